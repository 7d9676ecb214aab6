"""Background work on what comes in and goes out."""

from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from exhibits.catalogue.models import Intake, SheetExport
from exhibits.jobs.faults import JobError
from exhibits.jobs.registry import job

from .spreadsheets import exporting, intaking


@job("interchange.try_sheet", label=_("Trying a sheet of objects"))
def try_sheet(run, intake: str, language: str):
    """Find out what would become of a sheet, in the words of whoever asks. One given up meanwhile needs no trial."""
    found = Intake.objects.filter(pk=intake).first()
    if found and found.state != Intake.State.WRITTEN:
        with translation.override(language):
            intaking.attempt(found, lambda done, total: run.progress(done, total, found.name))


@job("interchange.bring_sheet", label=_("Bringing in a sheet of objects"))
def bring_sheet(run, intake: str, language: str):
    """Bring it in, all or nothing. After a worker was killed, the sheet is either written or it is not."""
    found = Intake.objects.filter(pk=intake).exclude(state=Intake.State.WRITTEN).first()
    if found:
        with translation.override(language):
            try:
                intaking.write(found, lambda done, total: run.progress(done, total, found.name))
            except ValidationError as error:
                # Somebody has written the same object meanwhile: another try of this one would fail the same way.
                raise JobError(" ".join(error.messages)) from error


@job("interchange.export_sheet", label=_("Writing a sheet of all objects"))
def export_sheet(run, export: str):
    """Write what was asked for; one that is written, or was swept away meanwhile, needs nothing."""
    found = SheetExport.objects.filter(pk=export, file="").first()
    if found:
        exporting.write_out(found, lambda done, total: run.progress(done, total, str(found)))
