"""A worker is killed while it copies a recording: what was whole stays, what was not is made again, unseen."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from exhibits.jobs.models import Job, State
from exhibits.jobs.reaper import reap
from exhibits.media.models import Recording
from tests.media.sounds import speech

from .kinds import wait_for

LATER = timedelta(minutes=10)


@pytest.fixture(autouse=True)
def _same_files(monkeypatch, settings):
    """The worker finds originals and derivatives where this process has them."""
    monkeypatch.setenv("MUSEUM_TEST_DATA_DIR", str(settings.TEST_DATA_DIR))


def long_recording(tmp_path) -> tuple[Recording, Path]:
    """A recording whose copies take a while, and the directory for them."""
    speech(tmp_path / "voice.wav", 240)
    recording = Recording(title="Povestea", type="audio")
    recording.file.save("voice.wav", ContentFile((tmp_path / "voice.wav").read_bytes()))
    return recording, Path(default_storage.path(f"recordings/{recording.uuid}"))


def at_work() -> list[bytes]:
    """The command lines of programs that write copies."""
    lines = [one.read_bytes() for one in Path("/proc").glob("[0-9]*/cmdline") if os.access(one, os.R_OK)]
    return [line for line in lines if b"ffmpeg" in line and b".part/" in line]


def test_copies_half_made(start_worker, tmp_path):
    recording, place = long_recording(tmp_path)
    job = Job.objects.get()
    worker = start_worker()
    wait_for(lambda: (recording.derivatives.exists() and any(place.glob("*.part/*"))) or worker.poll() is not None)
    worker.kill()
    worker.wait()

    whole = {one.file.name: one.pk for one in recording.derivatives.all()}
    assert 0 < len(whole) < 4, (tmp_path / "worker.log").read_text()
    assert list(place.glob("*.part/*")), "something was half made"
    wait_for(lambda: not at_work(), 10)
    assert reap(timezone.now() + LATER) == (1, 0)

    assert start_worker("--batch").wait(timeout=120) == 0
    job.refresh_from_db()
    assert (job.state, job.attempt, job.done, job.total) == (State.DONE, 2, 100, 100)
    made = {one.file.name: one.pk for one in recording.derivatives.all()}
    assert whole.items() < made.items()
    assert {one.name for one in place.iterdir()} == {Path(name).name for name in made}
    assert len(made) == 4
