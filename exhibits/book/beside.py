"""A chapter in two languages, aligned block by block and, within running text, paragraph by paragraph.

Blocks have the same ids in all languages, and paragraphs the keys that the editor of rich text gave them. Where a
paragraph was split in one language, what has no partner stands alone in its place.
"""

from collections.abc import Container, Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup
from django.utils import translation
from wagtail.rich_text import RichText

from exhibits.access.selectors import public
from exhibits.core.embedded import Embedded
from exhibits.core.reading import Reading
from exhibits.formats.languages import CODES
from exhibits.translations.locales import code_of, id_of
from exhibits.translations.models import ChangedPassage

from .apparatus import Apparatus
from .outline import Outline
from .reading import path_in

# What is read in both languages; pictures, maps and recordings stand once, as the first language's page has them.
TWO_SIDED = ("heading", "text", "quote", "verse", "table", "facts", "timeline", "pullquote")


@dataclass(frozen=True)
class Row:
    """One block, or one paragraph of a block; of two-sided ones ``other`` is the same in the other language, None where
    it has none. ``is_first``: it begins its block, and bears its anchor. ``is_outdated``: the original of its block
    says something else by now than what one of the two was translated from."""

    block: object | None
    other: object | None
    is_two_sided: bool
    is_first: bool = True
    level: int = 2
    is_outdated: bool = False

    @property
    def anchor(self) -> str:
        return (self.block or self.other).id


@dataclass(frozen=True)
class Paragraph:
    """A piece of rich text that is rendered as a block of text is."""

    block_type: str
    value: RichText
    id: str


@dataclass(frozen=True)
class Side:
    """The language that stands beside the page's own, and what its text is read with."""

    language: str
    reading: Reading
    marks: Apparatus


def rows_of(body, other, outdated: Container[str] = ()) -> Iterator[Row]:
    """The rows of two StreamField values; ``outdated`` are ids of blocks."""
    partners = {block.id: block for block in other}
    level = 2
    for block in body:
        partner = partners.get(block.id)
        if block.block_type == "text" and partner:
            for number, (left, right) in enumerate(paired(block.value.source, partner.value.source)):
                is_first = not number
                old = is_first and block.id in outdated
                yield Row(_paragraph(block, left), _paragraph(partner, right), True, is_first, level, old)
        else:
            old = block.id in outdated
            yield Row(block, partner, block.block_type in TWO_SIDED, level=level, is_outdated=old)
        if block.block_type == "heading":
            level = 3


def paired(first: str, second: str) -> list[tuple[str, str]]:
    """The paragraphs and lists of two rich texts, by their keys; "" where one has no partner."""
    ours, theirs = _pieces(first), _pieces(second)
    waiting = dict(theirs)
    pairs = []
    for key, html in ours:
        # What stands in the other text before the partner, and has none, keeps its place.
        while waiting and key in waiting and next(iter(waiting)) != key and next(iter(waiting)) not in dict(ours):
            pairs.append(("", waiting.pop(next(iter(waiting)))))
        pairs.append((html, waiting.pop(key, "")))
    return [*pairs, *(("", html) for html in waiting.values())]


def _pieces(source: str) -> list[tuple[str, str]]:
    """Key and HTML of every top-level element: a list goes by its first item."""
    found = []
    for number, element in enumerate(BeautifulSoup(source, "html.parser").find_all(recursive=False)):
        keyed = element if element.has_attr("data-block-key") else element.find(attrs={"data-block-key": True})
        found.append((keyed["data-block-key"] if keyed else f"#{number}", str(element)))
    return found


def _paragraph(block, html: str) -> Paragraph | None:
    return Paragraph("text", RichText(html), block.id) if html else None


def other_of(page, code: str):
    """The same chapter in the museum's language ``code``; None where there is none that may be shown, and for its own
    language. One query."""
    if code not in CODES or id_of(code) == page.locale_id:
        return None
    return public(type(page).objects.filter(translation_key=page.translation_key, locale_id=id_of(code))).first()


def open_beside(page, other, book, outline: Outline, embedded: Embedded) -> dict:
    """What the page with two languages shows beside what a chapter's does."""
    code = code_of(other.locale_id)
    with translation.override(code):
        reading = Reading(other)
        reading.mark_untranslated()
        marks = Apparatus([other], code, outline, book.citation_style, path_in(embedded.cards), is_beside=True)
        side = Side(code, reading, marks)
    return {"side": side, "rows": rows_of(page.body, other.body, _outdated(page, other))}


def _outdated(page, other) -> set[str]:
    """Ids of the blocks in which something is translated from what the original no longer says. One query."""
    rows = ChangedPassage.objects.filter(
        translation_key=page.translation_key,
        locale__in=[page.locale_id, other.locale_id],
        change=ChangedPassage.Change.WORDS,
        path__startswith="body.",
    )
    return {path.split(".")[1] for path in rows.values_list("path", flat=True)}


def offers_of(page, reading: Reading) -> list[str]:
    """The languages that can stand beside a page's text."""
    own = code_of(page.locale_id)
    return [code for code in CODES if code in reading.translations and code != own]
