/* How a reader wishes books to look, kept in this browser alone; set before the page is drawn, so that nothing jumps. */
(() => {
    "use strict";
    let kept = {};
    try {
        kept = JSON.parse(localStorage.getItem("museum.comfort")) || {};
    } catch {
        // Then it looks as it does for everybody.
    }
    // What only scripts make work is shown from the beginning, and nothing is pushed down by it.
    document.documentElement.classList.add("scripts");
    for (const name of ["size", "spacing", "face", "theme", "links"]) {
        if (kept[name]) document.documentElement.dataset[name] = kept[name];
    }
})();
