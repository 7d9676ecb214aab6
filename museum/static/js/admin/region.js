/* Where to look: a frame on the picture that is chosen in the same block, and its sides as numbers. The value is "left,
 * top, width, height" in percent. A classic script, for the editor's own, which it extends, are. */
(() => {
    "use strict";

    const Widget = window.telepath.constructors["wagtail.widgets.Widget"];
    const BoundWidget = new Widget("").boundWidgetClass;
    const SIDES = ["x", "y", "width", "height"];
    const LEAST = 1;
    const MOST = 100;

    const within = (number, least, most) => Math.min(Math.max(number, least), most);
    const rounded = (number) => Math.round(number * 100) / 100;

    /** "10,20,30,40" as an object; null for anything else. */
    function read(text) {
        const numbers = String(text ?? "").split(",").map(Number);
        if (numbers.length !== SIDES.length || !text || numbers.some(Number.isNaN)) return null;
        return Object.fromEntries(SIDES.map((side, place) => [side, numbers[place]]));
    }

    class BoundRegion extends BoundWidget {
        constructor(element, name, capabilities) {
            super(element, name, capabilities);
            this.root = element;
            this.picture = element.querySelector(".region-picture");
            this.image = element.querySelector(".region-image");
            this.frame = element.querySelector(".region-frame");
            this.numbers = Object.fromEntries(SIDES.map((side) => [side, element.querySelector(`[data-side="${side}"]`)]));
            this.numbers.x.id = `${this.input.id}-x`;
            this.idForLabel = this.numbers.x.id;
            for (const field of Object.values(this.numbers)) field.addEventListener("input", () => this.takeNumbers());
            this.picture.addEventListener("pointerdown", (event) => this.grasp(event));
            // The rest of the block is put in place after this field.
            requestAnimationFrame(() => this.followChooser());
        }

        setState(state) {
            super.setState(state ?? "");
            this.show();
            for (const side of SIDES) this.numbers[side].value = this.region?.[side] ?? "";
        }

        get region() {
            return read(this.input.value);
        }

        setInvalid(invalid) {
            for (const field of Object.values(this.numbers)) {
                if (invalid) field.setAttribute("aria-invalid", "true");
                else field.removeAttribute("aria-invalid");
            }
        }

        getTextLabel() {
            return null;
        }

        focus() {
            this.numbers.x.focus();
        }

        /** The picture is chosen once for all steps: in the nearest block around this field that chooses one. */
        followChooser() {
            let block = this.root;
            while (block && !block.querySelector('[data-contentpath="image"]')) block = block.parentElement;
            const chosen = () => block?.querySelector('[data-contentpath="image"] input[type="hidden"]')?.value;
            const look = () => this.lay(chosen());
            block?.addEventListener("change", look);
            look();
        }

        lay(number) {
            this.root.querySelector(".region-wait").hidden = Boolean(number);
            this.picture.hidden = !number;
            if (number) this.image.src = this.root.dataset.address.replace("/0/", `/${number}/`);
            else this.image.removeAttribute("src");
        }

        show() {
            const region = this.region;
            this.frame.hidden = !region;
            if (!region) return;
            this.frame.style.left = `${region.x}%`;
            this.frame.style.top = `${region.y}%`;
            this.frame.style.width = `${region.width}%`;
            this.frame.style.height = `${region.height}%`;
        }

        takeNumbers() {
            const numbers = SIDES.map((side) => this.numbers[side].value.trim());
            this.write(numbers.some(Boolean) ? numbers.join(",") : "");
            this.show();
        }

        write(text) {
            this.input.value = text;
            // The editor hears what was changed, and keeps it.
            this.input.dispatchEvent(new Event("change", { bubbles: true }));
        }

        /** Where the pointer is, in percent of the picture. */
        place(event) {
            const box = this.picture.getBoundingClientRect();
            return [
                within(((event.clientX - box.left) / box.width) * MOST, 0, MOST),
                within(((event.clientY - box.top) / box.height) * MOST, 0, MOST),
            ];
        }

        /** A corner is drawn to another place, the frame is moved as a whole, and anywhere else a new one begins. */
        grasp(event) {
            if (event.button) return;
            event.preventDefault();
            const start = this.place(event);
            const before = this.region;
            const corner = event.target.closest(".region-corner");
            const isMoved = !corner && event.target.closest(".region-frame");
            const fixed = corner ? [
                before.x + (corner.dataset.x === "1" ? 0 : before.width),
                before.y + (corner.dataset.y === "1" ? 0 : before.height),
            ] : start;
            const draw = (moved) => {
                const [x, y] = this.place(moved);
                this.draw(isMoved ? this.moved(before, x - start[0], y - start[1]) : this.between(fixed, [x, y]));
            };
            const release = () => {
                this.picture.removeEventListener("pointermove", draw);
                this.picture.removeEventListener("pointerup", release);
                this.picture.removeEventListener("pointercancel", release);
                this.write(this.input.value);
            };
            this.picture.setPointerCapture(event.pointerId);
            this.picture.addEventListener("pointermove", draw);
            this.picture.addEventListener("pointerup", release);
            this.picture.addEventListener("pointercancel", release);
        }

        moved(before, right, down) {
            return {
                ...before,
                x: within(before.x + right, 0, MOST - before.width),
                y: within(before.y + down, 0, MOST - before.height),
            };
        }

        between([left, top], [right, bottom]) {
            const width = within(Math.abs(right - left), LEAST, MOST);
            const height = within(Math.abs(bottom - top), LEAST, MOST);
            return {
                x: within(Math.min(left, right), 0, MOST - width),
                y: within(Math.min(top, bottom), 0, MOST - height),
                width,
                height,
            };
        }

        draw(drawn) {
            const [x, y] = [rounded(drawn.x), rounded(drawn.y)];
            // Two numbers that were rounded must not lead beyond the edge.
            const [width, height] = [Math.min(rounded(drawn.width), MOST - x), Math.min(rounded(drawn.height), MOST - y)];
            const region = { x, y, width: rounded(width), height: rounded(height) };
            for (const side of SIDES) this.numbers[side].value = region[side];
            this.input.value = SIDES.map((side) => region[side]).join(",");
            this.show();
        }
    }

    window.telepath.register("museum.Region", class extends Widget {
        boundWidgetClass = BoundRegion;
    });
})();
