"""Books as files for tests: made by the job's own function, of real pages."""

from uuid import UUID

import pytest

from exhibits.book.models import BookFile, BookPage
from exhibits.publishing import jobs

EPUB = (BookFile.Form.EPUB,)


class Quiet:
    """A run that nobody watches."""

    def progress(self, done: int, total: int, message: str = "") -> None:
        pass


def make(book: BookPage | UUID, language: str = "ro", forms=EPUB) -> list[BookFile]:
    """The files of a book; the EPUB alone unless ``forms`` says more: printing takes seconds."""
    key = getattr(book, "translation_key", book)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jobs, "FORMS", tuple(forms))
        jobs.make_book(Quiet(), str(key), language)
    return list(BookFile.objects.filter(book=key, language=language).order_by("form"))


def address(row: BookFile) -> str:
    return f"/books/{row.book}/{row.language}.{row.ending}"
