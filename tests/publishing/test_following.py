"""Books are asked for when something in them changes, and no others."""

import pytest

from exhibits.access.models import Hold
from exhibits.jobs.models import Job
from exhibits.media.models import ImageText
from exhibits.publishing import jobs
from tests import factories
from tests.book.pieces import block, order, paragraph
from tests.media.transcripts import transcript
from tests.publishing.files import EPUB

pytestmark = pytest.mark.django_db


def ids(number: int) -> str:
    return f"70000000-0000-4000-8000-{number:012d}"


class Shelf:
    """Two books: one that shows a picture, a recording and a page, and one that shows nothing."""

    def __init__(self):
        self.image, self.voice = factories.image("Cazan", alt={"ro": "Un cazan"}), factories.recording("Voce")
        transcript(self.voice, "ro", "Vorbe")
        self.thing = factories.thing("Căruța", number="1")
        self.book, other = factories.book("Cartea"), factories.book("Alta")
        body = [
            block("image", {"image": self.image.pk, "size": "measure"}, ids(1)),
            block("clip", {"recording": self.voice.pk, "start": 0, "end": 5, "text": ""}, ids(2)),
            block("text", paragraph(f'<a linktype="page" id="{self.thing.pk}">aici</a>'), ids(3)),
        ]
        self.chapter = factories.chapter(self.book, body=body)
        order(self.book, self.chapter)
        order(other, factories.chapter(other, "Altul", body=[block("text", paragraph("Nimic."), ids(4))]))
        self.keys = {f"{self.book.translation_key} ro"}
        self.all = self.keys | {f"{other.translation_key} ro"}


@pytest.fixture
def shelf(committed, monkeypatch) -> Shelf:
    monkeypatch.setattr(jobs, "FORMS", EPUB)
    with committed():
        made = Shelf()
    Job.objects.all().delete()
    return made


def asked() -> set[str]:
    return set(Job.objects.filter(kind="publishing.book").values_list("key", flat=True))


def test_a_chapter_that_is_published_asks_for_its_book(shelf):
    shelf.chapter.save_revision().publish()
    assert asked() == shelf.keys


def test_a_draft_asks_for_nothing(shelf):
    shelf.chapter.title = "Altfel"
    shelf.chapter.save_revision()
    assert asked() == set()


def test_a_page_that_a_book_leads_to_asks_for_it_when_it_is_taken_off(shelf):
    shelf.thing.unpublish()
    assert asked() == shelf.keys


def test_so_do_a_picture_and_what_is_said_of_it(shelf):
    shelf.image.credit = "Alt fotograf"
    shelf.image.save()
    assert asked() == shelf.keys
    Job.objects.all().delete()
    ImageText.objects.get(image=shelf.image).save()
    assert asked() == shelf.keys


def test_so_do_a_recording_and_its_words(shelf):
    row = shelf.voice.transcripts.get()
    row.save()
    assert asked() == shelf.keys
    Job.objects.all().delete()
    row.delete()
    assert asked() == shelf.keys


def test_what_no_book_shows_asks_for_none(shelf):
    factories.image("Altceva").save()
    factories.recording("Altcineva").save()
    factories.exhibit("Expoziția")
    assert asked() == set()


def test_a_hold_asks_for_all_since_it_may_be_on_anything(shelf):
    Hold.objects.create(subject=shelf.thing.translation_key, reason="Se verifică.")
    assert asked() == shelf.all


def test_a_new_translation_of_the_book_has_files_of_its_own(shelf):
    factories.translate(type(shelf.book).objects.get(pk=shelf.book.pk), "nb", title="Boken", slug="boken")
    assert asked() == {f"{shelf.book.translation_key} {code}" for code in ("ro", "nb")}
