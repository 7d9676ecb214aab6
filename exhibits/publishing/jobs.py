"""Background work on books as files."""

import dataclasses
import hashlib
import json
import tempfile
from pathlib import Path
from uuid import UUID

from django.core.files import File
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from exhibits.book.models import BookFile, BookPage
from exhibits.book.models.files import folder_of, private
from exhibits.formats.publication import Publication
from exhibits.jobs.ledger import enqueue
from exhibits.jobs.registry import job

from .edition.gathering import contents_of, gather_edition, is_said_as_it_was, languages_of, may_be_taken
from .edition.making import publication_of
from .epub import Unbuildable
from .epub.building import build as build_epub
from .epub.checking import check as check_epub
from .pdf.building import CannotPrint, NoPango
from .pdf.building import build as print_pdf
from .pdf.checking import faults as check_pdf

Form = BookFile.Form
# Paper first: an EPUB tells where its pages begin.
FORMS = (Form.A5, Form.A4, Form.EPUB)
LONGEST_REASON = 500


@job("publishing.book", label=_("Making a book as files"), attempts=2, is_patient=True)
def make_book(run, book: str, language: str):
    """Bring the files of one language edition level with its pages: those that are, stay. An edition that may no longer
    be taken along loses its files."""
    key = UUID(book)
    gathered = gather_edition(key, language) if language in languages_of(key) else None
    if gathered is None:
        for row in BookFile.objects.filter(book=book, language=language):
            row.take_away()
            row.delete()
        return
    publication, holds = publication_of(gathered), contents_of(gathered)
    digest = digest_of(publication)
    rows = [BookFile.objects.get_or_create(book=book, language=language, form=form)[0] for form in FORMS]
    if all(row.digest == digest and row.file for row in rows):
        BookFile.objects.filter(pk__in=[row.pk for row in rows]).update(holds=holds)
        sweep(key, language)
        return
    with tempfile.TemporaryDirectory() as folder, translation.override(language):
        pages: tuple = ()
        for done, row in enumerate(rows):
            run.progress(done, len(rows), publication.title)
            made = dataclasses.replace(publication, pages=pages, page_source="A5" if pages else "")
            printed = _make(row, made, Path(folder), holds, digest)
            # Where no element of a page has a name, nothing can lead to it.
            pages = tuple(page for page in printed if page.id) if row.form == Form.A5 else pages
    sweep(key, language)
    if not (may_be_taken(holds) and is_said_as_it_was(holds)):
        # It was closed while the files were made, which nobody knew of then.
        for row in rows:
            row.take_away()
        make_again(key, [language])
    run.progress(len(rows), len(rows), publication.title)


def _make(row: BookFile, publication: Publication, folder: Path, holds: dict, digest: str) -> tuple:
    """Make one file and check it; the pages of a printed one. Where it cannot be made, none stays: the one before may
    say what the museum says no more."""
    target = folder / f"{row.form}.{row.ending}"
    row.faults, row.lacking = [], ""
    try:
        pages = _built(row, publication, target)
    except (Unbuildable, CannotPrint, NoPango) as error:
        row.lacking = str(error)[:LONGEST_REASON]
        row.take_away()
        return ()
    former = row.file.name
    with target.open("rb") as file:
        row.file.save(f"{publication.modified:%Y%m%d}.{row.ending}", File(file), save=False)
    row.size, row.holds, row.digest, row.made_at = target.stat().st_size, holds, digest, timezone.now()
    row.save()
    # Only now: whoever is ended before leaves the one that the row names.
    if former:
        row.file.storage.delete(former)
    return pages


def _built(row: BookFile, publication: Publication, target: Path) -> tuple:
    if row.form != Form.EPUB:
        printed = print_pdf(publication, row.form, target)
        row.faults, row.pages = [*printed.remarks, *check_pdf(target)], printed.count
        return printed.pages
    built = build_epub(publication, target)
    row.faults = [str(fault) for fault in check_epub(target)]
    if built.not_shown:
        row.faults.append(f"The font lacks {' '.join(built.not_shown)}: another one shows them.")
    return ()


def sweep(book: UUID, language: str) -> None:
    """Remove files that no row names: their worker was ended before it could say so."""
    storage = private()
    folder = folder_of(book)
    known = set(BookFile.objects.filter(book=book, language=language).values_list("file", flat=True))
    for name in storage.listdir(folder)[1] if storage.exists(folder) else ():
        if name.startswith(f"{language}-") and f"{folder}/{name}" not in known:
            storage.delete(f"{folder}/{name}")


def digest_of(publication: Publication) -> str:
    """The same for the same contents."""
    record = dataclasses.asdict(publication)
    return hashlib.sha256(json.dumps(record, sort_keys=True, default=str).encode()).hexdigest()


def make_again(book: UUID, languages=None) -> None:
    """Ask for the files of a book in the languages it has, and in those it had files in."""
    had = BookFile.objects.filter(book=book).values_list("language", flat=True)
    for language in sorted(languages or {*languages_of(book), *had}):
        enqueue(make_book, key=f"{book} {language}", book=str(book), language=language)


def books_with(parts: set[UUID]) -> set[tuple[UUID, str]]:
    """The editions that hold any of these, by permanent identifier, as book and language."""
    rows = BookFile.objects.exclude(holds={})
    return {(row.book, row.language) for row in rows if row.has_any_of(parts)}


def all_books() -> list[UUID]:
    return list(BookPage.objects.values_list("translation_key", flat=True).distinct())
