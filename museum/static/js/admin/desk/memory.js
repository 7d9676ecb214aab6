/* Words in this browser that the server has not kept yet: for each passage under a name of what its original says. */

/** The beginning of the names of all passages of a desk. */
export function prefixOf(desk) {
    return `desk:${desk.dataset.user}:${desk.dataset.key}:`;
}

export function keyOf(desk, line) {
    return `${prefixOf(desk)}${line.dataset.path}:${hash(line.querySelector(".desk-source").textContent)}`;
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

/** FNV-1a, 32 bits: tells the former words of an original from those of now. */
function hash(text) {
    let sum = 0x811c9dc5;
    for (const letter of text) sum = Math.imul(sum ^ letter.codePointAt(0), 0x01000193) >>> 0;
    return sum.toString(36);
}
