/** Words of a story to take along: whose they are, where they stand, and a link to their moment.
 *
 * Whoever marks words in a transcript, or presses a turn's time, is offered both. Without this script the times are
 * links, and the page says how to cite it.
 */

const script = document.querySelector(".transcript[data-cited]");
const told = script?.dataset;
const PATIENCE = 200; // milliseconds: a finger is still marking

/** The speaker of a turn: named where somebody else spoke before. */
function speakerOf(turn) {
    const turns = [...script.querySelectorAll(".turns li")];
    const named = turns.slice(0, turns.indexOf(turn) + 1).findLast((one) => one.querySelector(".speaker b"));
    return named?.querySelector(".speaker b").textContent ?? "";
}

/** What is chosen of a cue. */
function wordsIn(cue, range) {
    const part = document.createRange();
    part.selectNodeContents(cue);
    if (cue.contains(range.startContainer)) part.setStart(range.startContainer, range.startOffset);
    if (cue.contains(range.endContainer)) part.setEnd(range.endContainer, range.endOffset);
    return String(part).trim();
}

/** The cues of which something is chosen; where two languages stand side by side, in that of the first. */
function cuesIn(range) {
    const found = [...script.querySelectorAll(".cue")].filter((cue) => range.intersectsNode(cue) && wordsIn(cue, range));
    return found.filter((cue) => cue.parentElement.lang === found[0].parentElement.lang);
}

function clock(seconds) {
    const whole = Math.floor(seconds);
    const parts = [Math.floor(whole / 60) % 60, whole % 60].map((part) => String(part).padStart(2, "0"));
    return whole < 3600 ? `${Number(parts[0])}:${parts[1]}` : `${Math.floor(whole / 3600)}:${parts.join(":")}`;
}

function linkTo(seconds) {
    const address = document.querySelector("link[rel=canonical]")?.href ?? location.href.split("#")[0];
    return `${address}#t=${seconds}`;
}

function quotation(range) {
    const cues = cuesIn(range);
    const runs = [];
    for (const cue of cues) {
        const turn = cue.closest("li");
        const speaker = speakerOf(turn);
        const words = turn.classList.contains("withheld") ? "[…]" : wordsIn(cue, range);
        if (runs.at(-1)?.speaker === speaker) runs.at(-1).words += ` ${words}`;
        else runs.push({ speaker, words });
    }
    const said = runs.map(({ speaker, words }) => {
        const quoted = told.quoted.replace("{words}", () => words);
        return speaker ? `${speaker}: ${quoted}` : quoted;
    });
    const { start } = cues[0].dataset;
    const cited = told.cited.replace("{time}", clock(Number(start))).replace("{link}", () => linkTo(start));
    return `${said.join(" ")} ${cited}`;
}

class Offer {
    constructor() {
        this.bar = document.createElement("div");
        this.bar.className = "quoting";
        this.bar.setAttribute("role", "group");
        this.bar.setAttribute("aria-label", told.quote);
        this.done = document.createElement("output");
        this.text = document.createElement("textarea");
        this.text.readOnly = true;
        this.text.rows = 4;
        this.text.setAttribute("aria-label", told.quote);
        this.bar.append(
            this.text,
            this.button(told.quote, () => quotation(this.range)),
            this.button(told.link, () => linkTo(cuesIn(this.range)[0].dataset.start)),
            this.done,
        );
        // What is marked stays marked.
        this.bar.addEventListener("pointerdown", (event) => {
            if (event.target !== this.text) event.preventDefault();
        });
        addEventListener("pointerdown", ({ target }) => {
            if (!this.bar.contains(target)) this.close();
        });
        addEventListener("keydown", ({ key }) => {
            if (key === "Escape") this.close();
        });
    }

    button(words, made) {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = words;
        button.addEventListener("click", () => this.copy(made()));
        return button;
    }

    /** Beside the turn's time, so that it comes next by keyboard. */
    open(range, turn) {
        this.range = range;
        this.text.hidden = true;
        this.done.textContent = "";
        turn.querySelector(".speaker").after(this.bar);
    }

    shows(range) {
        const edges = ["startContainer", "startOffset", "endContainer", "endOffset"];
        return this.bar.isConnected && edges.every((edge) => this.range[edge] === range[edge]);
    }

    close() {
        const turn = this.bar.closest("li");
        if (this.bar.contains(document.activeElement)) turn.querySelector("button").focus();
        this.bar.remove();
    }

    /** Shown besides: some browsers let nobody copy by a key, or only on safe connections. */
    async copy(text) {
        this.text.value = text;
        this.text.hidden = false;
        try {
            await navigator.clipboard.writeText(text);
            this.done.textContent = told.copied;
        } catch {
            this.text.focus();
            this.text.select();
        }
    }
}

function begin() {
    const offer = new Offer();
    let waiting;
    document.addEventListener("selectionchange", () => {
        clearTimeout(waiting);
        waiting = setTimeout(() => {
            const selection = getSelection();
            if (selection.isCollapsed || !script.contains(selection.anchorNode)) return;
            if (offer.bar.contains(document.activeElement)) return;
            const range = selection.getRangeAt(0).cloneRange();
            // A field that shows what was copied reports a change as well.
            if (offer.shows(range)) return;
            const [first] = cuesIn(range);
            if (first) offer.open(range, first.closest("li"));
        }, PATIENCE);
    });
    script.addEventListener("click", ({ target }) => {
        const turn = target.closest(".speaker button")?.closest("li");
        if (!turn) return;
        const range = document.createRange();
        range.selectNodeContents(turn.querySelector(".words"));
        offer.open(range, turn);
    });
}

if (script) begin();
