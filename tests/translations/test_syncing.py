"""What becomes of the translations when their original changes."""

import pytest
from django.db import IntegrityError
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from exhibits.jobs.models import Job
from exhibits.translations.models import ChangedPassage, StateChange, TranslationState
from exhibits.translations.syncing import write
from tests import factories
from tests.factories import block
from tests.people import member

pytestmark = pytest.mark.django_db
State = TranslationState.State

TEXT = (
    '<p data-block-key="a">Aici a lucrat un căldărar vestit.</p>'
    '<p data-block-key="b">Numele lui era Ion.</p>'
    '<p data-block-key="c">Cazanul are 12 litri.</p>'
)
TEXT_NB = (
    '<p data-block-key="a">Her arbeidet en berømt kobberslager.</p>'
    '<p data-block-key="b">Han het Ion.</p>'
    '<p data-block-key="c">Kjelen rommer 12 liter.</p>'
)
TEXT_EN = (
    '<p data-block-key="a">A famous coppersmith worked here.</p>'
    '<p data-block-key="b">His name was Ion.</p>'
    '<p data-block-key="c">The kettle holds 12 litres.</p>'
)


@pytest.fixture
def page(committed):
    with committed():
        return factories.exhibit("Cazanul", subtitle="Povestea unui cazan", body=[block("text", TEXT)])


@pytest.fixture
def kjelen(page, committed):
    with committed():
        return factories.translate(
            page,
            "nb",
            title="Kjelen",
            slug="kjelen",
            subtitle="Fortellingen om en kjele",
            body=[block("text", TEXT_NB)],
        )


def body(text: str) -> list:
    return [block("text", text)]


def read(client, path="/nb/utstillinger/kjelen/") -> str:
    return client.get(path).content.decode()


def state(page, code="nb") -> TranslationState:
    return TranslationState.objects.get(translation_key=page.translation_key, locale__language_code=code)


def test_a_changed_passage_keeps_its_translation_and_is_marked(client, page, kjelen, change):
    assert state(page).state == State.TRANSLATED
    change(body=body(TEXT.replace("un căldărar vestit", "un meșter căldărar foarte vestit")))
    html = read(client)
    assert "Her arbeidet en berømt kobberslager." in html
    assert "căldărar" not in html
    assert state(page).state == State.OUTDATED
    mark = ChangedPassage.objects.get(translation_key=page.translation_key)
    assert (mark.before, mark.change) == ("Aici a lucrat un căldărar vestit.", "words")
    assert mark.string.data == "Aici a lucrat un meșter căldărar foarte vestit."


def test_a_field_keeps_its_translation_whatever_is_written_in_it(client, page, kjelen, change):
    change(subtitle="Altceva cu totul")
    assert "Original på rumensk" in read(client)
    assert "endret siden" not in read(client).partition("<main")[0]
    assert "Fortellingen om en kjele" in read(client)
    assert state(page).state == State.OUTDATED
    assert "originalen er endret siden" in read(client)


def test_a_slight_change_is_flagged_and_outdates_nothing(client, page, kjelen, change):
    change(body=body(TEXT.replace("vestit.", "vestit!")))
    assert "Her arbeidet en berømt kobberslager." in read(client)
    assert ChangedPassage.objects.get(translation_key=page.translation_key).change == "letters"
    assert state(page).state == State.TRANSLATED


def test_a_changed_number_is_not_slight(page, kjelen, change):
    change(body=body(TEXT.replace("12 litri", "13 litri")))
    assert ChangedPassage.objects.get(translation_key=page.translation_key).change == "words"


def test_what_is_taken_out_leaves_every_language_at_once(client, page, kjelen, change):
    change(body=body(TEXT.replace('<p data-block-key="b">Numele lui era Ion.</p>', "")))
    html = read(client)
    assert "Han het Ion" not in html
    assert "Numele lui era Ion" not in html
    assert "Her arbeidet en berømt kobberslager." in html
    assert state(page).state == State.TRANSLATED
    assert not ChangedPassage.objects.exists()


def test_a_paragraph_that_was_taken_out_is_not_taken_for_a_like_one(client, page, kjelen, change):
    new = '<p data-block-key="d">Numele ei era Ana.</p>'
    change(body=body(TEXT.replace('<p data-block-key="b">Numele lui era Ion.</p>', new)))
    html = read(client)
    assert "Han het Ion" not in html
    assert 'lang="ro">Numele ei era Ana.</p>' in html


def test_what_is_added_comes_in_its_own_language(client, page, kjelen, change):
    change(body=body(TEXT + '<p data-block-key="d">A fost adăugat mai târziu.</p>'))
    html = read(client)
    assert '<p data-block-key="d" lang="ro">A fost adăugat mai târziu.</p>' in html
    assert html.count('lang="ro">A fost') == 1
    assert state(page).state == State.OUTDATED


