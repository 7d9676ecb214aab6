/* Words in this browser that the server has not kept yet: for each passage under a name of what its original says.
 * Passages of one place bear one name only where the server has one translation of them: where their words and their
 * marks are the same. */

/** The beginning of the names of all passages of a desk. */
export function prefixOf(desk) {
    return `desk:${desk.dataset.user}:${desk.dataset.key}:`;
}

export function keyOf(desk, line) {
    return `${prefixOf(desk)}${line.dataset.path}:${line.dataset.string}`;
}

export function keep(key, words) {
    try {
        localStorage.setItem(key, JSON.stringify(words));
    } catch {
        // No room, or not allowed: the words are sent all the same.
    }
}

export function recalled(key) {
    try {
        return JSON.parse(localStorage.getItem(key));
    } catch {
        return null;
    }
}

export function forget(key) {
    try {
        localStorage.removeItem(key);
    } catch {
        // Not allowed: then there was nothing.
    }
}

/** The names of what is kept for a desk, whatever its original says now. */
export function keysOf(desk) {
    try {
        return Object.keys(localStorage).filter((key) => key.startsWith(prefixOf(desk)));
    } catch {
        return [];
    }
}
