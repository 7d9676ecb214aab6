/* One passage: what is written, what the server has kept of it, and what it says about it. */
import { bindMarks } from "./marks.js";
import { forget, keep, keyOf, recalled } from "./memory.js";
import { read, write } from "./text.js";

const PAUSE = 800; // ms without a key before a passage is kept
const LATER = 5000; // ms before a passage is sent again that did not come through
const words = document.getElementById("desk-words").dataset;

export class Passage {
    constructor(line, desk, hear) {
        this.line = line;
        this.hear = hear;
        this.field = line.querySelector(".desk-text");
        // Until now nobody would have heard what is written.
        if (this.field.readOnly) this.field.readOnly = false;
        else this.field.contentEditable = "true";
        this.stored = this.field.dataset.stored;
        this.version = line.dataset.version;
        this.token = desk.querySelector("[name=csrfmiddlewaretoken]").value;
        this.memory = keyOf(desk, line);
        this.offline = false;
        this.timer = null;
        this.sending = null;
        this.recall();
        this.known = this.isWaiting ? null : read(this.field);
        bindMarks(line, this.field, () => this.touched());
        this.field.addEventListener("input", () => this.touched());
        this.field.addEventListener("focus", () => this.focused());
        this.field.addEventListener("blur", () => this.isWaiting && this.keep());
        line.querySelectorAll("[data-post]").forEach((button) => {
            button.addEventListener("click", () => this.tell(button));
            button.disabled = false;
        });
    }

    get anchor() {
        return this.line.closest("[data-anchor]")?.dataset.anchor ?? "";
    }

    /** Words that a former visit could not send are in this browser. */
    recall() {
        const left = recalled(this.memory);
        this.isWaiting = left !== null;
        if (!this.isWaiting) return;
        // Sent on top of what they were written on: what others wrote since is not written over.
        this.stored = left.base;
        write(this.field, left.text);
        this.say([{ text: words.found, grave: false }]);
        this.timer = setTimeout(() => this.keep(), PAUSE);
    }

