/** Comfort for readers of a book: notes and words open in place, how it looks, where one stopped, links to a paragraph.
 *
 * All of it is kept in this browser alone. Without this script notes are links to the chapter's end and back.
 */

const root = document.documentElement;
const chapter = document.querySelector("article[data-place]");
const tools = document.querySelector(".book-tools");
const COMFORT = "museum.comfort";
const PLACES = "museum.places";
const MOST = 40; // places that are kept
const EVERY = 1500; // milliseconds between two notes of where somebody reads

function kept(name) {
    try {
        return JSON.parse(localStorage.getItem(name)) ?? {};
    } catch {
        return {};
    }
}

function keep(name, value) {
    try {
        localStorage.setItem(name, JSON.stringify(value));
    } catch {
        // Then it is not kept.
    }
}

/* --- Notes and words in place ---------------------------------------------------------------------------------------- */

let open;

function close(focus) {
    if (!open) return;
    const { box, call } = open;
    open = undefined;
    box.remove();
    call.removeAttribute("aria-expanded");
    if (focus) call.focus();
}

/** Where a note or word stands, without what leads back from it. */
function told(call) {
    const target = document.getElementById(decodeURIComponent(call.hash.slice(1)));
    const box = document.createElement("div");
    box.className = "in-place";
    box.setAttribute("role", "note");
    box.tabIndex = -1;
    const inner = target.closest("dl") ? document.createElement("dl") : box;
    inner.append(...target.cloneNode(true).childNodes);
    inner.querySelectorAll(".note-back").forEach((one) => one.remove());
    inner.querySelectorAll("[id]").forEach((one) => one.removeAttribute("id"));
    if (inner !== box) box.append(inner);
    if (target.lang) box.lang = target.lang;
    box.setAttribute("aria-label", call.getAttribute("aria-label") ?? call.textContent);
    return box;
}

document.addEventListener("click", (event) => {
    const call = event.target.closest("a.noteref, a.term");
    if (open && !open.box.contains(event.target)) {
        const same = open.call === call;
        close(same);
        if (same) {
            event.preventDefault();
            return;
        }
    }
    if (!call || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const paragraph = call.closest("p, li, dd, figcaption, td, th");
    if (!paragraph || paragraph.closest(".in-place")) return;
    event.preventDefault();
    const box = told(call);
    paragraph.after(box);
    if (paragraph.matches("li, td, th, dd")) paragraph.append(box);
    call.setAttribute("aria-expanded", "true");
    open = { box, call };
    box.focus({ preventScroll: true });
    box.scrollIntoView({ block: "nearest" });
});

/* --- How it looks ---------------------------------------------------------------------------------------------------- */

const comfort = document.querySelector(".comfort");
if (comfort) {
    const form = comfort.querySelector("form");
    const wishes = kept(COMFORT);
    for (const [name, value] of Object.entries(wishes)) {
        const input = [...form.elements].find((one) => one.name === name && one.value === value);
        if (input) input.checked = true;
    }
    form.addEventListener("change", ({ target }) => {
        wishes[target.name] = target.value;
        if (target.value) root.dataset[target.name] = target.value;
        else delete root.dataset[target.name];
        keep(COMFORT, wishes);
    });
}

/* --- Paragraphs, and links to them -------------------------------------------------------------------------------------- */

const PARAGRAPHS = ".stream [id^='p-']";

/** What stands at an anchor; for a paragraph whose key is gone, the block in which it stood. */
function standing(id) {
    const [, block] = /^p-([0-9a-f-]{36})-/.exec(id) ?? [];
    return document.getElementById(id) ?? (block ? document.getElementById(`b-${block}`) : null);
}

function findLost() {
    const id = decodeURIComponent(location.hash.slice(1));
    if (id.startsWith("p-") && !document.getElementById(id)) standing(id)?.scrollIntoView();
}
addEventListener("hashchange", findLost);
findLost();

if (tools?.dataset.link) {
    const said = document.createElement("output");
    said.className = "hidden";
    tools.append(said);

    const linkTo = (paragraph) => {
        const link = document.createElement("a");
        link.className = "pilcrow";
        link.textContent = "¶";
        link.setAttribute("aria-label", tools.dataset.link);
        point(link, paragraph);
        return link;
    };
    const point = (link, paragraph) => {
        link.href = `#${paragraph.id}`;
        delete link.dataset.told;
        paragraph.append(link);
    };

    // One link for all: it comes to the paragraph that somebody points at, and nobody has to step over it.
    let wandering;
    const come = ({ target, pointerType }) => {
        const paragraph = target.closest?.(PARAGRAPHS);
        if (!paragraph || pointerType === "touch" || root.dataset.links || paragraph.contains(wandering)) return;
        if (!wandering) {
            wandering = linkTo(paragraph);
            wandering.tabIndex = -1;
        } else point(wandering, paragraph);
    };
    document.addEventListener("pointerover", come);
    document.addEventListener("focusin", come);

    /** One for each, for whoever wishes to see or step through them. */
    const show = () => {
        document.querySelectorAll(".pilcrow").forEach((link) => link.remove());
        wandering = undefined;
        if (root.dataset.links) document.querySelectorAll(PARAGRAPHS).forEach(linkTo);
    };
    show();
    comfort.addEventListener("change", show);

    document.addEventListener("click", async (event) => {
        const link = event.target.closest(".pilcrow");
        if (!link || !navigator.clipboard || event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        history.replaceState(null, "", link.href);
        await navigator.clipboard.writeText(link.href);
        document.querySelectorAll("[data-told]").forEach((one) => one.removeAttribute("data-told"));
        link.dataset.told = said.value = tools.dataset.copied;
    });
}

/* --- Where somebody stopped ------------------------------------------------------------------------------------------ */

/** The paragraph, or what else, that is being read. */
function reading() {
    const blocks = [...chapter.querySelectorAll(".stream :is([id^='b-'], [id^='p-'])")];
    const isThere = (block) => block.checkVisibility?.() ?? block.offsetParent;
    return blocks.findLast((block) => isThere(block) && block.getBoundingClientRect().top < innerHeight / 3);
}

if (chapter) {
    const places = kept(PLACES);
    const place = places[chapter.dataset.place];
    const last = place && standing(place.at ?? "");
    let offer;
    if (last && !location.hash && scrollY < 100 && chapter.dataset.goOn) {
        offer = document.createElement("a");
        offer.className = "go-on";
        offer.href = `#${last.id}`;
        offer.textContent = chapter.dataset.goOn;
        tools.append(offer);
    }
    let waiting;
    addEventListener("scroll", () => {
        // Whoever reads on from here needs it no more, and it is in nobody's way.
        if (scrollY > innerHeight) offer?.remove();
        waiting ||= setTimeout(() => {
            waiting = undefined;
            const here = reading();
            delete places[chapter.dataset.place];
            if (here) places[chapter.dataset.place] = { at: here.id };
            keep(PLACES, Object.fromEntries(Object.entries(places).slice(-MOST)));
        }, EVERY);
    }, { passive: true });
}

/* --- Keys: the chapter before and after, away with what is open ------------------------------------------------------- */

document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && open) close(true);
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.target.closest("input, select, textarea, audio, video, summary, .table, dialog")) return;
    const way = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
    if (way && root.scrollWidth <= innerWidth) document.querySelector(`.pager a[rel=${way}]`)?.click();
});
