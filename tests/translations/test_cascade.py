"""Nothing of a withdrawn page stays public in any language; what moves takes its translations along."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction
from wagtail_localize.models import Translation, TranslationSource

from exhibits.models import ExhibitPage
from exhibits.stories.models import StoryPage
from exhibits.translations.models import Original
from exhibits.translations.syncing import write
from exhibits.vocabularies.models import Theme
from home.models import InfoPage
from museum.setup.people import CURATORS, EDITORS
from tests.factories import consent, exhibit, home, info, story, theme, translate
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


def test_dates_are_those_of_the_original(page, committed, locales):
    soon = timezone.now().replace(microsecond=0) + timedelta(days=1)
    for date in (soon, soon + timedelta(days=1), None):
        with committed():
            page.expire_at = date
            page.save_revision().publish()
        assert page.get_translation(locales["nb"]).expire_at == date
        assert live(page) == {"ro", "nb", "en"}
    ExhibitPage.objects.filter(pk=page.pk).update(expire_at=soon, go_live_at=timezone.now() - timedelta(days=1))
    dated = ExhibitPage.objects.get(pk=page.pk)
    with committed():
        translate(dated, "rom", title="O kakavi", slug="kakavi")
        dated.expire_at = dated.go_live_at = None
        dated.save_revision().publish()
    made = page.get_translation(locales["rom"])
    assert (made.expire_at, made.go_live_at) == (None, None)


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


@pytest.fixture
def own(rooms, committed, locales):
    """Written in Norwegian, below the translation of the first room."""
    parent = InfoPage.objects.get(translation_key=rooms["Prima"].translation_key, locale=locales["nb"])
    with committed():
        return info("Bare norsk", language="nb", parent=parent)


def below(page) -> list[str]:
    """The titles of the page's family, and of all that lies below it."""
    family = Page.objects.filter(translation_key=page.translation_key)
    return sorted(
        title for one in family for title in one.get_descendants(inclusive=True).values_list("title", flat=True)
    )


def test_what_exists_only_below_a_translation_is_not_deleted_with_the_original(rooms, own, committed):
    client, prima = logged_in(member(CURATORS)), rooms["Prima"]
    address, before = reverse("wagtailadmin_pages:delete", args=[prima.pk]), below(prima)
    for ask in (client.get, client.post):
        with committed():
            answer = ask(address, follow=True)
        assert "Move or delete them first: “Bare norsk” (Norsk)" in answer.content.decode()
        assert below(prima) == before
    with committed():
        own.delete()
        client.post(address)
    assert below(prima) == []


def test_nor_is_it_when_its_own_translation_lies_below_the_original(rooms, own, committed):
    client, prima = logged_in(member(CURATORS)), rooms["Prima"]
    with committed():
        translate(own, "ro", title="Numai norvegiană", slug="numai")
        client.post(reverse("wagtailadmin_pages:delete", args=[prima.pk]))
    assert {"Bare norsk", "Numai norvegiană"} <= set(below(prima))


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


def test_a_translation_moves_where_another_page_has_its_slug(rooms, committed, client, locales):
    def norwegian(page):
        return InfoPage.objects.get(translation_key=page.translation_key, locale=locales["nb"])

    child = rooms["child"]
    with committed():
        translate(info("Doi", parent=rooms["A doua"]), "nb", title="Barnet", slug="barn")
        translate(info("Nepot", parent=child), "nb", title="Barnebarn", slug="barnebarn")
    address = reverse("wagtailadmin_pages:move_confirm", args=[child.pk, rooms["A doua"].pk])
    with committed():
        assert logged_in(member(CURATORS)).post(address).status_code == 302
    assert norwegian(child).url_path.endswith("/andre/barn-1/")
    for before, now in (("forste/barn/", "andre/barn-1/"), ("forste/barn/barnebarn/", "andre/barn-1/barnebarn/")):
        answer = client.get(f"/nb/{before}")
        assert (answer.status_code, answer.url) == (301, f"/nb/{now}")
        assert client.get(answer.url).status_code == 200
    with committed():
        norwegian(child).latest_revision.publish()
    assert norwegian(child).url_path.endswith("/andre/barn-1/"), "no version brings the former slug back"
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


