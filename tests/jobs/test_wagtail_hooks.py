"""The ledger as curators see it."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone

from exhibits.jobs.faults import Fault
from exhibits.jobs.models import Job, State

LEDGER = "jobs:ledger"


@pytest.fixture
def failed(db) -> Job:
    work = {"kind": "tests.note", "key": "1", "arguments": {"folder": "/nowhere"}, "attempt": 3, "max_attempts": 3}
    account = {"fault": Fault.FILE, "error": "<portrait.jpg>", "detail": "Traceback: <here>"}
    return Job.objects.create(state=State.FAILED, done=2, total=5, finished_at=timezone.now(), **work, **account)


@pytest.fixture
def log_in(client, django_user_model, db):
    """Logs in somebody who may enter the admin and has these permissions besides."""

    def log_in(*codenames: str):
        user = django_user_model.objects.create_user("curator", "curator@museum.example", "a long password")
        user.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", *codenames]))
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return log_in


def test_the_ledger_shows_state_progress_and_error(log_in, failed, django_assert_max_num_queries):
    client = log_in("view_job", "change_job")
    client.get(reverse(LEDGER))
    with django_assert_max_num_queries(12):
        page = client.get(reverse(LEDGER)).content.decode()
    assert '<progress value="2" max="5"' in page
    assert "&lt;portrait.jpg&gt;" in page
    assert "&lt;here&gt;" in page
    assert reverse("jobs:run_again", args=[failed.pk]) in page


def test_the_ledger_filters_by_state(log_in, failed):
    client = log_in("view_job")
    assert "portrait.jpg" in client.get(reverse(LEDGER), {"state": "failed"}).content.decode()
    assert "portrait.jpg" not in client.get(reverse("jobs:ledger_results"), {"state": "done"}).content.decode()


def test_without_permission_there_is_no_ledger(log_in, failed):
    client = log_in()
    assert client.get(reverse(LEDGER)).status_code == 302
    assert reverse(LEDGER) not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_who_may_only_look_cannot_run_again(log_in, failed):
    client = log_in("view_job")
    run_again = reverse("jobs:run_again", args=[failed.pk])
    assert run_again not in client.get(reverse(LEDGER)).content.decode()
    client.post(run_again)
    assert not Job.objects.in_flight().exists()


def test_run_again_queues_the_work(log_in, failed):
    client = log_in("view_job", "change_job")
    run_again = reverse("jobs:run_again", args=[failed.pk])
    assert client.get(run_again).status_code == 405
    assert client.post(run_again).url == reverse(LEDGER)
    job = Job.objects.in_flight().get()
    assert (job.key, job.arguments, job.requested_by.username) == ("1", {"folder": "/nowhere"}, "curator")


def test_only_what_failed_can_be_run_again(log_in, failed):
    Job.objects.update(state=State.DONE)
    client = log_in("view_job", "change_job")
    assert client.post(reverse("jobs:run_again", args=[failed.pk])).status_code == 404


def test_work_the_museum_no_longer_knows_is_said_so(log_in, failed):
    Job.objects.update(kind="tests.gone")
    client = log_in("view_job", "change_job")
    assert "tests.gone" in client.post(reverse("jobs:run_again", args=[failed.pk]), follow=True).content.decode()
    assert not Job.objects.in_flight().exists()
