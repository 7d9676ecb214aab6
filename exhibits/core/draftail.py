"""The language mark between the database and the admin's editor (see ``richtext``)."""

from django.utils.translation import gettext_lazy as _
from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.html_to_contentstate import InlineEntityElementHandler
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature

from exhibits.formats.languages import LANGUAGES

from .richtext import TAG

ENTITY = "LANGUAGE"

# The words of the editor's dialog: they travel to ``js/admin/language-mark.js`` with the editor's options.
WORDS = {
    "title": _("Which language are these words in?"),
    "other": _("Another language"),
    "tag": _("Tag of the other language"),
    "hint": _("Two or three letters, such as de for German, hi for Hindi, rmy for Vlax Romani."),
    "wrong": _("This is not a language tag: write letters such as de or rmy."),
    "mark": _("Mark the words"),
    "remove": _("Remove the mark"),
    "cancel": _("Cancel"),
    "select": _("Select the words in the text first, then press the button."),
    "link": _("These words are a link. A link cannot carry a language mark: remove the link first."),
}


def language_feature() -> EntityFeature:
    """The button of the editor."""
    return EntityFeature(
        {
            "type": ENTITY,
            "icon": "globe",
            "description": _("Language of this word"),
            "attributes": ["lang"],
            "allowlist": {"lang": f"^{TAG.pattern}$"},
            "tagPattern": f"^{TAG.pattern}$",
            "languages": [{"code": language.code, "name": language.native} for language in LANGUAGES],
            "words": WORDS,
        },
        js=["js/admin/language-mark.js"],
    )


class LanguageElementHandler(InlineEntityElementHandler):
    """From the database to the editor."""

    mutability = "MUTABLE"

    def get_attribute_data(self, attrs):
        return {"lang": attrs.get("lang", "")}


def language_entity(props):
    """From the editor to the database. What is not a language tag marks nothing; the words stay."""
    tag = props.get("lang", "")
    if not (isinstance(tag, str) and TAG.fullmatch(tag)):
        return props["children"]
    return DOM.create_element("a", {"linktype": "lang", "lang": tag}, props["children"])
