/** Comfort for readers; every page works without it. */

const root = document.documentElement;

/** The italic comes once somebody is reading, so that the first view stays light. */
for (const sign of ["scroll", "pointermove", "keydown"]) {
    addEventListener(sign, () => root.classList.add("settled"), { once: true, passive: true });
}

/** Marks the section being read in the contents list. */
function followReader() {
    const links = new Map();
    for (const link of document.querySelectorAll(".contents-list a")) {
        links.set(document.getElementById(link.hash.slice(1)), link);
    }
    if (!links.size) return;
    const headings = [...links.keys()].filter(Boolean);
    const mark = () => {
        const read = headings.filter((heading) => heading.getBoundingClientRect().top < innerHeight / 3).pop();
        for (const [heading, link] of links) {
            if (heading === read) link.setAttribute("aria-current", "true");
            else link.removeAttribute("aria-current");
        }
    };
    new IntersectionObserver(mark, { rootMargin: "0px 0px -66% 0px" }).observe(headings[0]);
    let waiting = false;
    addEventListener("scroll", () => {
        if (waiting) return;
        waiting = true;
        requestAnimationFrame(() => { waiting = false; mark(); });
    }, { passive: true });
    mark();
}

/** Lets the times of a transcript start the recording there, and marks the turn that is heard. */
function followVoice() {
    const player = document.querySelector(".player audio, .player video");
    const times = [...document.querySelectorAll(".turns time[data-start]")];
    if (!player || !times.length) return;
    for (const time of times) {
        const button = document.createElement("button");
        button.type = "button";
        time.replaceWith(button);
        button.append(time);
        button.addEventListener("click", () => {
            player.currentTime = Number(time.dataset.start);
            player.play();
        });
    }
    player.addEventListener("timeupdate", () => {
        const heard = times.filter((time) => Number(time.dataset.start) <= player.currentTime).pop();
        for (const time of times) time.closest("li").classList.toggle("playing", time === heard && !player.ended);
    });
}

/** Brings the current section into view where the navigation scrolls sideways. */
function showCurrentSection() {
    const sections = document.querySelector(".sections");
    const current = sections?.querySelector("[aria-current]");
    if (current && sections.scrollWidth > sections.clientWidth) {
        sections.scrollLeft = current.offsetLeft - sections.clientWidth / 3;
    }
}

followReader();
followVoice();
showCurrentSection();
