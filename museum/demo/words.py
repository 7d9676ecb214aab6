"""What a content file says about a page outside its blocks, as the fields of the page's type, in one language."""

from collections.abc import Mapping

from .content import Sheet
from .markup import plain_text, rich_text, without_marks


class _Words:
    def __init__(self, sheet: Sheet, language: str, pages: Mapping[str, int]):
        self.sheet, self.language, self.pages = sheet, language, pages

    def plain(self, name: str) -> str:
        return plain_text(self.sheet.words(name, self.language), self._place(name))

    def rich(self, name: str) -> str:
        return rich_text(self.sheet.words(name, self.language), self._place(name), self.pages, lists=False)

    def _place(self, name: str):
        return self.sheet.place.at(name).within(self.language)


def words_of(sheet: Sheet, language: str, pages: Mapping[str, int]) -> dict:
    """Values of fields by name. Raises ContentError."""
    return FIELDS[sheet.kind](_Words(sheet, language, pages), sheet.data)


def _exhibit(words: _Words, data: dict) -> dict:
    return {
        "subtitle": words.plain("subtitle"),
        "introduction": words.rich("introduction"),
        "content_note": words.plain("content_note"),
        "credits": words.rich("credits"),
        "palette": data["palette"],
    }


def _story(words: _Words, data: dict) -> dict:
    summary = words.rich("summary")
    return {
        "summary": summary,
        "search_description": without_marks(summary),
        "content_note": words.plain("content_note"),
        "telling_language": data["telling_language"],
        "telling_date": words.plain("date"),
        "basis": data["basis"],
        "is_sample": data.get("sample", False),
    }


def _object(words: _Words, data: dict) -> dict:
    return {
        "summary": words.plain("summary"),
        "description": words.rich("description"),
        "content_note": words.plain("content_note"),
        "provenance": words.plain("provenance"),
        "credit_line": words.plain("credit_line"),
    }


def _book(words: _Words, data: dict) -> dict:
    return {
        "subtitle": words.plain("subtitle"),
        "introduction": words.rich("introduction"),
        "publisher": data.get("publisher", ""),
        "show_in_menus": True,
    }


def _chapter(words: _Words, data: dict) -> dict:
    return {
        "matter": data.get("matter", "body"),
        "summary": words.rich("introduction"),
        "search_description": words.plain("subtitle"),
        "content_note": words.plain("content_note"),
    }


def _info(words: _Words, data: dict) -> dict:
    return {"introduction": words.plain("introduction"), "show_in_menus": True}


FIELDS = {"object": _object, "exhibit": _exhibit, "story": _story, "book": _book, "chapter": _chapter, "info": _info}
# What each kind of page can show, beside what all have: anything else in a file is words that nobody would see.
TEXTS = {
    "object": {"summary", "description", "content_note", "provenance", "credit_line"},
    "exhibit": {"subtitle", "introduction", "content_note", "credits"},
    "story": {"summary", "content_note", "date"},
    "book": {"subtitle", "introduction"},
    "chapter": {"introduction", "subtitle", "content_note"},
    "info": {"introduction"},
}
