"""What each group may do, and no more."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Collection, Page
from wagtail.permissions import policy_registry
from wagtail_localize.models import Translation, TranslationSource

from exhibits.access.models import Consent, Hold
from exhibits.media.models import MuseumImage, Recording
from exhibits.vocabularies.models import RightsStatement, Theme
from museum.setup.people import COMMUNITY, CURATORS, EDITORS, EDUCATORS, GROUPS
from tests.factories import exhibit, home, image, picture_file, recording
from tests.people import logged_in, member

NB = "Translators (nb)"
PAGE_RIGHTS = ("add_subpage", "edit", "publish", "delete", "unpublish", "lock")


def rights(user, page) -> set[str]:
    asked = page.permissions_for_user(user)
    return {name for name in PAGE_RIGHTS if getattr(asked, f"can_{name}")()}


@pytest.fixture
def pages(db):
    return {language: exhibit("Cazanul", language, live=False) for language in ("nb", "en")}


@pytest.mark.parametrize(
    ("group", "nb", "en", "section"),
    [
        (CURATORS, {"edit", "delete", "lock"}, {"edit", "delete", "lock"}, True),
        (EDITORS, {"edit", "delete"}, {"edit", "delete"}, True),
        (NB, {"edit"}, set(), False),
        (EDUCATORS, set(), set(), False),
        (COMMUNITY, set(), set(), False),
    ],
)
def test_pages(pages, group, nb, en, section):
    user = member(group)
    assert (rights(user, pages["nb"]), rights(user, pages["en"])) == (nb, en)
    assert pages["en"].get_parent().specific.permissions_for_user(user).can_add_subpage() is section


@pytest.mark.parametrize(
    ("group", "allowed"),
    [
        (CURATORS, {("add", MuseumImage), ("choose", MuseumImage), ("add", Recording), ("add", Theme),
                    ("change", Theme), ("delete", Theme), ("change", RightsStatement), ("add", Consent),
                    ("change", Consent), ("delete", Consent), ("add", Hold), ("change", Hold)}),
        (EDITORS, {("add", MuseumImage), ("choose", MuseumImage), ("add", Recording), ("add", Theme),
                   ("change", Theme)}),
        (NB, {("choose", MuseumImage)}),
        (EDUCATORS, {("choose", MuseumImage)}),
        (COMMUNITY, {("add", Hold), ("change", Hold)}),
    ],
)  # fmt: skip
def test_things(group, allowed, db):
    user = member(group)
    # Files are changed and deleted by whoever added them too: a test of its own, below.
    asked = {("add", MuseumImage), ("choose", MuseumImage), ("add", Recording)}
    asked |= {(verb, one) for one in (Theme, RightsStatement, Consent, Hold) for verb in ("add", "change", "delete")}
    got = {(verb, model) for verb, model in asked if policy_registry.get_by_type(model).user_has_permission(user, verb)}
    assert got == allowed


@pytest.mark.parametrize("group", GROUPS)
def test_nobody_but_administrators_manages_people(group, db):
    client = logged_in(member(group))
    for address in ("wagtailusers_users:index", "wagtailusers_groups:index", "wagtailsites:index"):
        assert client.get(reverse(address)).status_code == 302, address


@pytest.mark.parametrize("group", GROUPS)
def test_everybody_gets_in_and_meets_only_their_own_menu(group, db):
    page = logged_in(member(group)).get(reverse("wagtailadmin_home"))
    assert page.status_code == 200
    words = page.content.decode()
    for hidden in (reverse("wagtaildocs:index"), reverse("wagtailsnippets:index")):
        assert f'"{hidden}"' not in words
    assert ('"name": "vocabularies"' in words) is (group in (CURATORS, EDITORS))
    assert (reverse("consents:index") in words) is (group == CURATORS)
    assert (reverse("holds:index") in words) is (group in (CURATORS, COMMUNITY))


def test_a_curator_closes_a_collection_and_writes_the_museums_settings(db):
    curator = member(CURATORS)
    assert policy_registry.get_by_type(Collection).user_has_permission(curator, "add")
    client = logged_in(curator)
    assert client.get(reverse("wagtailsettings:edit", args=["home", "museumsettings"]), follow=True).status_code == 200
    assert client.get(reverse("wagtailadmin_workflows:index")).status_code == 200


def test_an_editor_uploads_a_picture_and_changes_only_their_own(db):
    editor = member(EDITORS)
    others, client = image("Cazan"), logged_in(editor)
    form = {"title": "Clește", "file": picture_file(), "collection": Collection.get_first_root_node().pk}
    assert client.post(reverse("wagtailimages:add"), form).status_code == 302
    own = MuseumImage.objects.get(title="Clește")
    assert own.uploaded_by_user == editor
    assert client.get(reverse("wagtailimages:edit", args=[own.pk])).status_code == 200
    assert client.get(reverse("wagtailimages:edit", args=[others.pk])).status_code == 302


def test_an_editor_meets_recordings(db):
    client = logged_in(member(EDITORS))
    recording("Povestea")
    assert client.get(reverse("wagtailmedia:index")).status_code == 200
    assert client.get(reverse("wagtailmedia:add", args=["audio"])).status_code == 200


def test_translators_open_their_language_only(pages, db):
    client = logged_in(member(NB))
    assert client.get(reverse("wagtailadmin_pages:edit", args=[pages["nb"].pk]), follow=True).status_code == 200
    answer = client.get(reverse("wagtailadmin_pages:edit", args=[pages["en"].pk]))
    assert (answer.status_code, answer.url) == (302, reverse("wagtailadmin_home"))
    assert client.get(reverse("wagtail_localize:submit_page_translation", args=[pages["nb"].pk])).status_code == 302


def test_a_translator_writes_words_and_cannot_publish_or_delete_them(locales, committed):
    with committed():
        page = exhibit("Cazanul")
    source, _ = TranslationSource.update_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=locales["nb"])
    translation.save_target(publish=False)
    made = page.get_translation(locales["nb"])
    client = logged_in(member(NB))
    title = source.stringsegment_set.get(context__path="title")
    address = reverse("translations:save", args=[translation.pk, title.pk])
    assert client.post(address, {"text": "Kjelen", "base": ""}).status_code == 200
    for address in (
        reverse("wagtailadmin_pages:edit", args=[made.pk]),
        reverse("translations:finish", args=[translation.pk]),
    ):
        client.post(address, {"action": "publish"})
    made.refresh_from_db()
    assert not made.live
    assert rights(member(NB, name="another"), made) == {"edit"}


def test_no_page_becomes_an_alias(pages, db):
    client = logged_in(member(CURATORS))
    client.post(reverse("wagtail_localize:convert_to_alias", args=[pages["nb"].pk]))
    assert not Page.objects.exclude(alias_of=None).exists()


def test_setup_run_again_changes_nothing(db):
    def state():
        return [
            (group.name, sorted(group.permissions.values_list("codename", flat=True)), group.page_permissions.count(),
             group.collection_permissions.count())
            for group in Group.objects.order_by("name")
        ], Page.objects.count()  # fmt: skip

    before = state()
    call_command("setup", verbosity=0)
    assert state() == before
    assert {name for name, *_ in before[0]} == set(GROUPS)
    assert home("ro").live
