"""The desk of a book: who may sit at it, what it tells, what it does."""

import pytest
from django.urls import reverse

from exhibits.book.models import BookFile, Edition
from exhibits.jobs.models import Job, State
from tests import factories
from tests.book.pieces import order
from tests.people import logged_in, member

pytestmark = pytest.mark.django_db


@pytest.fixture
def book():
    book = factories.book("Cartea")
    order(book, factories.chapter(book))
    Job.objects.all().delete()
    return book


@pytest.fixture
def desk(book) -> str:
    return reverse("book_desk", args=[book.translation_key])


@pytest.fixture
def curator():
    return logged_in(member("Curators"))


def test_a_curator_finds_the_desk_in_the_header_although_nobody_publishes_alone(book, desk, curator):
    assert desk in curator.get(reverse("wagtailadmin_pages:edit", args=[book.pk])).content.decode()
    editor = logged_in(member("Editors"))
    assert desk not in editor.get(reverse("wagtailadmin_pages:edit", args=[book.pk])).content.decode()
    # Wagtail sends others back to the start, with a word why.
    assert editor.get(desk).status_code == 302
    assert editor.post(desk, {"do": "stamp", "date": "2026-05-01"}).status_code == 302
    assert not Edition.objects.exists()


def test_it_tells_what_the_last_check_found_and_why_a_file_is_not_there(book, desk, curator):
    common = {"book": book.translation_key, "language": "ro"}
    BookFile.objects.create(**common, form="epub", file="books/x.epub", faults=["PKG-1: <wrong>"])
    BookFile.objects.create(**common, form="a5", lacking="No Pango: install it.")
    BookFile.objects.create(**common, form="a4")
    told = curator.get(desk).content.decode()
    for words in ("PKG-1: &lt;wrong&gt;", "No Pango: install it.", "not made yet"):
        assert words in told


def test_files_are_asked_for_once_however_often_the_button_is_pressed(book, desk, curator):
    for _ in range(2):
        assert curator.post(desk, {"do": "make"}).status_code == 302
    waiting = Job.objects.get(kind="publishing.book")
    assert waiting.key == f"{book.translation_key} ro"
    waiting.state, waiting.done, waiting.total = State.RUNNING, 1, 3
    waiting.save()
    assert '<progress max="3" value="1">' in curator.get(desk).content.decode()


def test_an_edition_is_stamped_with_what_is_new_in_each_language(book, desk, curator):
    asked = {"do": "stamp", "date": "2026-05-01", "ro": "Un capitol nou.", "nb": "  "}
    assert curator.post(desk, asked).status_code == 302
    edition = Edition.objects.get()
    assert (edition.number, str(edition.date), edition.changes) == (1, "2026-05-01", {"ro": "Un capitol nou."})
    assert edition.made_by is not None
    told = curator.get(desk).content.decode()
    assert '<p lang="ro">Un capitol nou.</p>' in told
    assert f"{book.url}?edition=1" in told


@pytest.mark.parametrize(("field", "value"), [("date", "yesterday"), ("date", ""), ("en", "x" * 501)])
def test_what_was_written_stays_where_something_is_wrong(desk, curator, field, value):
    asked = {"do": "stamp", "date": "2026-05-01", "ro": "Un capitol nou.", field: value}
    response = curator.post(desk, asked)
    assert response.status_code == 200
    assert "Un capitol nou." in response.content.decode()
    assert response.context["form"].errors.keys() == {field}
    assert not Edition.objects.exists()


def test_it_does_nothing_else(desk, curator):
    assert curator.post(desk, {"do": "burn"}).status_code == 404
    assert curator.post(desk).status_code == 404


def test_a_book_that_there_is_not_has_no_desk(curator):
    assert curator.get(reverse("book_desk", args=["00000000-0000-4000-8000-000000000000"])).status_code == 404
