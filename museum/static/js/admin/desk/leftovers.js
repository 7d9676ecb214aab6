/* Words that never came through, for what the original said then: their writer decides, and until then they stay. */
import { forget, keysOf, prefixOf, recalled } from "./memory.js";
import { escaped } from "./text.js";

const words = document.getElementById("desk-words").dataset;

export class Leftovers {
    constructor(desk, passages) {
        const known = new Set(passages.map((passage) => passage.memory));
        for (const key of keysOf(desk)) {
            const left = recalled(key);
            if (!known.has(key) && left) this.show(key, left, this.nearest(desk, passages, key));
        }
    }

    /** A passage in the same place; without one the first of all. */
    nearest(desk, passages, key) {
        const path = key.slice(prefixOf(desk).length, key.lastIndexOf(":"));
        return passages.find((passage) => passage.line.dataset.path === path) ?? passages[0];
    }

    show(key, left, passage) {
        const html = left.rich ? left.text : escaped(left.text);
        passage?.ask(words.found, html, [[words.taken, () => {
            passage.take(html);
            forget(key);
        }], [words.drop, () => forget(key)]], "desk-left");
    }
}
