"""A worker is killed while it cuts a picture into tiles: nobody sees a part of them; the next one makes them all."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone
from PIL import Image

from exhibits.jobs.models import Job, State
from exhibits.jobs.reaper import reap
from exhibits.media.models import MuseumImage, TileSet, tiles_directory

from .kinds import wait_for

LATER = timedelta(minutes=10)
SIZE = (7000, 6000)


@pytest.fixture(autouse=True)
def _same_files(monkeypatch, settings):
    """The worker finds originals and derivatives where this process has them."""
    monkeypatch.setenv("MUSEUM_TEST_DATA_DIR", str(settings.TEST_DATA_DIR))


def large_image() -> tuple[MuseumImage, Path]:
    """A picture whose tiles take a while, and the directory for them; of its jobs only the one for them."""
    buffer = BytesIO()
    Image.effect_noise(SIZE, 60).convert("RGB").save(buffer, "JPEG")
    image = MuseumImage.objects.create(title="Harta", file=ContentFile(buffer.getvalue(), name="large.jpg"))
    Job.objects.exclude(kind="media.tiles").delete()
    return image, Path(default_storage.path(tiles_directory(image.uuid)))


def test_tiles_half_made(start_worker, tmp_path):
    image, place = large_image()
    job = Job.objects.get()
    worker = start_worker()
    wait_for(lambda: list(place.glob("*/*/0,0,*")) or worker.poll() is not None)
    worker.kill()
    worker.wait()

    assert [one.suffix for one in place.iterdir()] == [".part"], (tmp_path / "worker.log").read_text()
    assert not TileSet.objects.exists()
    assert reap(timezone.now() + LATER) == (1, 0)

    assert start_worker("--batch").wait(timeout=60) == 0
    job.refresh_from_db()
    assert (job.state, job.attempt, job.total) == (State.DONE, 2, 100)
    tiles = TileSet.objects.get(image=image)
    assert [str(one) for one in place.iterdir()] == [default_storage.path(tiles.directory)]
    with Image.open(Path(default_storage.path(tiles.directory)) / "6656,5632,344,368/344,368/0/default.jpg") as last:
        assert last.size == (344, 368)
