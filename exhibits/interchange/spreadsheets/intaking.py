"""A sheet that lies in the museum is tried, and brought in: what the jobs do, and what they leave behind to read."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from exhibits.catalogue.models import Intake, SheetExport
from exhibits.formats.tables.reading import read
from exhibits.formats.tables.shapes import MOST_BYTES, Table, Unreadable

from .archive import Archive, NoArchive
from .bringing import bring_in
from .known import Known
from .mapping import Mapping, faults_of
from .planning import Plan, plan
from .problems import Problem, words_of

Progress = Callable[[int, int], None]
# How long a sheet that nobody brings in lies there.
KEPT = timedelta(days=14)
# A sheet of all objects can be written again at any time, and grows old with every change.
EXPORTS_KEPT = timedelta(days=2)
# Cells: more than that nobody reads, and a report of every cell of a large sheet would fill the worker's memory.
MOST_CHANGES = 50_000


@dataclass(frozen=True)
class Report:
    """What a trial found, as it is kept: lists of what ``Problem``, ``Change`` and ``Note`` hold."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    problems: tuple[dict[str, Any], ...] = ()
    changes: tuple[dict[str, Any], ...] = ()
    notes: tuple[dict[str, Any], ...] = ()
    remarks: tuple[str, ...] = ()
    unmapped: tuple[str, ...] = ()

    @property
    def is_refused(self) -> bool:
        return bool(self.problems)


def table_in(intake: Intake, most: int | None = None) -> Table:
    """Raises Unreadable."""
    with intake.sheet.open("rb") as file:
        return read(file.read(MOST_BYTES + 1), intake.encoding, intake.language, most)


def attempt(intake: Intake, progress: Progress) -> Report:
    """Say what would become of a sheet. Nothing is written but the report."""
    with _pictures(intake) as pictures:
        return _keep(intake, _planned(intake, pictures, progress)[1])


def write(intake: Intake, progress: Progress) -> Report:
    """Bring a sheet in, once; where the museum has changed so that it cannot be, the report says why."""
    with _pictures(intake) as pictures:
        found, report = _planned(intake, pictures, progress)
        if found is None or report.is_refused:
            return _keep(intake, report)
        with transaction.atomic():
            bring_in(found, by=intake.made_by, progress=progress)
            Intake.objects.filter(pk=intake.pk).update(state=Intake.State.WRITTEN)
    intake.state = Intake.State.WRITTEN
    return _keep(intake, report)


def report_of(intake: Intake) -> Report | None:
    """What was kept of the last trial."""
    if not intake.report:
        return None
    with intake.report.open("rb") as file:
        return Report(**json.load(file))


def sweep() -> None:
    """Sheets are gone some time after they were sent, brought in or not, and so are those that were written."""
    for intake in Intake.objects.filter(created_at__lt=timezone.now() - KEPT):
        intake.discard()
    for written in SheetExport.objects.filter(created_at__lt=timezone.now() - EXPORTS_KEPT):
        written.discard()


class _pictures:
    """The archive of an intake while it is open; None where there is none."""

    def __init__(self, intake: Intake):
        self.intake = intake

    def __enter__(self):
        return self.intake.pictures.open("rb") if self.intake.pictures else None

    def __exit__(self, *error):
        if self.intake.pictures:
            self.intake.pictures.close()


def _planned(intake: Intake, pictures, progress: Progress) -> tuple[Plan | None, Report]:
    try:
        table = table_in(intake)
        mapping = Mapping.from_json(intake.mapping).of(table.names)
        wrong = faults_of(mapping, intake.language)
        if wrong:
            return None, _refused(Problem(0, name, words) for name, words in wrong)
        known = Known(intake.language, mapping.growing)
        known.archive = Archive(pictures) if pictures else None
    except Unreadable as unreadable:
        flaws = unreadable.flaws
        return None, _refused(Problem(one.column, "", words_of(one), [one.line] * bool(one.line)) for one in flaws)
    except NoArchive as error:
        return None, _refused([Problem(0, "", str(error))])
    found = plan(table, mapping, known, intake.publish, progress)
    return found, _report(found)


def _refused(problems) -> Report:
    return Report(problems=tuple(asdict(one) for one in problems))


def _report(found: Plan) -> Report:
    remarks = list(found.remarks)
    if len(found.changes) > MOST_CHANGES:
        told = _("Of %(number)s changes the first %(most)s are listed.")
        remarks.append(told % {"number": len(found.changes), "most": MOST_CHANGES})
    return Report(
        new=len(found.new),
        changed=len(found.changed),
        unchanged=found.unchanged,
        problems=tuple(map(asdict, found.problems)),
        changes=tuple(map(asdict, found.changes[:MOST_CHANGES])),
        notes=tuple(map(asdict, found.notes)),
        remarks=tuple(remarks),
        unmapped=tuple(found.unmapped),
    )


def _keep(intake: Intake, report: Report) -> Report:
    content = json.dumps(asdict(report), ensure_ascii=False).encode()
    former = intake.report.name
    intake.report.save("report.json", ContentFile(content), save=False)
    if intake.state != Intake.State.WRITTEN:
        intake.state = Intake.State.TRIED
    intake.save(update_fields=["report", "state"])
    if former:
        # Only now: a worker that is killed in between leaves a report to read.
        intake.report.storage.delete(former)
    return report
