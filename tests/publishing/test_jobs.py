"""Files of a book: made once, made anew when something else is in them, gone when nobody may have them."""

from pathlib import Path

import pytest

from exhibits.book.models import BookFile, BookPage
from exhibits.jobs.models import Job
from exhibits.publishing import jobs
from exhibits.publishing.pdf.building import CannotPrint
from tests import factories
from tests.book.pieces import block, order, paragraph
from tests.publishing.files import EPUB, make

pytestmark = pytest.mark.django_db
TEXT = "30000000-0000-4000-8000-000000000001"


@pytest.fixture
def chapter():
    book = factories.book("Cartea")
    made = factories.chapter(book, "Drumul", body=[block("text", paragraph("Primul drum."), TEXT)])
    order(book, made)
    return made


@pytest.fixture
def book(chapter) -> BookPage:
    return BookPage.objects.get(pk=chapter.get_parent().pk)


def write(chapter, words: str) -> None:
    chapter.body = [block("text", paragraph(words), TEXT)]
    chapter.save_revision().publish()


def folder(row: BookFile) -> set[str]:
    return {file.name for file in Path(row.file.path).parent.iterdir()}


def test_all_forms_are_made_and_checked(book):
    rows = make(book, forms=jobs.FORMS)
    assert {row.form for row in rows} == set(BookFile.Form)
    for row in rows:
        assert (row.faults, row.lacking) == ([], "")
        assert row.size == len(Path(row.file.path).read_bytes())
        assert row.made_at
    assert [bool(row.pages) for row in rows] == [row.form != BookFile.Form.EPUB for row in rows]


def test_what_is_as_it_was_stays(book):
    first = make(book)[0]
    second = make(book)[0]
    assert (second.file.name, second.made_at) == (first.file.name, first.made_at)


def test_what_changed_is_made_again_and_the_one_before_is_gone(book, chapter):
    first = make(book)[0]
    write(chapter, "Al doilea drum.")
    second = make(book)[0]
    assert second.digest != first.digest
    assert folder(second) == {Path(second.file.name).name}


def test_a_book_that_nobody_may_take_along_any_more_has_no_files(book):
    row = make(book)[0]
    file = Path(row.file.path)
    BookPage.objects.get(pk=book.pk).unpublish()
    assert make(book) == []
    assert not file.exists()


def test_a_file_that_cannot_be_made_says_why_and_the_one_before_does_not_stay(book, chapter, monkeypatch):
    first = make(book, forms=[BookFile.Form.A5])[0]
    file = Path(first.file.path)
    write(chapter, "Al doilea drum.")

    def refuse(*args):
        raise CannotPrint("A note is broken: write it again.")

    monkeypatch.setattr(jobs, "print_pdf", refuse)
    row = make(book, forms=[BookFile.Form.A5])[0]
    assert row.lacking == "A note is broken: write it again."
    assert not row.file
    assert not file.exists()
    monkeypatch.undo()
    row = make(book, forms=[BookFile.Form.A5])[0]
    assert (row.lacking, bool(row.file)) == ("", True)


def test_what_a_worker_left_that_was_ended_is_swept_away(book):
    row = make(book)[0]
    left = Path(row.file.path).with_name("ro-20260101.epub")
    others = Path(row.file.path).with_name("nb-20260101.epub")
    for file in (left, others):
        file.write_bytes(b"PK")
    make(book)
    assert not left.exists()
    # Another worker may be about to name it.
    assert others.exists()


def test_what_is_closed_while_files_are_made_is_not_in_any(book, chapter, monkeypatch):
    built = jobs.build_epub

    def close_meanwhile(publication, target):
        chapter.unpublish()
        return built(publication, target)

    monkeypatch.setattr(jobs, "build_epub", close_meanwhile)
    other = factories.chapter(book, "Altul", body=[block("text", paragraph("Alt drum."), TEXT)])
    order(book, chapter, other)
    Job.objects.all().delete()
    assert [bool(row.file) for row in make(book)] == [False]
    assert Job.objects.filter(kind="publishing.book", key=f"{book.translation_key} ro").exists()


def test_the_desk_is_told_how_far_it_is(book):
    told = []

    class Watched:
        def progress(self, done, total, message=""):
            told.append((done, total))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jobs, "FORMS", EPUB)
        jobs.make_book(Watched(), str(book.translation_key), "ro")
    assert told == [(0, 1), (1, 1)]