def test_plain_texts_that_are_added_say_their_language_too(client, page, kjelen, change):
    years = {"date": "1385", "year": 1385, "title": "Primul", "text": "<p>Un an.</p>"}
    events = [{"type": "item", "id": "4f9b2b7e-0000-4000-8000-000000000001", "value": years}]
    change(
        body=[
            *body(TEXT),
            block("heading", {"text": "Mai târziu"}),
            block("timeline", {"title": "Ani", "events": events}),
        ],
        introduction="<p>La început.</p>",
    )
    main = read(client).partition("<main")[2]
    for words in ("Mai târziu", "Ani", "Primul"):
        assert f'<span class="foreign" lang="ro">{words}</span>' in main
    assert 'lang="ro">La început.</p>' in main
    assert 'lang="ro">Un an.</p>' in main
    assert "&lt;span" not in main
    english = read(client, f"/en/exhibits/{page.slug}/")
    assert "foreign" not in english, "the whole page is in Romanian there, and says so at its top"


def test_what_moved_moves_along(client, page, kjelen, change):
    first, second, third = (f"{part}</p>" for part in TEXT.split("</p>")[:3])
    change(body=body(third + first + second))
    html = read(client)
    assert html.index("Kjelen rommer") < html.index("Her arbeidet") < html.index("Han het")
    assert 'lang="ro">' not in html[html.index("<main") : html.index("</main>")]
    assert not ChangedPassage.objects.exists()


def test_what_is_written_back_is_as_it_was(page, kjelen, change):
    change(subtitle="Povestea unui alt cazan din sat")
    assert state(page).state == State.OUTDATED
    change(subtitle="Povestea unui cazan")
    assert state(page).state == State.TRANSLATED
    assert not ChangedPassage.objects.exists()


def test_changed_twice_it_is_compared_with_what_its_translation_was_made_of(page, kjelen, change):
    change(subtitle="Povestea unui cazan mare")
    change(subtitle="Povestea unui cazan mare din Tismana")
    assert ChangedPassage.objects.get(translation_key=page.translation_key).before == "Povestea unui cazan"


def test_who_writes_the_passage_anew_has_seen_the_change(page, kjelen, change):
    change(subtitle="Povestea unui cazan mare")
    mark = ChangedPassage.objects.get(translation_key=page.translation_key)
    written = StringTranslation.objects.get(translation_of=mark.string, locale=kjelen.locale)
    written.data = "Fortellingen om en stor kjele"
    written.save()
    mark.refresh_from_db()
    assert mark.seen
    assert state(page).state == State.OUTDATED, "until it is public"


def test_unfinished_words_do_not_come_out_by_a_change_of_the_original(client, page, kjelen, change):
    written = StringTranslation.objects.get(data="Han het Ion.", locale=kjelen.locale)
    written.data = "Uferdig"
    written.save()
    change(subtitle="Povestea unui cazan!")
    html = read(client)
    assert "Han het Ion." in html
    assert "Uferdig" not in html


def test_nor_do_first_words_for_a_passage_that_was_added(client, page, kjelen, change):
    change(body=body(TEXT + '<p data-block-key="d">A fost adăugat mai târziu.</p>'))
    source = TranslationSource.objects.get(object_id=page.translation_key)
    segment = source.stringsegment_set.get(string__data="A fost adăugat mai târziu.")
    StringTranslation.objects.create(
        translation_of=segment.string, context=segment.context, locale=kjelen.locale, data="Uferdig"
    )
    change(subtitle="Povestea unui cazan!")
    assert "Uferdig" not in read(client)
    assert 'lang="ro">A fost adăugat mai târziu.</p>' in read(client)


def test_a_draft_of_a_translation_is_not_written_over_what_is_public(client, page, kjelen, committed):
    written = StringTranslation.objects.get(data="Han het Ion.", locale=kjelen.locale)
    written.data = "Han kan ha hett Ion."
    written.save()
    translation = Translation.objects.get(source__object_id=page.translation_key)
    with committed():
        translation.save_target(publish=False)
    assert "Han kan ha hett" not in read(client)
    draft = type(kjelen).objects.get(pk=kjelen.pk).get_latest_revision_as_object()
    assert "Han kan ha hett Ion." in str(draft.body[0].value)
    with committed():
        draft.latest_revision.publish()
    assert "Han kan ha hett Ion." in read(client)
    # Saved as a draft again and again, what is public stays what was published last.
    for _ in range(2):
        with committed():
            translation.save_target(publish=False)
        assert "Han kan ha hett Ion." in read(client)
    kjelen.refresh_from_db()
    assert kjelen.live_revision_id == draft.latest_revision_id


def test_an_older_version_brings_back_nothing_that_was_taken_out(client, page, kjelen, change, committed):
    older = kjelen.latest_revision
    change(body=body(TEXT.replace('<p data-block-key="b">Numele lui era Ion.</p>', "")))
    with committed():
        older.publish()
    assert "Han het Ion" not in read(client)


