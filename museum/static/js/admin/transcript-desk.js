/** The desk for transcripts: everything that a form alone cannot do, by buttons and by keys. */

import { read, write } from "./cue-times.js";

const form = document.getElementById("cue-form");
const list = document.getElementById("cue-list");
const fresh = document.getElementById("cue-new");
const sound = document.getElementById("cue-sound");
const tools = document.getElementById("cue-tools");
const status = document.getElementById("cue-said");
const unsaved = document.getElementById("cue-unsaved");
const STEP = 100;
// What a cue keeps when it is cut or pushed together; milliseconds.
const SHORTEST = 50;
const NAMES = ["key", "start", "end", "speaker", "text", "other"];

let current = null;
let caret = 0;
let stopsAt = Infinity;

const rows = () => [...list.querySelectorAll(".cue-row")].filter((row) => row !== fresh);
const part = (row, name) => row.querySelector(`[name="${name}"]`);
const value = (row, name) => part(row, name)?.value ?? "";
const time = (row, name) => read(value(row, name));
const setTime = (row, name, milliseconds) => { part(row, name).value = write(milliseconds); };
const neighbour = (row, by) => rows()[rows().indexOf(row) + by] ?? null;

function touched() {
    unsaved.hidden = false;
}

function say(text) {
    status.textContent = text;
}

function number() {
    const word = fresh.previousElementSibling?.querySelector("legend")?.textContent.replace(/\d+$/, "") ?? "";
    rows().forEach((row, place) => { row.querySelector("legend").textContent = `${word}${place + 1}`; });
}

function goTo(row, name = "text") {
    if (!row) return;
    part(row, name).focus();
    row.scrollIntoView({ block: "nearest" });
}

/** A row as the form has them, with nothing in it. */
function made() {
    const row = fresh.cloneNode(true);
    row.removeAttribute("id");
    for (const name of NAMES) if (part(row, name)) part(row, name).value = "";
    return row;
}

function nudge(row, name, by) {
    const [start, end] = [time(row, "start"), time(row, "end")];
    if (start === null || end === null) return;
    const before = neighbour(row, -1);
    const after = neighbour(row, 1);
    if (name === "start") {
        const least = before ? time(before, "end") ?? 0 : 0;
        setTime(row, "start", Math.min(Math.max(start + by, least), end - SHORTEST));
    } else {
        const most = after ? time(after, "start") ?? Infinity : Infinity;
        setTime(row, "end", Math.max(Math.min(end + by, most), start + SHORTEST));
    }
    say(status.dataset.moved.replace("{start}", value(row, "start")).replace("{end}", value(row, "end")));
    touched();
}

const ACTS = {
    play(row) {
        if (!sound.paused) {
            sound.pause();
            return;
        }
        sound.currentTime = (time(row, "start") ?? 0) / 1000;
        stopsAt = (time(row, "end") ?? Infinity) / 1000;
        // Stopped again before it began: nothing is wrong.
        sound.play().catch(() => {});
    },
    startEarlier: (row) => nudge(row, "start", -STEP),
    startLater: (row) => nudge(row, "start", STEP),
    endEarlier: (row) => nudge(row, "end", -STEP),
    endLater: (row) => nudge(row, "end", STEP),
    split(row) {
        const text = value(row, "text");
        const [before, after] = [text.slice(0, caret).trim(), text.slice(caret).trim()];
        const [start, end] = [time(row, "start"), time(row, "end")];
        if (!before || !after || start === null || end - start < 2 * SHORTEST) {
            say(status.dataset.caret);
            return;
        }
        const at = Math.min(Math.max(start + Math.round((end - start) * caret / text.length), start + SHORTEST), end - SHORTEST);
        const second = made();
        setTime(second, "start", at);
        setTime(second, "end", end);
        setTime(row, "end", at);
        part(second, "speaker").value = value(row, "speaker");
        part(second, "text").value = after;
        part(row, "text").value = before;
        // The translation stays with the first part; the second is to be written.
        row.after(second);
        finished(second, status.dataset.split);
        part(second, "text").setSelectionRange(0, 0);
    },
    join(row) {
        const next = neighbour(row, 1);
        if (!next) return;
        for (const name of ["text", "other"]) {
            if (part(row, name)) part(row, name).value = [value(row, name), value(next, name)].filter(Boolean).join(" ");
        }
        part(row, "end").value = value(next, "end");
        next.remove();
        finished(row, status.dataset.joined);
    },
    add(row) {
        const one = made();
        const start = time(row, "end") ?? 0;
        const next = neighbour(row, 1);
        setTime(one, "start", start);
        setTime(one, "end", Math.max(start + SHORTEST, Math.min(start + 2000, (next && time(next, "start")) ?? Infinity)));
        part(one, "speaker").value = value(row, "speaker");
        row.after(one);
        finished(one, status.dataset.added);
    },
    remove(row) {
        const next = neighbour(row, 1) ?? neighbour(row, -1);
        row.remove();
        finished(next ?? fresh, status.dataset.removed);
    },
};

