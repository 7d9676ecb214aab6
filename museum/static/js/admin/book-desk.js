/* The desk of a book: while its files are being made, how far they are is asked for again and again. */
const EVERY = 3000; // milliseconds

async function askAgain() {
    const here = document.getElementById("book-files");
    if (!("waits" in here.dataset)) return;
    try {
        const answer = await fetch(location.href);
        const told = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("book-files");
        if (told) {
            here.replaceChildren(...told.childNodes);
            if (!("waits" in told.dataset)) delete here.dataset.waits;
        }
    } catch {
        // The line is down: it is asked again.
    }
    setTimeout(askAgain, EVERY);
}
setTimeout(askAgain, EVERY);
