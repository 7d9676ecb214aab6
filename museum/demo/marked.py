"""Do the marks of the chapters' texts lead to something: notes, works, words of the glossary, other places?"""

from collections.abc import Iterator

from exhibits.book.marks import Mark, marks_in

from .blocks import Things, notes, stream
from .content import Content, ContentError, Sheet
from .keys import permanent
from .markup import anchor_id, note_id

NAMES = {"note": "note", "cite": "work", "term": "term", "ref": "to"}
CALLED = {"note": "a note", "cite": "a work", "term": "a word", "ref": "a place"}


def marks_missing(content: Content, things: Things, works: set[str]) -> Iterator[str]:
    """Every mark that leads nowhere, and every note that none calls for, in the language of the original."""
    chapters = [sheet for sheet in content.sheets.values() if sheet.kind == "chapter"]
    known = {
        "cite": works,
        "term": {table["key"] for table in content.terms.get("glossary", [])},
        "ref": {
            *(str(permanent("chapter", sheet.key)) for sheet in chapters),
            *(
                anchor_id(sheet.key, one["anchor"])
                for sheet in chapters
                for one in sheet.data["body"]
                if "anchor" in one
            ),
        },
    }
    for sheet in chapters:
        own = known | {"note": {note_id(sheet.place, note["key"]) for note in sheet.data.get("note", [])}}
        try:
            found = list(_marks(sheet, things))
        except ContentError:  # told of where the sheet itself is looked at
            continue
        for mark in found:
            if mark.attributes[NAMES[mark.kind]] not in own[mark.kind]:
                yield f"{sheet.place}: {mark.words!r} calls for {CALLED[mark.kind]} that is not there."
        called = {mark.attributes["note"] for mark in found if mark.kind == "note"}
        for note in sheet.data.get("note", []):
            if note_id(sheet.place, note["key"]) not in called:
                yield f"{sheet.place.at('note ' + note['key'])}: nothing in the text calls for it."


def _marks(sheet: Sheet, things: Things) -> Iterator[Mark]:
    for text in _texts([*stream(sheet, "body", sheet.original, things), *notes(sheet, sheet.original, things)]):
        yield from marks_in(text)


def _texts(value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
