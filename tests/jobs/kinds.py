"""Kinds of work that exist for the tests only."""

import string
import time
from pathlib import Path

from django.contrib.auth.models import Group
from django.db import connection, transaction

from exhibits.catalogue.models import Intake
from exhibits.interchange.spreadsheets import intaking
from exhibits.jobs.registry import job

LETTERS = string.ascii_lowercase
GROUP = "tests.alphabet"


def wait_for(condition, seconds: float = 60) -> None:
    """Look again and again until the condition holds. Raises TimeoutError at the deadline."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError(f"Not true within {seconds} s: {condition}")
        time.sleep(0.02)


@job("tests.alphabet", label="Writing out the alphabet", attempts=3)
def alphabet(run, folder: str) -> None:
    """Writes the letters to a file and names a group, in one transaction; half way it waits for a file "go"."""
    folder = Path(folder)
    with (folder / "attempts").open("a") as attempts:
        attempts.write(f"{run.job.attempt}\n")
    part = folder / "alphabet.part"
    with transaction.atomic(), part.open("w") as page:
        Group.objects.create(name=GROUP)
        for number, letter in enumerate(LETTERS, start=1):
            page.write(letter)
            page.flush()
            run.progress(number, len(LETTERS), letter)
            if number == len(LETTERS) // 2:
                (folder / "half-way").touch()
                wait_for((folder / "go").exists)
    part.replace(folder / "alphabet.txt")


@job("tests.note", label="Leaving a note")
def note(run, folder: str) -> None:
    """Writes one line to a file."""
    with (Path(folder) / "notes").open("a") as notes:
        notes.write("noted\n")


@job("tests.bring_sheet", label="Bringing in a sheet, with a rest half way")
def bring_sheet(run, intake: str, folder: str) -> None:
    """As the museum's own kind; half way through what it writes it waits for a file "go"."""

    def progress(done: int, total: int) -> None:
        run.progress(done, total)
        if connection.in_atomic_block and done >= total // 2:
            (Path(folder) / "half-way").touch()
            wait_for((Path(folder) / "go").exists)

    intaking.write(Intake.objects.get(pk=intake), progress)
