"""How the rest of the museum asks for background work."""

import hashlib
import inspect
import json
from collections.abc import Callable

from django.db import transaction

from .models import IN_FLIGHT, Job, State
from .registry import Kind, find, kind_of
from .tasks import submit


def enqueue(function: Callable, /, *, key: str = "", requested_by=None, **arguments) -> Job:
    """
    Ask for work, to be done once the present transaction is committed.

    ``key`` (at most 200 characters) names the work's subject, by default its arguments; per kind and key one job is in
    flight. Asking twice gives the same job: while it waits, it takes the newest arguments; while it runs, one more run
    will follow it, so that a change made meanwhile is not lost. ``arguments`` are JSON values that name the subject
    (an id, a format), not its content. Raises UnknownKind for a function without @job, TypeError for arguments that it
    does not take or that are not JSON.
    """
    kind = kind_of(function)
    inspect.signature(function).bind(None, **arguments)
    return _enter(kind, key or _digest(arguments), arguments, requested_by)


def run_again(job: Job, requested_by=None) -> Job:
    """Ask once more for the work of a failed job; the job in flight for it, if there is one. Raises UnknownKind."""
    present = Job.objects.in_flight().filter(kind=job.kind, key=job.key).first()
    return present or _enter(find(job.kind), job.key, job.arguments, requested_by)


@transaction.atomic
def _enter(kind: Kind, key: str, arguments: dict, requested_by) -> Job:
    job, created = Job.objects.select_for_update().get_or_create(
        kind=kind.name,
        key=key,
        state__in=IN_FLIGHT,
        defaults={"arguments": arguments, "max_attempts": kind.attempts, "requested_by": requested_by},
    )
    if created:
        submit(job)
    else:
        column = "again" if job.state == State.RUNNING else "arguments"
        setattr(job, column, arguments)
        job.save(update_fields=[column])
    return job


def _digest(arguments: dict) -> str:
    return hashlib.sha256(json.dumps(arguments, sort_keys=True).encode()).hexdigest()
