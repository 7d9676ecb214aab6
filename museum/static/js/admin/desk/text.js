/* What stands in a field: plain text of a textarea, or of rich text the few tags that a passage may have. */
const TAGS = { B: "b", STRONG: "b", I: "i", EM: "i", CODE: "code", ABBR: "abbr" };
const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

export function escaped(text) {
    return text.replace(/[&<>]/g, (sign) => escapes[sign]);
}

export function read(field) {
    if (!field.isContentEditable) return field.value;
    const text = inner(field).trim();
    // What browsers leave in a field that was cleared.
    return text === "<br>" ? "" : text;
}

/** ``text`` as it is read, or as the page shows it. */
export function write(field, text) {
    if (field.isContentEditable) field.innerHTML = text.replace(/<a id="([^"]*)">/g, '<a data-mark="$1">');
    else field.value = text;
}

function inner(node) {
    return [...node.childNodes].map(one).join("");
}

function one(node) {
    if (node.nodeType === Node.TEXT_NODE) return escaped(node.data);
    if (node.nodeType !== Node.ELEMENT_NODE) return "";
    const words = inner(node);
    if (node.tagName === "BR") return node.nextSibling || node.previousSibling?.nodeName !== "#text" ? "<br>" : "";
    if (node.tagName === "A" && node.dataset.mark) return words && `<a id="${node.dataset.mark}">${words}</a>`;
    const tag = TAGS[node.tagName];
    if (tag) return words && `<${tag}>${words}</${tag}>`;
    // Browsers put a new line into an element of its own.
    return node.tagName === "DIV" || node.tagName === "P" ? `<br>${words}` : words;
}
