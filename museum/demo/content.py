"""The demonstration museum's content as its files hold it: a TOML file per page, read here and nowhere else.

Besides the pages in their folders there are ``titles.toml`` (pages that hold others together), ``vocabularies.toml``
(terms) and ``museum.toml`` (what stands where, and in which order pages open).
"""

import tomllib
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from exhibits.formats.languages import CODES

# Every page of the demonstration is complete in these; a page may exist in another with fewer words.
COMPLETE = ("ro", "nb", "en")
ABOUT, ANNEX = "info:about", "chapter:declaration"
FOLDERS = {
    "object": "objects",
    "exhibit": "exhibits",
    "story": "stories",
    "book": "books",
    "chapter": "chapters",
    "info": "info",
}


class ContentError(ValueError):
    """Something in a content file cannot be used; the message says where it stands and what is wrong."""


@dataclass(frozen=True)
class Place:
    """Where in the content something stands: file, part of it, language."""

    file: str
    part: str = ""
    language: str = ""

    def __str__(self) -> str:
        return ", ".join(filter(None, (self.file, self.part, self.language)))

    @property
    def seed(self) -> str:
        """The same in every language."""
        return f"{self.file} {self.part}"

    def at(self, part: str) -> "Place":
        return replace(self, part=part)

    def within(self, language: str) -> "Place":
        return replace(self, language=language)

    def error(self, message: str) -> ContentError:
        return ContentError(f"{self}: {message}")


@dataclass(frozen=True)
class Sheet:
    """One page in all its languages. Other files name it by ``ref``, such as "exhibit:language"."""

    data: dict
    place: Place

    @property
    def kind(self) -> str:
        return self.data["kind"]

    @property
    def key(self) -> str:
        return self.data["key"]

    @property
    def ref(self) -> str:
        return f"{self.kind}:{self.key}"

    @property
    def original(self) -> str:
        return self.data["original"]

    @cached_property
    def languages(self) -> list[str]:
        """Languages with a title and an address, the original first, then in the museum's order."""
        there = [code for code in CODES if code in self.data["title"] and code in self.data["slug"]]
        return sorted(there, key=lambda code: code != self.original)

    def words(self, name: str, language: str) -> str:
        """A text that is written once per language; "" where there is none."""
        return self.data.get(name, {}).get(language, "").strip()


@dataclass(frozen=True)
class Content:
    """All that the files say; ``sheets`` by ref, ``terms`` by kind, ``plan`` as in ``museum.toml``."""

    directory: Path
    sheets: dict[str, Sheet]
    terms: dict[str, list[dict]]
    titles: dict
    plan: dict

    def in_order(self, kind: str) -> list[Sheet]:
        """The pages of a kind in the order in which they open: as the plan names them, the others after, by number."""
        planned = self.plan.get("order", {}).get(kind, [])
        sheets = [sheet for sheet in self.sheets.values() if sheet.kind == kind]
        last = len(planned)

        def rank(sheet):
            position = planned.index(sheet.key) if sheet.key in planned else last
            return position, sheet.data.get("number", last + len(sheets)), sheet.key

        return sorted(sheets, key=rank)


def read_toml(path: Path) -> dict:
    """Raises ContentError for a file that is not TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ContentError(f"{path.name}: {error}") from error


def read_content(directory: Path) -> Content:
    """Everything under ``directory``. Raises ContentError, FileNotFoundError."""
    titles, plan = read_toml(directory / "titles.toml"), read_toml(directory / "museum.toml")
    sheets = {}
    for kind, folder in FOLDERS.items():
        for path in sorted((directory / folder).glob("*.toml")):
            sheet = _sheet(kind, path, directory, titles)
            sheets[sheet.ref] = sheet
    if "info" in titles:
        about = {"kind": "info", "key": "about", "original": "ro", **titles["info"]}
        sheets[ABOUT] = Sheet(about, Place("titles.toml", "info"))
    return Content(directory, sheets, read_toml(directory / "vocabularies.toml"), titles, plan)


def _sheet(kind: str, path: Path, directory: Path, titles: dict) -> Sheet:
    data, place = read_toml(path), Place(str(path.relative_to(directory)))
    for name in ("key", "kind", "original", "title", "slug"):
        if name not in data:
            raise place.error(f"{name!r} is missing.")
    if (data["kind"], data["key"]) != (kind, path.stem):
        raise place.error(f"the file says that it is {data['kind']}:{data['key']}.")
    if kind == "book":
        for name in ("title", "slug"):
            data[name] = {**titles.get("book", {}).get(name, {}), **data[name]}
    return Sheet(data, place)
