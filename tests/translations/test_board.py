"""The board of all pages in all languages."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import PageViewRestriction
from wagtail_localize.models import Translation, TranslationSource

from exhibits.access.models import Hold
from exhibits.models import ExhibitIndexPage
from exhibits.translations.board import sections
from exhibits.translations.models import TranslationState
from museum.setup.people import COMMUNITY, CURATORS, EDITORS
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


def offered(client, field: str) -> list[str]:
    """What a filter of the board can be set to."""
    return [label for value, label in client.get(BOARD).context["filters"].form.fields[field].choices if value]


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


@pytest.fixture
def kept(committed, locales):
    """Pages that are not for everybody, each once without a translation and once with a Norwegian one."""
    with committed():
        for reason in ("draft", "closed", "held"):
            for language in ("", "nb"):
                page = exhibit(f"{reason} {language}".strip(), live=reason != "draft")
                if language:
                    begin(page, language, locales)
                if reason == "closed":
                    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
                if reason == "held":
                    Hold.objects.place(page.translation_key, "x")
        exhibit("open")
    return {"draft", "closed", "held", "draft nb", "closed nb", "held nb", "open"}


def test_what_is_not_public_stands_there_only_for_who_may_change_a_language_of_it(kept):
    theirs = {"draft nb", "closed nb", "held nb", "open"}
    for group, expected in (("Translators (nb)", theirs), ("Translators (en)", {"open"}), (EDITORS, kept)):
        client = logged_in(member(group))
        assert titles(client) & kept == expected, group
        table = b"".join(client.get(BOARD, {"export": "csv"})).decode()
        assert {title for title in kept if f"\n{title}," in table} == expected, group


def test_curators_see_what_is_not_public(curator, kept):
    assert titles(curator) >= kept


def test_who_writes_originals_in_a_language_sees_their_drafts(committed):
    with committed():
        exhibit("Utkast", language="nb", live=False)
    assert "Utkast" in titles(logged_in(member("Translators (nb)")))
    assert "Utkast" not in titles(logged_in(member("Translators (en)")))


def test_a_section_that_is_not_public_is_not_offered(committed):
    section = ExhibitIndexPage.objects.get(locale__language_code="ro")
    other, nb, curator = member("Translators (en)"), member("Translators (nb)"), member(CURATORS)
    with committed():
        for page in ExhibitIndexPage.objects.filter(translation_key=section.translation_key):
            if page.locale.language_code == "en":
                page.delete()
        Hold.objects.place(section.translation_key, "x")
    for user, sees in ((other, False), (nb, True), (curator, True)):
        assert (section.title in offered(logged_in(user), "section")) is sees, user
        assert (section.pk in {one.pk for one in sections(user)}) is sees, user
    assert titles(logged_in(nb), section=section.pk) == {section.title}
    assert section.title not in logged_in(other).get(BOARD, {"section": section.pk}).content.decode()


def test_people_are_named_by_their_names_and_by_nothing_that_they_log_in_with(curator, committed, locales):
    with committed():
        seen, unseen = exhibit("Cazanul"), exhibit("Ciocanul", live=False)
        for page, language in ((seen, "nb"), (seen, "en"), (unseen, "rom")):
            begin(page, language, locales)
    kari, nameless, hidden = (member("Translators (nb)", name=name) for name in ("login-a", "login-b", "login-c"))
    kari.first_name, kari.last_name, hidden.first_name = "Kari", "Nordmann", "Ion"
    kari.save()
    hidden.save()
    for person, language in ((kari, "nb"), (nameless, "en"), (hidden, "rom")):
        page = unseen if person == hidden else seen
        state = TranslationState.objects.filter(translation_key=page.translation_key, locale=locales[language])
        assert state.update(translator=person) == 1
    account = f"Account {nameless.pk}"
    assert offered(logged_in(member("Translators (nb)")), "person") == [account, "Kari Nordmann"]
    assert offered(curator, "person") == [account, "Ion", "Kari Nordmann"]
    html = curator.get(BOARD, {"person": nameless.pk}).content.decode()
    assert account in html
    assert "login-" not in html


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
    def queries(client, number: int) -> int:
        with rolled_back(), committed():
            for index in range(number):
                translate(exhibit(f"Cazan {index}"), "nb", title=f"Kjel {index}", slug=f"kjel-{index}")
            client.get(BOARD)
            with CaptureQueriesContext(connection) as captured:
                client.get(BOARD)
        return len(captured)

    for client in (curator, logged_in(member("Translators (nb)"))):
        few = queries(client, 2)
        assert few == queries(client, 12)
        assert few <= 24, "twelve of the board's own, and what every page of the admin asks"
