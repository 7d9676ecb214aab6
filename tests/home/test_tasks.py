"""Two people read a page before it is public; with a small team one may, and it is kept that it was so."""

import pytest
from django.urls import reverse
from wagtail.models import TaskState, Workflow, WorkflowPage, WorkflowState, WorkflowTask

from exhibits.access.models import Hold
from exhibits.access.selectors import public
from exhibits.models import ExhibitPage
from home.models import CommunityReviewTask, MuseumSettings, ReviewTask
from museum.setup.people import COMMUNITY, CURATORS, EDITORS
from tests.factories import exhibit, home, translate
from tests.people import logged_in, member


@pytest.fixture
def draft(db):
    return exhibit("Cazanul", live=False)


@pytest.fixture
def editor(db):
    return member(EDITORS, name="editor")


@pytest.fixture
def curator(db):
    return member(CURATORS, name="curator")


@pytest.fixture
def small_team(db):
    MuseumSettings.objects.update_or_create(site=home("ro").get_site(), defaults={"single_editor": True})


def submit(page, user):
    return page.get_workflow().start(page, user)


def act(client, page, action, comment=""):
    state = TaskState.objects.get(workflow_state=page.current_workflow_state, status=TaskState.STATUS_IN_PROGRESS)
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])
    return client.post(address, {"comment": comment})


def again(page):
    return ExhibitPage.objects.get(pk=page.pk)


def test_two_readings_make_a_page_public(draft, editor, curator, committed):
    submit(draft, editor)
    with committed():
        act(logged_in(member(EDITORS, name="second")), draft, "approve")
    assert not again(draft).live
    with committed():
        act(logged_in(curator), again(draft), "approve")
    assert again(draft).live
    assert public(ExhibitPage.objects.filter(pk=draft.pk)).exists()


def test_nobody_takes_both_readings(draft, editor, curator, committed):
    submit(draft, editor)
    act(logged_in(curator), draft, "approve")
    assert not TaskState.objects.reviewable_by(curator).exists()
    act(logged_in(curator), again(draft), "approve")
    assert not again(draft).live
    with committed():
        act(logged_in(member(CURATORS, name="another")), again(draft), "approve")
    assert again(draft).live


def test_no_original_is_published_past_the_readings(draft, curator, committed):
    client, address = logged_in(curator), reverse("wagtailadmin_pages:edit", args=[draft.pk])
    assert 'name="action-publish"' not in client.get(address).content.decode()
    assert not draft.permissions_for_user(curator).can_publish()
    assert not draft.get_parent().specific.permissions_for_user(curator).can_publish_subpage()
    with committed():
        client.post(address, {"title": "Cazanul", "slug": draft.slug, "action-publish": "1", "body-count": 0})
    assert not again(draft).live


def test_a_translation_is_published_from_its_own_editor(curator, committed):
    with committed():
        page = exhibit("Cazanul")
    made = translate(page, "nb", live=False, slug="kjelen")
    assert made.permissions_for_user(curator).can_publish()


def test_a_small_team_may_publish_at_once(draft, curator, small_team):
    assert draft.permissions_for_user(curator).can_publish()
    assert draft.get_parent().specific.permissions_for_user(curator).can_publish_subpage()


def test_nobody_decides_on_what_they_submitted(draft, editor):
    submit(draft, editor)
    client = logged_in(editor)
    assert act(client, draft, "approve").status_code in (302, 403)
    assert draft.current_workflow_state.current_task_state.status == TaskState.STATUS_IN_PROGRESS
    assert not TaskState.objects.reviewable_by(editor).exists()
    assert "awaiting-review" not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_an_administrator_alone_does_not_decide_either(draft, admin_user):
    submit(draft, admin_user)
    assert draft.current_workflow_state.current_task_state.task.specific.get_actions(draft, admin_user) == []


def test_no_translation_goes_before_its_original_in_a_small_team_either(draft, curator, small_team):
    made = translate(draft, "nb", live=False)
    assert not made.permissions_for_user(curator).can_publish()
    draft.get_latest_revision().publish()
    assert made.permissions_for_user(curator).can_publish()


def test_in_a_small_team_one_person_may_and_the_history_says_so(draft, curator, small_team, committed):
    submit(draft, curator)
    assert TaskState.objects.reviewable_by(curator).exists()
    for comment in ("Gata.", ""):
        with committed():
            act(logged_in(curator), again(draft), "approve", comment)
    assert again(draft).live
    first, second = TaskState.objects.order_by("pk")
    assert first.comment == "Gata. Submitted or approved before by the same person (small team)."
    assert second.comment == "Submitted or approved before by the same person (small team)."
    history = logged_in(curator).get(reverse("wagtailadmin_pages:workflow_history_detail", args=[
        draft.pk, WorkflowState.objects.get().pk]))  # fmt: skip
    assert "small team" in history.content.decode()


def test_the_second_reader_asks_for_changes(draft, editor, curator):
    submit(draft, editor)
    act(logged_in(curator), draft, "reject", "Lipsește sursa.")
    assert again(draft).current_workflow_state.status == WorkflowState.STATUS_NEEDS_CHANGES
    assert TaskState.objects.get().comment == "Lipsește sursa."


@pytest.fixture
def community(db):
    """A section whose pages the community reads first."""
    workflow = Workflow.objects.create(name="Community first")
    for order, task in enumerate((CommunityReviewTask.objects.get(), ReviewTask.objects.first())):
        WorkflowTask.objects.create(workflow=workflow, task=task.task_ptr, sort_order=order)
    section = exhibit("Secțiune").get_parent()
    WorkflowPage.objects.update_or_create(page=section, defaults={"workflow": workflow})
    return member(COMMUNITY, name="reviewer")


def test_the_community_approves(draft, editor, community):
    submit(draft, editor)
    act(logged_in(community), draft, "approve")
    assert again(draft).current_workflow_task.specific.__class__ is ReviewTask


def test_the_community_sees_what_waits_and_the_words_of_the_hold(draft, editor, community):
    submit(draft, editor)
    client = logged_in(community)
    page = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "Cazanul" in page
    state = TaskState.objects.get()
    modal = client.get(reverse("wagtailadmin_pages:workflow_action", args=[draft.pk, "hold", state.pk]))
    assert "Put on hold" in modal.json()["html"]
    assert "comment" in modal.json()["html"]


def test_the_communitys_hold_takes_the_page_away_in_every_language(editor, community, client, committed):
    with committed():
        page = exhibit("Cazanul")
    made = translate(page, "nb", slug="kjelen")
    addresses = [f"/ro/expozitii/{page.slug}/", f"/nb/utstillinger/{made.slug}/", f"/en/exhibits/{page.slug}/"]
    assert [client.get(address).status_code for address in addresses] == [200, 200, 200]

    page.save_revision()
    submit(page, editor)
    act(logged_in(community), page, "hold", "Familia nu dorește.")

    hold = Hold.objects.in_force().get()
    assert (hold.subject, hold.reason, hold.placed_by) == (page.translation_key, "Familia nu dorește.", community)
    assert not public(ExhibitPage.objects.filter(translation_key=page.translation_key)).exists()
    assert [client.get(address).status_code for address in addresses] == [404, 404, 404]
    assert again(page).current_workflow_state.status == WorkflowState.STATUS_NEEDS_CHANGES
    assert TaskState.objects.get().comment == "Familia nu dorește."


def test_only_the_community_step_can_hold(draft, editor, curator):
    submit(draft, editor)
    act(logged_in(curator), draft, "hold", "Nu.")
    assert not Hold.objects.exists()
