"""Machine drafts: what a machine is sent, what of its answers is kept, and that nothing of it is public by itself."""

import pytest
from django.core.management import call_command
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from exhibits.access.models import Hold
from exhibits.jobs.models import Job, State
from exhibits.stories.models import StoryPage
from exhibits.translations.checks import machine_drafts_are_allowed
from exhibits.translations.machine import machine_draft, translator_for
from exhibits.translations.models import ChangedPassage, TranslationState
from exhibits.translations.progress import progress_of
from museum.setup.people import CURATORS
from tests import factories
from tests.desk import finish
from tests.factories import block
from tests.people import logged_in, member

from .machines import Machine, running_machine

pytestmark = pytest.mark.django_db
BODY = '<p data-block-key="a">Un cazan <b>vechi</b>.</p><p data-block-key="b">Vezi <a href="https://a.example/">aici</a>.</p>'


@pytest.fixture
def machine():
    with running_machine() as machine, override_settings(**machine.settings()):
        yield machine


@pytest.fixture
def page(committed):
    with committed():
        return factories.exhibit("Cazanul", body=[block("text", BODY)])


def begun(page, locales, committed, language: str = "nb") -> Translation:
    with committed():
        source, _ = TranslationSource.update_or_create_from_instance(page)
        translation = Translation.objects.create(source=source, target_locale=locales[language])
        translation.save_target(publish=False)
    return translation


@pytest.fixture
def translation(page, locales, committed) -> Translation:
    return begun(page, locales, committed)


def ask(client, translation: Translation, committed):
    with committed():
        return client.post(reverse("wagtail_localize:machine_translate", args=[translation.pk]))


@pytest.fixture
def drafted(machine, translator, translation, committed) -> Translation:
    assert ask(translator, translation, committed).status_code == 302
    return translation


def target(translation: Translation) -> Page:
    return translation.get_target_instance()


def state(translation: Translation) -> str:
    return TranslationState.objects.get(
        translation_key=translation.source.object_id, locale=translation.target_locale
    ).state


def job() -> Job:
    return Job.objects.filter(kind="translations.machine_draft").latest("pk")


def written(translation: Translation) -> dict[str, str]:
    rows = StringTranslation.objects.filter(locale=translation.target_locale, translation_type="machine")
    return dict(rows.values_list("translation_of__data", "data"))


def confirm(client, translation: Translation, path: str, words: str) -> None:
    segment = translation.source.stringsegment_set.get(context__path=path)
    address = reverse("translations:save", args=[translation.pk, segment.pk])
    base = StringTranslation.objects.get(translation_of=segment.string, context=segment.context).data
    assert client.post(address, {"text": words, "base": base}).status_code == 200


def test_a_machine_fills_what_has_no_words_and_says_what_it_is(machine, drafted):
    assert written(drafted) == {
        "Cazanul": "nb: Cazanul",
        "Un cazan <b>vechi</b>.": "nb: Un cazan <b>vechi</b>.",
        'Vezi <a id="a1">aici</a>.': 'nb: Vezi <a id="a1">aici</a>.',
    }
    assert {row.tool_name for row in StringTranslation.objects.filter(translation_type="machine")} == {"LibreTranslate"}
    assert (machine.asked[0]["source"], machine.asked[0]["target"]) == ("ro", "nb")
    assert (job().state, job().done, job().total) == (State.DONE, 3, 3)
    assert state(drafted) == TranslationState.State.MACHINE
    assert target(drafted).draft_title == "Cazanul", "a machine's title is no title yet"


def test_the_preview_shows_the_draft_and_says_so(drafted, translator):
    shown = translator.get(reverse("translations:preview", args=[drafted.pk])).content.decode()
    assert "nb: Un cazan" in shown
    assert '<p class="note">3 ' in shown
    version = target(drafted).get_latest_revision_as_object()
    assert "nb:" not in f"{version.title}{version.body[0].value}"
    assert not target(drafted).live


def test_what_nobody_confirmed_counts_as_not_done(drafted):
    page = target(drafted)
    assert (progress_of([page])[page.pk].done, progress_of([page])[page.pk].total) == (0, 3)


def publish_by_revision(translation):
    target(translation).get_latest_revision().publish()


def publish_by_localize(translation):
    translation.save_target(publish=True)


def publish_by_date(translation):
    page = target(translation)
    page.go_live_at = timezone.now() + timezone.timedelta(hours=1)
    page.save_revision(approved_go_live_at=page.go_live_at).publish()
    page.refresh_from_db()
    assert not page.live
    past = timezone.now() - timezone.timedelta(hours=1)
    for version in page.revisions.exclude(approved_go_live_at=None):
        version.content["go_live_at"] = past.isoformat()
        version.approved_go_live_at = past
        version.save()
    call_command("publish_scheduled")


