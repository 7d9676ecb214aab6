"""The pulse: a job's progress is seen while it works, and silence means something."""

from datetime import timedelta

import pytest
from django.db.models import F

from exhibits.jobs import run as run_module
from exhibits.jobs.models import Job, Superseded
from exhibits.jobs.run import Run, pulse

from .kinds import wait_for

HOUR = timedelta(hours=1)


@pytest.fixture
def attempt(transactional_db, monkeypatch) -> Run:
    """An attempt that has just begun, with a quick pulse."""
    monkeypatch.setattr(run_module, "TICK", 0.01)
    monkeypatch.setattr(run_module, "BEAT", 0.02)
    job = Job.objects.create(kind="tests.note", key="1", max_attempts=2)
    return Run(Job.objects.claim(job.pk, "ticket"))


def row() -> Job:
    return Job.objects.get()


def test_progress_is_seen_while_the_work_goes_on(attempt):
    with pulse(attempt, HOUR):
        attempt.progress(3, 9, "x" * 500)
        wait_for(lambda: row().done == 3)
        assert (row().total, row().message) == (9, "x" * 200)


def test_a_long_call_without_a_word_is_still_alive(attempt):
    claimed_at = row().heartbeat
    with pulse(attempt, HOUR):
        wait_for(lambda: row().heartbeat > claimed_at)
        beat = row().heartbeat
        wait_for(lambda: row().heartbeat > beat)


def test_a_hung_job_falls_silent(attempt):
    claimed_at = row().heartbeat
    with pulse(attempt, timedelta(seconds=-1)):
        attempt.progress(1, 2)
        with pytest.raises(TimeoutError):
            wait_for(lambda: row().heartbeat > claimed_at, seconds=0.3)


def test_an_attempt_that_lost_its_job_is_told(attempt):
    Job.objects.update(attempt=F("attempt") + 1)
    with pulse(attempt, HOUR), pytest.raises(Superseded):
        wait_for(lambda: attempt.progress(1, 2))
    assert row().done == 0
