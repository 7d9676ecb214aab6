"""SQLite while somebody else writes: nobody waits for what is only kept."""

import sqlite3

import pytest
from django.db import OperationalError, connections

from exhibits.access.waiting import MOMENT_MS, for_a_moment, is_busy


@pytest.fixture
def museum(tmp_path, django_db_blocker):
    """Another museum on SQLite, while a large sheet comes in there; gives its name among the databases."""
    file = tmp_path / "museum.sqlite3"
    connections.databases["other"] = connections.configure_settings(
        {
            "other": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(file), "OPTIONS": {"timeout": 20}},
            "default": {},
        }
    )["other"]
    with django_db_blocker.unblock():
        with connections["other"].cursor() as cursor:
            cursor.execute("CREATE TABLE things (name text)")
        writer = sqlite3.connect(file, isolation_level=None)
        writer.execute("BEGIN IMMEDIATE")
        yield "other"
        writer.close()
        connections["other"].close()
    del connections["other"], connections.databases["other"]


def patience(museum: str) -> int:
    """Milliseconds."""
    return connections[museum].connection.execute("PRAGMA busy_timeout").fetchone()[0]


def test_what_is_only_kept_is_given_up_soon(museum):
    with pytest.raises(OperationalError) as busy, for_a_moment(museum), connections[museum].cursor() as cursor:
        cursor.execute("INSERT INTO things VALUES ('a')")
    assert is_busy(busy.value)
    assert patience(museum) == 20_000


def test_only_what_is_only_kept(museum):
    with for_a_moment(museum):
        assert patience(museum) == MOMENT_MS
    assert patience(museum) == 20_000


def test_other_faults_are_not_said_to_pass(museum):
    with pytest.raises(OperationalError) as fault, connections[museum].cursor() as cursor:
        cursor.execute("SELECT * FROM nothing")
    assert not is_busy(fault.value)
