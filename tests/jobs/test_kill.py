"""A worker is killed in the middle of its work. Nothing is lost, nothing half made, nothing done twice."""

from datetime import timedelta

from django.contrib.auth.models import Group
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from exhibits.jobs.ledger import enqueue
from exhibits.jobs.models import Job, State
from exhibits.jobs.reaper import reap

from . import kinds
from .kinds import wait_for

LATER = timedelta(minutes=10)


def kill_half_way(worker, folder):
    """SIGKILL in the middle of the work, inside its transaction."""
    marker = folder / "half-way"
    wait_for(lambda: marker.exists() or worker.poll() is not None)
    worker.kill()
    worker.wait()
    assert marker.exists(), (folder / "worker.log").read_text()
    marker.unlink()


def test_killed_worker(start_worker, tmp_path):
    folder = str(tmp_path)
    job = enqueue(kinds.alphabet, folder=folder)
    other = enqueue(kinds.note, folder=folder)

    kill_half_way(start_worker(), tmp_path)

    job.refresh_from_db()
    assert (job.state, job.attempt) == (State.RUNNING, 1)
    assert not (tmp_path / "alphabet.txt").exists(), "half made"
    wait_for(lambda: not Group.objects.filter(name=kinds.GROUP).exists())
    assert reap() == (0, 0), "the job may still be alive"
    assert reap(timezone.now() + LATER) == (1, 0)
    job.refresh_from_db()
    assert (job.state, job.fault) == (State.QUEUED, "lost")

    (tmp_path / "go").touch()
    assert start_worker("--batch").wait(timeout=60) == 0

    job.refresh_from_db()
    other.refresh_from_db()
    assert (job.state, job.attempt, job.done, job.total, job.fault) == (State.DONE, 2, 26, 26, "")
    assert (other.state, other.attempt) == (State.DONE, 1)
    assert (tmp_path / "attempts").read_text() == "1\n2\n"
    assert (tmp_path / "alphabet.txt").read_text() == kinds.LETTERS
    assert not (tmp_path / "alphabet.part").exists()
    assert (tmp_path / "notes").read_text() == "noted\n"
    assert Group.objects.filter(name=kinds.GROUP).count() == 1
    assert Job.objects.count() == 2
    unfinished = [TaskResultStatus.READY, TaskResultStatus.RUNNING]
    assert not DBTaskResult.objects.filter(status__in=unfinished).exists()


def test_worker_killed_every_time_is_not_fed_for_ever(start_worker, tmp_path):
    job = enqueue(kinds.alphabet, folder=str(tmp_path))
    for attempt in range(1, 4):
        kill_half_way(start_worker(), tmp_path)
        assert reap(timezone.now() + LATER) == ((1, 0) if attempt < 3 else (0, 1))

    job.refresh_from_db()
    assert (job.state, job.attempt, job.fault) == (State.FAILED, 3, "lost")
    assert not Job.objects.in_flight().exists()


def test_second_signal_gives_the_work_back_at_once(start_worker, tmp_path):
    job = enqueue(kinds.alphabet, folder=str(tmp_path))
    worker = start_worker()
    wait_for((tmp_path / "half-way").exists)
    worker.terminate()
    wait_for(lambda: "gracefully" in (tmp_path / "worker.log").read_text())
    worker.terminate()
    worker.wait(timeout=60)

    job.refresh_from_db()
    assert (job.state, job.attempt, job.fault) == (State.QUEUED, 1, "stopped")
    (tmp_path / "go").touch()
    assert start_worker("--batch").wait(timeout=60) == 0
    job.refresh_from_db()
    assert (job.state, job.attempt) == (State.DONE, 2)
