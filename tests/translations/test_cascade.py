"""Nothing of a withdrawn page stays public in any language; what moves takes its translations along."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from exhibits.models import ExhibitPage
from exhibits.translations.models import Original
from home.models import InfoPage
from museum.setup.people import CURATORS
from tests.factories import exhibit, home, translate
from tests.people import logged_in, member


@pytest.fixture
def page(committed):
    with committed():
        made = exhibit("Cazanul")
        translate(made, "nb", title="Kjelen", slug="kjelen")
        translate(made, "en", title="The cauldron", slug="the-cauldron")
    return made


def live(page) -> set[str]:
    pages = ExhibitPage.objects.filter(translation_key=page.translation_key, live=True)
    return set(pages.values_list("locale__language_code", flat=True))


def test_withdrawing_an_original_withdraws_every_language(page, committed, client):
    with committed():
        page.unpublish()
    assert live(page) == set()
    for address in ("/nb/utstillinger/kjelen/", "/en/exhibits/the-cauldron/", "/ro/expozitii/cazanul/"):
        assert client.get(address).status_code == 404


def test_withdrawing_a_translation_leaves_the_others(page, committed, client):
    with committed():
        page.get_translation(page.locale.__class__.objects.get(language_code="nb")).unpublish()
    assert live(page) == {"ro", "en"}
    assert client.get("/nb/utstillinger/cazanul/").status_code == 200, "the original stands in"


def test_a_date_that_passes_withdraws_every_language(page, committed):
    ExhibitPage.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    with committed():
        call_command("publish_scheduled", verbosity=0)
    assert live(page) == set()


def test_the_admin_says_so_before(page, committed):
    client = logged_in(member(CURATORS))
    address = reverse("wagtailadmin_pages:unpublish", args=[page.pk])
    assert "all 2 translations" in client.get(address).content.decode()
    with committed():
        client.post(address)
    assert live(page) == set()


def test_deleting_an_original_in_the_admin_deletes_its_translations(page, committed):
    client = logged_in(member(CURATORS))
    address = reverse("wagtailadmin_pages:delete", args=[page.pk])
    assert "2 translations" in client.get(address).content.decode()
    with committed():
        client.post(address)
    assert not Page.objects.filter(translation_key=page.translation_key).exists()
    assert not Original.objects.filter(translation_key=page.translation_key).exists()


def test_deleting_an_original_by_code_leaves_words_but_none_in_public(page, committed):
    with committed():
        page.delete()
    assert live(page) == set()
    left = ExhibitPage.objects.filter(translation_key=page.translation_key)
    assert sorted(left.values_list("title", flat=True)) == ["Kjelen", "The cauldron"]
    assert Original.objects.get(translation_key=page.translation_key).locale.language_code == "nb"


@pytest.fixture
def rooms(committed):
    """Two information pages, the first one's child, and all of it in Norwegian but the second room in English too."""
    with committed():
        made = {}
        for title, slug in (("Prima", "forste"), ("A doua", "andre")):
            made[title] = home("ro").add_child(instance=InfoPage(title=title, locale=home("ro").locale))
            made[title].save_revision().publish()
            translate(made[title], "nb", title=slug.title(), slug=slug)
        child = made["Prima"].add_child(instance=InfoPage(title="Copil", locale=home("ro").locale))
        child.save_revision().publish()
        translate(child, "nb", title="Barn", slug="barn")
    return {**made, "child": child}


def test_translations_move_with_their_original(rooms, committed, client, locales):
    with committed():
        rooms["child"].move(rooms["A doua"], pos="last-child")
    moved = InfoPage.objects.get(translation_key=rooms["child"].translation_key, locale=locales["nb"])
    assert moved.get_parent().specific.slug == "andre"
    assert client.get("/nb/andre/barn/").status_code == 200
    assert Page.find_problems() == ([], [], [], [], [])


def test_moving_within_a_parent_moves_nothing_else(rooms, committed, locales):
    with committed():
        rooms["A doua"].move(rooms["Prima"], pos="left")
    order = InfoPage.objects.filter(locale=locales["nb"], depth=3).order_by("path")
    assert list(order.values_list("slug", flat=True)) == ["forste", "andre"]


def test_a_changed_address_leaves_a_redirect_in_that_language(page, committed, client, locales):
    made = page.get_translation(locales["nb"])
    with committed():
        made.slug = "kobberkjelen"
        made.save_revision().publish()
    assert Redirect.objects.filter(old_path="/nb/utstillinger/kjelen").exists()
    assert client.get("/nb/utstillinger/kjelen/", follow=True).redirect_chain == [
        ("/nb/utstillinger/kobberkjelen/", 301)
    ]
