"""What is kept of pages is void with everything that a visitor could see change."""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.utils import timezone
from wagtail.models import Page

from exhibits.access import generations
from exhibits.access.models import Consent, Generation, Hold, Kept
from exhibits.models import ExhibitPage
from tests.factories import exhibit
from tests.people import member

SEEN = 'UPDATE "wagtailcore_page" SET "live" = %s'
UNSEEN_TABLES = {
    "access_generation", "django_session", "django_content_type", "django_tasks_database_dbtaskresult", "jobs_job",
    "wagtailcore_revision", "wagtailcore_pagelogentry", "wagtailcore_modellogentry", "wagtailcore_taskstate",
    "wagtailcore_workflowstate", "wagtailadmin_editingsession", "axes_accesslog", "auth_user",
}  # fmt: skip


@pytest.fixture
def page(db):
    return exhibit("Cazanul")


def changes(committed, act) -> bool:
    before = generations.current()
    with committed():
        act()
    return generations.current() != before


def test_nothing_changes_by_looking(page, committed, client):
    assert not changes(committed, lambda: client.get("/ro/"))
    assert generations.current() == generations.current()


@pytest.mark.parametrize(
    "act",
    [
        lambda page: page.unpublish(),
        lambda page: page.save(),
        lambda page: Page.objects.filter(pk=page.pk).update(live=False),
        lambda page: Page.objects.filter(pk=page.pk).delete(),
        lambda page: Hold.objects.create(subject=page.translation_key, reason="Asked for"),
        lambda page: Consent.objects.bulk_create(
            [Consent(subject=page.translation_key, given_by="Maria", given_on=timezone.localdate())]
        ),
        lambda page: connection.cursor().execute(SEEN, [True]),
    ],
    ids=["unpublish", "save", "update", "delete", "hold", "bulk", "SQL"],
)
def test_every_way_of_writing_counts(page, committed, act):
    assert changes(committed, lambda: act(page))


def test_what_was_taken_back_before_the_end_counts_for_nothing(page, committed):
    def try_in_vain():
        with transaction.atomic():
            page.save()
            transaction.set_rollback(True)

    assert not changes(committed, try_in_vain)
    assert changes(committed, page.save), "and keeps no later change from counting"


def test_a_change_after_one_that_was_taken_back_counts(page, committed):
    def try_again():
        with suppress(ValueError), transaction.atomic():
            page.save()
            raise ValueError
        page.save()

    assert changes(committed, try_again)


def test_a_change_counts_though_nothing_comes_after_it(page, committed):
    """A process that is killed in the moment after a withdrawal has still withdrawn."""
    with committed():
        before = generations.current()
        page.unpublish()
        assert generations.current() != before


def test_changes_never_grow_many(page, committed):
    tokens = set()
    for _ in range(generations.MOST + 2):
        with committed():
            page.save()
        tokens.add(generations.current())
        assert Generation.objects.count() <= generations.MOST + 1
    assert len(tokens) == generations.MOST + 2


def test_housekeeping_makes_no_page_anew(page, committed, client):
    assert not changes(committed, client.session.save)
    assert not any(generations.is_seen(f'INSERT INTO "{table}" ("id") VALUES (%s)') for table in UNSEEN_TABLES)


def test_what_departments_keep_is_always_seen():
    """A table that is added to the museum counts until somebody says, in ``generations``, that no visitor sees it."""
    own = [
        model._meta.db_table
        for app in ("exhibits", "home", "stories", "book", "media", "vocabularies", "translations", "access")
        for model in apps.get_app_config(app).get_models()
        if model not in (Generation, Kept)
    ]
    assert len(own) > 20
    for table in own:
        assert generations.is_seen(f'DELETE FROM "{table}" WHERE "id" = %s'), table


@pytest.mark.parametrize("field", ["expire_at", "go_live_at"])
def test_a_date_that_passes_begins_a_generation(page, committed, field):
    soon = timezone.now() + timedelta(minutes=5)
    with committed():
        ExhibitPage.objects.filter(pk=page.pk).update(**{field: soon})
    before = generations.current()
    # Or midnight, for whoever works late.
    assert Generation.objects.latest("pk").ends_at <= soon
    Generation.objects.update(ends_at=timezone.now() - timedelta(seconds=1))
    assert generations.current() != before


def test_a_consent_that_runs_out_is_noticed_by_midnight(page):
    generations.current()
    ends = timezone.localtime(Generation.objects.latest("pk").ends_at)
    assert ends - timezone.localtime() <= timedelta(days=1)
    assert (ends.hour, ends.minute) == (0, 0)


def test_who_is_named_on_pages_is_seen_and_who_logs_in_is_not(page, committed):
    person = member("Editors")

    def take_off():
        person.first_name = ""
        person.save()

    def log_in():
        person.last_login = timezone.now()
        person.save(update_fields=["last_login"])

    assert changes(committed, take_off)
    assert not changes(committed, log_in)
