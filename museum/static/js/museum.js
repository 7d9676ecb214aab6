/** Comfort for readers; every page works without it. */

const root = document.documentElement;

/** The italic comes once somebody is reading, so that the first view stays light. */
for (const sign of ["scroll", "pointermove", "keydown"]) {
    addEventListener(sign, () => root.classList.add("settled"), { once: true, passive: true });
}

/** Marks the section being read in the contents list, and keeps its entry in sight where the list is long. */
function followReader() {
    const list = document.querySelector(".contents-list");
    const sections = [...(list?.querySelectorAll("a") ?? [])]
        .map((link) => ({ link, heading: document.getElementById(link.hash.slice(1)) }))
        .filter(({ heading }) => heading);
    let marked, waiting;
    const mark = () => {
        waiting = false;
        const read = sections.findLast(({ heading }) => heading.getBoundingClientRect().top < innerHeight / 3)?.link;
        if (read === marked) return;
        marked?.removeAttribute("aria-current");
        read?.setAttribute("aria-current", "true");
        marked = read;
        if (read) list.scrollTop = read.offsetTop - list.clientHeight / 2;
    };
    if (!sections.length) return;
    addEventListener("scroll", () => {
        waiting ||= requestAnimationFrame(mark);
    }, { passive: true });
    mark();
}

/** Brings the current section into view where the navigation scrolls sideways. */
function showCurrentSection() {
    const sections = document.querySelector(".sections");
    const current = sections?.querySelector("[aria-current]");
    if (current && sections.scrollWidth > sections.clientWidth) {
        sections.scrollLeft = current.offsetLeft - sections.clientWidth / 3;
    }
}

/* After the first view is drawn: none of this may hold it up. */
addEventListener("load", () => {
    followReader();
    showCurrentSection();
});