function finished(row, words) {
    number();
    touched();
    goTo(row);
    say(words);
}

/** Browsers tell of a moved caret late: whoever is quick with the keys would split where it was. */
function keepCaret() {
    const at = document.activeElement;
    if (at?.name === "text" && at.form === form) caret = at.selectionStart;
}

function act(name) {
    keepCaret();
    if (current?.isConnected && current !== fresh) ACTS[name](current);
}

/* --- Where somebody writes ------------------------------------------------------------------------------------------ */

list.addEventListener("focusin", ({ target }) => {
    current = target.closest(".cue-row");
    tools.hidden = current === fresh;
    if (target.name !== "text") caret = 0;
});
document.addEventListener("selectionchange", keepCaret);
list.addEventListener("input", touched);

for (const button of tools.querySelectorAll("[data-act]")) {
    // The field keeps the caret, and a screen reader its place.
    button.addEventListener("pointerdown", (event) => event.preventDefault());
    button.addEventListener("click", () => act(button.dataset.act));
}

const KEYS = {
    "Alt KeyP": () => act("play"),
    "Alt KeyS": () => act("split"),
    "Alt KeyJ": () => act("join"),
    "Alt KeyN": () => act("add"),
    "Alt Delete": () => act("remove"),
    "Alt Comma": () => act("startEarlier"),
    "Alt Period": () => act("startLater"),
    "Alt Shift Comma": () => act("endEarlier"),
    "Alt Shift Period": () => act("endLater"),
    "Alt ArrowDown": () => goTo(neighbour(current, 1)),
    "Alt ArrowUp": () => goTo(neighbour(current, -1)),
    "Ctrl KeyS": () => form.requestSubmit(),
};

form.addEventListener("keydown", (event) => {
    const pressed = [event.ctrlKey || event.metaKey ? "Ctrl" : "", event.altKey ? "Alt" : "", event.shiftKey ? "Shift" : "", event.code];
    const does = KEYS[pressed.filter(Boolean).join(" ")];
    if (!does || !current) return;
    event.preventDefault();
    does();
});

/* --- The sound ------------------------------------------------------------------------------------------------------ */

sound.addEventListener("timeupdate", () => {
    if (sound.currentTime >= stopsAt) {
        sound.pause();
        stopsAt = Infinity;
    }
    const now = sound.currentTime * 1000;
    for (const row of rows()) row.classList.toggle("is-heard", time(row, "start") <= now && now < time(row, "end"));
});
sound.addEventListener("pause", () => { stopsAt = Infinity; });

/* --- Saving: one field holds all rows, for a form holds fewer fields than a long recording has ------------------------ */

form.addEventListener("submit", () => {
    const sent = document.createElement("input");
    sent.type = "hidden";
    sent.name = "rows";
    sent.value = JSON.stringify([...rows(), fresh].map((row) => NAMES.map((name) => value(row, name))));
    form.append(sent);
    for (const row of [...rows(), fresh]) row.disabled = true;
    unsaved.hidden = true;
});
window.addEventListener("beforeunload", (event) => {
    if (!unsaved.hidden) event.preventDefault();
});
// Back from another page: the form is as it was.
window.addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    for (const row of [...rows(), fresh]) row.disabled = false;
    form.querySelector("[name=rows]")?.remove();
});
