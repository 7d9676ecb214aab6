/* The buttons of a chapter's text: footnote, citation, word of the glossary, cross reference. Each opens a dialog, and
 * puts a mark into the text. React, ReactDOM and DraftJS are the ones that the admin itself brings. */
(() => {
    "use strict";

    const { createElement: h, createRef, Component } = window.React;
    const { Modifier, EditorState } = window.DraftJS;
    const { registerPlugin, DraftUtils, TooltipEntity } = window.draftail;
    const PATIENCE = 250; // milliseconds after the last key
    const CALL = "*"; // stands in the text where a note is called for
    const KEYS = { KeyF: "note", KeyW: "cite", KeyG: "term", KeyR: "ref" }; // with Ctrl and Alt

    function icon(name) {
        return h("svg", { className: `icon icon-${name} Draftail-Icon`, "aria-hidden": "true" },
            h("use", { href: `#icon-${name}` }));
    }

    function typeOf(kind) {
        return `BOOK_${kind.toUpperCase()}`;
    }

    /** What there is to choose from for a mark. A new chapter has no number yet; its book has. Throws. */
    async function ask(entityType, wish) {
        const page = /\/pages\/(\d+)\/edit/.exec(location.pathname)?.[1] ?? "";
        const book = /\/pages\/add\/\w+\/\w+\/(\d+)/.exec(location.pathname)?.[1] ?? "";
        const address = `${entityType.choices}?${new URLSearchParams({ ...wish, page, book })}`;
        const answer = await fetch(address, { headers: { "X-Requested-With": "XMLHttpRequest" } });
        if (!answer.ok) throw new Error(answer.status);
        return (await answer.json()).choices;
    }

    /** The editor of rich text that an element is in: React's own, with all that it can. */
    function editorAt(element) {
        const wrapper = element.closest("[data-draftail-editor-wrapper]");
        return [...wrapper?.parentNode.children ?? []].find((one) => one.draftailEditor)?.draftailEditor;
    }

    /** Without the mark, and without the words that only stood for it. */
    function withoutMark(editorState, entityKey, kind) {
        const content = editorState.getCurrentContent();
        const range = DraftUtils.getEntitySelection(editorState, entityKey);
        const changed = kind === "term"
            ? Modifier.applyEntity(content, range, null)
            : Modifier.removeRange(content, range, "backward");
        return EditorState.push(editorState, changed, kind === "term" ? "apply-entity" : "remove-range");
    }

    class Dialog extends Component {
        constructor(props) {
            super(props);
            const { entity, entityType } = props;
            this.kind = entityType.kind;
            this.isOwn = Boolean(entity) && entity.getType() === entityType.type;
            const data = this.isOwn ? entity.getData() : {};
            this.state = {
                chosen: data[this.name] ?? "", found: [], question: "", told: "", note: "",
                locator: data.locator ?? "", label: data.label ?? "page",
            };
            this.dialog = createRef();
        }

        get name() {
            return { note: "note", cite: "work", term: "term", ref: "to" }[this.props.entityType.kind];
        }

        get words() {
            return this.props.entityType.words;
        }

        componentDidMount() {
            this.dialog.current.showModal();
            if (this.kind !== "note") this.search("");
            else this.setState({ found: this.notes() }, () => this.dialog.current.querySelector(":checked")?.focus());
        }

        componentWillUnmount() {
            clearTimeout(this.waiting);
        }

        notes() {
            const all = window.museumNotes?.all() ?? [];
            return all.map(({ id, words }, place) => ({ value: id, name: `${place + 1}. ${words || this.words.empty}` }));
        }

        /** Of what is chosen already nothing narrows the list: it comes first. */
        async search(question) {
            const { entityType } = this.props;
            try {
                const own = this.isOwn && !question ? await ask(entityType, { value: this.state.chosen }) : [];
                const found = await ask(entityType, { q: question });
                if (this.state.question !== question) return;
                const others = found.filter(({ value }) => value !== own[0]?.value);
                this.setState({ found: [...own, ...others], told: found.length ? "" : this.words.nothing });
            } catch {
                this.setState({ told: this.words.broken });
            }
        }

        askFor(question) {
            this.setState({ question });
            clearTimeout(this.waiting);
            this.waiting = setTimeout(() => this.search(question), PATIENCE);
        }

        /** Nothing is changed, and the text has the focus again. */
        leave(event) {
            event.preventDefault();
            const { editorState, onComplete } = this.props;
            onComplete(EditorState.forceSelection(editorState, editorState.getSelection()));
        }

        /** Puts the mark there: on the words that are selected, or with words that stand for it. */
        put(data, words) {
            const { editorState, entityType, entityKey, onComplete } = this.props;
            const isTerm = this.kind === "term";
            const content = editorState.getCurrentContent().createEntity(
                entityType.type, isTerm ? "MUTABLE" : "IMMUTABLE", data);
            const key = content.getLastCreatedEntityKey();
            const range = this.isOwn ? DraftUtils.getEntitySelection(editorState, entityKey) : editorState.getSelection();
            if (isTerm) {
                const changed = Modifier.applyEntity(content, range, key);
                onComplete(EditorState.push(editorState, changed, "apply-entity"));
                return;
            }
            const at = this.isOwn || this.kind === "ref" ? range : this.behind(range);
            const style = editorState.getCurrentInlineStyle();
            let changed = Modifier.replaceText(content, at, words, style, key);
            const before = content.getBlockForKey(at.getStartKey()).getText().slice(0, at.getStartOffset());
            if (this.kind === "cite" && !this.isOwn && /[^\s(]$/.test(before)) {
                changed = Modifier.insertText(changed, this.behind(at, at.getStartOffset()), " ", style);
                // The caret stays behind the mark.
                const end = at.getStartOffset() + 1 + words.length;
                changed = changed.merge({ selectionAfter: at.merge({ anchorOffset: end, focusOffset: end }) });
            }
            onComplete(EditorState.push(editorState, changed, "insert-characters"));
        }

        /** What calls for a note or names a work stands behind the words that are selected, not in their place. */
        behind(range, offset = range.getEndOffset()) {
            const key = range.getEndKey();
            return range.merge({
                anchorKey: key, anchorOffset: offset, focusKey: key, focusOffset: offset, isBackward: false,
            });
        }

        remove() {
            const { editorState, entityKey, onComplete } = this.props;
            onComplete(withoutMark(editorState, entityKey, this.kind));
        }

        submit(event) {
            event.preventDefault();
            // React hands the event on to the editor's own form around this dialog's place in the tree.
            event.stopPropagation();
            const { note, locator, label, found } = this.state;
            const chosen = this.state.chosen || (this.kind !== "note" && found.length === 1 ? found[0].value : "");
            if (this.kind === "note") {
                if (!chosen && !note.trim()) return this.setState({ told: this.words.choose });
                return this.put({ note: chosen || window.museumNotes.add(note.trim()) }, CALL);
            }
            if (!chosen) return this.setState({ told: this.words.choose });
            const choice = found.find(({ value }) => value === chosen);
            const data = { [this.name]: chosen };
            if (this.kind === "cite" && locator.trim()) Object.assign(data, { locator: locator.trim(), label });
            const told = this.kind === "cite" ? `(${[chosen, locator.trim()].filter(Boolean).join(", ")})` : choice?.words;
            return this.put(data, told || chosen);
        }

        field(label, input) {
            return h("label", { className: "book-mark__field" }, h("span", null, label), input);
        }

        choicesOf() {
            return h("div", { className: "book-mark__choices", role: "radiogroup", "aria-label": this.props.entityType.title },
                this.state.found.map(({ value, name, within }) => h("label", {
                    className: "language-question__choice", key: value, "data-within": within,
                },
                    h("input", {
                        type: "radio", name: "book-mark", value, checked: this.state.chosen === value,
                        onChange: () => this.setState({ chosen: value, told: "" }),
                    }),
                    h("span", null, name))));
        }

        noteFields() {
            return [
                h("p", { className: "help", key: "help" }, this.words.writeNote),
                h("div", { key: "new" }, this.field(this.words.newNote, h("textarea", {
                    rows: 3, maxLength: 2000, value: this.state.note,
                    onChange: (event) => this.setState({ note: event.target.value, chosen: "", told: "" }),
                }))),
                this.state.found.length ? h("p", { className: "book-mark__label", key: "label" }, this.words.earlier) : null,
                h("div", { key: "choices" }, this.choicesOf()),
            ];
        }

        searchFields() {
            const { labels, longest } = this.props.entityType;
            return [
                h("div", { key: "search" }, this.field(this.words.search, h("input", {
                    type: "search", value: this.state.question, onChange: (event) => this.askFor(event.target.value),
                }))),
                h("div", { key: "choices" }, this.choicesOf()),
                this.kind === "ref" ? h("p", { className: "help", key: "save" }, this.words.saveFirst) : null,
                this.kind === "cite" ? h("div", { className: "book-mark__where", key: "where" },
                    this.field(this.words.locator, h("input", {
                        type: "text", maxLength: longest, value: this.state.locator,
                        onChange: (event) => this.setState({ locator: event.target.value }),
                    })),
                    this.field(this.words.label, h("select", {
                        value: this.state.label, onChange: (event) => this.setState({ label: event.target.value }),
                    }, labels.map(({ value, name }) => h("option", { value, key: value }, name))))) : null,
            ];
        }

        closeButton() {
            return h("button", { type: "button", className: "button button-secondary", onClick: (event) => this.leave(event) },
                this.words.cancel);
        }

        form() {
            return h("form", { onSubmit: (event) => this.submit(event), noValidate: true },
                this.kind === "note" ? this.noteFields() : this.searchFields(),
                h("p", { className: "help" }, this.words.keys[this.kind]),
                h("div", { role: "alert" }, this.state.told && h("p", { className: "error-message" }, this.state.told)),
                h("div", { className: "language-question__actions" },
                    h("button", { type: "submit", className: "button" }, this.words.put),
                    this.isOwn && h("button", {
                        type: "button", className: "button button-secondary no", onClick: () => this.remove(),
                    }, this.words.remove),
                    this.closeButton()));
        }

        render() {
            const { entityType, editorState } = this.props;
            const lacksWords = this.kind === "term" && !this.isOwn && editorState.getSelection().isCollapsed();
            const dialog = h("dialog", {
                ref: this.dialog, className: "language-question book-mark", "aria-labelledby": "book-mark-title",
                onCancel: (event) => this.leave(event),
            },
            h("h2", { id: "book-mark-title", className: "w-h2" }, entityType.title),
            lacksWords
                ? h("div", null, h("p", null, this.words.select),
                    h("div", { className: "language-question__actions" }, this.closeButton()))
                : this.form());
            return window.ReactDOM.createPortal(dialog, document.body);
        }
    }

    const named = new Map(); // what marks lead to, by kind and value: asked for when somebody looks

    function nameOf(entityType, value) {
        const key = `${entityType.kind} ${value}`;
        if (!named.has(key)) {
            const name = ask(entityType, { value }).then(([one]) => one?.name ?? entityType.words.lost, () => value);
            named.set(key, name);
        }
        return named.get(key);
    }

    function noteWords({ note }, words) {
        const found = window.museumNotes?.all().find(({ id }) => id === note);
        return found ? found.words || words.empty : words.lost;
    }

    /** Words of the text that are marked: they tell what they lead to when somebody points at them. */
    function markOf(kind, name) {
        return class extends Component {
            constructor(props) {
                super(props);
                this.state = { told: "" };
                this.place = createRef();
            }

            get data() {
                return this.props.contentState.getEntity(this.props.entityKey).getData();
            }

            get entityType() {
                return editorAt(this.place.current)?.props.entityTypes.find(({ type }) => type === typeOf(kind));
            }

            async tell() {
                const { data, entityType } = this;
                if (!entityType) return;
                const told = kind === "note" ? noteWords(data, entityType.words) : await nameOf(entityType, data[name]);
                if (this.place.current) this.setState({ told: [told, data.locator].filter(Boolean).join(", ") });
            }

            remove() {
                const editor = editorAt(this.place.current);
                editor.onChange(withoutMark(editor.getEditorState(), this.props.entityKey, kind));
            }

            render() {
                const tell = () => this.tell();
                const own = { icon: icon(`museum-${kind}`), label: this.state.told, onRemove: () => this.remove() };
                return h("span", {
                    ref: this.place, className: "book-marked", "data-kind": kind, title: this.state.told,
                    onMouseEnter: tell, onMouseUpCapture: tell,
                }, h(TooltipEntity, { ...this.props, ...own }, this.props.children));
            }
        };
    }

    for (const [kind, name] of Object.entries({ note: "note", cite: "work", term: "term", ref: "to" })) {
        registerPlugin({ type: typeOf(kind), source: Dialog, decorator: markOf(kind, name) }, "entityTypes");
    }

    // The toolbar floats above selected words, out of reach of the keyboard: these keys press its buttons.
    document.addEventListener("keydown", (event) => {
        const kind = event.ctrlKey && event.altKey && !event.shiftKey ? KEYS[event.code] : undefined;
        const editor = kind && event.target.isContentEditable && editorAt(event.target);
        if (!editor?.props.entityTypes.some(({ type }) => type === typeOf(kind))) return;
        event.preventDefault();
        editor.onRequestSource(typeOf(kind));
    });
})();
