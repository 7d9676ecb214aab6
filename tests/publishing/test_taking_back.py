"""What was in a book and is taken back: gone from its pages, its earlier editions, its files, and what editors see."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision

from exhibits.access.models import Kept, Withdrawal
from exhibits.access.withdrawing import withdraw
from exhibits.book.models import BookFile, ChapterPage, Edition, EditionPage
from exhibits.book.models.files import folder_of
from exhibits.book.stamping import stamp
from exhibits.jobs.models import Job
from exhibits.publishing import jobs
from tests import factories
from tests.book.pieces import block, order, paragraph
from tests.consent.reading import body_of, texts_of
from tests.media.transcripts import transcript
from tests.people import logged_in, member
from tests.publishing.files import EPUB, address

pytestmark = pytest.mark.django_db
WORD, TITLE = "vorbelepovestite", "titlulpovestit"
CHAPTER = "vorbelecapitolului"


def ids(number: int) -> str:
    return f"70000000-0000-4000-8000-{number:012d}"


@pytest.fixture
def told(committed, monkeypatch):
    """A story in a chapter: heard, shown, linked to; the book is stamped, and its EPUB made."""
    monkeypatch.setattr(jobs, "FORMS", EPUB)
    with committed():
        voice = factories.recording("Voce")
        transcript(voice, "ro", WORD)
        cover = factories.image("Portret", alt={"ro": WORD})
        story = factories.story(TITLE, slug="povestea", basis="consent", narrator=WORD, recording=voice, cover=cover)
        factories.consent(story)
        book = factories.book("Cartea")
        clip = {"recording": voice.pk, "start": 0, "end": 12, "text": ""}
        body = [
            block("text", paragraph(f'Vezi <a linktype="page" id="{story.pk}">aici</a>.'), ids(1)),
            block("clip", clip, ids(2)),
            block("link", {"page": story.pk, "text": ""}, ids(3)),
        ]
        chapter = factories.chapter(book, "Capitolul", body=body)
        other = factories.chapter(book, "Altul", body=[block("text", paragraph(CHAPTER), ids(9))])
        order(book, chapter, other)
        stamp(book.translation_key, timezone.localdate(), {}, None)
    return book, chapter, other, story


def path(page) -> str:
    return "/ro/" + page.url_path.split("/", 2)[2]


def pages(book, chapter) -> list[str]:
    queries = ("", "?edition=1", "?whole=1", "?whole=1&edition=1", "?beside=nb")
    return [path(page) + query for page in (book, chapter) for query in queries]


def read(client, address: str) -> str:
    response = client.get(address)
    # Of a page that sends elsewhere there is nothing to read.
    assert response.status_code in (200, 404), address
    return "\n".join(texts_of(body_of(response)))


def kept(book) -> Iterator[str]:
    """All that the museum keeps of a book, packed or not, and of what it did for it."""
    for file in files(book):
        yield from texts_of(file.read_bytes())
    for model in (BookFile, Edition, EditionPage, Kept, Job, Revision):
        yield repr(list(model.objects.values()))


def test_there_is_something_to_take_back(told, client):
    book, chapter, *_ = told
    (row,) = BookFile.objects.all()
    for place in (path(chapter), path(chapter) + "?edition=1", path(book) + "?whole=1&edition=1", address(row)):
        assert WORD in read(client, place), place
        assert TITLE in read(client, place), place
    assert any(WORD in one for one in kept(book))


def test_a_story_that_is_taken_back_is_gone_from_the_book(told, client, committed):
    book, chapter, _, story = told
    before = BookFile.objects.get().file.name
    with committed():
        withdraw(story.translation_key)
        assert client.get(address(BookFile.objects.get())).status_code == 404, "at once, before anything is removed"
    assert Withdrawal.objects.get().purged_at
    row = BookFile.objects.get()
    assert (bool(row.file), row.file.name == before) == (True, False)
    assert client.get(address(row)).status_code == 200, "another one was made"
    curator = logged_in(member("Curators"))
    desk = reverse("book_desk", args=[book.translation_key])
    choices = [f"/admin/book/choices/{kind}/?page={chapter.pk}" for kind in ("ref", "cite", "term")]
    for place in (*pages(book, chapter), address(row)):
        assert not {WORD, TITLE} & set(found(read(client, place))), place
    for place in (desk, *choices):
        assert not {WORD, TITLE} & set(found(read(curator, place))), place
    assert not [one for one in kept(book) if WORD in one or TITLE in one]
    assert "?edition=1" in read(client, path(book)), "the edition itself is there"


def files(book) -> list[Path]:
    return list(Path(settings.ORIGINALS_ROOT, folder_of(book.translation_key)).glob("*"))


def found(text: str) -> list[str]:
    return [one for one in (WORD, TITLE, CHAPTER) if one in text]


def test_a_chapter_that_is_taken_back_is_gone_from_all_editions(told, client, committed):
    book, chapter, other, _ = told
    assert CHAPTER in read(client, path(book) + "?whole=1&edition=1")
    with committed():
        withdraw(other.translation_key)
    assert not ChapterPage.objects.filter(pk=other.pk).exists()
    assert not EditionPage.objects.filter(key=other.translation_key).exists()
    for place in (*pages(book, chapter), path(other), path(other) + "?edition=1", address(BookFile.objects.get())):
        assert CHAPTER not in read(client, place), place
    assert not [one for one in kept(book) if CHAPTER in one]


def test_a_book_that_is_taken_back_leaves_nothing(told, client, committed):
    book, *_ = told
    with committed():
        stamp(book.translation_key, timezone.localdate(), {"ro": WORD}, None)
    with committed():
        withdraw(book.translation_key)
    assert not Edition.objects.exists()
    assert not BookFile.objects.exists()
    assert files(book) == []
