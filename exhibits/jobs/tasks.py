"""The one task that the worker knows, and the way a job of the ledger gets into its queue."""

import logging
from datetime import timedelta
from functools import partial

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from . import registry
from .faults import JobError, account_of
from .models import Job, State, Superseded
from .run import Run, pulse

# After the first failure 30 seconds, then four times as long after each.
BACKOFF = timedelta(seconds=30)
URGENT, FIRST, LAST = "urgent", 100, -100

logger = logging.getLogger(__name__)


@task(takes_context=True)
def perform(context, job_id: str) -> None:
    """Make one attempt at a job. The ledger is told how it went; an error is then raised on to the worker's log."""
    job = Job.objects.claim(job_id, context.task_result.id)
    if job is None:
        return
    try:
        _attempt(job)
    except Superseded:
        logger.warning("Attempt %s of job %s was given up for dead and has been taken over.", job.attempt, job)


def _attempt(job: Job) -> None:
    run = Run(job)
    try:
        kind = registry.find(job.kind)
        with pulse(run, kind.silence):
            kind.function(run, **job.arguments)
    except Superseded:
        raise
    except Exception as error:
        final = isinstance(error, JobError | registry.UnknownKind)
        submit(job.fail(account_of(error), final=final), after=BACKOFF * 4 ** (job.attempt - 1))
        raise
    except BaseException as error:
        # The worker is being shut down: the work is not at fault, and goes back without delay.
        submit(job.fail(account_of(error)))
        raise
    submit(job.complete(*run.standing))


def submit(job: Job | None, after: timedelta = timedelta(0)) -> None:
    """Put a ticket for a waiting job into the worker's queue once its row is committed. The reaper mends a failure."""
    if job is not None:
        transaction.on_commit(partial(_hand_over, job, after), robust=True)


def _hand_over(job: Job, after: timedelta) -> None:
    ticket = perform
    if registry.is_urgent(job.kind):
        ticket = ticket.using(queue_name=URGENT, priority=FIRST if perform.get_backend().supports_priority else 0)
    elif registry.is_patient(job.kind) and perform.get_backend().supports_priority:
        ticket = ticket.using(priority=LAST)
    # A follow-up (attempt 0) is new work and need not wait for anything.
    if after and job.attempt and perform.get_backend().supports_defer:
        ticket = ticket.using(run_after=timezone.now() + after)
    result = ticket.enqueue(job_id=str(job.pk))
    # The worker may have been quicker than this line, and has then noted the ticket itself.
    Job.objects.filter(pk=job.pk, state=State.QUEUED, attempt=job.attempt).update(task_id=result.id)