def test_a_password_on_one_language_closes_all(page, committed, client, locales):
    with committed():
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.PASSWORD, password="lingura")
    assert client.get("/nb/utstillinger/kjelen/").status_code == 404
    assert "Kjelen" not in client.get("/nb/utstillinger/").content.decode()
    assert "kjelen" not in client.get("/sitemap-nb.xml").content.decode()


def test_the_right_password_opens_the_page(page, client):
    restriction = PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password="lingura"
    )
    asked = client.get("/ro/expozitii/cazanul/")
    assert 'type="password"' in asked.content.decode()
    address = f"/ro/_util/authenticate_with_password/{restriction.pk}/{page.pk}/"
    back = {"return_url": "/ro/expozitii/cazanul/"}
    assert client.post(address, {"password": "nu", **back}).status_code == 200
    assert client.post(address, {"password": "lingura", **back}).url == back["return_url"]
    assert "Cazanul" in client.get("/ro/expozitii/cazanul/").content.decode()


def test_a_story_that_needs_consent_in_one_language_needs_it_in_all(committed, client):
    with committed():
        told = story("Povestea")
        made = translate(told, "nb", title="Fortellingen", slug="fortellingen")
    assert client.get("/nb/fortellinger/fortellingen/").status_code == 200
    with committed():
        StoryPage.objects.filter(pk=told.pk).update(basis=StoryPage.Basis.CONSENT)
    assert made.basis == StoryPage.Basis.MUSEUM
    assert client.get("/nb/fortellinger/fortellingen/").status_code == 404
    with committed():
        consent(told)
    assert client.get("/nb/fortellinger/fortellingen/").status_code == 200


@pytest.mark.parametrize(("group", "live"), [(EDITORS, False), (CURATORS, True)])
def test_updating_translations_publishes_for_those_who_may(page, committed, locales, group, live):
    made = page.get_translation(locales["nb"])
    ExhibitPage.objects.filter(pk=made.pk).update(live=False)
    source = TranslationSource.objects.get(object_id=page.translation_key)
    address = reverse("wagtail_localize:update_translations", args=[source.pk])
    with committed():
        logged_in(member(group)).post(address, {"publish_translations": "on"})
    assert ExhibitPage.objects.get(pk=made.pk).live is live


def test_nobody_publishes_a_translation_of_what_is_not_public(committed, locales):
    with committed():
        draft = exhibit("Schița", live=False)
    made = translate(draft, "nb", live=False, title="Skissen", slug="skissen")
    assert not made.permissions_for_user(member(CURATORS)).can_publish()


def test_a_curator_may_close_a_page(page):
    assert page.permissions_for_user(member(CURATORS)).can_set_view_restrictions()
    assert not page.permissions_for_user(member(EDITORS)).can_set_view_restrictions()


def test_a_deleted_term_goes_in_every_language(committed, locales):
    gone = theme("wood", "Lemn")
    with committed():
        translate(gone, "nb", name="Tre")
        translate(gone, "en", name="Wood")
        gone.delete()
    assert not Theme.objects.filter(translation_key=gone.translation_key).exists()
    assert not Original.objects.filter(translation_key=gone.translation_key).exists()


def test_what_is_withdrawn_while_a_job_writes_stays_withdrawn(committed, monkeypatch, locales):
    with committed():
        page = exhibit("Cazanul")
        translate(page, "nb", title="Kjelen", slug="kjelen")
    save_target = Translation.save_target

    def meanwhile(self, *args, **kwargs):
        type(page).objects.get(pk=page.pk).unpublish()
        return save_target(self, *args, **kwargs)

    monkeypatch.setattr(Translation, "save_target", meanwhile)
    write(Translation.objects.get(source__object_id=page.translation_key), only_public=True)
    assert not page.get_translation(locales["nb"]).live
