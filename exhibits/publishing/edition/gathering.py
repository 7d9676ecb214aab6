"""What goes into an edition: chapters in their order and what they show, as far as it may be taken along."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from wagtail.models import Page

from exhibits.access.asking import Asking, Use
from exhibits.access.selectors import public, within_pages
from exhibits.book.apparatus import Apparatus
from exhibits.book.clips import Passage, clips_in
from exhibits.book.models import BookPage, ChapterPage, outline_of
from exhibits.book.outline import Outline
from exhibits.core.embedded import Embedded, gather
from exhibits.core.reading import Reading
from exhibits.media.models import MuseumImage, Recording
from exhibits.media.transcripts.reading import heard_of, tracks
from exhibits.translations.locales import code_of
from exhibits.translations.readers import for_reader


@dataclass(frozen=True)
class Gathered:
    """``shown`` is what may be taken along, ``on_pages`` what readers of the museum's pages see."""

    language: str
    book: BookPage
    chapters: list[ChapterPage]
    outline: Outline
    shown: Embedded
    on_pages: Embedded
    clips: dict[str, Passage]

    @cached_property
    def names(self) -> dict[UUID, str]:
        """The document that each chapter becomes, by ``translation_key``."""
        return {page.translation_key: f"chapter-{place}" for place, page in enumerate(self.chapters, start=1)}

    @cached_property
    def marks(self) -> Apparatus:
        """Of all chapters, each a document of its own."""
        style, works = self.book.citation_style, self.shown.references
        return Apparatus(self.chapters, self.language, self.outline, style, self.address, works, here=frozenset())

    @property
    def in_language(self) -> list[ChapterPage]:
        """The chapters that have been translated into the edition's language, or were written in it."""
        return [page for page in self.chapters if code_of(page.locale_id) == self.language]

    def address(self, key: UUID) -> str | None:
        return f"{self.names[key]}.xhtml" if key in self.names else None


def gather_edition(book: UUID, language: str) -> Gathered | None:
    """The edition of a book in a ``language``: chapters that nobody has translated in their original's. None where the
    book may not be taken along, or has no chapter that may."""
    asked = Asking(Use.DOWNLOAD)
    books = for_reader(BookPage.objects.filter(translation_key=book), language)
    found = public(books, asked).first()
    outline = outline_of(book, language)
    rows = for_reader(ChapterPage.objects.filter(translation_key__in=outline.keys), language)
    pages = {page.translation_key: page for page in public(rows, asked)}
    chapters = [pages[key] for key in outline.keys if key in pages]
    if found is None or not chapters:
        return None
    for page in [found, *chapters]:
        Reading(page).mark_untranslated()
    held = (
        [stream for page in chapters for stream in page.streams()],
        language,
        [page.cover_id for page in [found, *chapters]],
        (),
        [text for page in [found, *chapters] for text in page.rich_texts()],
    )
    shown = gather(*held, asked=asked)
    return Gathered(language, found, chapters, outline, shown, gather(*held), clips_in(chapters, shown, asked))


def contents_of(gathered: Gathered) -> dict[str, list]:
    """Everything that went into an edition, by kind: it may be handed out only while all of it may be, and is said as
    it was then. ``own`` are pages in the language in which they went in."""
    shown = gathered.shown
    pages = {gathered.book.translation_key, *gathered.names, *shown.cards.laid}
    linked = [shown.cards.get(key).page for key in shown.cards.laid]
    images = [image.uuid for pk in shown.images.laid if (image := shown.images.get(pk))]
    return {
        "own": sorted({page.pk for page in [gathered.book, *gathered.chapters, *linked]}),
        "pages": sorted(map(str, pages)),
        "images": sorted(map(str, images)),
        "recordings": sorted(str(recording.uuid) for recording in shown.recordings.values()),
        "said": [gathered.language, _said(shown.recordings.values(), gathered.language)],
    }


def may_be_taken(holds: dict[str, list]) -> bool:
    """Whether all that went into an edition may still be taken along. Four queries."""
    asked = Asking(Use.DOWNLOAD)
    own, pages = holds.get("own", []), holds.get("pages", [])
    images, recordings = holds.get("images", []), holds.get("recordings", [])
    return bool(own) and all(
        (
            public(Page.objects.filter(pk__in=own), asked).count() == len(own),
            public(Page.objects.filter(translation_key__in=pages), asked)
            .values("translation_key").distinct().count() == len(pages),
            within_pages(MuseumImage.objects.filter(uuid__in=images), asked).count() == len(images),
            within_pages(Recording.objects.filter(uuid__in=recordings), asked).count() == len(recordings),
        )
    )  # fmt: skip


def is_said_as_it_was(holds: dict[str, list]) -> bool:
    """Whether what went into an edition of recordings is what everybody may read of them now: nothing of it is
    withheld since, no transcript was taken back, nobody is named otherwise. As many queries for any number."""
    language, said = holds.get("said", ["", ""])
    if not said:
        return not holds.get("recordings")
    asked = Asking(Use.DOWNLOAD)
    rows = within_pages(Recording.objects.filter(uuid__in=holds["recordings"]), asked)
    return _said(rows.prefetch_related(tracks(asked)), language) == said


def _said(recordings: Iterable[Recording], language: str) -> str:
    """A digest of what readers of a ``language`` get of their transcripts; empty where there are no recordings."""
    recordings = sorted(recordings, key=lambda recording: recording.pk)
    if not recordings:
        return ""
    heard = heard_of(recordings, language, Asking(Use.DOWNLOAD))
    told = [
        [pk, heard[pk].language, [[cue.start, cue.end, cue.speaker, cue.text] for cue in heard[pk].cues]]
        for pk in sorted(heard)
    ]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def languages_of(book: UUID) -> list[str]:
    """The languages in which the title page of a book is public."""
    rows = public(BookPage.objects.filter(translation_key=book)).values_list("locale_id", flat=True)
    return sorted(code_of(pk) for pk in rows)
