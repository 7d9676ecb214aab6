"""A worker is killed while it writes a sheet of objects: none of them is there; the next one brings all of them in."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from exhibits.catalogue.models import Intake, InventoryNumber, ObjectPage
from exhibits.formats.tables.reading import read
from exhibits.interchange.spreadsheets.mapping import own_mapping
from exhibits.jobs.ledger import enqueue
from exhibits.jobs.models import Job, State
from exhibits.jobs.reaper import reap
from tests.interchange.spreadsheets.sheets import own_sheet

from . import kinds
from .kinds import wait_for

LATER = timedelta(minutes=10)
ROWS = 20


@pytest.fixture(autouse=True)
def _same_files(monkeypatch, settings):
    """The worker finds the sheet where this process has it."""
    monkeypatch.setenv("MUSEUM_TEST_DATA_DIR", str(settings.TEST_DATA_DIR))


def sent() -> Intake:
    content = own_sheet(*({"inventory_number": f"K {n}", "title": f"Lingură {n}"} for n in range(ROWS)))
    mapping = own_mapping(read(content, language="ro").names, "ro")
    intake = Intake(name="things.csv", language="ro", mapping=mapping.as_json(), state=Intake.State.TRIED)
    intake.sheet.save("things.csv", ContentFile(content))
    return intake


def test_sheet_half_written(start_worker, tmp_path):
    intake = sent()
    Job.objects.all().delete()
    job = enqueue(kinds.bring_sheet, intake=str(intake.pk), folder=str(tmp_path))
    worker = start_worker()
    wait_for(lambda: (tmp_path / "half-way").exists() or worker.poll() is not None)
    worker.kill()
    worker.wait()

    assert (tmp_path / "half-way").exists(), (tmp_path / "worker.log").read_text()
    wait_for(lambda: not ObjectPage.objects.exists())
    assert not InventoryNumber.objects.exists()
    intake.refresh_from_db()
    assert intake.state == Intake.State.TRIED
    assert reap(timezone.now() + LATER) == (1, 0)

    (tmp_path / "go").touch()
    assert start_worker("--batch").wait(timeout=60) == 0
    job.refresh_from_db()
    intake.refresh_from_db()
    assert (job.state, job.attempt, intake.state) == (State.DONE, 2, Intake.State.WRITTEN)
    assert ObjectPage.objects.count() == InventoryNumber.objects.count() == ROWS
