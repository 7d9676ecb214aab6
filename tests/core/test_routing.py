"""Addresses of pages, with and without a translation."""

import pytest

from exhibits.core import routing
from tests import factories

pytestmark = pytest.mark.django_db


def test_own_language_has_the_plain_address():
    page = factories.exhibit("Cazanul de aramă")
    assert routing.address(page, "ro") == "/ro/expozitii/cazanul-de-arama/"


def test_missing_translation_is_reached_through_the_readers_own_section():
    page = factories.exhibit("Cazanul")
    assert routing.address(page, "nb") == "/nb/utstillinger/cazanul/"
    assert routing.find("nb", ["utstillinger", "cazanul"]).page.pk == page.pk


def test_without_any_live_ancestor_but_home_the_original_tree_continues_the_path():
    book = factories.book("Cartea")
    chapter = factories.chapter(book, "Drumul")
    assert routing.address(chapter, "en") == "/en/cartea/drumul/"
    assert routing.find("en", ["cartea", "drumul"]).page.pk == chapter.pk


def test_longest_live_path_in_the_readers_language_comes_first():
    book = factories.book("Cartea")
    chapter = factories.chapter(book, "Drumul")
    factories.translate(book, "en", title="The book", slug="book")
    assert routing.address(chapter, "en") == "/en/book/drumul/"
    assert routing.find("en", ["book", "drumul"]).moved_to == ""
    assert routing.find("en", ["cartea", "drumul"]).moved_to == "/en/book/drumul/"


def test_fallback_address_leads_to_the_translation_once_it_is_live():
    page = factories.exhibit("Cazanul")
    factories.translate(page, "nb", title="Kjelen", slug="kjelen")
    found = routing.find("nb", ["utstillinger", "cazanul"])
    assert found.moved_to == "/nb/utstillinger/kjelen/"


def test_a_draft_translation_changes_nothing_for_readers():
    page = factories.exhibit("Cazanul")
    factories.translate(page, "nb", live=False, title="Kjelen", slug="kjelen")
    assert routing.address(page, "nb") == "/nb/utstillinger/cazanul/"
    assert routing.find("nb", ["utstillinger", "kjelen"]) is None
    assert routing.find("nb", ["utstillinger", "cazanul"]).page.pk == page.pk


def test_an_original_in_any_language_can_be_fallen_back_to():
    page = factories.exhibit("To folk", language="nb")
    assert routing.address(page, "ro") == "/ro/expozitii/to-folk/"
    assert routing.find("ro", ["expozitii", "to-folk"]).page.pk == page.pk


def test_unknown_paths_lead_nowhere():
    assert routing.find("ro", ["expozitii", "nimic"]) is None
    assert routing.find("ro", ["x"] * 50) is None


def test_addresses_of_many_pages_cost_the_same_as_of_few(django_assert_num_queries):
    pages = [factories.exhibit(f"Pagina {n}") for n in range(12)]
    routing.addresses(pages[:1], "nb")
    with django_assert_num_queries(1):
        routing.addresses(pages[:2], "nb")
    with django_assert_num_queries(1):
        routing.addresses(pages, "nb")
