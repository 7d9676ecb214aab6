"""What the editor's dialogs offer for the marks of a chapter's text."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import translation

from exhibits.book.apparatus import called
from exhibits.book.outline import Label
from tests import factories
from tests.book.pieces import block, order, sections, work

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator(client):
    client.force_login(get_user_model().objects.create_superuser("curator", "c@museum.example", "any"))
    return client


def offered(client, kind: str, **asked) -> list[dict]:
    return client.get(reverse("book_choices", args=[kind]), asked).json()["choices"]


@pytest.fixture
def chapters():
    book = factories.book()
    foreword = factories.chapter(book, "Cuvânt", matter="front", body=sections("De ce"))
    table = block("table", {"caption": "Legi", "header": ["<p>An</p>"], "rows": []}, "9" * 8)
    road = factories.chapter(book, "Drumul", body=[*sections("Plecarea", first=5), table])
    war = factories.chapter(book, "Războiul")
    order(book, war, road, foreword)
    return road


def test_places_of_the_book_are_offered_in_its_order_with_their_numbers_and_in_its_language(curator, chapters):
    found = offered(curator, "ref", page=chapters.pk)
    with translation.override("ro"):
        said = {kind: called(Label(kind, "2.1", "", None)).split()[0] for kind in ("chapter", "section", "table")}
        quoted = called(Label("chapter", "", "Cuvânt", None))
    named = {kind: word.capitalize() for kind, word in said.items()}
    assert [(one["name"], one["words"]) for one in found] == [
        ("Cuvânt", quoted),
        (f"Cuvânt: {named['section']} 1 De ce", quoted.replace("Cuvânt", "De ce")),
        (f"{named['chapter']} 1 Războiul", f"{said['chapter']} 1"),
        (f"{named['chapter']} 2 Drumul", f"{said['chapter']} 2"),
        (f"{named['section']} 2.1 Plecarea", f"{said['section']} 2.1"),
        (f"{named['table']} 2.1 Legi", f"{said['table']} 2.1"),
    ]
    assert [one.get("within", False) for one in found] == [False, True, False, False, True, True]


def test_a_chapter_that_has_no_number_yet_is_offered_the_places_of_its_book(curator, chapters):
    assert offered(curator, "ref", book=chapters.get_parent().pk, q="plecarea")[0]["words"].endswith("2.1")
    assert offered(curator, "ref") == offered(curator, "ref", page="x", book="9" * 9) == []


def test_one_is_asked_for_by_itself(curator, chapters):
    work(), work("matras2002", "Matras, Yaron. Romani. 2002.")
    factories.glossary_term("rob", "rob")
    assert [one["value"] for one in offered(curator, "cite", value="matras2002")] == ["matras2002"]
    assert [one["name"] for one in offered(curator, "term", value="rob")] == ["rob"]
    key = str(chapters.translation_key)
    assert [one["value"] for one in offered(curator, "ref", page=chapters.pk, value=key)] == [key]
    assert offered(curator, "cite", value="gone") == []


def test_words_are_offered_in_the_language_of_the_chapter(curator, chapters):
    factories.translate(factories.glossary_term("rob", "rob"), "nb", name="trell")
    assert [one["name"] for one in offered(curator, "term", page=chapters.pk)] == ["rob"]


def test_nobody_else_is_offered_anything(client, chapters):
    client.force_login(get_user_model().objects.create_user("reader", "r@museum.example", "any"))
    assert client.get(reverse("book_choices", args=["cite"])).status_code in (302, 403)
