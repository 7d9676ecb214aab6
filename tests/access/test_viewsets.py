"""Consents and holds as curators and community reviewers meet them."""

import pytest
from django.urls import reverse
from django.utils import timezone

from exhibits.access.models import Consent, Hold
from exhibits.access.selectors import public
from exhibits.models import ExhibitPage
from exhibits.stories.models import StoryPage
from museum.setup.people import COMMUNITY, CURATORS, EDITORS
from tests import factories
from tests.factories import consent, exhibit, story
from tests.people import logged_in, member


@pytest.fixture
def page(db):
    return exhibit("Cazanul")


@pytest.fixture
def curator(db):
    return logged_in(member(CURATORS, name="curator"))


@pytest.fixture
def reviewer(db):
    return logged_in(member(COMMUNITY, name="reviewer"))


def place(client, page, reason="Familia nu dorește."):
    return client.post(reverse("holds:add"), {"page": page.pk, "reason": reason})


def is_public(page) -> bool:
    return public(ExhibitPage.objects.filter(pk=page.pk)).exists()


@pytest.mark.parametrize("group", [CURATORS, COMMUNITY])
def test_a_hold_is_placed_and_lifted_and_it_is_kept_by_whom(page, group):
    user = member(group)
    client = logged_in(user)
    assert place(client, page).status_code == 302
    hold = Hold.objects.get()
    assert (hold.subject, hold.placed_by, hold.lifted_at) == (page.translation_key, user, None)
    assert not is_public(page)

    lift = reverse("holds:lift", args=[hold.pk])
    assert "Cazanul" in client.get(lift).content.decode()
    assert not is_public(page), "asking is not lifting"
    assert client.post(lift).url == reverse("holds:index")
    hold.refresh_from_db()
    assert hold.lifted_by == user
    assert hold.lifted_at <= timezone.now()
    assert is_public(page)
    assert client.post(lift).status_code == 404, "a hold is lifted once"


def test_a_page_is_put_on_hold_once(page, curator):
    place(curator, page)
    answer = place(curator, page, "Încă o dată.")
    assert "on hold already" in answer.content.decode()
    assert Hold.objects.count() == 1


def test_the_front_page_is_not_put_on_hold(curator):
    answer = curator.post(reverse("holds:add"), {"page": factories.home().pk, "reason": "Everything"})
    assert "the whole museum would be closed" in answer.content.decode()
    assert not Hold.objects.exists()


def test_what_is_under_a_page_on_hold_is_held_too(client, db):
    book = factories.book()
    chapter = factories.chapter(book)
    factories.translate(book, "nb", slug="boken")
    translation = factories.translate(chapter, "nb", slug="veien")
    assert {client.get(one.url).status_code for one in (book, chapter, translation)} == {200}
    Hold.objects.place(book.translation_key, "Asked for by the family")
    assert {client.get(one.url).status_code for one in (book, chapter, translation)} == {404}


def test_holds_are_neither_rewritten_nor_deleted(page, curator):
    place(curator, page)
    listed = curator.get(reverse("holds:index")).content.decode()
    assert "Cazanul" in listed
    pk = Hold.objects.get().pk
    for address in (f"/admin/holds/edit/{pk}/", f"/admin/holds/delete/{pk}/"):
        assert curator.get(address).status_code == 404
    shown = curator.get(reverse("holds:inspect", args=[pk])).content.decode()
    assert "Familia nu dorește." in shown
    assert "/admin/holds/edit/" not in shown


def test_others_neither_see_nor_lift_holds(page, curator):
    place(curator, page)
    hold = Hold.objects.get()
    editor = logged_in(member(EDITORS))
    for address in (reverse("holds:index"), reverse("holds:add"), reverse("holds:lift", args=[hold.pk])):
        assert editor.get(address).status_code == 302
    assert editor.post(reverse("holds:lift", args=[hold.pk])).status_code == 302
    assert Hold.objects.in_force().exists()


def test_the_page_editor_says_so_and_leads_there(page, curator):
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert f"{reverse('holds:add')}?page={page.pk}" in curator.get(edit).content.decode()
    place(curator, page, "<b>Familia</b> nu dorește.")
    words = curator.get(edit).content.decode()
    assert "nobody outside sees it" in words
    assert "&lt;b&gt;Familia" in words
    assert reverse("holds:lift", args=[Hold.objects.get().pk]) in words


def test_the_form_opens_with_the_page_one_comes_from(page, curator):
    assert "Cazanul" in curator.get(reverse("holds:add"), {"page": page.pk}).content.decode()
    for nonsense in ("x", "-1", "²", "99999999999999999999"):
        assert curator.get(reverse("holds:add"), {"page": nonsense}).status_code == 200


def test_a_consent_opens_a_story_and_its_end_closes_it(curator):
    told = story("Povestea", basis=StoryPage.Basis.CONSENT, narrator="Maria")
    assert not public(StoryPage.objects.filter(pk=told.pk)).exists()
    chosen = {"given_how": "written", "audience": "public", "for_web": "on"}
    form = {"page": told.pk, "given_by": "Maria Stan", "given_on": "2024-05-01", "note": "", **chosen}
    assert curator.post(reverse("consents:add"), form).status_code == 302
    record = Consent.objects.get()
    assert record.subject == told.translation_key
    assert public(StoryPage.objects.filter(pk=told.pk)).exists()

    listed = curator.get(reverse("consents:index")).content.decode()
    assert "Povestea" in listed
    assert "in force" in listed
    edit = reverse("consents:edit", args=[record.pk])
    assert "Povestea" in curator.get(edit).content.decode()
    assert curator.post(edit, {**form, "withdrawn_on": timezone.localdate().isoformat()}).status_code == 302
    assert not public(StoryPage.objects.filter(pk=told.pk)).exists()
    assert "taken back" in curator.get(reverse("consents:index")).content.decode()


def test_consents_are_for_curators_only(reviewer):
    record = consent(story("Povestea", basis=StoryPage.Basis.CONSENT, narrator="Maria"))
    for client in (reviewer, logged_in(member(EDITORS))):
        for address in (reverse("consents:index"), reverse("consents:add"), reverse("consents:edit", args=[record.pk])):
            assert client.get(address).status_code == 302


def test_what_is_gone_has_a_line_without_a_title(page, curator):
    told = consent(page)
    page.delete()
    listed = curator.get(reverse("consents:index")).content.decode()
    assert reverse("consents:edit", args=[told.pk]) in listed
    assert not [line for line in listed.splitlines() if line.strip() == "None"]


def test_the_lists_take_the_same_queries_for_any_number(curator, django_assert_num_queries, rolled_back):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def queries(number):
        with rolled_back():
            for index in range(number):
                held = exhibit(f"Cazan {index}")
                Hold.objects.place(held.translation_key, "De văzut.")
            curator.get(reverse("holds:index"))
            with CaptureQueriesContext(connection) as captured:
                curator.get(reverse("holds:index"))
            return len(captured)

    assert queries(2) == queries(8)
