"""Urgent work is done although the worker is busy with something long."""

from uuid import uuid4

import pytest
from django_tasks_db.models import DBTaskResult

from exhibits.access.withdrawing import purge
from exhibits.jobs.ledger import enqueue
from exhibits.jobs.models import Job, State
from exhibits.jobs.registry import kind_of
from exhibits.jobs.urgent import take_urgent
from exhibits.publishing.jobs import make_book
from museum.management.commands.scheduler import look
from tests.jobs import kinds

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting(transactional_db) -> tuple[Job, Job]:
    """Something long that came first, and a withdrawal that is long gone, so that its removal has nothing to do."""
    return enqueue(kinds.note, folder="x"), enqueue(purge, withdrawal_id=0)


def states(jobs) -> list[str]:
    return [Job.objects.get(pk=job.pk).state for job in jobs]


def test_taking_back_is_urgent():
    assert kind_of(purge).is_urgent


def test_only_what_is_urgent_is_done_beside_the_worker(waiting):
    take_urgent()
    assert states(waiting) == [State.QUEUED, State.DONE]


def test_the_scheduler_takes_it_between_two_rounds(waiting):
    look().join()
    assert states(waiting) == [State.QUEUED, State.DONE]


def test_the_worker_takes_it_before_what_came_earlier(waiting):
    first = DBTaskResult.objects.ready().first()
    assert first.args_kwargs["kwargs"] == {"job_id": str(waiting[1].pk)}


def test_what_nobody_waits_for_comes_last(transactional_db):
    patient, other = enqueue(make_book, book=str(uuid4()), language="ro"), enqueue(kinds.note, folder="y")
    tickets = [DBTaskResult.objects.get(pk=Job.objects.get(pk=job.pk).task_id) for job in (patient, other)]
    assert tickets[0].priority < tickets[1].priority
