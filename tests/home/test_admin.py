"""The door of the admin, its language, its colours and its menu."""

import pytest
from axes.models import AccessAttempt
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from museum.setup.people import CURATORS, EDITORS
from tests.factories import exhibit, image, recording, theme
from tests.people import logged_in, member

LOGIN = "wagtailadmin_login"


@pytest.fixture
def door(settings):
    settings.AXES_FAILURE_LIMIT = 3
    return Client(headers={"Accept-Language": "en"})


def knock(door, password: str, name: str = "curators"):
    return door.post(reverse(LOGIN), {"username": name, "password": password})


def test_the_door_closes_after_too_many_wrong_passwords(door, db):
    member(CURATORS)
    for _ in range(2):
        assert knock(door, "wrong").status_code == 200
    closed = knock(door, "wrong")
    assert closed.status_code == 429
    assert "The password was wrong too often" in closed.content.decode()
    assert knock(door, "a long password").status_code == 429, "the right one does not help now"
    assert door.get(reverse("wagtailadmin_home")).status_code == 302


def test_others_get_in_meanwhile(door, db):
    member(CURATORS), member(EDITORS)
    for _ in range(3):
        knock(door, "wrong")
    assert knock(door, "a long password", "editors").status_code == 302


def test_a_right_password_forgets_the_wrong_ones(door, db):
    member(CURATORS)
    knock(door, "wrong"), knock(door, "wrong")
    assert knock(door, "a long password").status_code == 302
    assert not AccessAttempt.objects.exists()


def test_no_password_is_kept(door, db):
    member(CURATORS)
    knock(door, "hunter2 hunter2")
    assert "hunter2" not in str(list(AccessAttempt.objects.values()))


def test_the_door_bears_the_museums_name(door, db):
    page = door.get(reverse(LOGIN)).content.decode()
    assert "Roma's Treasure" in page or "Roma&#x27;s Treasure" in page
    assert "Sign in to Wagtail" not in page
    assert "img/admin-mark.svg" in page
    assert "css/admin.css" in page
    assert "password_reset" not in page, "without a mail server there is no such way"


@pytest.mark.parametrize(("wish", "html"), [("ro", "ro"), ("nb-NO,nb", "nb"), ("en-GB", "en"), ("de", "ro")])
def test_the_admin_speaks_the_browsers_language(wish, html, db):
    page = logged_in(member(EDITORS), wish).get(reverse("wagtailadmin_home")).content.decode()
    assert f'lang="{html}"' in page


def test_an_editors_own_choice_of_language_comes_first(db):
    user = member(EDITORS)
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = "nb"
    profile.save()
    assert 'lang="nb"' in logged_in(user, "ro").get(reverse("wagtailadmin_home")).content.decode()


def test_whose_browser_speaks_romani_can_work(db):
    assert logged_in(member(EDITORS), "rom").get(reverse("wagtailadmin_home")).status_code == 200


SEARCHES = [
    "wagtailadmin_pages:search",
    "wagtailadmin_choose_page_search",
    "wagtailimages:index",
    "wagtailimages_chooser:choose_results",
    "wagtailmedia:index",
    "wagtailsnippetchoosers_vocabularies_reference:choose_results",
    "wagtailsnippetchoosers_vocabularies_theme:choose_results",
]


def test_a_page_that_saves_itself_takes_no_step_of_the_workflow(db):
    """``js/admin/autosave.js`` is on every page editor (what it does is seen in a browser)."""
    page = exhibit("Cazanul")
    editor = logged_in(member(CURATORS)).get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert "js/admin/autosave.js" in editor.content.decode()


@pytest.mark.parametrize("where", SEARCHES)
def test_no_search_of_the_admin_breaks(where, db):
    exhibit("Cazanul"), image("Cazan"), recording("Povestea"), theme()
    client = logged_in(member(CURATORS))
    for words in ('"', "a\x00b", "x" * 10_000, "😀", "'", "%", "(", "ʒ", "a AND b", "cazan*"):
        assert client.get(reverse(where), {"q": words}).status_code == 200, words


def test_the_admin_finds_what_it_is_asked_for(db):
    exhibit("Cazanul"), image("Cazan de aramă")
    client = logged_in(member(CURATORS))
    assert "Cazanul" in client.get(reverse("wagtailadmin_pages:search"), {"q": '"Cazanul"'}).content.decode()
    assert "Cazan de aramă" in client.get(reverse("wagtailimages:index"), {"q": "cazan aramă"}).content.decode()


def test_the_menu_counts_no_news_of_wagtails(db):
    html = logged_in(member(CURATORS)).get(reverse("wagtailadmin_home")).content.decode()
    menu = html[html.index('id="wagtail-sidebar-props"') :]
    assert "editor-guide" in menu
    assert "w-dismissible" not in menu[: menu.index("</script>")]