def test_words_that_were_taken_off_stay_off(client, page, kjelen, change, committed):
    StringTranslation.objects.get(data="Han het Ion.", locale=kjelen.locale).delete()
    translation = Translation.objects.get(source__object_id=page.translation_key)
    with committed():
        write(translation, only_public=False)
    assert "Han het Ion." not in read(client)
    change(subtitle="Povestea unui cazan mare")
    assert "Han het Ion." not in read(client)
    assert "Numele lui era Ion." in read(client)


@pytest.mark.parametrize("error", [LookupError, IntegrityError])
def test_a_language_that_cannot_be_written_keeps_nothing_public_and_no_other_from_following(
    error, client, page, kjelen, change, committed, monkeypatch
):
    with committed():
        factories.translate(page, "en", title="The kettle", slug="kettle", body=body(TEXT_EN))
    write_target = TranslationSource.create_or_update_translation

    def refused(self, locale, **options):
        if locale.language_code == "nb":
            raise error("no such recording")
        return write_target(self, locale, **options)

    monkeypatch.setattr(TranslationSource, "create_or_update_translation", refused)
    change(body=body(TEXT.replace('<p data-block-key="b">Numele lui era Ion.</p>', "")))
    assert "no such recording" in Job.objects.get(kind="translations.sync", key=str(page.translation_key)).error
    assert "His name was Ion." not in read(client, "/en/exhibits/kettle/")
    kjelen.refresh_from_db()
    assert not kjelen.live
    assert state(page).state == State.WITHDRAWN


def test_a_recording_of_its_own_that_was_deleted_gives_way_to_the_originals(client, committed):
    own, shared = factories.recording("På norsk"), factories.recording()
    with committed():
        story = factories.story("Povestea", recording=shared)
        factories.translate(story, "nb", title="Fortellingen", recording=own)
    norwegian = story.get_translation(factories.home("nb").locale)
    assert norwegian.recording_id == own.pk
    own.delete()
    with committed():
        story.summary = "<p>Altceva.</p>"
        story.save_revision().publish()
    norwegian.refresh_from_db()
    assert (norwegian.live, norwegian.recording_id) == (True, shared.pk)


def test_the_translator_is_whose_words_are_public(page, kjelen, change):
    first, second = member("Translators (nb)", name="first"), member("Translators (nb)", name="second")
    rows = StringTranslation.objects.filter(context__object_id=page.translation_key, locale=kjelen.locale)
    rows.update(last_translated_by=first)
    change(subtitle="Povestea unui cazan mare")
    assert state(page).translator == first
    row = rows.get(data="Han het Ion.")
    row.data, row.last_translated_by = "Han kan ha hett Ion.", second
    row.save()
    Translation.objects.get(source__object_id=page.translation_key).save_target(publish=False)
    assert state(page).translator == first
    change(subtitle="Povestea unui cazan foarte mare")
    assert state(page).translator == first


def test_who_published_stands_in_the_log(page, kjelen, committed):
    curator = member("Curators")
    with committed():
        kjelen.unpublish()
        kjelen.save_revision(user=curator).publish(user=curator)
    assert StateChange.objects.filter(translation_key=page.translation_key).order_by("pk").last().by == curator


def test_every_change_of_state_is_logged(page, kjelen, change, committed):
    change(subtitle="Povestea unui cazan mare")
    with committed():
        page.unpublish()
    log = StateChange.objects.filter(translation_key=page.translation_key).order_by("pk")
    assert [line.after for line in log] == [State.DRAFT, State.TRANSLATED, State.OUTDATED, State.WITHDRAWN]
    assert state(page).state == State.WITHDRAWN


def test_a_language_that_is_deleted_is_missing_again(page, kjelen, committed):
    with committed():
        kjelen.delete()
    assert not TranslationState.objects.filter(translation_key=page.translation_key).exists()
    assert StateChange.objects.filter(translation_key=page.translation_key).first().after == ""


def test_terms_follow_at_once(committed, locales):
    theme = factories.theme("wood", "Lemn")
    source, _ = TranslationSource.update_or_create_from_instance(theme)
    translation = Translation.objects.create(source=source, target_locale=locales["nb"])
    segment = source.stringsegment_set.get(context__path="name")
    StringTranslation.objects.create(
        translation_of=segment.string, context=segment.context, locale=locales["nb"], data="Tre"
    )
    translation.save_target()
    assert theme.get_translation(locales["nb"]).name == "Tre"
    # What a translator has written since and nobody has published.
    row = StringTranslation.objects.get(data="Tre")
    row.data = "Tr"
    row.save()
    with committed():
        theme.wikidata = "Q287"
        theme.save()
    assert theme.get_translation(locales["nb"]).name == "Tre"
    with committed():
        theme.name = "Lemn și lut"
        theme.save()
    assert theme.get_translation(locales["nb"]).name == "Tre"
    assert state(theme).state == State.OUTDATED
