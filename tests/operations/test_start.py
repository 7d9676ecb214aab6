"""A step of the start that fails says what failed and what to do."""

import pytest
from django.core.management import CommandError
from django.db import OperationalError

from museum.operations.start import STEPS, OwnLines, Step, take


def failing(error):
    def do():
        raise error

    return Step("Database", do, "Can the database be reached?")


@pytest.mark.parametrize("error", [CommandError("no such picture"), OperationalError("refused"), ValueError("broken")])
def test_a_failing_step_says_what_failed_and_what_to_do(error, capsys):
    assert take(failing(error)) is False
    told = capsys.readouterr()
    assert "failed" in told.out
    assert str(error) in told.err
    assert told.err.endswith("The museum could not be opened: database failed.\nCan the database be reached?\n")


def test_a_step_says_what_it_did(capsys):
    assert take(Step("Fonts", lambda: "unchanged", ""))
    assert capsys.readouterr().out.startswith("Fonts                       unchanged, 0.0 s")


def test_every_step_has_its_advice():
    assert all(step.advice for step in STEPS)


def test_progress_begins_on_a_line_of_its_own(capsys):
    lines = OwnLines()
    lines.write("one ")
    lines.write("two")
    assert capsys.readouterr().out == "\none two"