    touched() {
        if (read(this.field) === this.known) return;
        this.isWaiting = true;
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.keep(), PAUSE);
        keep(this.memory, { text: read(this.field), base: this.stored, rich: this.isRich });
        this.hear.state();
    }

    /** Sends the passage; one at a time, and always the newest words. */
    async keep() {
        clearTimeout(this.timer);
        if (this.sending) {
            await this.sending;
            if (!this.isWaiting) return;
        }
        this.sending = this.send();
        await this.sending;
        this.sending = null;
    }

    async send() {
        const sent = read(this.field);
        let response;
        try {
            response = await this.post(this.line.dataset.save, { text: sent, base: this.stored });
        } catch {
            this.later();
            return;
        }
        if (response.status >= 500) this.later();
        else if (response.status === 409) this.meet(await response.json());
        else if (response.status === 422) this.refuse(await response.json());
        else if (response.ok && !response.redirected) this.kept(sent, await response.json());
        else this.refuse({ faults: [{ text: words.refused, grave: true }] });
        this.hear.state();
    }

    post(address, fields) {
        return fetch(address, {
            method: "POST",
            headers: { "X-CSRFToken": this.token, "X-Requested-With": "XMLHttpRequest" },
            body: new URLSearchParams(fields),
        });
    }

    later() {
        this.offline = true;
        this.timer = setTimeout(() => this.keep(), LATER);
        this.hear.state();
    }

    kept(sent, answer) {
        this.offline = false;
        this.stored = answer.text;
        this.version = answer.version;
        this.known = sent;
        this.hear.kept(this, sent);
        this.stands(answer);
        this.say(answer.faults);
        this.line.querySelector(".desk-theirs")?.remove();
        if (read(this.field) === sent) {
            this.isWaiting = false;
            forget(this.memory);
        } else {
            // Written on while it was on its way.
            this.touched();
        }
    }

    /** The words of ``other``, which are this passage's too, were kept. */
    follow(other, text) {
        if (this.isWaiting) return;
        this.stored = other.stored;
        this.version = other.version;
        this.known = text;
        write(this.field, text);
    }

    /** A grave fault: the words stay here, and in this browser, until they are mended. */
    refuse({ faults }) {
        this.offline = false;
        this.say(faults);
    }

    /** Somebody else wrote the passage meanwhile: the translator decides. */
    meet({ text, shown }) {
        this.offline = false;
        this.ask(words.theirs, shown, [[words.take, (box) => {
            write(this.field, this.isRich ? shown : box.innerText);
            this.stored = text;
            this.keep();
        }], [words.mine, () => {
            this.stored = text;
            this.keep();
        }]]);
    }

    /** Shows words that are to be decided about; ``choices`` are labels and what each does. */
    ask(question, html, choices, name = "desk-theirs") {
        if (name === "desk-theirs") this.line.querySelector(".desk-theirs")?.remove();
        const box = document.createElement("div");
        box.className = name;
        const said = document.createElement("p");
        said.textContent = question;
        const shown = document.createElement("p");
        shown.lang = this.field.lang;
        shown.innerHTML = html;
        box.append(said, shown);
        for (const [label, act] of choices) {
            box.append(this.choice(label, () => {
                act(shown);
                box.remove();
            }), " ");
        }
        this.line.querySelector(".desk-field").append(box);
    }

    choice(label, act) {
        const button = document.createElement("button");
        button.type = "button";
        button.className = "button button-small button-secondary";
        button.textContent = label;
        button.addEventListener("click", act);
        return button;
    }

    get isRich() {
        return this.field.isContentEditable;
    }

    stands(answer) {
        if (!answer.status) return;
        this.line.classList.replace(`desk-${this.line.dataset.status}`, `desk-${answer.status}`);
        this.line.dataset.status = answer.status;
        this.line.querySelector(".desk-status").textContent = answer.label;
        if (answer.status !== "changed" && answer.status !== "glance") this.line.querySelector(".desk-change")?.remove();
        this.hear.standing(answer);
    }

    say(faults) {
        this.line.querySelector(".desk-faults").replaceChildren(...faults.map(({ text, grave }) => {
            const item = document.createElement("li");
            item.textContent = text;
            item.classList.toggle("is-grave", grave);
            return item;
        }));
        this.field.toggleAttribute("aria-invalid", faults.some(({ grave }) => grave));
    }

    /** "No change needed" and "Approve": about the words as they are kept. */
    async tell(button) {
        if (this.isWaiting) await this.keep();
        if (this.isWaiting) return;
        const response = await this.post(button.dataset.post, { read: this.version }).catch(() => null);
        if (response?.ok && !response.redirected) this.stands(await response.json());
        else if (response?.status === 409) this.meet(await response.json());
        else this.say([{ text: words.refused, grave: true }]);
    }

    settle() {
        this.line.querySelector("[data-settle]")?.click();
    }

    async focused() {
        this.hear.focus(this);
        const help = this.line.querySelector(".desk-help");
        if (help.dataset.asked) return;
        help.dataset.asked = "yes";
        const headers = { "X-Requested-With": "XMLHttpRequest" };
        const response = await fetch(this.line.dataset.help, { headers }).catch(() => null);
        // Led elsewhere: the session has ended, and this would be the page to log in.
        if (!response?.ok || response.redirected) {
            delete help.dataset.asked;
            return;
        }
        help.innerHTML = await response.text();
        help.hidden = !help.innerHTML.trim();
        help.querySelectorAll("[data-offer]").forEach((button, index) => {
            button.addEventListener("click", () => this.takeOffer(index));
        });
    }

    takeOffer(index) {
        const button = this.line.querySelectorAll("[data-offer]")[index];
        if (button) this.take(button.parentElement.querySelector("[data-offered]").innerHTML);
    }

    takeOriginal() {
        this.take(this.line.querySelector(".desk-source").innerHTML);
    }

    take(html) {
        const holder = document.createElement("div");
        holder.innerHTML = html;
        if (!this.isRich) holder.querySelectorAll("br").forEach((line) => line.replaceWith("\n"));
        write(this.field, this.isRich ? holder.innerHTML : holder.textContent);
        this.touched();
        this.focus();
    }

    focus() {
        this.line.scrollIntoView({ block: "nearest" });
        this.field.focus();
    }
}