def publish_by_curator(translation):
    client = logged_in(member(CURATORS))
    page = target(translation)
    client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), {"action": "publish"})
    finish(client, translation, "publish")


def publish_in_bulk(translation):
    client = logged_in(member(CURATORS))
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    client.post(f"{address}?id={target(translation).pk}")


def publish_by_workflow(translation):
    page, person = target(translation), member(CURATORS)
    workflow_state = page.get_workflow().start(page, person)
    while workflow_state.status == workflow_state.STATUS_IN_PROGRESS:
        workflow_state.current_task_state.approve(user=person)
        workflow_state.refresh_from_db()


WAYS = [publish_by_revision, publish_by_localize, publish_by_date, publish_by_curator, publish_in_bulk,
        publish_by_workflow]  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_no_way_of_publishing_makes_a_machines_words_public(way, client, drafted, translator, committed):
    confirm(translator, drafted, "title", "Kjelen")
    with committed():
        drafted.save_target(publish=False)
    with committed():
        way(drafted)
    page = target(drafted)
    assert page.live, "it is public all the same, with what a person wrote"
    html = client.get(page.full_url).content.decode()
    assert "Kjelen" in html
    assert "nb:" not in html
    assert 'lang="ro">Un cazan' in html
    words = TranslationState.objects.get(translation_key=drafted.source.object_id).public_words
    assert [text for text in words.values() if text.startswith("nb:")] == []


def test_what_a_person_saves_unchanged_is_theirs_and_becomes_public(client, drafted, translator, committed):
    segments = drafted.source.stringsegment_set.order_by("order")
    for segment in segments:
        assert state(drafted) == TranslationState.State.MACHINE
        words = written(drafted)[segment.string.data]
        address = reverse("translations:save", args=[drafted.pk, segment.pk])
        translator.post(address, {"text": words, "base": words})
    assert state(drafted) == TranslationState.State.DRAFT
    with committed():
        publish_by_localize(drafted)
    told = TranslationState.objects.get(translation_key=drafted.source.object_id)
    assert (told.state, told.machine_made) == (TranslationState.State.TRANSLATED, True)
    assert "nb: Un cazan <b>vechi</b>." in client.get(target(drafted).full_url).content.decode()


def test_a_change_of_the_original_does_not_make_it_public_either(client, page, drafted, translator, committed):
    confirm(translator, drafted, "title", "Kjelen")
    with committed():
        publish_by_localize(drafted)
    with committed():
        page.body = [block("text", BODY.replace("vechi", "foarte vechi"))]
        page.save_revision().publish()
    assert "nb:" not in client.get(target(drafted).full_url).content.decode()
    assert ChangedPassage.objects.exists()


def test_words_of_people_stay_as_they_are(machine, translator, translation, committed):
    segment = translation.source.stringsegment_set.get(context__path="title")
    StringTranslation.objects.create(
        translation_of=segment.string, context=segment.context, locale=translation.target_locale, data="Kjelen",
        translation_type="manual",
    )  # fmt: skip
    ask(translator, translation, committed)
    assert "Cazanul" not in machine.texts
    assert StringTranslation.objects.get(context=segment.context).data == "Kjelen"
    before = len(machine.asked)
    ask(translator, translation, committed)
    assert len(machine.asked) == before, "there is nothing left to ask for"


@pytest.mark.parametrize(
    "answer",
    ["Vezi aici.", 'Vezi <a id="a2">aici</a>.', 'Vezi <a id="a1">aici.', "<script>1</script>", "", " ", "x" * 5000,
     'Vezi <a id="a1" onclick="x">aici</a>.', 'Vezi <a id="a1">aici</a> <b>da</b>.', None, 7],
)  # fmt: skip
def test_an_answer_with_other_marks_or_without_sense_is_left_out(answer, machine, translator, translation, committed):
    machine.answers['Vezi <a id="a1">aici</a>.'] = answer
    ask(translator, translation, committed)
    assert set(written(translation)) == {"Cazanul", "Un cazan <b>vechi</b>."}
    assert (job().state, job().done, job().total) == (State.DONE, 2, 3)


@pytest.mark.parametrize(
    ("status", "body"), [(500, "{}"), (200, "<html>"), (200, "{}"), (200, '{"translatedText": ["1"]}'), (200, "[]")]
)
def test_an_answer_that_is_none_is_a_fault_of_the_network(status, body, machine, translation):
    machine.status, machine.body = status, body
    with pytest.raises(ConnectionError):
        machine_draft(NoProgress(), translation.pk)
    assert written(translation) == {}


def test_a_machine_that_is_not_there_is_a_fault_of_the_network(translation):
    away = Machine(address="http://127.0.0.1:9")
    with override_settings(**away.settings()), pytest.raises(ConnectionError):
        machine_draft(NoProgress(), translation.pk)


