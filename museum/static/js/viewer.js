/** Looking closely: opens a picture in a dialog, where it is moved and enlarged, and leads over it step by step.
 *
 * OpenSeadragon draws; it is fetched when somebody asks to look, not before. Buttons, keys and words are the museum's.
 * Without this script, or without that library, the links lead to the largest picture there is.
 */

const dialog = document.getElementById("viewer");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const STRIDE = 0.2; // of what is seen, for one press of an arrow key
const ZOOM = 1.5;
const ROOM = 0.1; // left around a step's part of the picture
const SWIPE = 40; // pixels
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

let library;

function fetchLibrary() {
    library ??= new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = dialog.dataset.library;
        script.addEventListener("load", () => {
            // It would tell of every tile that comes after the picture was closed.
            window.OpenSeadragon.console = { ...console, warn() {} };
            resolve(window.OpenSeadragon);
        });
        script.addEventListener("error", () => {
            library = undefined;
            script.remove();
            reject(new Error(script.src));
        });
        document.head.append(script);
    });
    return library;
}

/** OpenSeadragon writes a style into the page unless it finds its own there. The museum's pages take none: an element of
 * that name stands in for it. */
function standInForStyle() {
    const mark = "data-openseadragon-mobile-css";
    if (document.querySelector(`style[${mark}]`)) return;
    const empty = document.createElementNS(null, "style");
    empty.setAttribute(mark, "");
    dialog.append(empty);
}

/** What is drawn: tiles where there are some, else the one large picture. Under the address that the page has, whatever
 * name the museum goes by elsewhere: nothing may be fetched from another host. */
async function sourceOf(link) {
    const whole = { type: "image", url: link.href };
    if (!link.dataset.service) return whole;
    const answer = await fetch(`${link.dataset.service}/info.json`);
    return answer.ok ? { ...(await answer.json()), id: new URL(link.dataset.service, location).href } : whole;
}

class Viewer {
    constructor() {
        this.room = dialog.querySelector(".viewer-room");
        this.stage = dialog.querySelector(".viewer-stage");
        this.side = dialog.querySelector(".viewer-side");
        this.told = dialog.querySelector(".viewer-step");
        this.buttons = Object.fromEntries([...dialog.querySelectorAll("[data-do]")].map((one) => [one.dataset.do, one]));
        this.deeds = {
            close: () => dialog.close(),
            nearer: () => this.zoom(ZOOM),
            farther: () => this.zoom(1 / ZOOM),
            whole: () => this.drawing?.viewport.goHome(calm.matches),
            screen: () => this.toggleScreen(),
            previous: () => this.go(this.step - 1),
            next: () => this.go(this.step + 1),
        };
        this.buttons.screen.hidden = !document.fullscreenEnabled;
        dialog.addEventListener("click", (event) => this.deeds[event.target.closest("[data-do]")?.dataset.do]?.());
        dialog.addEventListener("keydown", (event) => this.key(event));
        dialog.addEventListener("close", () => this.leave());
        this.room.addEventListener("fullscreenchange", () => {
            this.buttons.screen.setAttribute("aria-pressed", String(Boolean(document.fullscreenElement)));
        });
        this.listenForSwipes();
    }

    /** ``opener`` is what was pressed: it gets the focus back. */
    async open(link, step, opener) {
        this.opener = opener;
        this.steps = [...document.querySelectorAll(`[data-steps-of="${link.id}"]`)];
        this.step = -1;
        this.side.hidden = !this.steps.length;
        this.told.replaceChildren();
        this.stage.setAttribute("aria-label", link.dataset.described);
        this.stage.setAttribute("aria-busy", "true");
        if (link.dataset.describedLang) this.stage.lang = link.dataset.describedLang;
        else this.stage.removeAttribute("lang");
        dialog.showModal();
        this.stage.focus();
        const visit = (this.visit = {});
        try {
            const [OpenSeadragon, source] = await Promise.all([fetchLibrary(), sourceOf(link)]);
            if (this.visit === visit) this.draw(OpenSeadragon, source, step);
        } catch {
            if (this.visit === visit) location.assign(link.href);
        }
    }

