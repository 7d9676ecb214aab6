"""Files, editions and dialogs of books beside what ``test_leaks`` asks for."""

from pathlib import Path

import pytest
from django.test import Client

from exhibits.book.models import BookFile, Edition, EditionPage
from tests.people import logged_in, member
from tests.publishing.files import address

from .books import CLOSED, WRITTEN, word
from .reading import body_of, texts_of

pytestmark = pytest.mark.django_db


def read(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return "\n".join(texts_of(body_of(response)))


def test_files_of_what_has_closed_since_answer_404_and_had_something_to_betray(canaries):
    client = Client()
    expected = {
        "chapter_in_file": "chapter_in_file",
        "voice": "said_in_voice_taken_back_since",
        "picture": "picture_taken_back_since",
        "partly": "withheld_in_file",
        "corrected": "unpublished_in_file",
        "named": "narrator_in_file",
    }
    assert set(canaries.files) == set(expected)
    for name, row in canaries.files.items():
        assert word(expected[name]) in "".join(texts_of(Path(row.file.path).read_bytes())), name
        assert client.get(address(row)).status_code == 404, name


def test_files_of_an_open_book_are_read_to_their_end(canaries):
    """What the leak test looks for it would find: the words of open chapters are found so in every form."""
    rows = BookFile.objects.filter(book=canaries.open_book.translation_key)
    assert {row.form for row in rows} == set(BookFile.Form)
    for row in rows:
        text = read(Client(), address(row))
        assert "Capitolul deschis" in text, row
        assert not [one for one in canaries.words if one in text]


def test_what_is_noted_of_files_and_editions_tells_nothing(canaries):
    noted = "".join(repr(list(model.objects.values())) for model in (BookFile, Edition, EditionPage))
    assert not [one for one in canaries.words if one in noted]


def test_an_editor_is_offered_the_places_of_closed_chapters_and_nobody_else(canaries):
    """Who writes the book refers to what is in the making; the titles of drafts are for nobody else."""
    place = f"/admin/book/choices/ref/?page={canaries.open_chapter.pk}"
    editor, translator = logged_in(member("Editors")), logged_in(member("Translators (en)"))
    told = editor.get(place).content.decode()
    assert all(word(name) in told for name in (*CLOSED, "chapter_newer_draft"))
    told = translator.get(place).content.decode()
    assert "Capitolul deschis" in told
    assert not [name for name in (*CLOSED, *WRITTEN) if word(name) in told]
