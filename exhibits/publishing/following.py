"""When books are made again: something in them was published, taken off, or taken back; a consent has ended; who may
see or hear what has changed in any other way."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Model
from wagtail.models import Page, ReferenceIndex

from exhibits.access.purging import Kept, Purger, register
from exhibits.book.models import BookFile, BookPage, ChapterPage, Edition
from exhibits.media.models import ImageText, MuseumImage, Recording, Transcript
from exhibits.stories.models import StoryPage

from .jobs import all_books, books_with, make_again, sweep


def page_changed(instance, **kwargs) -> None:
    """Receiver of what tells that a page was published or taken off, and that one was deleted."""
    page = instance.specific_deferred
    books = set()
    if isinstance(page, BookPage):
        books.add(page.translation_key)
    elif isinstance(page, ChapterPage):
        parent = page.get_parent()
        books |= {parent.translation_key} if parent else set()
    books |= books_naming(Page.objects.filter(translation_key=page.translation_key))
    if isinstance(page, StoryPage):
        # Who told it decides where else the recording is heard.
        books |= books_naming(Recording.objects.filter(pk=page.recording_id))
    for book in books:
        make_again(book)
    for book, language in books_with({page.translation_key}):
        if book not in books:
            make_again(book, [language])


def subject_closed(subject: UUID, **kwargs) -> None:
    """Receiver of ``lapsed``."""
    for book, language in books_with({subject}):
        make_again(book, [language])


def rights_changed(raw=False, **kwargs) -> None:
    """Receiver of what is saved or deleted of consents, holds, passwords, narrators, withheld passages, released
    pictures: seldom enough to look at every book."""
    if not raw:
        for book in all_books():
            make_again(book)


def thing_changed(instance, raw=False, **kwargs) -> None:
    """Receiver of what is saved or deleted of pictures, recordings and their words."""
    thing = None if raw else _thing_of(instance)
    if thing is not None:
        # Also where it stands for a page that a book shows.
        for book in books_naming([thing]) | {book for book, _ in books_with({thing.uuid})}:
            make_again(book)


def _thing_of(instance: Model) -> MuseumImage | Recording | None:
    if isinstance(instance, Transcript):
        return Recording.objects.filter(pk=instance.recording_id).first()
    if isinstance(instance, ImageText):
        return MuseumImage.objects.filter(pk=instance.image_id).first()
    return instance


def books_naming(things: Iterable[Model]) -> set[UUID]:
    """The books of which a page shows one of these, or leads there, by permanent identifier."""
    named: set[int] = set()
    for thing in things:
        rows = ReferenceIndex.get_references_to(thing).filter(base_content_type__app_label="wagtailcore")
        named |= {int(one) for one in rows.values_list("object_id", flat=True) if one.isdigit()}
    if not named:
        return set()
    chapters = ChapterPage.objects.filter(pk__in=named).values_list("path", flat=True)
    around = {path[: -Page.steplen] for path in chapters}
    books = BookPage.objects.filter(pk__in=named) | BookPage.objects.filter(path__in=around)
    return set(books.values_list("translation_key", flat=True))


def register_purger() -> None:
    register(Purger(Kept.BOOKS, lambda parts: len(_holding(parts)), _take_away))


def _holding(parts: list[UUID]) -> list[BookFile]:
    return [row for row in BookFile.objects.exclude(file="") if row.has_any_of(set(parts))]


def _take_away(parts: list[UUID]) -> None:
    """The files are gone at once; others are made when the pages have lost what was taken back."""
    again = set()
    for row in _holding(parts):
        row.take_away()
        again.add((row.book, row.language))
    for book, language in sorted(again):
        sweep(book, language)
        make_again(book, [language])
    # What was said of the editions of a book that was itself taken back.
    Edition.objects.filter(book__in=parts).delete()
