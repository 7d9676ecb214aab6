"""Inconsistencies between the languages are found and named; what is safe is mended."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource

from exhibits.models import ExhibitPage
from exhibits.translations.desk.opening import address_of
from exhibits.translations.models import Original
from exhibits.translations.signals import SecondSource
from exhibits.translations.soundness import problems
from home.models import InfoPage
from museum.setup.people import CURATORS, EDITORS
from tests.factories import exhibit, home, translate
from tests.people import logged_in, member


@pytest.fixture
def pair(committed):
    with committed():
        page = exhibit("Cazanul")
        return page, translate(page, "nb", title="Kjelen", slug="kjelen")


def told(**options) -> list[str]:
    out = StringIO()
    try:
        call_command("check_translations", stdout=out, **options)
    except CommandError as error:
        return [*out.getvalue().splitlines(), str(error)]
    return out.getvalue().splitlines()


def test_a_museum_as_it_is_set_up_is_sound(pair):
    assert told() == ["The languages are sound."]


def test_what_was_left_public_is_withdrawn(pair, committed):
    page, translation = pair
    ExhibitPage.objects.filter(pk=page.pk).update(live=False)
    assert told() == [f"“Kjelen” (nb, {translation.pk}) is public, and its original is not.", "1 problems."]
    with committed():
        assert told(fix=True)[0].startswith("Mended: “Kjelen”")
    assert not Page.objects.get(pk=translation.pk).live
    assert list(problems()) == []


def test_an_original_that_nobody_noted_is_noted(pair):
    page, _ = pair
    Original.objects.filter(translation_key=page.translation_key).delete()
    assert len(told()) == 3
    told(fix=True)
    assert Original.objects.get(translation_key=page.translation_key).locale_id == page.locale_id


def test_an_original_without_a_page_is_replaced(pair, locales):
    page, _ = pair
    Original.objects.filter(translation_key=page.translation_key).update(locale=locales["en"])
    assert "its oldest translation takes its place" in told()[0]
    told(fix=True)
    assert Original.objects.get(translation_key=page.translation_key).locale_id == page.locale_id


def test_an_alias_is_for_a_person_to_decide(pair, locales):
    page, _ = pair
    page.copy_for_translation(locales["en"], alias=True)
    assert [line for line in told(fix=True) if "is an alias" in line]
    assert told(fix=True)[-1] == "1 of 1 problems are left."


def test_a_translation_gone_astray_is_named(pair, locales):
    room = home("ro").add_child(instance=InfoPage(title="Camera", locale=locales["ro"]))
    inside = room.add_child(instance=InfoPage(title="Înăuntru", locale=locales["ro"]))
    translate(room, "nb", title="Rommet", slug="rommet")
    made = translate(inside, "nb", title="Inne", slug="inne")
    Page.objects.get(pk=made.pk).move(Page.objects.get(pk=home("nb").pk), pos="last-child")
    assert [line for line in told() if "stands under another page" in line and "Inne" in line]


def test_a_broken_tree_is_mended(pair):
    page, _ = pair
    Page.objects.filter(pk=page.get_parent().pk).update(numchild=7)
    assert "wrong number of children" in told()[0]
    told(fix=True)
    assert Page.find_problems() == ([], [], [], [], [])


def test_a_page_has_one_source(pair):
    _, translation = pair
    with pytest.raises(SecondSource):
        TranslationSource.update_or_create_from_instance(translation)


def test_whoever_translates_a_translation_comes_to_its_original(pair):
    page, translation = pair
    answer = logged_in(member(CURATORS)).get(
        reverse("wagtail_localize:submit_page_translation", args=[translation.pk]), follow=True
    )
    assert answer.redirect_chain[0][0] == reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    assert "This is itself a translation" in answer.content.decode()


@pytest.mark.parametrize("group", [CURATORS, EDITORS, "Translators (nb)"])
def test_a_translation_follows_its_original_for_ever(pair, group):
    page, _ = pair
    translation = Translation.objects.get(source__object_id=page.translation_key)
    address = reverse("wagtail_localize:stop_translation", args=[translation.pk])
    answer = logged_in(member(group)).post(address, follow=True)
    assert answer.redirect_chain == [(address_of(translation), 302)]
    assert "A translation always follows its original" in answer.content.decode()
    translation.refresh_from_db()
    assert translation.enabled
