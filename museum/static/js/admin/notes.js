/* The notes of a chapter: the text's button for footnotes puts a new one among them (book-marks.js). */
(() => {
    "use strict";

    const { StreamBlockDefinition } = window.wagtailStreamField.blocks;

    /** What the editor of rich text keeps of plain words: each line is a paragraph. */
    function contentOf(words) {
        const blocks = words.split(/\s*\n\s*/).map((text) => ({
            key: Math.random().toString(36).slice(2, 7), text, type: "unstyled", depth: 0,
            inlineStyleRanges: [], entityRanges: [],
        }));
        return JSON.stringify({ blocks, entityMap: {} });
    }

    /** The words that a note holds at the moment, and its id. */
    function read(child) {
        return { id: child.id, words: (child.getTextLabel({}) ?? "").trim() };
    }

    class Notes extends StreamBlockDefinition {
        render(...args) {
            const block = super.render(...args);
            window.museumNotes = {
                all: () => block.children.map(read).filter(({ id }) => id),
                add(words) {
                    const id = crypto.randomUUID?.() ?? "10000000-1000-4000-8000-100000000000".replace(
                        /[018]/g, (one) => (one ^ crypto.getRandomValues(new Uint8Array(1))[0] & 15 >> one / 4).toString(16));
                    block.insert({ type: "note", value: contentOf(words), id }, block.children.length, { animate: false });
                    return id;
                },
            };
            return block;
        }
    }

    window.telepath.register("museum.Notes", Notes);
})();
