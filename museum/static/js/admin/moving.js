/* Blocks that are moved with their arrows: the focus stays with them, so that they can be moved on, and their new place is
 * told. Wagtail takes the block out of the page and puts it in again, and the focus is lost. */
(() => {
    "use strict";

    let told;

    function tell(words) {
        if (!told) {
            told = document.createElement("div");
            told.className = "w-sr-only";
            told.setAttribute("role", "status");
            document.body.append(told);
        }
        told.textContent = words;
    }

    document.addEventListener("DOMContentLoaded", () => {
        const { StreamBlock } = window.wagtailStreamField?.blocks ?? {};
        if (!StreamBlock) return;
        const sequence = Object.getPrototypeOf(StreamBlock.prototype);
        const { moveBlock } = sequence;
        sequence.moveBlock = function (from, to) {
            const button = document.activeElement;
            const child = this.children[from];
            moveBlock.call(this, from, to);
            if (!child?.element.contains(button)) return;
            // At the end of its way a block can only go back.
            const other = child.actionsContainerElement.querySelector("[data-streamfield-action^=MOVE]:enabled");
            (button.disabled ? other : button)?.focus();
            tell(`${child.getTextLabel({ maxLength: 70 }) || child.blockDef.meta.label}: ${to + 1}/${this.children.length}`);
        };
    });
})();
