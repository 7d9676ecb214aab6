/* The desk: every passage is kept as it is written, also when the line drops. Keys, marks and letters are in their own
 * files; the words of messages come from the page. */
import { Passage } from "./desk/passage.js";
import { Leftovers } from "./desk/leftovers.js";
import { Preview } from "./desk/preview.js";
import { watchLetters } from "./desk/letters.js";

const desk = document.getElementById("desk");
const status = document.getElementById("desk-kept");
const progress = document.getElementById("desk-progress");
const share = document.getElementById("desk-share");
const TO_DO = new Set(["missing", "machine", "changed"]);

const preview = new Preview(document.getElementById("desk-frame"));
const passages = [...desk.querySelectorAll(".desk-line")].map((line) => new Passage(line, desk, {
    standing({ done, total }) {
        if (total === undefined) return;
        share.value = done;
        progress.textContent = progress.dataset.words.replace("{done}", done).replace("{total}", total);
        preview.renew();
    },
    state: say,
    // The same sentence may stand twice in one place: it has one translation.
    kept: (one, text) => passages.forEach((other) => other !== one && other.memory === one.memory && other.follow(one, text)),
    focus: (passage) => preview.show(passage.anchor),
}));

/** What is not kept yet decides what is said; nothing of it is lost when the page is closed. */
function say() {
    const offline = passages.some((passage) => passage.offline);
    const waiting = passages.some((passage) => passage.isWaiting);
    status.classList.toggle("is-offline", offline);
    status.textContent = offline ? status.dataset.offline : waiting ? status.dataset.waiting : status.dataset.kept;
}

function at() {
    return passages.findIndex((passage) => passage.line.contains(document.activeElement));
}

function go(index) {
    passages[Math.max(0, Math.min(index, passages.length - 1))]?.focus();
}

function nextToDo() {
    const here = at();
    const order = [...passages.slice(here + 1), ...passages.slice(0, here + 1)];
    order.find((passage) => TO_DO.has(passage.line.dataset.status))?.focus();
}

const KEYS = {
    ArrowDown: () => go(at() + 1),
    ArrowUp: () => go(at() - 1),
    KeyJ: nextToDo,
    KeyO: () => passages[at()]?.settle(),
    Digit0: () => passages[at()]?.takeOriginal(),
};

desk.addEventListener("keydown", (event) => {
    if (event.ctrlKey && event.key === "Enter") {
        event.preventDefault();
        passages[at()]?.keep();
        go(at() + 1);
    } else if (event.altKey && !event.ctrlKey) {
        const offer = /^Digit([1-5])$/.exec(event.code);
        const act = offer ? () => passages[at()]?.takeOffer(Number(offer[1]) - 1) : KEYS[event.code];
        if (act) {
            event.preventDefault();
            act();
        }
    }
});

document.getElementById("desk-next").addEventListener("click", nextToDo);
document.getElementById("desk-toggle")?.addEventListener("click", ({ currentTarget }) => {
    const side = document.getElementById("desk-preview");
    side.hidden = !side.hidden;
    currentTarget.setAttribute("aria-expanded", String(!side.hidden));
});
document.getElementById("desk-finish").addEventListener("submit", async (event) => {
    const open = passages.filter((passage) => passage.isWaiting);
    if (!open.length) {
        // A yes is said to these words, and to none that came since.
        const read = passages.map((passage) => [passage.line.id.slice(1), passage.version]);
        event.target.elements.read.value = JSON.stringify(Object.fromEntries(read));
        return;
    }
    // What was written a moment ago goes first.
    event.preventDefault();
    const { submitter } = event;
    await Promise.all(open.map((passage) => passage.keep()));
    if (!passages.some((passage) => passage.isWaiting)) event.target.requestSubmit(submitter);
});
window.addEventListener("online", () => passages.forEach((passage) => passage.isWaiting && passage.keep()));
window.addEventListener("beforeunload", (event) => {
    if (passages.some((passage) => passage.isWaiting)) event.preventDefault();
});

new Leftovers(desk, passages);
watchLetters(desk);
if (location.hash === "#next") nextToDo();
else document.getElementById(location.hash.slice(1))?.querySelector(".desk-text")?.focus();
