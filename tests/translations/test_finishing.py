"""A reviewer's yes is to what they have read."""

import pytest
from django.urls import reverse
from wagtail_localize.models import StringTranslation, Translation

from exhibits.translations.describe import text_language
from exhibits.translations.models import ChangedPassage, TranslationState
from tests import desk, factories
from tests.desk import finish, lines, read, say
from tests.people import member

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(committed):
    with committed():
        return factories.exhibit("Cazanul", subtitle="Povestea unui cazan", body=[])


@pytest.fixture
def translation(page, locales) -> Translation:
    return desk.begin(page, locales["nb"], publish=False)


def segment(translation, path: str):
    return translation.source.stringsegment_set.get(context__path=path)


def send(client, translation, path: str, text: str, base: str = ""):
    return desk.send(client, translation, segment(translation, path), text, base)


def state(page) -> TranslationState:
    return TranslationState.objects.get(translation_key=page.translation_key, locale__language_code="nb")


@pytest.fixture
def written(translator, translation):
    for path, text in (("title", "Kjelen"), ("subtitle", "Fortellingen om en kjele")):
        assert send(translator, translation, path, text).status_code == 200


@pytest.mark.parametrize("action", ["publish", "approve"])
def test_words_that_came_meanwhile_are_neither_approved_nor_published(
    action, translator, reviewer, translation, page, written, locales, committed
):
    seen = read(reviewer, translation)
    send(translator, translation, "subtitle", "Noe annet", base="Fortellingen om en kjele")
    with committed():
        answer = finish(reviewer, translation, action, seen)
    assert answer.url.endswith(f"#p{segment(translation, 'subtitle').pk}")
    assert "while you were reading" in reviewer.get(answer.url).content.decode()
    assert not page.get_translation(locales["nb"]).live
    assert state(page).reviewed_words == {}
    with committed():
        finish(reviewer, translation, action)
    assert page.get_translation(locales["nb"]).live


def test_an_original_that_changed_meanwhile_is_read_again(
    translator, reviewer, translation, page, written, locales, committed
):
    seen = read(reviewer, translation)
    with committed():
        page.subtitle = "Cu totul altceva decât până acum"
        page.save_revision().publish()
    with committed():
        finish(reviewer, translation, "approve", seen)
    assert not page.get_translation(locales["nb"]).live


def test_a_machines_words_that_came_meanwhile_are_nobodys(translator, reviewer, translation, page, committed):
    send(translator, translation, "title", "Kjelen")
    seen, place = read(reviewer, translation), segment(translation, "subtitle")
    StringTranslation.objects.create(
        translation_of=place.string, context=place.context, locale=translation.target_locale, data="maskin",
        translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE,
    )  # fmt: skip
    with committed():
        finish(reviewer, translation, "approve", seen)
    assert StringTranslation.objects.get(data="maskin").translation_type == "machine"


@pytest.mark.parametrize("yes", ["approve", "settle"])
def test_a_yes_to_a_passage_is_to_what_was_read(yes, translator, reviewer, translation, page, written):
    seen, place = read(reviewer, translation), segment(translation, "title")
    send(translator, translation, "title", "Gryta", base="Kjelen")
    answer = say(reviewer, translation, yes, place, seen)
    assert (answer.status_code, answer.json()["text"]) == (409, "Gryta")
    assert state(page).reviewed_words == {}
    assert say(reviewer, translation, yes, place).status_code == 200


@pytest.mark.parametrize("sent", [{}, {"read": ""}, {"read": "["}, {"read": "[]"}, {"read": "[" * 200_000}])
def test_without_saying_what_was_read_nothing_is_approved(sent, reviewer, translation, page, written):
    address = reverse("translations:finish", args=[translation.pk])
    assert reviewer.post(address, {"action": "approve", **sent}).status_code == 400
    approve = reverse("translations:approve", args=[translation.pk, segment(translation, "title").pk])
    assert reviewer.post(approve).status_code == 409
    assert state(page).reviewed_words == {}


def test_what_was_kept_may_be_approved_at_once(translator, reviewer, translation):
    kept = send(reviewer, translation, "title", "Kjelen").json()
    place = segment(translation, "title")
    assert say(reviewer, translation, "approve", place, {str(place.pk): kept["version"]}).status_code == 200


@pytest.fixture
def changed(translator, reviewer, translation, page, written, committed):
    """Public in Norwegian, and then the original was changed and the translation written anew."""
    with committed():
        finish(reviewer, translation, "approve")
    with committed():
        page.subtitle = "Cu totul altceva decât până acum"
        page.save_revision().publish()
    translation.refresh_from_db()


def told(page):
    return text_language("nb", state(page))


def test_what_readers_do_not_see_yet_stays_outdated_and_is_nobodys_review(
    translator, reviewer, translation, page, changed, committed
):
    assert told(page).changed_on
    translation = Translation.objects.get(pk=translation.pk)
    send(translator, translation, "subtitle", "Noe ganske annet", base="Fortellingen om en kjele")
    assert say(reviewer, translation, "approve", segment(translation, "subtitle")).status_code == 200
    assert state(page).state == "outdated", "readers still meet the former words"
    assert told(page).changed_on
    assert not told(page).reviewers
    assert not told(page).reviewed_on
    with committed():
        finish(reviewer, translation, "publish")
    assert state(page).state == "reviewed"
    assert told(page).reviewed_on
    assert not ChangedPassage.objects.exists()


def test_a_locked_page_is_written_by_nobody_else(translator, translation, page, locales, written):
    made = page.get_translation(locales["nb"])
    made.locked, made.locked_by = True, member("Curators")
    made.save()
    html = translator.get(reverse("translations:desk", args=[translation.pk])).content.decode()
    assert "desk-locked" in html
    assert "js/admin/desk.js" not in html
    assert send(translator, translation, "title", "Gryta", base="Kjelen").status_code == 302
    assert next(iter(lines(translator, translation))).text == "Kjelen"
    about = reverse("translations:about", args=[page.translation_key, "nb"])
    assert translator.post(about, {"translated_by": "Kari Nordmann"}).status_code == 404


def test_without_a_title_nothing_is_published(translator, reviewer, translation, page, locales, committed):
    send(translator, translation, "subtitle", "Fortellingen om en kjele")
    with committed():
        answer = finish(reviewer, translation, "approve")
    assert "Translate the title first" in reviewer.get(answer.url).content.decode()
    assert not page.get_translation(locales["nb"]).live
