"""The board of all pages in all languages."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail_localize.models import Translation, TranslationSource

from exhibits.translations.models import TranslationState
from museum.setup.people import COMMUNITY, CURATORS
from tests.factories import exhibit, story, translate
from tests.people import logged_in, member

pytestmark = pytest.mark.django_db
BOARD = "/admin/translations/"


@pytest.fixture
def curator():
    return logged_in(member(CURATORS))


def cells(client, title: str, **query) -> dict[str, str]:
    """State by language of one page of the board."""
    rows = {row.page.title: row for row in client.get(BOARD, query).context["object_list"]}
    return {cell.language.code: cell.state for cell in rows[title].cells}


def titles(client, **query) -> set[str]:
    return {row.page.title for row in client.get(BOARD, query).context["object_list"]}


def begin(page, language, locales):
    source, _ = TranslationSource.update_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=locales[language])
    translation.save_target(publish=False)


def test_every_page_stands_there_with_the_state_of_each_language(curator, committed, locales):
    with committed():
        page = exhibit("Cazanul", subtitle="Povestea unui cazan")
        translate(page, "nb", title="Kjelen", slug="kjelen")
        begin(page, "en", locales)
    assert cells(curator, "Cazanul") == {"ro": "", "rom": "missing", "nb": "translated", "en": "draft"}
    html = curator.get(BOARD).content.decode()
    assert "0 %, 4 words to do" in html
    assert reverse("wagtailadmin_pages:edit", args=[page.get_translation(locales["en"]).pk]) in html
    assert f"{reverse('wagtail_localize:submit_page_translation', args=[page.pk])}?select_locale=rom" in html


def test_it_is_narrowed_by_section_language_state_and_person(curator, committed, locales):
    with committed():
        page, tale = exhibit("Cazanul"), story("Povestea")
        translate(page, "nb", title="Kjelen", slug="kjelen")
        begin(tale, "en", locales)
    section = page.get_parent()
    assert titles(curator, section=section.pk) == {section.title, "Cazanul"}
    assert "Cazanul" in titles(curator, language="nb", state="translated")
    assert "Povestea" not in titles(curator, language="nb", state="translated")
    assert "Povestea" in titles(curator, state="draft")
    assert {"Cazanul", "Povestea"} <= titles(curator, language="rom", state="missing")
    assert "Cazanul" not in titles(curator, language="nb", state="missing")
    translator = member("Translators (nb)")
    TranslationState.objects.filter(translation_key=page.translation_key).update(translator=translator)
    assert titles(curator, person=translator.pk) == {"Cazanul"}
    for odd in ({"state": "x"}, {"language": "\x00"}, {"section": "999999999"}, {"person": "a"}, {"p": "-1"}):
        assert curator.get(BOARD, odd).status_code in (200, 404), odd


def test_a_translator_goes_on_only_with_their_language(committed, locales):
    with committed():
        page = exhibit("Cazanul")
        for language in ("nb", "en"):
            begin(page, language, locales)
    html = logged_in(member("Translators (nb)")).get(BOARD).content.decode()
    assert reverse("wagtailadmin_pages:edit", args=[page.get_translation(locales["nb"]).pk]) in html
    assert reverse("wagtailadmin_pages:edit", args=[page.get_translation(locales["en"]).pk]) not in html
    assert "submit/page" not in html


def test_others_have_no_board(db):
    client = logged_in(member(COMMUNITY))
    assert client.get(BOARD).status_code == 302
    assert BOARD not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_it_is_given_as_a_table(curator, committed):
    with committed():
        translate(exhibit("Cazanul"), "nb", title="Kjelen", slug="kjelen")
    text = b"".join(curator.get(BOARD, {"export": "csv"})).decode()
    assert "Cazanul,Română,Norsk,translated,100,0," in text


def test_it_asks_the_database_as_often_for_any_number(curator, committed, rolled_back):
    def queries(number: int) -> int:
        with rolled_back(), committed():
            for index in range(number):
                translate(exhibit(f"Cazan {index}"), "nb", title=f"Kjel {index}", slug=f"kjel-{index}")
            curator.get(BOARD)
            with CaptureQueriesContext(connection) as captured:
                curator.get(BOARD)
        return len(captured)

    few = queries(2)
    assert few == queries(12)
    assert few <= 24, "twelve of the board's own, and what every page of the admin asks"
