/* The editor of a table. A column is put in, moved and taken away by its heading, and a new row has a cell for each. */
(() => {
    "use strict";

    const { ListBlock, StructBlockDefinition } = window.wagtailStreamField.blocks;

    function follow(block, words) {
        const { header, rows } = block.childBlocks;
        const empty = rows.blockDef.initialChildState.cells[0].value;
        header.container[0].classList.add("table-head");
        const all = () => rows.children.map((row) => row.block.childBlocks.cells);
        const put = (cells, place) => cells.insert(empty, place, { id: crypto.randomUUID?.() });

        /** Does the same with the cells below a heading; where a row has others than the headings are, it is left. */
        function withCells(name, change) {
            header[name] = function (...args) {
                const width = this.children.length;
                const done = ListBlock.prototype[name].apply(this, args);
                all().filter((cells) => cells.children.length === width).forEach((cells) => change(cells, ...args));
                settle();
                return done;
            };
        }

        /** A row that has too many cells, or lacks some, has the buttons to mend it; a column says what its do. */
        function settle() {
            for (const cells of all()) {
                const isEven = cells.children.length === header.children.length;
                cells.container[0].toggleAttribute("data-uneven", !isEven);
            }
            for (const [action, told] of Object.entries(words)) {
                header.container[0].querySelectorAll(`[data-streamfield-action=${action}]`).forEach((button) => { button.title = told; });
            }
            header.container[0].querySelectorAll("[data-streamfield-list-add]").forEach((button) => { button.title = words.ADD; });
        }

        withCells("_insert", (cells, definition, state, id, place) => put(cells, place));
        withCells("deleteBlock", (cells, ...args) => cells.deleteBlock(...args));
        withCells("moveBlock", (cells, ...args) => cells.moveBlock(...args));

        const ofNew = rows._getChildDataForInsertion;
        rows._getChildDataForInsertion = function (...args) {
            const [definition, state, id] = ofNew.apply(this, args);
            const cells = header.children.map(() => ({ value: empty, id: crypto.randomUUID?.() }));
            return [definition, { ...state, cells }, id];
        };
        settle();
    }

    class Table extends StructBlockDefinition {
        render(...args) {
            const block = super.render(...args);
            follow(block, this.meta.words);
            return block;
        }
    }

    window.telepath.register("museum.Table", Table);
})();
