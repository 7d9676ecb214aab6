"""About this text: who fills in what readers are told, and when they are told it."""

import pytest
from django.core.cache import caches
from django.urls import reverse
from wagtail.models import PageLogEntry
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from exhibits.translations.board import STATES
from exhibits.translations.models import StateChange, TranslationState
from exhibits.translations.states import note_machine, restate, tell, told_state
from museum.setup.people import COMMUNITY, CURATORS
from tests import factories
from tests.people import logged_in, member

pytestmark = pytest.mark.django_db
State = TranslationState.State


def about(page) -> str:
    return reverse("translations:about", args=[page.translation_key, page.locale.language_code])


def fields(client, page) -> set[str]:
    return set(client.get(about(page)).context["form"].fields)


@pytest.fixture
def page(committed):
    with committed():
        return factories.exhibit("Cazanul")


@pytest.fixture
def kjelen(page, committed):
    with committed():
        return factories.translate(page, "nb", title="Kjelen", slug="kjelen")


@pytest.fixture
def curator():
    return logged_in(member(CURATORS))


def test_the_page_editor_and_the_editor_of_translations_lead_there(curator, page, kjelen):
    for one, times in ((factories.exhibit("Phenipen", "rom"), 1), (kjelen, 1), (page, 0)):
        html = curator.get(reverse("wagtailadmin_pages:edit", args=[one.pk]), follow=True).content.decode()
        assert html.count(about(one)) == times


def test_it_asks_only_what_can_be_said_of_the_text(curator, page, kjelen, committed):
    with committed():
        romani = factories.translate(page, "rom", title="I kakǎvi", slug="kakavi")
    of_translations, of_romani = (
        {"translated_by", "reviewed_by", "machine_made"},
        {"put_together", "variety", "orthography"},
    )
    assert curator.get(about(page)).status_code == 404, "of an original that is not in Romani there is nothing to say"
    assert fields(curator, kjelen) == of_translations
    assert fields(curator, romani) == of_translations | of_romani
    assert fields(curator, factories.exhibit("Phenipen", "rom")) == of_romani


