"""Inline marks of rich text, all stored as ``<a linktype="…">``.

Any other form breaks translation: extraction splits a sentence at ``<span>`` and refuses attributes on ``<i>``, but takes
an ``<a>`` whole and brings it back in the translation. ``<a linktype="lang" lang="rom">`` marks words of another
language (WCAG 2.2, 3.1.2); an ``<a>`` without ``href`` is a plain placeholder element for browsers.
"""

import re

from django.utils.html import format_html
from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.html_to_contentstate import InlineEntityElementHandler
from wagtail.rich_text import LinkHandler

ENTITY = "LANGUAGE"
TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")


class LanguageHandler(LinkHandler):
    """From the database to the page."""

    identifier = "lang"

    @classmethod
    def expand_db_attributes(cls, attrs):
        tag = attrs.get("lang", "")
        return format_html('<a lang="{}">', tag) if TAG.fullmatch(tag) else "<a>"


class LanguageElementHandler(InlineEntityElementHandler):
    """From the database to the editor."""

    mutability = "MUTABLE"

    def get_attribute_data(self, attrs):
        return {"lang": attrs.get("lang", "")}


def language_entity(props):
    """From the editor to the database."""
    return DOM.create_element("a", {"linktype": "lang", "lang": props.get("lang", "")}, props["children"])
