"""What can go wrong with background work, in words for people who do not program."""

import errno
import subprocess
import traceback

from django.core.exceptions import ValidationError
from django.db import InterfaceError, OperationalError, models
from django.utils.translation import gettext_lazy as _

ERROR_LENGTH = 300


class JobError(Exception):
    """Raised by a job, with a sentence for curators, when another try would fail the same way: there is none."""


class Fault(models.TextChoices):
    """Why an attempt ended without its work being done."""

    LOST = "lost", _("The worker stopped in the middle of the work.")
    STOPPED = "stopped", _("The worker was shut down in the middle of the work.")
    CONTENT = "content", _("The content could not be used as it is.")
    FILE = "file", _("A file is missing or cannot be read.")
    SPACE = "space", _("The disk is full.")
    MEMORY = "memory", _("There was not enough memory.")
    TIME = "time", _("It took too long.")
    NETWORK = "network", _("Another computer did not answer.")
    DATABASE = "database", _("The database did not answer.")
    PROGRAM = "program", _("The program made a mistake; the technicians need to look at it.")


def fault_of(error: BaseException) -> Fault:
    """The fault that an exception stands for."""
    match error:
        case SystemExit() | KeyboardInterrupt():
            return Fault.STOPPED
        case JobError() | ValidationError():
            return Fault.CONTENT
        case MemoryError():
            return Fault.MEMORY
        case TimeoutError() | subprocess.TimeoutExpired():
            return Fault.TIME
        case ConnectionError():
            return Fault.NETWORK
        case OSError(errno=errno.ENOSPC):
            return Fault.SPACE
        case OSError():
            return Fault.FILE
        case OperationalError() | InterfaceError():
            return Fault.DATABASE
        case _:
            return Fault.PROGRAM


def account_of(error: BaseException) -> dict[str, str]:
    """The ledger's columns for an exception: the fault, the exception's own words on one line, the whole traceback."""
    words = "; ".join(error.messages) if isinstance(error, ValidationError) else str(error)
    return {
        "fault": fault_of(error),
        "error": storable(" ".join(words.split()))[:ERROR_LENGTH],
        "detail": storable("".join(traceback.format_exception(error))),
    }


def storable(text: str) -> str:
    """Text that every database takes: names from damaged files may hold NUL or half a character."""
    return text.encode(errors="backslashreplace").decode().replace("\0", "")