    draw(OpenSeadragon, source, step) {
        standInForStyle();
        this.Rect = OpenSeadragon.Rect;
        this.Point = OpenSeadragon.Point;
        this.drawing = new OpenSeadragon.Viewer({
            element: this.stage,
            tileSources: source,
            drawer: "canvas",
            showNavigationControl: false,
            keyboardNavEnabled: false, // its own keys would turn and mirror the picture
            tabIndex: -1,
            animationTime: calm.matches ? 0 : 0.8,
            visibilityRatio: 0.6,
            minZoomImageRatio: 0.8,
            maxZoomPixelRatio: 2,
            gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true },
            gestureSettingsTouch: { flickEnabled: !calm.matches },
        });
        this.drawing.addHandler("open-failed", () => location.assign(this.opener.href));
        this.drawing.addHandler("open", () => {
            this.stage.setAttribute("aria-busy", "false");
            if (this.steps.length) this.go(step);
        });
    }

    leave() {
        this.visit = undefined;
        if (document.fullscreenElement) document.exitFullscreen();
        this.drawing?.destroy();
        this.drawing = undefined;
        this.mark = undefined;
        this.stage.replaceChildren();
        this.opener?.focus();
    }

    zoom(factor) {
        this.drawing?.viewport.zoomBy(factor, undefined, calm.matches);
        this.drawing?.viewport.applyConstraints(calm.matches);
    }

    pan([right, down]) {
        const seen = this.drawing?.viewport.getBounds(true);
        if (!seen) return;
        this.drawing.viewport.panBy(new this.Point(right * seen.width * STRIDE, down * seen.height * STRIDE), calm.matches);
        this.drawing.viewport.applyConstraints(calm.matches);
    }

    toggleScreen() {
        if (document.fullscreenElement) document.exitFullscreen();
        else this.room.requestFullscreen();
    }

    go(step) {
        if (!this.drawing || step < 0 || step >= this.steps.length || step === this.step) return;
        this.step = step;
        this.tell(this.steps[step]);
        this.show(this.steps[step].dataset.region.split(",").map((side) => Number(side) / 100));
        // A button that has the focus keeps it: it only says that there is nothing further.
        this.buttons.previous.setAttribute("aria-disabled", String(step === 0));
        this.buttons.next.setAttribute("aria-disabled", String(step === this.steps.length - 1));
    }

    tell(item) {
        const words = item.querySelector(".step-words").cloneNode(true);
        this.told.replaceChildren(...words.childNodes);
        this.told.scrollTop = 0;
    }

    show([x, y, width, height]) {
        const high = 1 / this.drawing.world.getItemAt(0).source.aspectRatio;
        const part = new this.Rect(x, y * high, width, height * high);
        if (!this.mark) {
            this.mark = document.createElement("div");
            this.mark.className = "viewer-mark";
            this.drawing.addOverlay({ element: this.mark, location: part });
        } else this.drawing.updateOverlay(this.mark, part);
        const room = Math.max(part.width, part.height) * ROOM;
        const seen = new this.Rect(part.x - room, part.y - room, part.width + 2 * room, part.height + 2 * room);
        this.drawing.viewport.fitBounds(seen, calm.matches);
    }

    key(event) {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const inPicture = this.stage.contains(event.target);
        const deed = {
            "+": "nearer", "=": "nearer", "-": "farther", "−": "farther", "0": "whole",
            PageDown: "next", PageUp: "previous",
            ...(inPicture ? {} : { ArrowRight: "next", ArrowLeft: "previous" }),
        }[event.key];
        if (deed) this.deeds[deed]();
        else if (inPicture && ARROWS[event.key]) this.pan(ARROWS[event.key]);
        else return;
        event.preventDefault();
    }

    /** Over the words a finger goes from step to step; over the picture it moves that. */
    listenForSwipes() {
        let start;
        this.side.addEventListener("pointerdown", (event) => {
            start = event.pointerType === "touch" ? event : undefined;
        });
        this.side.addEventListener("pointerup", (event) => {
            if (!start) return;
            const [right, down] = [event.clientX - start.clientX, event.clientY - start.clientY];
            start = undefined;
            if (Math.abs(right) > SWIPE && Math.abs(right) > 2 * Math.abs(down)) this.go(this.step - Math.sign(right));
        });
    }
}

/** The links become buttons: they open something here. */
if (dialog && typeof dialog.showModal === "function") {
    const viewer = new Viewer();
    for (const opener of document.querySelectorAll("[data-look]")) {
        const link = opener.dataset.look ? document.getElementById(opener.dataset.look) : opener;
        opener.setAttribute("role", "button");
        opener.setAttribute("aria-haspopup", "dialog");
        opener.addEventListener("click", (event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return;
            event.preventDefault();
            viewer.open(link, Number(opener.dataset.step ?? 0), opener);
        });
        opener.addEventListener("keydown", (event) => {
            if (event.key !== " ") return;
            event.preventDefault();
            opener.click();
        });
    }
}
