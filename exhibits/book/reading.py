"""What the pages of a book and of a chapter show."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from exhibits.core.cards import Card, Deck
from exhibits.core.embedded import Embedded
from exhibits.core.terms import terms_of
from exhibits.translations.locales import code_of

from .anchors import Anchors
from .apparatus import Apparatus, Note
from .clips import clips_in
from .outline import Outline


@dataclass(frozen=True)
class Listed:
    """A chapter in a list of contents."""

    number: str
    minutes: int
    card: Card


@dataclass(frozen=True)
class ListedPart:
    """Chapters under one heading; ``lang`` is empty where its title is in the reader's language."""

    title: str
    lang: str
    chapters: list[Listed]


@dataclass(frozen=True)
class Opened:
    """A chapter on the page that holds the whole book; ``lang`` is empty where it is in the reader's language."""

    page: object
    number: str
    title: str
    lang: str
    notes: dict[str, Note]

    @property
    def key(self) -> UUID:
        return self.page.translation_key

    @property
    def text_lang(self) -> str:
        """As ``core.reading.Reading`` has it, for the chapter's blocks."""
        return self.lang


def in_parts(outline: Outline, deck: Deck) -> list[ListedPart]:
    """The contents of a book: one query for all cards."""
    deck.want(outline.keys)
    parts: list[ListedPart] = []
    last = None
    for chapter in outline.chapters:
        card = deck.get(chapter.key)
        if card is None:
            continue
        place = chapter.matter, chapter.part
        if place != last:
            title, lang = outline.parts.get(chapter.part, ("", ""))
            parts.append(ListedPart(title, "" if lang == deck.language else lang, []))
            last = place
        parts[-1].chapters.append(Listed(chapter.number, chapter.minutes, card))
    return parts


def open_book(outline: Outline, embedded: Embedded) -> dict:
    """What a book's page shows beside what every page does."""
    parts = in_parts(outline, embedded.cards)
    minutes = sum(one.minutes for one in outline.chapters)
    return {"parts": parts, "minutes": minutes, "begin": next((one for part in parts for one in part.chapters), None)}


def open_whole(book, pages: list, outline: Outline, embedded: Embedded) -> dict:
    """What the page with all chapters of a ``book`` shows; ``pages`` are they, in the order of the ``outline``."""
    deck = embedded.cards
    marks = Apparatus(pages, deck.language, outline, book.citation_style, path_in(deck), embedded.references)
    chapters = [
        Opened(
            page,
            outline.of(page.translation_key).number,
            page.title,
            _lang(page, deck.language),
            marks.notes_of[page.translation_key],
        )
        for page in pages
    ]
    return {
        "marks": marks,
        "anchors": Anchors(),
        "outline": outline,
        "chapters": chapters,
        "clips": clips_in(pages, embedded),
    }


def open_chapter(page, book, outline: Outline, embedded: Embedded) -> dict:
    """What a chapter's page shows beside what every page does. ``outline`` is that of its ``book``."""
    deck = embedded.cards
    place = outline.of(page.translation_key)
    part = outline.parts.get(place.part if place else "", ("", ""))
    before, after = outline.beside(page.translation_key)
    elsewhere = outline.keys if refers_to_others(page) else []
    deck.want([book.translation_key, before, after, *elsewhere])
    return {
        "marks": Apparatus([page], deck.language, outline, book.citation_style, path_in(deck), embedded.references),
        "anchors": Anchors(),
        "clips": clips_in([page], embedded),
        "outline": outline,
        "place": place,
        "part": part,
        "part_lang": "" if part[1] == deck.language else part[1],
        "terms": terms_of(page, deck.language),
        "book": deck.get(book.translation_key),
        "previous": deck.get(before) if before else None,
        "following": deck.get(after) if after else None,
    }


def path_in(deck: Deck) -> Callable[[UUID], str | None]:
    """The path of a chapter for the deck's readers."""

    def path(key: UUID) -> str | None:
        card = deck.get(key)
        return card.url if card else None

    return path


def refers_to_others(page) -> bool:
    """Whether a chapter may refer to another one; asked before all their cards are fetched."""
    return any('linktype="ref"' in str(stream.raw_data) for stream in page.streams())


def _lang(page, language: str) -> str:
    own = code_of(page.locale_id)
    return "" if own == language else own
