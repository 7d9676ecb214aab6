"""What a reviewer approves stays approved until other words stand there; what needs no change is said with one word."""

import pytest
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from exhibits.translations.describe import text_language
from exhibits.translations.models import ChangedPassage, TranslationState
from exhibits.translations.passages import places_of
from exhibits.translations.people import may_review, may_translate
from exhibits.translations.reviewing import approve, settle
from exhibits.translations.syncing import publish
from museum.setup.people import CURATORS, EDITORS
from tests import factories
from tests.people import member

pytestmark = pytest.mark.django_db
State = TranslationState.State
TEXT = "<p data-block-key='k1'>Un cazan vechi de aramă.</p><p data-block-key='k2'>Cine l-a făcut?</p>"


@pytest.fixture
def page(committed):
    with committed():
        made = factories.exhibit("Cazanul", body=[factories.block("text", TEXT)])
        factories.translate(made, "nb", title="Kjelen", body=[factories.block("text", TEXT.replace("Un", "En"))])
    return made


@pytest.fixture
def source(page) -> TranslationSource:
    return TranslationSource.objects.get(object_id=page.translation_key)


def state(page) -> TranslationState:
    return TranslationState.objects.get(translation_key=page.translation_key, locale__language_code="nb")


def change(page, committed, text: str):
    with committed():
        fresh = type(page).objects.get(pk=page.pk)
        fresh.body = [factories.block("text", text)]
        fresh.save_revision().publish()


def test_a_translation_is_reviewed_when_all_of_it_is(page, source, locales):
    nb, reader = locales["nb"].pk, member("Reviewers (nb)")
    places = places_of(source)
    assert approve(source, nb, places[:1], reader) == 1
    assert (state(page).state, state(page).reviewed_at) == (State.TRANSLATED, None)
    approve(source, nb, places, reader)
    now = state(page)
    assert (now.state, now.reviewer) == (State.REVIEWED, reader)
    assert now.reviewed_at


def test_other_words_wait_for_a_reviewer_again(page, source, locales, committed):
    approve(source, locales["nb"].pk, places_of(source), member("Reviewers (nb)"))
    row = StringTranslation.objects.get(context__object_id=page.translation_key, context__path="title")
    row.data = "Kobberkjelen"
    row.save()
    assert state(page).state == State.REVIEWED, "readers still see what was approved"
    translation = Translation.objects.get(source=source)
    with committed():
        translation.save_target(publish=False)
        publish(translation)
    assert state(page).state == State.TRANSLATED
    assert text_language("nb", state(page)).reviewers == ()


def test_what_a_machine_wrote_is_a_persons_word_once_it_is_approved(page, source, locales):
    rows = StringTranslation.objects.filter(context__object_id=page.translation_key, locale=locales["nb"])
    rows.update(translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE)
    reader = member("Reviewers (nb)")
    places = places_of(source)
    assert approve(source, locales["nb"].pk, places[:1], reader) == 1
    machine = rows.filter(translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE)
    assert machine.count() == len(places) - 1
    approve(source, locales["nb"].pk, places, reader)
    assert not machine.exists()
    assert {row.last_translated_by for row in rows} == {reader}


def test_a_letter_in_the_original_does_not_undo_a_review(page, source, locales, committed):
    approve(source, locales["nb"].pk, places_of(source), member("Reviewers (nb)"))
    change(page, committed, TEXT.replace("vechi", "vechii"))
    assert state(page).state == State.REVIEWED


def test_a_changed_passage_needs_no_change(page, source, locales, committed):
    change(page, committed, TEXT.replace("vechi de aramă", "nou, de alamă și cositor"))
    assert state(page).state == State.OUTDATED
    mark = ChangedPassage.objects.get(translation_key=page.translation_key)
    place = next(one for one in places_of(source) if (one.path, one.string) == (mark.path, mark.string_id))
    settle(source, locales["nb"].pk, place, member("Translators (nb)"))
    assert state(page).state == State.TRANSLATED
    assert not ChangedPassage.objects.exists()


def test_words_written_anew_are_outdated_until_they_are_public(page, source, locales, committed):
    change(page, committed, TEXT.replace("vechi de aramă", "nou, de alamă și cositor"))
    mark = ChangedPassage.objects.get(translation_key=page.translation_key)
    row = StringTranslation.objects.get(context__path=mark.path, translation_of=mark.string_id, locale=locales["nb"])
    row.data = "En ny kjele, av messing og tinn."
    row.save()
    assert ChangedPassage.objects.get().seen
    assert state(page).state == State.OUTDATED, "readers still see the former words"
    translation = Translation.objects.get(source=source)
    with committed():
        translation.save_target(publish=False)
        publish(translation)
    assert state(page).state == State.TRANSLATED
    assert not ChangedPassage.objects.exists()


@pytest.mark.parametrize(
    ("group", "translates", "reviews"),
    [
        ("Translators (nb)", True, False),
        ("Reviewers (nb)", True, True),
        ("Translators (en)", False, False),
        ("Reviewers (en)", False, False),
        (EDITORS, True, False),
        (CURATORS, True, True),
    ],
)
def test_each_in_their_own_language(page, group, translates, reviews, committed):
    with committed():
        theme = factories.theme("crafts", "Meșteșuguri")
        norwegian = factories.translate(theme, "nb", name="Håndverk")
    user = member(group)
    for target in (page.get_translation(factories.home("nb").locale), norwegian):
        assert may_translate(user, target) is translates
        # Editors keep the vocabularies, and have nothing to say about pages' publication.
        if not (target == norwegian and group == EDITORS):
            assert may_review(user, target) is reviews


def test_a_reviewer_has_no_say_over_originals(page):
    user = member("Reviewers (ro)")
    rights = page.permissions_for_user(user)
    assert not rights.can_publish()
    assert not rights.can_unpublish()
    assert not rights.can_delete()
    assert not rights.can_set_view_restrictions()
    assert not rights.can_reorder_children()
