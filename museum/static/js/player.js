/** Beside a recording's own controls: how fast, ten seconds back, less data, with description, and its drawing as a bar to
 * go along.
 *
 * One recording sounds at a time. Where somebody stopped is kept in this browser alone. Without this script the browser's
 * controls play, and links lead to the copies with less data and with description.
 */

const BACK = 10; // seconds, as the strides of the keys are
const STRIDES = { ArrowRight: 5, ArrowUp: 5, ArrowLeft: -5, ArrowDown: -5, PageUp: 30, PageDown: -30 };
const EDGE = 5; // so near to its ends a recording counts as not begun, or heard
const EVERY = 3000; // milliseconds between two notes of where it stands
const LOW = "museum.low";
const DESCRIBED = "museum.described";

/** What this browser keeps; nothing, where it is told to keep nothing. */
const memory = {
    get(name) {
        try {
            return localStorage.getItem(name);
        } catch {
            return null;
        }
    },
    set(name, value) {
        try {
            if (value === null) localStorage.removeItem(name);
            else localStorage.setItem(name, value);
        } catch {
            // Then it is not kept.
        }
    },
};

function clock(seconds) {
    const whole = Math.floor(seconds);
    return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

class Player {
    constructor(figure) {
        this.media = figure.querySelector("audio, video");
        this.wave = figure.querySelector(".player-wave");
        this.speed = figure.querySelector("[data-do=speed]");
        this.low = figure.querySelector("[data-do=low]");
        this.described = figure.querySelector("[data-do=described]");
        this.told = Number(figure.dataset.seconds);
        this.place = `museum.heard.${figure.dataset.recording}`;
        this.noted = 0;
        for (const source of this.media.querySelectorAll("source")) source.dataset.normal = source.src;
        figure.querySelector("[data-do=back]").addEventListener("click", () => this.go(this.media.currentTime - BACK));
        this.speed.addEventListener("change", () => this.hasten());
        this.low?.addEventListener("change", () => this.choose(LOW, this.low));
        this.described?.addEventListener("change", () => this.choose(DESCRIBED, this.described));
        this.listen();
        this.drawBar();
        this.remember();
        figure.classList.add("ready");
    }

    get length() {
        return Number.isFinite(this.media.duration) ? this.media.duration : this.told;
    }

    listen() {
        this.media.addEventListener("play", () => {
            for (const other of document.querySelectorAll("audio, video")) if (other !== this.media) other.pause();
        });
        for (const event of ["timeupdate", "seeked", "loadedmetadata", "durationchange"]) {
            this.media.addEventListener(event, () => this.show());
        }
        this.media.addEventListener("timeupdate", () => {
            if (Date.now() - this.noted > EVERY) this.note();
        });
        for (const event of ["pause", "seeked", "ended"]) this.media.addEventListener(event, () => this.note());
        addEventListener("pagehide", () => this.note());
        this.media.addEventListener("ratechange", () => {
            const known = [...this.speed.options].find((one) => Number(one.value) === this.media.playbackRate);
            if (known) this.speed.value = known.value;
        });
    }

    /** The drawing, once more in another colour as far as it is heard, becomes a slider. */
    drawBar() {
        const drawing = this.wave.querySelector("svg");
        if (drawing) {
            const heard = drawing.cloneNode(true);
            heard.classList.add("heard");
            this.wave.append(heard);
        }
        const states = { role: "slider", tabindex: "0", "aria-label": this.wave.dataset.label, "aria-valuemin": "0" };
        for (const [name, value] of Object.entries(states)) this.wave.setAttribute(name, value);
        this.wave.addEventListener("keydown", (event) => this.key(event));
        this.wave.addEventListener("click", (event) => this.point(event));
        this.wave.addEventListener("pointerdown", (event) => {
            if (!event.button) this.wave.setPointerCapture(event.pointerId);
        });
        this.wave.addEventListener("pointermove", (event) => {
            if (this.wave.hasPointerCapture(event.pointerId)) this.point(event);
        });
        this.show();
    }

    key(event) {
        if (event.altKey || event.ctrlKey || event.metaKey) return;
        const ends = { Home: 0, End: this.length };
        const aim = ends[event.key] ?? this.media.currentTime + STRIDES[event.key];
        if (event.key === " " || event.key === "Enter") this.toggle();
        else if (Number.isFinite(aim)) this.go(aim);
        else return;
        event.preventDefault();
    }

    point(event) {
        const box = this.wave.getBoundingClientRect();
        this.go(((event.clientX - box.left) / box.width) * this.length);
    }

    toggle() {
        if (this.media.paused) this.play();
        else this.media.pause();
    }

    /** Stopped, or changed for another copy, before it began: nothing is wrong. */
    play() {
        this.media.play().catch(() => {});
    }

    /** Before anything is loaded this is where it will begin. */
    go(seconds) {
        this.media.currentTime = Math.min(Math.max(seconds, 0), this.length || 0);
        this.show();
    }

    hasten() {
        this.media.playbackRate = this.media.defaultPlaybackRate = Number(this.speed.value);
    }

    choose(name, box) {
        memory.set(name, box.checked ? "yes" : null);
        this.change();
    }

    /** The other copies of the same recording, from where it stands. */
    change() {
        const { currentTime, paused } = this.media;
        for (const source of this.media.querySelectorAll("source")) {
            const { normal, low, described, describedLow } = source.dataset;
            const told = this.described?.checked && described;
            source.src = this.low?.checked ? (told && describedLow) || (!told && low) || told || normal : told || normal;
        }
        this.media.load();
        this.media.currentTime = currentTime;
        if (!paused) this.play();
    }

    remember() {
        const begun = Number(memory.get(this.place));
        if (begun > EDGE && begun < this.length - EDGE) this.go(begun);
        if (this.low) this.low.checked = Boolean(memory.get(LOW) || navigator.connection?.saveData);
        if (this.described) this.described.checked = Boolean(memory.get(DESCRIBED));
        if (this.low?.checked || this.described?.checked) this.change();
    }

    note() {
        const { currentTime } = this.media;
        this.noted = Date.now();
        memory.set(this.place, currentTime > EDGE && currentTime < this.length - EDGE ? currentTime.toFixed(1) : null);
    }

    show() {
        const { currentTime } = this.media;
        const part = this.length ? Math.min(currentTime / this.length, 1) : 0;
        const said = this.wave.dataset.heard.replace("{now}", clock(currentTime)).replace("{length}", clock(this.length));
        this.wave.style.setProperty("--heard", `${(part * 100).toFixed(2)}%`);
        this.wave.setAttribute("aria-valuemax", String(Math.round(this.length)));
        this.wave.setAttribute("aria-valuenow", String(Math.round(currentTime)));
        this.wave.setAttribute("aria-valuetext", said);
    }
}

for (const figure of document.querySelectorAll(".player")) new Player(figure);
