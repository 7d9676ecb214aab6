/* The button "Language of this word" of the admin's text editor: asks for a language in a dialog and marks the words.
 * React, ReactDOM and DraftJS are the ones that the admin itself brings; words and languages come from Python. */
(() => {
    "use strict";

    const { createElement: h, createRef, Component } = window.React;
    const { RichUtils } = window.DraftJS;
    const { registerPlugin, TooltipEntity } = window.draftail;
    const OTHER = "other";

    function icon(name) {
        return h("svg", { className: `icon icon-${name} Draftail-Icon`, "aria-hidden": "true" },
            h("use", { href: `#icon-${name}` }));
    }

    /** The selected words, of the first paragraph only: enough to show what the question is about. */
    function selectedWords(editorState) {
        const selection = editorState.getSelection();
        const block = editorState.getCurrentContent().getBlockForKey(selection.getStartKey());
        const end = selection.getStartKey() === selection.getEndKey() ? selection.getEndOffset() : undefined;
        return block.getText().slice(selection.getStartOffset(), end);
    }

    class LanguageQuestion extends Component {
        constructor(props) {
            super(props);
            const { entity, entityType } = props;
            this.isOwn = Boolean(entity) && entity.getType() === entityType.type;
            const tag = this.isOwn ? entity.getData().lang : "";
            const listed = entityType.languages.some(({ code }) => code === tag);
            this.state = { choice: listed || !tag ? tag : OTHER, other: listed ? "" : tag, wrong: false };
            this.dialog = createRef();
        }

        componentDidMount() {
            this.dialog.current.showModal();
        }

        get tag() {
            return this.state.choice === OTHER ? this.state.other.trim() : this.state.choice;
        }

        /** Why the words cannot be marked now; empty when they can. */
        get obstacle() {
            const { editorState, entity, entityType } = this.props;
            if (entity && !this.isOwn) return entityType.words.link;
            return editorState.getSelection().isCollapsed() ? entityType.words.select : "";
        }

        mark(tag) {
            const { editorState, entityType, onComplete } = this.props;
            const content = editorState.getCurrentContent();
            const key = tag ? content.createEntity(entityType.type, "MUTABLE", { lang: tag }).getLastCreatedEntityKey() : null;
            onComplete(RichUtils.toggleLink(editorState, editorState.getSelection(), key));
        }

        submit(event) {
            event.preventDefault();
            // React hands the event on to the editor's own form around this dialog's place in the tree.
            event.stopPropagation();
            if (new RegExp(this.props.entityType.tagPattern).test(this.tag)) this.mark(this.tag);
            else this.setState({ wrong: true });
        }

        choice(code, label, lang) {
            return h("label", { className: "language-question__choice", key: code },
                h("input", {
                    type: "radio",
                    name: "language-of-words",
                    value: code,
                    checked: this.state.choice === code,
                    onChange: () => this.setState({ choice: code, wrong: false }),
                }),
                h("span", { lang }, label));
        }

        otherTag(words) {
            return h("div", { className: "language-question__other" },
                h("label", { htmlFor: "language-of-words-tag" }, words.tag),
                h("input", {
                    id: "language-of-words-tag",
                    type: "text",
                    value: this.state.other,
                    maxLength: 20,
                    autoCapitalize: "off",
                    spellCheck: false,
                    "aria-describedby": "language-of-words-hint",
                    "aria-invalid": this.state.wrong,
                    onChange: (event) => this.setState({ other: event.target.value, choice: OTHER, wrong: false }),
                }),
                h("p", { id: "language-of-words-hint", className: "help" }, words.hint));
        }

        form(words) {
            const { entityType, editorState } = this.props;
            return h("form", { onSubmit: (event) => this.submit(event), noValidate: true },
                h("p", { className: "language-question__quoted" }, selectedWords(editorState)),
                h("fieldset", null,
                    h("legend", { className: "w-sr-only" }, words.title),
                    entityType.languages.map(({ code, name }) => this.choice(code, name, code)),
                    this.choice(OTHER, words.other)),
                this.otherTag(words),
                h("div", { role: "alert" }, this.state.wrong && h("p", { className: "error-message" }, words.wrong)),
                h("div", { className: "language-question__actions" },
                    h("button", { type: "submit", className: "button" }, words.mark),
                    this.isOwn && h("button", {
                        type: "button", className: "button button-secondary no", onClick: () => this.mark(null),
                    }, words.remove),
                    this.closeButton(words)));
        }

        closeButton(words) {
            return h("button", { type: "button", className: "button button-secondary", onClick: this.props.onClose }, words.cancel);
        }

        render() {
            const { words } = this.props.entityType;
            const dialog = h("dialog", {
                ref: this.dialog,
                className: "language-question",
                "aria-labelledby": "language-question-title",
                onCancel: this.props.onClose,
            },
            h("h2", { id: "language-question-title", className: "w-h2" }, words.title),
            this.obstacle
                ? h("div", null, h("p", null, this.obstacle),
                    h("div", { className: "language-question__actions" }, this.closeButton(words)))
                : this.form(words));
            return window.ReactDOM.createPortal(dialog, document.body);
        }
    }

    /** Marked words in the editor: underlined, with their tag, and a way to change or remove the mark. */
    function LanguageMark(props) {
        const { lang } = props.contentState.getEntity(props.entityKey).getData();
        return h("span", { className: "language-mark", lang, "data-tag": lang },
            h(TooltipEntity, { ...props, icon: icon("globe"), label: lang }, props.children));
    }

    registerPlugin({ type: "LANGUAGE", source: LanguageQuestion, decorator: LanguageMark }, "entityTypes");
})();
