"""Blocks of a content file as StreamField data, one language at a time.

Ids come from the page and the position, so they are the same in all languages, which is how a translation finds its
original, and at every load.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import PurePath

from exhibits.formats.regions import NotARegion, Region
from exhibits.formats.sheets import EVERYWHERE, SHEETS

from .content import Place, Sheet
from .keys import block_id
from .markup import anchor_id, note_id, plain_text, rich_text


@dataclass
class Things:
    """Primary keys of what blocks point to, by the keys of the content; of recordings one for each language.

    ``parts``: the part of a chapter, ``told``: the recording of a story and the story's first language, by their refs.
    """

    images: dict[str, int] = field(default_factory=dict)
    references: dict[str, int] = field(default_factory=dict)
    pages: dict[str, int] = field(default_factory=dict)
    recordings: dict[str, dict[str, int]] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)
    told: dict[str, tuple[str, str]] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)


def stream(sheet: Sheet, name: str, language: str, things: Things) -> list[dict]:
    """The blocks of the field ``name`` ("body" or "tour"). Raises ContentError."""
    place = sheet.place.within(language)
    return [
        _Block(block, place.at(f"{name}[{number}]"), language, things, (sheet.ref, name, number)).data()
        for number, block in enumerate(sheet.data.get(name, []))
    ]


def notes(sheet: Sheet, language: str, things: Things) -> list[dict]:
    """The notes of a chapter. Raises ContentError."""
    place = sheet.place.within(language)
    return [
        {
            "type": "note",
            "value": rich_text(note.get(language, ""), place.at(f"note {note['key']}"), things.pages, lists=False),
            "id": note_id(place, note["key"]),
        }
        for note in sheet.data.get("note", [])
    ]


def order_of(book: Sheet, language: str, things: Things) -> list[dict]:
    """The parts and chapters of a book: each part before the first chapter that names it."""
    titles = {part["key"]: part["title"] for part in book.data.get("parts", [])}
    found, last = [], ""
    for key in book.data.get("order", []):
        part = things.parts.get(f"chapter:{key}", "")
        if part and part != last:
            words = titles[part].get(language, "")
            found.append({"type": "part", "value": {"title": words}, "id": block_id(book.ref, "part", part)})
        last = part
        page = thing(things.pages, f"chapter:{key}", "chapter", book.place.at("order"))
        found.append({"type": "chapter", "value": page, "id": block_id(book.ref, "chapter", key)})
    return found


def thing(known: dict, key: str, what: str, place: Place):
    """What ``known`` has for ``key``. Raises ContentError naming ``what`` is not there."""
    try:
        return known[key]
    except KeyError:
        raise place.error(f"there is no {what} {key!r}.") from None


@dataclass(frozen=True)
class _Block:
    """One block, or one item of a list within it, in one language; ``position`` makes its id."""

    table: dict
    place: Place
    language: str
    things: Things
    position: tuple

    def data(self) -> dict:
        kind = self.table.get("type", "")
        if kind not in SHAPES:
            raise self.place.error(f"there is no type of block {kind!r}.")
        anchor = self.table.get("anchor")
        own = anchor_id(PurePath(self.place.file).stem, anchor) if anchor else block_id(*self.position)
        return {"type": kind, "value": SHAPES[kind](self), "id": own}

    def words(self, name: str) -> str:
        """Plain words of a field that is written once per language; "" where it is left out."""
        return plain_text(self._in_language(self.table.get(name, {})), self._part(name))

    def lines(self, name: str) -> str:
        """Plain words whose line breaks count."""
        return self._in_language(self.table.get(name, {})).strip()

    def by_language(self, name: str) -> list:
        """A list that is written once per language."""
        return self.table.get(name, {}).get(self.language, [])

    def moment(self, name: str, language: str) -> float:
        """Seconds: one number for every language that a recording is in, or one for each."""
        value = self.table[name]
        return value[language] if isinstance(value, dict) else value

    def cells(self, name: str, words: list[str]) -> list[dict]:
        """Items of a list of words with marks, in this language."""
        place = self._part(name)
        return [
            {
                "type": "item",
                "value": rich_text(text, place.at(f"{place.part}[{number}]"), self.things.pages, lists=False),
                "id": block_id(*self.position, name, number),
            }
            for number, text in enumerate(words)
        ]

    def rich(self, name: str = "", lists: bool = False) -> str:
        """Rich text of a field, or of the block itself, which then has its languages as keys."""
        table = self.table.get(name, {}) if name else self.table
        return rich_text(self._in_language(table), self._part(name), self.things.pages, lists)

    def items(self, name: str, shape: Callable[["_Block"], dict]) -> list[dict]:
        found = []
        for number, table in enumerate(self.table.get(name, [])):
            position = (*self.position, name, number)
            item = _Block(table, self._part(f"{name}[{number}]"), self.language, self.things, position)
            found.append({"type": "item", "value": shape(item), "id": block_id(*position)})
        return found

    def image(self, name: str) -> int:
        return thing(self.things.images, self.table.get(name, ""), "drawing", self.place)

    def reference(self) -> int | None:
        """A quotation may go without; an item of a list names one."""
        key = self.table.get("reference")
        return thing(self.things.references, key, "reference", self.place) if key else None

    def page(self, name: str = "page") -> int:
        return thing(self.things.pages, self.table.get(name, ""), "page", self.place)

    def site(self) -> int:
        return thing(self.things.places, self.table.get("place", ""), "place", self.place)

    def recording(self) -> int:
        languages = thing(self.things.recordings, self.table.get("recording", ""), "recording", self.place)
        return thing(languages, self.language, "recording in", self.place)

    def sheet(self) -> str:
        """Which part of the earth a map shows."""
        return thing(SHEETS, self.table.get("sheet", EVERYWHERE.key), "map of", self.place).key

    def region(self) -> dict[str, float]:
        """A part of a picture: left, top, width and height in parts of its sides."""
        try:
            return Region.of(*self.table.get("region", ())).stored
        except (NotARegion, TypeError):
            raise self.place.error("region is four numbers from 0 to 1 within the picture.") from None

    def number(self, name: str) -> float | None:
        """A number that is the same in all languages, or one for each."""
        value = self.table.get(name)
        return value.get(self.language) if isinstance(value, dict) else value

    def _in_language(self, table: dict) -> str:
        return table.get(self.language, "")

    def _part(self, name: str) -> Place:
        return self.place.at(f"{self.place.part}.{name}") if name else self.place


def _heading(block: _Block) -> dict:
    return {"text": block.words("text")}


def _text(block: _Block) -> str:
    return block.rich(lists=True)


def _image(block: _Block) -> dict:
    size = block.table.get("size", "measure")
    return {"image": block.image("image"), "caption": block.words("caption"), "alt": block.words("alt"), "size": size}


def _gallery_item(block: _Block) -> dict:
    return {"image": block.image("image"), "caption": block.words("caption"), "alt": block.words("alt")}


def _gallery(block: _Block) -> dict:
    return {"title": block.words("title"), "images": block.items("images", _gallery_item)}


def _pair(block: _Block) -> dict:
    return {
        "first": block.image("first"),
        "first_label": block.words("first_label"),
        "second": block.image("second"),
        "second_label": block.words("second_label"),
        "caption": block.words("caption"),
    }


def _quote(block: _Block) -> dict:
    return {
        "text": block.rich("text"),
        "attribution": block.words("attribution"),
        "language": block.table.get("language", ""),
        "reference": block.reference(),
        "locator": block.table.get("locator", ""),
    }


def _event(block: _Block) -> dict:
    return {
        "date": block.words("date"),
        "year": block.number("year"),
        "title": block.words("title"),
        "text": block.rich("text"),
    }


def _timeline(block: _Block) -> dict:
    return {"title": block.words("title"), "events": block.items("events", _event)}


def _map(block: _Block) -> dict:
    return {"title": block.words("title"), "sheet": block.sheet(), "places": block.items("places", _Block.site)}


def _stop(block: _Block) -> dict:
    return {"place": block.site(), "date": block.words("date"), "text": block.rich("text")}


def _route(block: _Block) -> dict:
    return {
        "title": block.words("title"),
        "sheet": block.sheet(),
        "text": block.words("text"),
        "stops": block.items("stops", _stop),
    }


def _verse(block: _Block) -> dict:
    return {
        "lines": block.lines("lines"),
        "language": block.table.get("language", ""),
        "attribution": block.words("attribution"),
        "reference": block.reference(),
        "locator": block.table.get("locator", ""),
    }


def _pullquote(block: _Block) -> dict:
    return {"text": block.words("text")}


def _table(block: _Block) -> dict:
    return {
        "caption": block.words("caption"),
        "header": block.cells("header", block.by_language("header")),
        "row_headers": block.table.get("row_headers", True),
        "rows": [
            {
                "type": "item",
                "value": {"cells": block.cells(f"rows/{number}", row)},
                "id": block_id(*block.position, number),
            }
            for number, row in enumerate(block.by_language("rows"))
        ],
    }


def _clip(block: _Block) -> dict:
    recording, first = thing(block.things.told, block.table.get("page", ""), "story with a recording", block.place)
    return {
        "recording": thing(block.things.recordings, recording, "recording", block.place)[first],
        "start": block.moment("start", first),
        "end": block.moment("end", first),
        "text": block.words("text"),
    }


def _facts(block: _Block) -> dict:
    return {"title": block.words("title"), "text": block.rich(lists=True)}


def _audio(block: _Block) -> dict:
    return {"recording": block.recording(), "caption": block.words("caption")}


def _link(block: _Block) -> dict:
    return {"page": block.page(), "text": block.words("text")}


def _object(block: _Block) -> dict:
    return {"page": block.page(), "text": block.words("text")}


def _compare(block: _Block) -> dict:
    return {"first": block.page("first"), "second": block.page("second"), "text": block.words("text")}


def _step(block: _Block) -> dict:
    return {"region": block.region(), "heading": block.words("heading"), "text": block.rich("text")}


def _look(block: _Block) -> dict:
    return {"image": block.image("image"), "steps": block.items("steps", _step)}


def _work(block: _Block) -> dict:
    return {"reference": block.reference(), "locator": block.table.get("locator", "")}


def _references(block: _Block) -> dict:
    return {"items": block.items("items", _work)}


SHAPES: dict[str, Callable[[_Block], dict | str]] = {
    "heading": _heading,
    "text": _text,
    "image": _image,
    "gallery": _gallery,
    "pair": _pair,
    "quote": _quote,
    "timeline": _timeline,
    "map": _map,
    "route": _route,
    "facts": _facts,
    "audio": _audio,
    "link": _link,
    "object": _object,
    "compare": _compare,
    "references": _references,
    "look": _look,
    "verse": _verse,
    "pullquote": _pullquote,
    "table": _table,
    "clip": _clip,
}