class NoProgress:
    def progress(self, done, total, message=""):
        pass


def test_it_is_asked_in_pieces(machine, locales, committed):
    text = "".join(f'<p data-block-key="k{n}">Propoziția {n} {"a" * 300}</p>' for n in range(40))
    with committed():
        page = factories.exhibit("Lung", body=[block("text", text + f'<p data-block-key="l">{"b" * 6000}</p>')])
    machine_draft(NoProgress(), begun(page, locales, committed).pk)
    assert len(machine.asked) > 2
    for request in machine.asked:
        assert len(request["q"]) <= 25
        assert sum(map(len, request["q"])) <= 5000
    assert not any(text.startswith("bbb") for text in machine.texts)


def close(page, how: str):
    if how == "hold":
        Hold.objects.create(subject=page.translation_key, reason="x")
    elif how == "consent":
        factories.consent(page)
    elif how == "withdrawn":
        page.unpublish()
    elif how == "private":
        page.view_restrictions.create(restriction_type="login")


@pytest.mark.parametrize("how", ["hold", "consent", "withdrawn", "private"])
def test_what_is_not_public_or_rests_on_a_consent_is_never_sent(how, machine, translator, page, translation, committed):
    with committed():
        close(page, how)
    ask(translator, translation, committed)
    assert machine.asked == []
    assert job().state == State.FAILED


def test_a_testimony_is_never_sent_though_it_is_public(machine, locales, committed):
    with committed():
        page = factories.story("Povestea", basis=StoryPage.Basis.CONSENT, narrator="Ana", live=False)
        factories.consent(page)
        page.save_revision().publish()
    assert Page.objects.get(pk=page.pk).live
    with pytest.raises(Exception, match="consent"):
        machine_draft(NoProgress(), begun(page, locales, committed).pk)
    assert machine.asked == []


def test_what_was_taken_out_is_not_sent(machine, page, translation):
    """The original was published again, and its job has not run yet."""
    page.body = [block("text", '<p data-block-key="a">Altceva.</p>')]
    page.save_revision().publish()
    machine_draft(NoProgress(), translation.pk)
    assert set(machine.texts) == {"Cazanul", "Altceva."}


def test_only_who_may_change_the_page_asks(machine, translation, committed):
    for person in (member("Translators (en)"), member("Educators")):
        assert ask(logged_in(person), translation, committed).status_code in (302, 403)
    assert not Job.objects.filter(kind="translations.machine_draft").exists()
    client = logged_in(member("Translators (nb)"))
    assert client.get(reverse("wagtail_localize:machine_translate", args=[translation.pk])).status_code == 405


def test_it_is_off_unless_a_language_names_a_machine(page, translation, translator, locales, committed):
    assert ask(translator, translation, committed).status_code == 302
    assert not Job.objects.filter(kind="translations.machine_draft").exists()
    with running_machine() as machine, override_settings(**machine.settings()):
        english = begun(page, locales, committed, "en")
        ask(logged_in(member("Translators (en)")), english, committed)
    assert machine.asked == []


def test_romani_is_refused_whatever_the_settings_say(page, locales, committed):
    with running_machine() as machine, override_settings(**machine.settings("rom")):
        romani = begun(page, locales, committed, "rom")
        ask(logged_in(member("Translators (rom)")), romani, committed)
        with pytest.raises(Exception, match="Romani"):
            machine_draft(NoProgress(), romani.pk)
        with pytest.raises(Exception, match="Romani"):
            translator_for("rom", "nb")
        assert machine.asked == []
        assert "Romani" in machine_drafts_are_allowed(None)[0].msg


@pytest.mark.parametrize(
    ("drafts", "address", "fault"),
    [({"nb": "libretranslate"}, "", "needs LIBRETRANSLATE_URL"), ({"nb": "x"}, "http://a", "'x' is no machine"),
     ({"de": "libretranslate"}, "http://a", "'de' is not a language"), ({"nb": "libretranslate"}, "a", "begin with")],
)  # fmt: skip
def test_settings_that_cannot_work_are_told_at_every_start(drafts, address, fault):
    with override_settings(**{**Machine(address=address).settings(), "MACHINE_DRAFTS": drafts}):
        (found,) = machine_drafts_are_allowed(None)
    assert fault in found.msg


def test_the_editor_offers_it_and_the_way_within_a_request_is_closed(machine, page, translation, committed):
    client = logged_in(member(CURATORS))
    edit = client.get(reverse("translations:desk", args=[translation.pk])).content.decode()
    assert reverse("wagtail_localize:machine_translate", args=[translation.pk]) in edit
    update = reverse("wagtail_localize:update_translations", args=[translation.source.pk])
    assert "use_machine_translation" not in client.get(update).content.decode()
    with committed():
        client.post(update, {"use_machine_translation": "on"})
    assert machine.asked == []
