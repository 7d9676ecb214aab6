"""Inline marks of rich text, all stored as ``<a linktype="…">``.

Any other form breaks translation: extraction splits a sentence at ``<span>`` and refuses attributes on ``<i>``, but
takes an ``<a>`` whole and brings it back in the translation. ``<a linktype="lang" lang="rom">`` marks words of another
language (WCAG 2.2, 3.1.2); an ``<a>`` without ``href`` is a plain placeholder element for browsers.
"""

import re
from collections.abc import Mapping

from django.utils.html import format_html
from wagtail.rich_text import LinkHandler, expand_db_html

TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")


class LanguageHandler(LinkHandler):
    """From the database to the page."""

    identifier = "lang"

    @classmethod
    def expand_db_attributes(cls, attrs):
        tag = attrs.get("lang", "")
        return format_html('<a lang="{}">', tag) if TAG.fullmatch(tag) else "<a>"


PAGE_LINK = re.compile(r'<a(?=[^>]*\slinktype="page")[^>]*>')
# No more digits than a primary key has: a database cannot even be asked for a longer one.
PAGE_ID = re.compile(r'\sid="([0-9]{1,9})"')


def linked_pages(source: str) -> set[int]:
    """Primary keys of the pages that a stored rich text links to."""
    return {int(pk) for link in PAGE_LINK.findall(source) for pk in PAGE_ID.findall(link)}


def render(source: str, pages: Mapping) -> str:
    """Stored rich text as HTML; ``pages`` holds the cards of linked pages by primary key.

    Wagtail would ask the database for each text's links anew, and knows no fallback addresses. A link to a page that is
    not public loses its address and keeps its words.
    """

    def opening(match: re.Match) -> str:
        found = PAGE_ID.search(match[0])
        card = pages.get(int(found[1])) if found else None
        return format_html('<a href="{}">', card.url) if card else "<a>"

    return expand_db_html(PAGE_LINK.sub(opening, source))
