"""What must be right within one file of a book, whatever the others are."""

import re
from collections.abc import Iterator

from exhibits.publishing.epub.markup import LinedElement, text_of

from .reading import Fault

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# What acts or asks: reading programs leave it out, and nobody expects it in a book.
UNWANTED = {"script", "iframe", "object", "embed", "form", "input", "button", "select", "textarea", "base"}
NAMING = ("aria-labelledby", "aria-describedby", "aria-details", "headers", "for")
BREAK, CALL, NOTE, BACK = "doc-pagebreak", "doc-noteref", "doc-footnote", "doc-backlink"
_HANDLER = re.compile(r"on[a-z]+")


def document_faults(name: str, tree: LinedElement) -> list[Fault]:
    rules = (_language_and_title, _ids, _pictures, _headings, _tables, _links_have_words, _unwanted, _names, _notes)
    return [Fault(name, line, words) for rule in rules for line, words in rule(tree)]


def _language_and_title(tree: LinedElement) -> Iterator[tuple[int, str]]:
    if not tree.get("lang"):
        yield tree.line, "does not say its language"
    for element in tree.iter():
        if element.get("lang") != element.get("xml:lang"):
            yield element.line, f"<{element.tag}> has different values of lang and xml:lang (6.1.3)"
    title = tree.find("head/title")
    if title is None or not text_of(title):
        yield tree.line, "has no title"


def _ids(tree: LinedElement) -> Iterator[tuple[int, str]]:
    seen = set()
    for element in tree.iter():
        identifier = element.get("id")
        if identifier in seen:
            yield element.line, f"the id {identifier} stands here for the second time"
        if identifier is not None:
            seen.add(identifier)
            if not identifier or re.search(r"\s", identifier):
                yield element.line, f"the id {identifier!r} is none"


def _pictures(tree: LinedElement) -> Iterator[tuple[int, str]]:
    for picture in tree.iter("img"):
        if picture.get("alt") is None:
            yield picture.line, f"the picture {picture.get('src')} has no description"
    for drawing in tree.iter("svg"):
        is_told = drawing.get("role") == "img" and drawing.get("aria-label")
        if not is_told and drawing.get("aria-hidden") != "true":
            yield drawing.line, "a drawing has no description"


def _headings(tree: LinedElement) -> Iterator[tuple[int, str]]:
    level = 0
    for element in tree.iter():
        if element.tag not in HEADINGS:
            continue
        own = HEADINGS.index(element.tag) + 1
        if own > level + 1:
            before = f"follows h{level}" if level else "is the first heading"
            yield element.line, f"{element.tag} {before}: a rank is left out"
        if not text_of(element):
            yield element.line, f"{element.tag} has no words"
        level = own


def _tables(tree: LinedElement) -> Iterator[tuple[int, str]]:
    for table in tree.iter("table"):
        if table.get("role") not in ("presentation", "none") and table.find(".//th") is None:
            yield table.line, "a table has no header cells"


def _links_have_words(tree: LinedElement) -> Iterator[tuple[int, str]]:
    for link in tree.iter("a"):
        pictures = any(picture.get("alt") for picture in link.iter("img"))
        if link.get("href") is not None and not (text_of(link) or link.get("aria-label") or pictures):
            yield link.line, f"the link to {link.get('href')} has no words"


def _unwanted(tree: LinedElement) -> Iterator[tuple[int, str]]:
    for element in tree.iter():
        if element.tag in UNWANTED:
            yield element.line, f"<{element.tag}> has no place in a book"
        for attribute in element.attrib:
            if _HANDLER.fullmatch(attribute):
                yield element.line, f"{attribute} has no place in a book"


def _names(tree: LinedElement) -> Iterator[tuple[int, str]]:
    ids = {element.get("id") for element in tree.iter()}
    for element in tree.iter():
        for attribute in NAMING:
            for identifier in element.get(attribute, "").split():
                if identifier not in ids:
                    yield element.line, f"{attribute} names {identifier}, which is not there"
        if element.get("role") == BREAK and not element.get("aria-label"):
            yield element.line, "a page break does not say which page begins"


def _notes(tree: LinedElement) -> Iterator[tuple[int, str]]:
    """Every call leads to a note, every note is called for, and leads back."""
    of = {role: [one for one in tree.iter() if role in one.get("role", "").split()] for role in (CALL, NOTE)}
    called = {one.get("href", "").removeprefix("#") for one in of[CALL]}
    calls = {one.get("id") for one in of[CALL]}
    notes = {one.get("id") for one in of[NOTE]}
    for one in of[CALL]:
        if one.get("href", "").removeprefix("#") not in notes:
            yield one.line, f"the note {one.get('href')} is not there"
    for one in of[NOTE]:
        back = [link.get("href", "").removeprefix("#") for link in one.iter("a") if link.get("role") == BACK]
        if one.get("id") not in called:
            yield one.line, f"nothing calls for the note {one.get('id')}"
        elif not back or not calls.issuperset(back):
            yield one.line, f"the note {one.get('id')} does not lead back to the text"
