"""Staff see of the museum's work what is theirs: titles of drafts and of private pictures are no small talk."""

import pytest
from django.urls import reverse
from wagtail.models import Collection, GroupCollectionPermission, Page

from museum.setup.people import COMMUNITY, CURATORS, EDITORS
from tests import factories
from tests.people import logged_in, member

pytestmark = pytest.mark.django_db
TRANSLATORS = "Translators (nb)"


@pytest.fixture
def draft():
    return factories.exhibit("Secretul familiei", live=False)


def choosable(user, parent: Page) -> str:
    return logged_in(user).get(reverse("wagtailadmin_choose_page_child", args=[parent.pk])).content.decode()


@pytest.mark.parametrize(("group", "knows"), [(EDITORS, True), (TRANSLATORS, False), (COMMUNITY, False)])
def test_whose_draft_it_is_not_does_not_choose_it(draft, group, knows):
    factories.exhibit("Cazanul")
    user = member(group)
    choice = choosable(user, draft.get_parent())
    assert "Cazanul" in choice
    assert ("Secretul familiei" in choice) is knows
    found = logged_in(user).get(reverse("wagtailadmin_choose_page_search"), {"q": "Secretul"}).content.decode()
    assert ("Secretul familiei" in found) is knows


def test_a_translator_chooses_pages_of_their_language(draft):
    factories.exhibit("Cazanul")
    made = factories.translate(draft, "nb", live=False, title="Familiens hemmelighet", slug="hemmelighet")
    assert "Familiens hemmelighet" in choosable(member(TRANSLATORS), made.get_parent())


def test_the_admins_interface_shows_pictures_to_those_who_work_with_them():
    shelf = Collection.get_first_root_node().add_child(name="Familia")
    factories.image("Nunta", collection=shelf)
    address = "/admin/api/main/images/"
    assert "Nunta" in logged_in(member(CURATORS)).get(address).content.decode()
    reader = member(COMMUNITY)
    assert not GroupCollectionPermission.objects.filter(group__in=reader.groups.all()).exists()
    assert "Nunta" not in logged_in(reader).get(address).content.decode()


def test_the_admins_interface_makes_no_alias():
    page, before = factories.exhibit("Cazanul"), Page.objects.count()
    logged_in(member(CURATORS)).post(f"/admin/api/main/pages/{page.pk}/action/create_alias/", {"recursive": False})
    assert Page.objects.count() == before


@pytest.mark.parametrize(("group", "may"), [(CURATORS, True), (EDITORS, True), (TRANSLATORS, False)])
def test_all_translations_are_listed_for_those_who_ask_for_them(group, may):
    client = logged_in(member(group))
    for name in ("translations_report", "translations_report_results"):
        answer = client.get(reverse(f"wagtail_localize:{name}"))
        assert (answer.status_code == 200) is may
