"""The order of a book: its parts and chapters, their numbers, and the numbers of what stands in them.

Numbers follow from the order and are kept nowhere else, so that they and what refers to them stay right when something
moves. Chapters before and behind the numbered ones have none; what stands in them is called by its words.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import QuerySet
from django.utils.html import strip_tags
from wagtail.models import Page

from exhibits.access.kept import kept
from exhibits.access.selectors import public
from exhibits.translations.locales import code_of
from exhibits.translations.readers import for_reader, is_original, untranslated_of, with_untranslated

FIGURES = ("image", "gallery", "pair", "object", "compare", "map", "route")
# Words a minute of silent reading, the lower end of what is measured for European languages (Trauzettel-Klosinski and
# Dietz, 2012).
PACE = 180
BODY = "body"
MATTERS = ("front", BODY, "back")
WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Chapter:
    """A chapter's place; ``key`` is its ``translation_key``, ``part`` the id of a block, empty outside of parts."""

    key: UUID
    number: str
    matter: str
    part: str
    minutes: int


@dataclass(frozen=True)
class Label:
    """What something is called: ``kind`` is "chapter", "section", "figure" or "table"; ``words`` stand where it has no
    number, in ``lang``. ``chapter`` is the ``translation_key`` of the one in which it stands."""

    kind: str
    number: str
    words: str
    chapter: UUID
    lang: str = ""


@dataclass(frozen=True)
class Outline:
    """``parts``: title and its language by id; ``labels`` by id of a block or ``translation_key`` of a chapter."""

    chapters: tuple[Chapter, ...] = ()
    parts: dict[str, tuple[str, str]] = field(default_factory=dict)
    labels: dict[str, Label] = field(default_factory=dict)

    @property
    def keys(self) -> list[UUID]:
        return [one.key for one in self.chapters]

    def of(self, key: UUID) -> Chapter | None:
        return next((one for one in self.chapters if one.key == key), None)

    def beside(self, key: UUID) -> tuple[UUID | None, UUID | None]:
        """The chapters before and after."""
        keys = self.keys
        if key not in keys:
            return None, None
        here = keys.index(key)
        return (keys[here - 1] if here else None), (keys[here + 1] if here + 1 < len(keys) else None)


def _as_they_are(pages: Iterable[Page]) -> dict[UUID, Page]:
    return {page.translation_key: page for page in pages}


def outline(
    books: QuerySet,
    chapters: QuerySet,
    book: UUID,
    language: str,
    when: str = "",
    were: Callable[[Iterable[Page]], dict[UUID, Page]] = _as_they_are,
) -> Outline:
    """The order of the ``book``, of which ``books`` are the pages in all languages and ``chapters`` those below them;
    ``were`` gives them, by ``translation_key``, as they were at some time, which ``when`` tells from others.

    Worked out once for each state of the museum, since every chapter has to be looked through; two queries after that.
    """
    stored = kept(f"outline of {book}{when}", language, lambda: _worked_out(books, chapters, language, were))
    return Outline(
        chapters=tuple(Chapter(UUID(key), *rest) for key, *rest in stored["chapters"]),
        parts={part: (title, lang) for part, title, lang in stored["parts"]},
        labels={target: Label(*rest, UUID(key), lang) for target, *rest, key, lang in stored["labels"]},
    )


def _worked_out(books: QuerySet, chapters: QuerySet, language: str, were: Callable) -> dict:
    found: dict[str, list] = {"chapters": [], "parts": [], "labels": []}
    first, shown = _books(books, language, were)
    if shown is None:
        return found
    found["parts"] = _parts(first, shown)
    pages = were(for_reader(chapters, language).order_by("path"))
    count = 0
    for key, part in _in_order(first, pages):
        page = pages[key]
        count += page.matter == BODY
        number = str(count) if page.matter == BODY else ""
        found["chapters"].append([str(key), number, page.matter, part, _minutes(page)])
        where = [str(key), code_of(page.locale_id)]
        found["labels"].append([str(key), "chapter", number, page.title, *where])
        found["labels"] += [[*label, *where] for label in labels_in(page, number)]
    return found


def _books(books: QuerySet, language: str, were: Callable) -> tuple[Page | None, Page | None]:
    """That which was first, whose order holds, and that which readers of a ``language`` are shown."""
    rows = list(with_untranslated(public(books)).annotate(is_first=is_original()))
    first = next((row for row in rows if row.is_first), None)
    shown = next((row for row in rows if code_of(row.locale_id) == language), first)
    first, shown = (were([row]).get(row.translation_key) if row else None for row in (first, shown))
    return first or shown, shown or first


def _parts(first: Page, shown: Page) -> list[list[str]]:
    """Id, title and language of the parts of the ``first`` book, in the words of the one that is ``shown``."""
    original, missing = untranslated_of(shown)
    own, other = code_of(shown.locale_id), original or code_of(first.locale_id)
    titles = {one["id"]: one["value"]["title"] for one in shown.contents.raw_data if one["type"] == "part"}
    missing = {path.split(".")[1] for path in missing if path.startswith("contents.")}
    return [
        [one["id"], titles.get(one["id"], one["value"]["title"]), own if one["id"] in {*titles} - missing else other]
        for one in first.contents.raw_data
        if one["type"] == "part"
    ]


def _in_order(book: Page, pages: dict[UUID, Page]) -> list[tuple[UUID, str]]:
    """The keys of ``pages`` with the id of their part: as the ``book`` names them, then the others, by matter."""
    named = [one["value"] for one in book.contents.raw_data if one["type"] == "chapter" and one["value"]]
    keys = dict(Page.objects.filter(pk__in=named).values_list("pk", "translation_key")) if named else {}
    order: dict[UUID, str] = {}
    part = ""
    for one in book.contents.raw_data:
        if one["type"] == "part":
            part = one["id"]
        elif keys.get(one["value"]) in pages:
            key = keys[one["value"]]
            order.setdefault(key, part if pages[key].matter == BODY else "")
    order.update({key: "" for key in pages if key not in order})
    return sorted(order.items(), key=lambda entry: MATTERS.index(pages[entry[0]].matter))


def labels_in(page, number: str) -> Iterator[list[str]]:
    """Id, kind, number and words of every section, figure and table of a chapter."""
    counts = {"section": 0, "figure": 0, "table": 0}
    for block in page.body.raw_data:
        kind = "figure" if block["type"] in FIGURES else {"heading": "section", "table": "table"}.get(block["type"])
        if kind:
            counts[kind] += 1
            words = block["value"].get("text" if kind == "section" else "caption") or ""
            yield [block["id"], kind, f"{number}.{counts[kind]}" if number else "", words if kind != "figure" else ""]


def _minutes(page) -> int:
    words = sum(len(WORD.findall(strip_tags(text))) for text in _texts(list(page.body.raw_data)))
    return max(round(words / PACE), 1)


def _texts(value) -> Iterator[str]:
    """Every text within StreamField data that readers see."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for name, one in value.items() if name not in ("id", "type") for text in _texts(one))
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)
