"""Cards and terms say in which language their words are."""

import pytest

from exhibits.vocabularies.models import PageTheme
from tests import factories
from tests.desk import begin

pytestmark = pytest.mark.django_db


def begun(thing, locales, committed, **publish) -> None:
    with committed():
        begin(thing, locales["nb"], **publish)


def read(client, path: str) -> str:
    return client.get(path).content.decode()


def test_untranslated_words_of_a_page_are_marked_in_lists_and_on_it(client, committed, locales):
    with committed():
        page = factories.exhibit("Cazanul", subtitle="Povestea unui cazan")
    begun(page, locales, committed, publish=True)
    address = page.get_translation(locales["nb"]).url
    assert '<h1 class="display" lang="ro">Cazanul</h1>' in read(client, address)
    listed = read(client, "/nb/utstillinger/")
    assert '<span class="foreign" lang="ro">Cazanul</span></a>' in listed
    assert '<span class="foreign" lang="ro">Povestea unui cazan</span>' in listed


def test_an_untranslated_summary_is_marked_in_lists(client, committed, locales):
    with committed():
        story = factories.story("Povestea", summary="<p>Un om și un <b>cazan</b>.</p>")
        factories.translate(story, "nb", title="Fortellingen", slug="fortellingen", summary="<p>En mann.</p>")
    listed = read(client, "/nb/fortellinger/")
    assert '<p class="card-line">En mann.</p>' in listed
    with committed():
        other = factories.story("A doua", summary="<p>Un om și un <b>cazan</b>.</p>")
    begun(other, locales, committed, publish=True)
    assert 'lang="ro">Un om și un cazan.</span>' in read(client, "/nb/fortellinger/")


def test_a_term_that_waits_for_its_translator_has_its_originals_name(client, committed, locales):
    with committed():
        theme = factories.theme("wood", "Lemn")
        page = factories.exhibit("Cazanul", themes=[PageTheme(term=theme)])
        factories.translate(page, "nb", title="Kjelen", slug="kjelen")
    marked = '<a href="/nb/term/theme/wood/" lang="ro">Lemn</a>'
    assert marked in read(client, "/nb/utstillinger/kjelen/")
    begun(theme, locales, committed)
    assert marked in read(client, "/nb/utstillinger/kjelen/")
    assert client.get("/nb/term/theme/wood/").status_code == 200
