/** Listening to a story with its transcript: all of it can be read without. */

const player = document.querySelector(".telling .player :is(audio, video)") ?? document.querySelector(".player :is(audio, video)");
const script = document.querySelector(".transcript");
const cues = [...script.querySelectorAll(".cue")];
const words = script.dataset;
const startOf = (element) => Number(element.dataset.start);

function playFrom(seconds) {
    player.currentTime = seconds;
    // Stopped again before it began: nothing is wrong.
    player.play().catch(() => {});
    follows(true);
}

/* --- Times are buttons, cues can be pressed ------------------------------------------------------------------------- */

for (const time of script.querySelectorAll("time[data-start]")) {
    const button = document.createElement("button");
    button.type = "button";
    const told = document.createElement("span");
    told.className = "hidden";
    told.textContent = `${words.play} `;
    // Without this script it is a link to the moment.
    time.parentElement.replaceWith(button);
    button.append(told, time);
    button.addEventListener("click", () => {
        // What stands in the address bar leads others to this moment.
        history.replaceState(null, "", `#t=${time.dataset.start}`);
        playFrom(startOf(time));
    });
}
script.addEventListener("click", ({ target }) => {
    const cue = target.closest(".cue");
    // Whoever marks words to copy them does not want to hear them.
    if (cue && !String(getSelection())) playFrom(startOf(cue));
});

/* --- The voice is followed, unless the reader reads elsewhere ------------------------------------------------------- */

let following = true;
const again = document.createElement("button");
again.type = "button";
again.className = "button follow";
again.hidden = true;
again.textContent = words.follow;
again.addEventListener("click", () => {
    follows(true);
    show();
});
script.append(again);

function follows(whether) {
    following = whether;
    again.hidden = whether || player.paused;
}
for (const sign of ["wheel", "touchmove"]) addEventListener(sign, () => follows(false), { passive: true });
addEventListener("keydown", ({ key }) => {
    if (["PageDown", "PageUp", "ArrowDown", "ArrowUp", "Home", "End"].includes(key)) follows(false);
});

const spoken = () => cues.filter((cue) => cue.classList.contains("spoken"));

function show() {
    const [cue] = spoken();
    const box = cue?.getBoundingClientRect();
    if (box && (box.top < innerHeight * 0.15 || box.bottom > innerHeight * 0.8)) {
        const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
        cue.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
    }
}

let heard = null;
function mark() {
    const now = player.currentTime + 0.05;
    const found = cues.filter((cue) => startOf(cue) <= now && now < Number(cue.dataset.end));
    if (found[0] === heard) return;
    heard = found[0] ?? null;
    for (const cue of cues) cue.classList.toggle("spoken", found.includes(cue));
    const turn = heard?.closest("li");
    for (const one of script.querySelectorAll("li.playing")) if (one !== turn) one.classList.remove("playing");
    turn?.classList.add("playing");
    if (following && !player.paused) show();
}

player.addEventListener("timeupdate", mark);
player.addEventListener("pause", () => {
    again.hidden = true;
});
player.addEventListener("play", () => follows(following));

/* --- A link to a moment --------------------------------------------------------------------------------------------- */

function goToMoment() {
    const moment = Number(/^#t=(\d+(?:\.\d+)?)$/.exec(location.hash)?.[1] ?? NaN);
    if (Number.isNaN(moment)) return;
    player.preload = "metadata";
    player.currentTime = moment;
    const cue = cues.findLast((one) => startOf(one) <= moment + 0.05);
    cue?.closest("li").scrollIntoView({ block: "center" });
    mark();
}
addEventListener("hashchange", goToMoment);

/* --- Finding words within the story --------------------------------------------------------------------------------- */

const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function offerToFind() {
    const form = document.createElement("form");
    form.className = "find";
    form.setAttribute("role", "search");
    form.setAttribute("aria-labelledby", "transcript");
    const label = document.createElement("label");
    const input = document.createElement("input");
    input.type = "search";
    label.append(`${words.find} `, input);
    const told = document.createElement("output");
    form.append(label, told);
    let found = [];
    let at = -1;
    input.addEventListener("input", () => {
        const wanted = folded(input.value.trim());
        found = wanted ? cues.filter((cue) => folded(cue.textContent).includes(wanted)) : [];
        at = -1;
        for (const cue of cues) cue.classList.toggle("found", found.includes(cue));
        const nothing = wanted ? words.nothing.replace("{words}", input.value.trim()) : "";
        told.textContent = found.length ? `0 / ${found.length}` : nothing;
    });
    form.addEventListener("submit", (event) => {
        event.preventDefault();
        if (!found.length) return;
        at = (at + 1) % found.length;
        for (const cue of found) cue.classList.toggle("at", cue === found[at]);
        found[at].scrollIntoView({ block: "center" });
        told.textContent = `${at + 1} / ${found.length}`;
    });
    script.querySelector(".past").after(form);
}

offerToFind();
// After player.js, which goes to where somebody stopped: who follows a link wants that moment.
addEventListener("load", goToMoment);
