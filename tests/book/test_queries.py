"""A chapter with many notes, works, words, references and voices asks the database no more often than one with two."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from exhibits.book.stamping import stamp
from tests import factories
from tests.book.pieces import block, cite, note, order, paragraph, ref, term, work
from tests.media.transcripts import transcript

pytestmark = pytest.mark.django_db
FEW, MANY = 2, 8


def ids(kind: int, number: int) -> str:
    return f"{kind}0000000-0000-4000-8000-{number:012d}"


def chapter_with(number: int):
    """In a book that has as many chapters."""
    book = factories.book(f"Cartea {number}")
    others = [factories.chapter(book, f"Capitolul {number}.{n}") for n in range(number)]
    body = []
    for n in range(number):
        voice = factories.recording(f"Voce {number}.{n}")
        transcript(voice, "ro", "Vorbe")
        slug = f"povestea-{number}-{n}"
        factories.story(slug, slug=slug, basis="consent", narrator=f"Maria {n}", recording=voice)
        factories.glossary_term(f"term{n}", f"cuvânt {n}") if number == FEW or n >= FEW else None
        work(f"work{n}")
        marks = [note(ids(4, n)), cite(f"work{n}", "12"), term(f"term{n}", "cuvânt"), ref(others[n].translation_key)]
        body.append(block("heading", {"text": f"Secțiunea {n}"}, ids(2, n)))
        body.append(block("text", paragraph(" ".join([*marks, ref(ids(2, n))])), ids(3, n)))
        body.append(block("clip", {"recording": voice.pk, "start": 0, "end": 5, "text": ""}, ids(5, n)))
    notes = [block("note", f"<p>O notă {cite(f'work{n}')}.</p>", ids(4, n)) for n in range(number)]
    made = factories.chapter(book, f"Toate {number}", body=body, notes=notes)
    order(book, *others, made)
    factories.translate(type(book).objects.get(pk=book.pk), "nb", title=f"Bok {number}", slug=f"bok-{number}")
    factories.translate(made, "nb", title=f"Alt {number}", slug=f"alt-{number}")
    for n in range(number):
        stamp(book.translation_key, made.first_published_at.date(), {"ro": f"Ediția {n}"}, None)
    return book, made


def path(page) -> str:
    return "/ro/" + page.url_path.split("/", 2)[2]


@pytest.fixture(scope="module")
def few_and_many(django_db_setup, django_db_blocker):
    """Made once for all tests here, which only read it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield chapter_with(FEW), chapter_with(MANY)
        transaction.set_rollback(True)


@pytest.mark.parametrize("query", ["", "?beside=nb", "?edition=1"])
def test_a_chapter(client, few_and_many, query):
    assert_same(client, [path(chapter) + query for _, chapter in few_and_many])


@pytest.mark.parametrize("query", ["", "?whole=1", "?edition=1"])
def test_a_book(client, few_and_many, query):
    assert_same(client, [path(book) + query for book, _ in few_and_many])


def assert_same(client, addresses: list[str]) -> None:
    client.get(addresses[0])
    asked = []
    for address in addresses:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(address).status_code == 200
        asked.append([query["sql"] for query in queries])
    assert len(asked[0]) == len(asked[1]), "\n".join(sql[:300] for sql in asked[1])
