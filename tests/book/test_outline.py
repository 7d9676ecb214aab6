"""The order of a book, and the numbers that follow from it."""

import pytest

from exhibits.book.models import outline_of
from tests import factories
from tests.book.pieces import block, order, sections

pytestmark = pytest.mark.django_db


@pytest.fixture
def book():
    return factories.book()


def numbers(book, language: str = "ro") -> dict[str, str]:
    outline = outline_of(book.translation_key, language)
    return {outline.labels[str(one.key)].words: one.number for one in outline.chapters}


def test_chapters_are_numbered_in_the_order_of_the_book_and_anew_when_they_move(book):
    road, war = factories.chapter(book, "Drumul"), factories.chapter(book, "Războiul")
    order(book, war, road)
    assert numbers(book) == {"Războiul": "1", "Drumul": "2"}
    order(book, road, war)
    assert numbers(book) == {"Drumul": "1", "Războiul": "2"}


def test_what_stands_before_and_behind_has_no_number_and_its_place_wherever_it_is_named(book):
    end = factories.chapter(book, "Anexă", matter="back")
    road = factories.chapter(book, "Drumul")
    foreword = factories.chapter(book, "Cuvânt înainte", matter="front")
    order(book, end, road, foreword)
    assert list(numbers(book).items()) == [("Cuvânt înainte", ""), ("Drumul", "1"), ("Anexă", "")]


def test_a_chapter_that_the_book_does_not_name_comes_last_and_a_draft_not_at_all(book):
    first, second = factories.chapter(book, "Unu"), factories.chapter(book, "Doi")
    factories.chapter(book, "Ciornă", live=False)
    order(book, second)
    assert list(numbers(book)) == ["Doi", "Unu"]
    first.unpublish()
    assert list(numbers(book)) == ["Doi"]


def test_parts_stand_over_numbered_chapters_only(book):
    road, end = factories.chapter(book, "Drumul"), factories.chapter(book, "Anexă", matter="back")
    book = order(book, "Istorie", road, end)
    outline = outline_of(book.translation_key, "ro")
    part = book.contents[0].id
    assert [one.part for one in outline.chapters] == [part, ""]
    assert outline.parts == {part: ("Istorie", "ro")}


def test_a_part_without_a_translation_keeps_its_own_language(book):
    order(book, "Istorie", factories.chapter(book, "Drumul"))
    book = type(book).objects.get(pk=book.pk)
    translated = factories.translate(book, "nb", title="Boken")
    id = book.contents[0].id
    assert outline_of(book.translation_key, "nb").parts == {id: ("Istorie", "nb")}
    order(book, "Istorie", "Azi", factories.chapter(book, "Azi"))
    assert translated.live
    assert outline_of(book.translation_key, "nb").parts[id] == ("Istorie", "nb")
    assert [lang for _, lang in outline_of(book.translation_key, "nb").parts.values()] == ["nb", "ro"]


def test_sections_figures_and_tables_are_numbered_within_their_chapter(book):
    image = factories.image()
    figure = block("image", {"image": image.pk, "size": "measure"}, "30000000-0000-4000-8000-000000000001")
    table = block(
        "table",
        {"caption": "Legi", "header": ["<p>An</p>"], "rows": [{"cells": ["<p>1856</p>"]}], "row_headers": False},
        "30000000-0000-4000-8000-000000000002",
    )
    first = factories.chapter(book, "Unu", body=sections("A"))
    second = factories.chapter(book, "Doi", body=[*sections("B", "C", first=5), figure, table])
    order(book, first, second)
    labels = outline_of(book.translation_key, "ro").labels
    assert [(labels[one["id"]].kind, labels[one["id"]].number) for one in sections("B", "C", first=5)] == [
        ("section", "2.1"),
        ("section", "2.2"),
    ]
    assert (labels[figure["id"]].kind, labels[figure["id"]].number) == ("figure", "2.1")
    assert (labels[table["id"]].number, labels[table["id"]].words) == ("2.1", "Legi")


def test_a_second_book_has_numbers_of_its_own(book):
    other = factories.book("A doua")
    order(book, factories.chapter(book, "Unu"))
    order(other, factories.chapter(other, "Altul"))
    assert (numbers(book), numbers(other)) == ({"Unu": "1"}, {"Altul": "1"})


def test_readers_of_a_language_without_the_book_get_the_original_order(book):
    road, war = factories.chapter(book, "Drumul"), factories.chapter(book, "Războiul")
    order(book, war, road)
    assert numbers(book, "en") == {"Războiul": "1", "Drumul": "2"}


def test_a_book_that_is_closed_has_no_order(book):
    order(book, factories.chapter(book, "Drumul"))
    book.unpublish()
    assert outline_of(book.translation_key, "ro").chapters == ()
