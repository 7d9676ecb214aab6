"""The ledger of background work: one row for each piece of work that the museum was asked to do."""

import uuid
from datetime import datetime

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from . import registry
from .faults import ERROR_LENGTH, Fault

MESSAGE_LENGTH = 200


class Superseded(Exception):
    """This attempt no longer holds the job: it fell silent, and the reaper gave the job to another."""


class State(models.TextChoices):
    """Where a job stands. DONE and FAILED are for good."""

    QUEUED = "queued", _("Waiting")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")


IN_FLIGHT = [State.QUEUED, State.RUNNING]


class JobQuerySet(models.QuerySet):
    def in_flight(self) -> "JobQuerySet":
        """Waiting or running."""
        return self.filter(state__in=IN_FLIGHT)

    def silent(self, state: State, since: datetime) -> "JobQuerySet":
        """In this state, without a sign of life since then."""
        return self.filter(state=state, heartbeat__lt=since)

    def held(self, job: "Job") -> "JobQuerySet":
        """The job's own row, if the attempt that ``job`` stands for still holds it; else nothing."""
        return self.filter(pk=job.pk, state=State.RUNNING, attempt=job.attempt)

    def claim(self, job_id: str, task_id: str) -> "Job | None":
        """Take a waiting job for a new attempt. None when it is not waiting: a second ticket for it is then void."""
        now = timezone.now()
        fresh = {"started_at": now, "heartbeat": now, "done": 0, "total": 0, "message": ""}
        taken = self.filter(pk=job_id, state=State.QUEUED).update(
            state=State.RUNNING, attempt=F("attempt") + 1, task_id=task_id, **fresh
        )
        return self.get(pk=job_id) if taken else None


class Job(models.Model):
    """
    A piece of background work and how it goes.

    An attempt is known by its number: what it writes is written only while the row is running under that number, so one
    that was given up for dead cannot spoil the work of the next.
    """

    # Kept out of Wagtail's index of who refers to whom: it would be rewritten with every attempt.
    wagtail_reference_index_ignore = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("kind"), max_length=64)
    key = models.CharField(_("key"), max_length=200)
    arguments = models.JSONField(_("arguments"), default=dict)
    # Arguments asked for under the same key while the job was running: it may have read the old state of things.
    again = models.JSONField(null=True, editable=False)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.QUEUED)
    done = models.PositiveBigIntegerField(_("done"), default=0)
    total = models.PositiveBigIntegerField(_("total"), default=0)
    message = models.CharField(_("message"), max_length=MESSAGE_LENGTH, blank=True)
    attempt = models.PositiveSmallIntegerField(_("attempt"), default=0)
    max_attempts = models.PositiveSmallIntegerField(_("attempts at most"))
    fault = models.CharField(_("what went wrong"), max_length=8, choices=Fault, blank=True)
    error = models.CharField(_("error"), max_length=ERROR_LENGTH, blank=True)
    detail = models.TextField(_("detail"), blank=True)
    heartbeat = models.DateTimeField(_("last sign of life"), default=timezone.now)
    created_at = models.DateTimeField(_("asked for"), default=timezone.now)
    started_at = models.DateTimeField(_("started"), null=True)
    finished_at = models.DateTimeField(_("finished"), null=True)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("asked for by")
    )
    task_id = models.CharField(max_length=64, blank=True, editable=False)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = _("background job")
        verbose_name_plural = _("background jobs")
        default_permissions = ("view", "change")
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "key"], condition=Q(state__in=IN_FLIGHT), name="jobs_one_in_flight")
        ]
        indexes = [
            models.Index(fields=["state", "heartbeat"], name="jobs_silence"),
            models.Index(fields=["-created_at"], name="jobs_newest_first"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def label(self) -> str:
        """What the work is called in front of people; the bare kind when the program no longer knows it."""
        try:
            return str(registry.find(self.kind).label)
        except registry.UnknownKind:
            return self.kind

    def complete(self, done: int, total: int, message: str) -> "Job | None":
        """This attempt did the work. Returns the job to queue next, if any. Raises Superseded."""
        return self._settle(State.DONE, done=done, total=total, message=message, fault="", error="", detail="")

    def fail(self, account: dict[str, str], *, final: bool = False) -> "Job | None":
        """
        This attempt did not do the work; ``account`` is as from faults.account_of.

        The job waits for another attempt unless ``final`` or all are used up. Returns the job to queue next, if any.
        Raises Superseded.
        """
        over = final or self.attempt >= self.max_attempts
        return self._settle(State.FAILED if over else State.QUEUED, **account)

    @transaction.atomic
    def _settle(self, state: State, **columns) -> "Job | None":
        row = Job.objects.select_for_update().held(self).first()
        if row is None:
            raise Superseded(str(self))
        for name, value in columns.items():
            setattr(row, name, value)
        row.state = state
        row.heartbeat = timezone.now()
        row.finished_at = None if state == State.QUEUED else row.heartbeat
        row.save()
        return row if state == State.QUEUED else row._follow_up()

    def _follow_up(self) -> "Job | None":
        if self.again is None:
            return None
        same = {name: getattr(self, name) for name in ("kind", "key", "max_attempts", "requested_by")}
        return Job.objects.create(arguments=self.again, **same)
