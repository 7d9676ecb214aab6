"""Inline marks of rich text, all stored as ``<a linktype="…">``.

Any other form breaks translation: extraction splits a sentence at ``<span>`` and refuses attributes on ``<i>``, but
takes an ``<a>`` whole and brings it back in the translation. ``<a linktype="lang" lang="rom">`` marks words of another
language (WCAG 2.2, 3.1.2); an ``<a>`` without ``href`` is a plain placeholder element for browsers.
"""

import re
from collections.abc import Callable, Mapping
from html import unescape

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
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


# Any mark, with the words that it stands around: marks do not stand within one another.
MARK = re.compile(r'<a(?P<attributes>(?=[^>]*\slinktype="(?P<kind>[a-z]+)")[^>]*)>(?P<words>.*?)</a>', re.S)
ATTRIBUTE = re.compile(r'\s([a-z-]+)="([^"]*)"')

# ``kind``, attributes and words of a mark, these as HTML; its own, or None where it is none of the asked one's.
WorkedOut = Callable[[str, dict[str, str], SafeString], SafeString | None]

# What the editor of rich text calls a paragraph or an item of a list, for good.
KEYED = re.compile(r' data-block-key="([0-9A-Za-z_-]{1,40})"')


def attributes_of(stored: str) -> dict[str, str]:
    """The attributes of a mark, of its text between name and bracket."""
    return {name: unescape(value) for name, value in ATTRIBUTE.findall(stored)}


def linked_pages(source: str) -> set[int]:
    """Primary keys of the pages that a stored rich text links to."""
    return {int(pk) for link in PAGE_LINK.findall(source) for pk in PAGE_ID.findall(link)}


def render(
    source: str, pages: Mapping, marks: WorkedOut | None = None, anchor: Callable[[str], str] | None = None
) -> str:
    """Stored rich text as HTML; ``pages`` holds the cards of linked pages by primary key, ``marks`` works out those
    marks that say something else than their words, ``anchor`` gives a paragraph the id under which it is found, by its
    key: "" gives it none.

    Wagtail would ask the database for each text's links anew, and knows no fallback addresses. A link to a page that is
    not public loses its address and keeps its words.
    """

    def opening(match: re.Match) -> str:
        found = PAGE_ID.search(match[0])
        card = pages.get(int(found[1])) if found else None
        return format_html('<a href="{}">', card.url) if card else "<a>"

    def worked_out(match: re.Match) -> str:
        # They stand in the text itself, which is cleaned when it is saved.
        told = marks(match["kind"], attributes_of(match["attributes"]), mark_safe(match["words"]))
        return match[0] if told is None else told

    def found(match: re.Match) -> str:
        name = anchor(match[1])
        return format_html(' id="{}"', name) if name else ""

    html = expand_db_html(PAGE_LINK.sub(opening, MARK.sub(worked_out, source) if marks else source))
    return KEYED.sub(found, html) if anchor else html
