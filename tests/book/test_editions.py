"""A book as it was in an edition."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Revision

from exhibits.book.models import BookPage, EditionPage
from exhibits.book.models.editions import editions_of
from exhibits.book.stamping import stamp
from tests import factories
from tests.book.pieces import block, order, paragraph, ref

pytestmark = pytest.mark.django_db
TEXT = "30000000-0000-4000-8000-000000000001"
SECTION = "20000000-0000-4000-8000-000000000001"


def write(chapter, words: str):
    chapter.body = [block("text", paragraph(words), TEXT)]
    chapter.save_revision().publish()


@pytest.fixture
def chapter():
    """It said something else in the first edition, and something else again in the second."""
    book = factories.book("Cartea")
    made = factories.chapter(book, "Drumul", body=[block("text", paragraph("Prima formă."), TEXT)])
    order(book, made)
    stamp(book.translation_key, date(2026, 5, 1), {"ro": "Prima ediție.", "nb": "Første utgave."}, None)
    write(made, "A doua formă.")
    stamp(book.translation_key, date(2026, 9, 1), {"nb": "Andre utgave."}, None)
    write(made, "Forma de azi.")
    return made


@pytest.fixture
def book(chapter) -> BookPage:
    return BookPage.objects.get(pk=chapter.get_parent().pk)


def path(page, query: str = "") -> str:
    return "/ro/" + page.url_path.split("/", 2)[2] + query


def read(client, page, query: str = "") -> str:
    response = client.get(path(page, query))
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(
    ("number", "words"), [("1", "Prima formă."), ("2", "A doua formă."), ("3", "Forma de azi."), ("", "Forma de azi.")]
)
def test_a_chapter_is_read_as_it_was(client, chapter, number, words):
    html = read(client, chapter, f"?edition={number}")
    assert words in html
    assert ("noindex" in html) == (number in ("1", "2"))
    assert ("edition-note" in html) == (number in ("1", "2"))


@pytest.mark.parametrize("odd", ["0", "-1", "1.5", "99999999999", "x", "١", "1%00", "1' OR 1=1"])
def test_an_edition_that_there_is_none_of_is_the_page_of_today(client, chapter, odd):
    assert "Forma de azi." in read(client, chapter, f"?edition={odd}")


def test_an_edition_stands_by_itself(client, book, chapter):
    factories.translate(book, "nb", title="Boken", slug="boken")
    factories.translate(chapter, "nb", title="Veien", slug="veien")
    assert 'class="other"' in read(client, chapter, "?beside=nb")
    assert 'class="other"' not in read(client, chapter, "?beside=nb&edition=1")


def test_the_whole_book_is_read_as_it_was(client, book):
    html = read(client, book, "?whole=1&edition=1")
    assert "Prima formă." in html
    assert "Forma de azi." not in html


def test_ways_through_an_edition_stay_within_it(client, book, chapter):
    assert f'{chapter.url}?edition=1"' in read(client, book, "?edition=1")


def test_a_chapter_that_was_written_later_belongs_to_no_earlier_edition(client, book):
    later = factories.chapter(book, "Mai târziu", body=[block("text", paragraph("Nou."), TEXT)])
    assert "Nou." not in read(client, book, "?whole=1&edition=1")
    assert "edition-note" not in read(client, later, "?edition=1")


def test_who_may_not_read_the_page_of_today_reads_no_earlier_one(client, chapter):
    chapter.unpublish()
    assert client.get(path(chapter, "?edition=1")).status_code == 404


def test_an_edition_loses_the_versions_that_are_removed(client, chapter):
    Revision.objects.filter(pk__in=EditionPage.objects.filter(edition__number=1).values("revision")).delete()
    assert "Forma de azi." in read(client, chapter, "?edition=1")


def test_a_draft_belongs_to_no_edition(book):
    factories.chapter(book, "Ciorna", live=False)
    edition = stamp(book.translation_key, date(2026, 10, 1), {}, None)
    assert edition.number == 3
    assert edition.pages.count() == 2


def test_what_changed_is_told_in_the_readers_language_or_in_one_that_is_named(book):
    told = [(one.number, one.changes, one.lang) for one in editions_of(book.translation_key, "ro")]
    assert told == [(2, "Andre utgave.", "nb"), (1, "Prima ediție.", "")]


def test_readers_find_the_editions_on_the_page_of_the_book(client, book):
    html = read(client, book)
    assert 'lang="nb">Andre utgave.' in html
    assert "?edition=2" in html


def test_an_edition_has_its_own_order_and_numbers(client, book, chapter):
    """Since then a chapter came before, and a section into this one."""
    body = [block("heading", {"text": "Plecarea"}, SECTION), block("text", paragraph(f"Vezi {ref(SECTION)}."), TEXT)]
    chapter.body = body
    chapter.save_revision().publish()
    stamp(book.translation_key, date(2026, 10, 1), {}, None)
    before = factories.chapter(book, "Înainte")
    order(book, before, chapter)
    chapter.body = [block("heading", {"text": "Nou"}, SECTION.replace("1", "2")), *body]
    chapter.save_revision().publish()
    now, was = read(client, chapter), read(client, chapter, "?edition=3")
    assert "secțiunea 2.2" in now
    assert "secțiunea 1.1" in was
    assert "Înainte" not in read(client, book, "?edition=3").split('id="chapters"')[1].split("</section>")[0]
    assert "Înainte" in read(client, book).split('id="chapters"')[1].split("</section>")[0]


def test_a_whole_edition_asks_no_more_often_for_more_chapters(client, book, chapter):
    def asked() -> int:
        number = stamp(book.translation_key, date(2026, 10, 1), {}, None).number
        read(client, book, f"?whole=1&edition={number}")
        with CaptureQueriesContext(connection) as queries:
            read(client, book, f"?whole=1&edition={number}")
        return len(queries)

    few = asked()
    for number in range(5):
        factories.chapter(book, f"Capitolul {number}", body=[block("text", paragraph("Nou."), TEXT)])
    assert asked() == few
