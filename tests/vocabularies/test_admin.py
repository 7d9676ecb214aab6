"""The vocabularies in the admin: lists, what may be done there, and nothing more."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.snippets.models import get_snippet_models

from exhibits.translations.writing import write_translation
from exhibits.vocabularies.models import (
    GlossaryTerm,
    PageTheme,
    Period,
    Person,
    Place,
    Reference,
    RightsStatement,
    Theme,
)
from museum.setup.people import CURATORS, EDITORS
from tests.factories import exhibit, theme, translate
from tests.people import logged_in, member

MODELS = (Theme, Period, Place, Person, GlossaryTerm, Reference, RightsStatement)


@pytest.fixture
def curator(db):
    return logged_in(member(CURATORS))


def listing(model) -> str:
    return reverse(model.snippet_viewset.get_url_name("list"))


@pytest.mark.parametrize("model", MODELS)
def test_every_vocabulary_has_a_list_that_can_be_searched(model, curator):
    assert model in get_snippet_models()
    assert curator.get(listing(model)).status_code == 200
    for words in ("a", '"', "ʒ", "%", "x" * 500):
        assert curator.get(listing(model), {"q": words}).status_code == 200


def test_a_term_is_listed_once_in_the_language_of_the_admin(curator, locales):
    crafts = theme("crafts", "Meșteșuguri")
    write_translation(crafts, locales["en"], Theme(key="crafts", name="Crafts", locale=locales["en"]))
    theme("memory", "Memorie")
    page = curator.get(listing(Theme)).content.decode()
    assert "Crafts" in page
    assert "Meșteșuguri" not in page
    assert "Memorie" in page, "what English lacks stands in its own language"
    assert page.count("(not translated yet)") == 2 + 3
    assert "Meșteșuguri" in curator.get(listing(Theme), {"locale": "ro"}).content.decode()


def test_the_chooser_offers_each_term_once_and_finds_it(curator, locales):
    crafts = theme("crafts", "Meșteșuguri")
    write_translation(crafts, locales["en"], Theme(key="crafts", name="Crafts", locale=locales["en"]))
    theme("memory", "Memorie")
    names = Theme.snippet_viewset.chooser_viewset.get_url_name
    offered = curator.get(reverse(names("choose"))).json()["html"]
    assert "Crafts" in offered
    assert "Memorie" in offered
    assert "Meșteșuguri" not in offered
    found = curator.get(reverse(names("choose_results")), {"q": "memo"}).content.decode()
    assert "Memorie" in found
    assert "Crafts" not in found


def test_a_new_term_is_written_in_the_museums_first_language_unless_another_is_chosen(curator, locales):
    add = reverse(Theme.snippet_viewset.get_url_name("add"))
    assert "This term is written in Română." in curator.get(add).content.decode()
    assert f"{add}?locale=ro" in curator.get(listing(Theme)).content.decode()
    form = {"name": "Håndverk", "key": "crafts", "description": "", "wikidata": ""}
    assert "This term is written in Norsk." in curator.get(add, {"locale": "nb"}).content.decode()
    curator.post(f"{add}?locale=nb", form)
    assert Theme.objects.get().locale == locales["nb"]


def test_the_list_says_on_how_many_pages_a_term_stands(curator):
    crafts = theme()
    page = exhibit("Cazanul")
    PageTheme.objects.create(page=page, term=crafts)
    PageTheme.objects.create(page=translate(page, "nb", slug="kjelen"), term=crafts)
    PageTheme.objects.create(page=exhibit("Cleștele"), term=crafts)
    view = curator.get(listing(Theme))
    assert [term.pages for term in view.context["object_list"]] == [2], "a page's translations count as one"


def test_a_list_asks_nothing_more_for_each_term(curator, rolled_back):
    def queries(number):
        with rolled_back():
            for index in range(number):
                theme(f"theme-{index}", f"Tema {index}")
            curator.get(listing(Theme))
            with CaptureQueriesContext(connection) as captured:
                curator.get(listing(Theme))
            return len(captured)

    # wagtail-localize asks twice for each row whether it can be translated or brought up to date.
    assert queries(9) - queries(2) <= 2 * (9 - 2)


def test_rights_are_a_closed_list(curator, admin_client):
    statement = RightsStatement.objects.first()
    names = RightsStatement.snippet_viewset.get_url_name
    for client in (curator, admin_client):
        assert client.get(reverse(names("edit"), args=[statement.pk])).status_code == 200
        assert client.get(reverse(names("add"))).status_code == 302
        assert client.post(reverse(names("delete"), args=[statement.pk])).status_code == 302
        assert reverse(names("add")) not in client.get(listing(RightsStatement)).content.decode()
    assert RightsStatement.objects.filter(pk=statement.pk).exists()


def test_an_editor_adds_terms_and_deletes_none(db):
    editor, crafts = logged_in(member(EDITORS)), theme()
    names = Theme.snippet_viewset.get_url_name
    form = {"name": "Muzică", "key": "music", "description": "", "wikidata": ""}
    assert editor.post(reverse(names("add")), form).status_code == 302
    assert Theme.objects.filter(key="music").exists()
    assert editor.post(reverse(names("delete"), args=[crafts.pk])).status_code == 302
    assert Theme.objects.filter(pk=crafts.pk).exists()


def test_two_terms_never_share_a_key(curator):
    theme("crafts")
    form = {"name": "Altele", "key": "crafts", "description": "", "wikidata": ""}
    answer = curator.post(reverse(Theme.snippet_viewset.get_url_name("add")), form)
    assert "already" in answer.content.decode()
    assert Theme.objects.count() == 1
