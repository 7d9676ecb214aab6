"""The marks of a chapter between the database and the admin's editor (see ``marks``)."""

from django.urls import reverse_lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.html_to_contentstate import InlineEntityElementHandler
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature

from exhibits.vocabularies.citing import LABEL_NAMES, LABELS

from .marks import ID, KEY, LONGEST_LOCATOR

# What each mark keeps, and the form of it.
KEPT = {"note": {"note": ID}, "cite": {"work": KEY}, "term": {"term": KEY}, "ref": {"to": ID}}
NAMES = {
    "note": _("Footnote"),
    "cite": _("Citation of a work"),
    "term": _("Word of the glossary"),
    "ref": _("Cross reference"),
}

# The words of the editor's dialogs: they travel to ``js/admin/book-marks.js`` with the editor's options.
WORDS = {
    "cancel": _("Cancel"),
    "put": _("Put it here"),
    "remove": _("Remove"),
    "search": _("Search"),
    "nothing": _("Nothing found."),
    "broken": _("The list could not be fetched: try again."),
    "choose": _("Choose one first."),
    "select": _("Select the words in the text first, then press the button."),
    "newNote": _("A new note"),
    "writeNote": _("Write the note, or choose one that is there already."),
    "earlier": _("Notes of this chapter"),
    "empty": _("(empty)"),
    "locator": _("Where in the work"),
    "label": _("What this numbers"),
    "saveFirst": _("Headings and figures that you have just added are listed after the chapter has been saved."),
    "lost": _("What this named is gone: readers see its words alone."),
    "keys": {
        kind: format_lazy(_("By keyboard: {keys} in the text, or a slash and the name."), keys=f"Ctrl + Alt + {key}")
        for kind, key in {"note": "F", "cite": "W", "term": "G", "ref": "R"}.items()
    },
}


def icon_of(kind: str) -> str:
    """Its file lies in ``templates/wagtailadmin/icons``."""
    return f"museum-{kind}"


def entity_of(kind: str) -> str:
    return f"BOOK_{kind.upper()}"


def feature(kind: str) -> EntityFeature:
    """The editor's button for a kind of mark."""
    return EntityFeature(
        {
            "type": entity_of(kind),
            "icon": icon_of(kind),
            "description": NAMES[kind],
            "attributes": [*KEPT[kind], "locator", "label"],
            "allowlist": {name: f"^{form.pattern}$" for name, form in KEPT[kind].items()},
            "kind": kind,
            "title": NAMES[kind],
            "choices": reverse_lazy("book_choices", args=[kind]),
            "labels": [{"value": label, "name": LABEL_NAMES[label]} for label in LABELS],
            "longest": LONGEST_LOCATOR,
            "words": WORDS,
        },
        js=["js/admin/book-marks.js"],
    )


def element_handler(kind: str) -> InlineEntityElementHandler:
    """From the database to the editor: words that are a number or a label are kept whole."""

    class Handler(InlineEntityElementHandler):
        mutability = "MUTABLE" if kind == "term" else "IMMUTABLE"

        def get_attribute_data(self, attrs):
            return {name: attrs[name] for name in (*KEPT[kind], "locator", "label") if attrs.get(name)}

    return Handler(entity_of(kind))


def decorator(kind: str):
    """From the editor to the database. What is not formed as it should be marks nothing; the words stay."""

    def element(props):
        kept = {name: str(props.get(name) or "") for name in KEPT[kind]}
        if not all(KEPT[kind][name].fullmatch(value) for name, value in kept.items()):
            return props["children"]
        if kind == "cite" and props.get("locator"):
            label = props.get("label")
            kept["locator"] = str(props["locator"])[:LONGEST_LOCATOR]
            kept["label"] = label if label in LABELS else "page"
        return DOM.create_element("a", {"linktype": kind, **kept}, props["children"])

    return element
