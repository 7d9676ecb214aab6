/* The page beside the passages: renewed when words were kept, and always at the passage that is being written. */
const PAUSE = 1500; // ms after the last words before the page is loaded again

export class Preview {
    constructor(frame) {
        this.frame = frame;
        this.anchor = "";
        this.timer = null;
        frame?.addEventListener("load", () => this.show(this.anchor));
    }

    renew() {
        if (!this.frame) return;
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.frame.contentWindow.location.reload(), PAUSE);
    }

    show(anchor) {
        this.anchor = anchor;
        if (!this.frame || !anchor) return;
        const page = this.frame.contentDocument;
        const block = page?.getElementById(anchor);
        if (!block) return;
        block.scrollIntoView({ block: "center" });
        page.querySelectorAll("[data-desk]").forEach((one) => {
            one.style.outline = "";
            delete one.dataset.desk;
        });
        block.dataset.desk = "here";
        block.style.outline = "3px solid #2f6fb0";
    }
}
