"""What a killed worker leaves behind is found and put right."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from exhibits.jobs.faults import Fault
from exhibits.jobs.models import Job, State
from exhibits.jobs.reaper import reap, sweep
from exhibits.jobs.registry import job as kind
from exhibits.jobs.tasks import perform

LATER = timedelta(minutes=10)
script = {}


@kind("tests.reaped", label="Being reaped", attempts=2)
def reaped(run) -> None:
    script["act"](run)


@pytest.fixture
def reap_later(db, ledger_queue, django_capture_on_commit_callbacks):
    """Ten minutes later the scheduler calls."""

    def later():
        with django_capture_on_commit_callbacks(execute=True):
            return reap(timezone.now() + LATER)

    return later


@pytest.fixture
def waiting(db, ledger_queue) -> Job:
    """A job that waits with a ticket in the queue."""
    job = Job.objects.create(kind="tests.reaped", key="1", max_attempts=2)
    job.task_id = perform.enqueue(job_id=str(job.pk)).id
    job.save()
    return job


def take_ticket(job: Job) -> DBTaskResult:
    ticket = DBTaskResult.objects.get(pk=job.task_id)
    ticket.claim("worker")
    return ticket


def test_a_living_attempt_is_left_alone(waiting):
    take_ticket(waiting)
    Job.objects.claim(waiting.pk, waiting.task_id)
    assert reap() == (0, 0)
    waiting.refresh_from_db()
    assert waiting.state == State.RUNNING


def test_a_silent_attempt_is_queued_again_then_failed_with_a_clear_word(waiting, reap_later):
    for attempt, outcome in [(1, (1, 0)), (2, (0, 1))]:
        take_ticket(waiting)
        assert Job.objects.claim(waiting.pk, waiting.task_id).attempt == attempt
        assert reap_later() == outcome
        waiting.refresh_from_db()
    assert (waiting.state, waiting.fault) == (State.FAILED, Fault.LOST)
    assert "sign of life" in waiting.detail
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {TaskResultStatus.FAILED}
    assert reap_later() == (0, 0)


def test_a_waiting_job_with_its_ticket_is_left_alone(waiting, reap_later):
    assert reap_later() == (0, 0)
    DBTaskResult.objects.update(run_after=timezone.now() + timedelta(days=1))
    assert reap_later() == (0, 0)
    assert DBTaskResult.objects.count() == 1


def test_a_waiting_job_whose_ticket_vanished_gets_a_new_one(waiting, reap_later):
    DBTaskResult.objects.all().delete()
    assert reap() == (0, 0), "it may just be on its way into the queue"
    assert reap_later() == (1, 0)
    waiting.refresh_from_db()
    assert DBTaskResult.objects.get().pk.hex == waiting.task_id.replace("-", "")
    assert waiting.attempt == 0


def test_a_worker_killed_between_ticket_and_job_loses_nothing(waiting, reap_later):
    ticket = take_ticket(waiting)
    assert reap_later() == (1, 0)
    ticket.refresh_from_db()
    assert ticket.status == TaskResultStatus.FAILED
    assert DBTaskResult.objects.ready().count() == 1


def test_an_attempt_that_outlives_its_reaping_ends_quietly(waiting, reap_later):
    def outlive(run):
        assert reap_later() == (1, 0)

    script["act"] = outlive
    perform.func(SimpleNamespace(task_result=SimpleNamespace(id=waiting.task_id)), str(waiting.pk))
    waiting.refresh_from_db()
    assert (waiting.state, waiting.attempt) == (State.QUEUED, 1)


def test_sweep_removes_what_is_old_and_finished(waiting):
    now = timezone.now()
    for state, days in [(State.DONE, 13), (State.DONE, 15), (State.FAILED, 15), (State.FAILED, 91)]:
        ended = now - timedelta(days=days)
        Job.objects.create(kind="tests.reaped", key=str(days), state=state, finished_at=ended, max_attempts=1)
    old = take_ticket(waiting)
    old.set_successful(None)
    DBTaskResult.objects.update(finished_at=now - timedelta(days=15))
    assert sweep(now) == 2
    assert Job.objects.count() == 3
    assert not DBTaskResult.objects.exists()
