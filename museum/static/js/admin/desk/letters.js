/* The palette of letters that are on no keyboard here: each goes where the caret was last. */
import { insert } from "./marks.js";

export function watchLetters(desk) {
    const palette = desk.querySelector(".desk-palette");
    if (!palette) return;
    let field = null;
    desk.addEventListener("focusin", ({ target }) => {
        if (target.classList.contains("desk-text")) field = target;
    });
    palette.addEventListener("mousedown", (event) => event.preventDefault());
    palette.addEventListener("click", ({ target, shiftKey }) => {
        const letter = shiftKey ? target.dataset.letter?.toLocaleUpperCase() : target.dataset.letter;
        if (!letter || !field) return;
        if (document.activeElement !== field) field.focus();
        insert(letter);
    });
}
