/* Bold, italic, and the original's own links and marks, put around the selected words; pasted text comes without any. */

export function bindMarks(line, field, changed) {
    if (!field.isContentEditable) return;
    line.querySelectorAll(".desk-marks button").forEach((button) => {
        // The selection is the field's, and stays.
        button.addEventListener("mousedown", (event) => event.preventDefault());
        button.addEventListener("click", () => {
            mark(field, button.dataset.tag ?? "a", button.dataset.mark);
            changed();
        });
    });
    field.addEventListener("paste", (event) => {
        event.preventDefault();
        insert(event.clipboardData.getData("text/plain"));
    });
    field.addEventListener("drop", (event) => event.preventDefault());
    field.addEventListener("keydown", (event) => {
        // A passage is one paragraph.
        if (event.key === "Enter" && !event.ctrlKey) event.preventDefault();
    });
}

/** Puts ``text`` where the caret is, as a key would. */
export function insert(text) {
    // The one way that keeps the browser's own "undo"; every browser has it.
    document.execCommand("insertText", false, text);
}

function mark(field, tag, id) {
    const selection = getSelection();
    if (!selection.rangeCount || !field.contains(selection.anchorNode)) return;
    const range = selection.getRangeAt(0);
    const around = within(field, range.commonAncestorContainer, tag, id);
    if (around) {
        around.replaceWith(...around.childNodes);
        return;
    }
    if (range.collapsed) return;
    // One of each: where the mark stood before, it goes.
    if (id) field.querySelectorAll(`a[data-mark="${CSS.escape(id)}"]`).forEach((old) => old.replaceWith(...old.childNodes));
    const element = document.createElement(tag);
    if (id) element.dataset.mark = id;
    element.append(range.extractContents());
    element.querySelectorAll(tag).forEach((inner) => inner.replaceWith(...inner.childNodes));
    range.insertNode(element);
    selection.selectAllChildren(element);
}

function within(field, node, tag, id) {
    for (let one = node; one && one !== field; one = one.parentNode) {
        if (one.nodeName.toLowerCase() === tag && (!id || one.dataset.mark === id)) return one;
    }
    return null;
}