def test_readers_are_told_at_once(client, curator, kjelen, committed, settings):
    settings.CACHES = {**settings.CACHES, "pages": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    caches["pages"].clear()
    path = "/nb/utstillinger/kjelen/"
    assert "oversatt av" not in client.get(path).content.decode()
    with committed():
        response = curator.post(about(kjelen), {"translated_by": "Kari Nordmann", "reviewed_by": "Ola"})
    assert response["Location"] == reverse("wagtailadmin_pages:edit", args=[kjelen.pk])
    html = client.get(path).content.decode()
    assert "oversatt av Kari Nordmann" in html
    assert "gjennomgått av Ola" in html
    assert PageLogEntry.objects.filter(page=kjelen.pk, action="translations.about").exists()


def test_what_the_job_writes_meanwhile_is_kept(curator, kjelen):
    told = told_state(kjelen)
    TranslationState.objects.filter(pk=told.pk).update(state=State.OUTDATED, public_words={"a": "b"})
    tell(told, translated_by="Kari")
    row = TranslationState.objects.get(pk=told.pk)
    assert (row.translated_by, row.state, row.public_words) == ("Kari", State.OUTDATED, {"a": "b"})


def test_a_translator_writes_of_their_language_and_learns_of_no_other(page, kjelen, committed):
    with committed():
        english = factories.translate(page, "en", title="The cauldron", slug="cauldron", live=False)
    translator = logged_in(member("Translators (nb)"))
    assert translator.post(about(kjelen), {"translated_by": "Kari"}).status_code == 302
    for closed in (about(english), about(factories.exhibit("Phenipen", "rom"))):
        assert translator.get(closed).status_code == 404
        assert translator.post(closed, {"translated_by": "Kari"}).status_code == 404
    assert told_state(english).translated_by == ""
    for one, times in ((kjelen, 1), (english, 0)):
        html = translator.get(reverse("wagtailadmin_explore", args=[one.pk]), follow=True).content.decode()
        assert html.count(about(one)) == times


def test_others_have_no_form(client, kjelen):
    assert logged_in(member(COMMUNITY)).get(about(kjelen)).status_code == 404
    assert client.get(about(kjelen))["Location"].startswith("/admin/login/")
    curator = logged_in(member(CURATORS))
    for odd in ("nb2", "xx", "-"):
        assert curator.get(about(kjelen).replace("/nb/", f"/{odd}/")).status_code == 404


def test_odd_values_are_refused(curator, page, committed):
    with committed():
        romani = factories.translate(page, "rom", title="I kakǎvi", slug="kakavi")
    for odd in ({"variety": "rmg"}, {"orthography": "x"}, {"translated_by": "a\x00b"}, {"reviewed_by": "a" * 201}):
        response = curator.post(about(romani), odd)
        assert (response.status_code, bool(response.context["form"].errors)) == (200, True), odd
    assert (told_state(romani).variety, told_state(romani).translated_by) == ("", "")


def test_varieties_are_named_in_the_editors_language(page):
    romani = factories.exhibit("Phenipen", "rom")
    norwegian = logged_in(member(CURATORS), "nb")
    html = norwegian.get(about(romani)).content.decode()
    assert "vlax-romanes" in html
    assert "skrevet med č, š, ž" in html


def test_an_original_has_a_row_when_there_is_something_to_say(curator, committed, locales):
    page = factories.exhibit("Phenipen", "rom")
    assert not TranslationState.objects.filter(translation_key=page.translation_key).exists()
    curator.post(about(page), {"variety": "vlax"})
    row = TranslationState.objects.get(translation_key=page.translation_key)
    assert (row.state, row.variety) == (State.ORIGINAL, "vlax")
    with committed():
        factories.translate(page, "nb", title="Fortelling", slug="fortelling")
        page.unpublish()
    restate(page.translation_key, page.locale_id)
    row.refresh_from_db()
    assert (row.state, row.variety) == (State.ORIGINAL, "vlax")
    assert not StateChange.objects.filter(translation_key=page.translation_key, locale=page.locale).exists()


def test_the_board_counts_no_original_among_its_translations(curator, committed):
    page = factories.exhibit("Phenipen", "rom")
    tell(told_state(page), variety="vlax")
    board = reverse("translations:board")
    rows = {row.page.title: row for row in curator.get(board).context["object_list"]}
    assert {cell.language.code: cell.state for cell in rows["Phenipen"].cells}["rom"] == ""
    assert "Phenipen" not in {row.page.title for row in curator.get(board, {"language": "rom"}).context["object_list"]}
    assert State.ORIGINAL not in dict(STATES)


def test_the_heir_of_a_deleted_original_is_one(page, kjelen, committed):
    tell(told_state(kjelen), translated_by="Kari")
    with committed():
        page.delete()
    restate(kjelen.translation_key, kjelen.locale_id)
    row = TranslationState.objects.get(translation_key=kjelen.translation_key)
    assert (row.locale_id, row.state, row.translated_by) == (kjelen.locale_id, State.ORIGINAL, "Kari")


def test_what_a_machine_began_stays_so(curator, page, committed, locales):
    source, _ = TranslationSource.update_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=locales["nb"])
    segment = source.stringsegment_set.get(context__path="title")
    written = StringTranslation.objects.create(
        translation_of=segment.string, context=segment.context, locale=locales["nb"], data="Kjelen",
        translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE,
    )  # fmt: skip
    translation.save_target(publish=False)
    note_machine(page.translation_key, locales["nb"].pk)
    draft = page.get_translation(locales["nb"])
    assert (told_state(draft).state, told_state(draft).machine_made) == (State.MACHINE, True)
    written.translation_type, written.data = StringTranslation.TRANSLATION_TYPE_MANUAL, "Kobberkjelen"
    written.save()
    with committed():
        translation.save_target(publish=True)
    curator.post(about(draft), {"translated_by": "Kari", "machine_made": ""})
    assert (told_state(draft).state, told_state(draft).machine_made) == (State.TRANSLATED, True)


def test_a_page_written_by_hand_keeps_what_is_told_of_it(curator, committed, locales):
    home = factories.home("rom")
    page = factories.info("Pal-o muzèo", "rom", parent=home)
    tell(told_state(page), put_together=True)
    with committed():
        page.unpublish()
    assert told_state(page).put_together


def test_the_titles_that_setup_brings_are_put_together():
    for page in (factories.home("rom"), *factories.home("rom").get_children()):
        assert told_state(page).put_together
    assert not told_state(factories.home("nb")).put_together
