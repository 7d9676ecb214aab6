"""Looks after what a killed worker leaves behind. The scheduler calls reap() every minute and sweep() once a day."""

from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from .faults import Fault
from .models import Job, State, Superseded
from .tasks import perform, submit

# A live attempt writes every 15 seconds; eight missed beats and it is given up for dead.
SILENCE_LIMIT = timedelta(minutes=2)
KEEP = {State.DONE: timedelta(days=14), State.FAILED: timedelta(days=90)}


class Reaped(NamedTuple):
    """How many jobs were queued again, and how many had used up their attempts."""

    requeued: int
    failed: int


def reap(now: datetime | None = None) -> Reaped:
    """Queue again the jobs of workers that fell silent, and waiting jobs whose ticket is gone. Safe at any time."""
    now = now or timezone.now()
    since = now - SILENCE_LIMIT
    renewed = _renew_tickets(now, since)
    dead = list(Job.objects.silent(State.RUNNING, since).values_list("pk", flat=True))
    taken = [_take_from_the_dead(pk, since) for pk in dead]
    _close_dead_tickets(now, since)
    return Reaped(taken.count(State.QUEUED) + renewed, taken.count(State.FAILED))


def sweep(now: datetime | None = None) -> int:
    """Remove jobs done 14 days ago, failed 90 days ago, and the backend's old results. Returns how many jobs."""
    now = now or timezone.now()
    removed = 0
    for state, age in KEEP.items():
        removed += Job.objects.filter(state=state, finished_at__lt=now - age).delete()[0]
    DBTaskResult.objects.finished().filter(finished_at__lt=now - KEEP[State.DONE]).delete()
    return removed


@transaction.atomic
def _take_from_the_dead(pk, since: datetime) -> State | None:
    """The state the job is in now; None when it showed life after all, or somebody else is writing to it."""
    job = Job.objects.select_for_update(skip_locked=True).silent(State.RUNNING, since).filter(pk=pk).first()
    if job is None:
        return None
    last = f"No sign of life after {job.heartbeat:%Y-%m-%d %H:%M:%S %Z}."
    # No back-off: the silence was wait enough.
    submit(job.fail({"fault": Fault.LOST, "error": "", "detail": last}))
    job.refresh_from_db(fields=["state"])
    return job.state


def _renew_tickets(now: datetime, since: datetime) -> int:
    """Queue again the waiting jobs that no ticket in the worker's queue stands for."""
    # A ticket taken a moment ago still counts: its worker is about to claim the job.
    live = Q(status=TaskResultStatus.READY) | Q(status=TaskResultStatus.RUNNING, started_at__gte=since)
    tickets = {str(pk) for pk in _tickets().filter(live).values_list("pk", flat=True)}
    lost = [job for job in Job.objects.silent(State.QUEUED, since) if job.task_id not in tickets]
    for job in lost:
        Job.objects.filter(pk=job.pk).update(heartbeat=now)
        submit(job)
    return len(lost)


def _close_dead_tickets(now: datetime, since: datetime) -> None:
    """Tickets that no running job answers to any more would stay "running" for ever, and never be pruned."""
    held = set(Job.objects.filter(state=State.RUNNING).values_list("task_id", flat=True))
    running = _tickets().filter(status=TaskResultStatus.RUNNING, started_at__lt=since)
    dead = [pk for pk in running.values_list("pk", flat=True) if str(pk) not in held]
    running.filter(pk__in=dead).update(
        status=TaskResultStatus.FAILED,
        finished_at=now,
        exception_class_path=f"{Superseded.__module__}.{Superseded.__qualname__}",
        traceback=Fault.LOST.label,
    )


def _tickets():
    return DBTaskResult.objects.filter(task_path=perform.module_path)
