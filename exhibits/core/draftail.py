"""The language mark between the database and the admin's editor (see ``richtext``)."""

from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.html_to_contentstate import InlineEntityElementHandler

ENTITY = "LANGUAGE"


class LanguageElementHandler(InlineEntityElementHandler):
    """From the database to the editor."""

    mutability = "MUTABLE"

    def get_attribute_data(self, attrs):
        return {"lang": attrs.get("lang", "")}


def language_entity(props):
    """From the editor to the database."""
    return DOM.create_element("a", {"linktype": "lang", "lang": props.get("lang", "")}, props["children"])
