"""A museum that nobody has set up says so."""

from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import DatabaseError

from home.models import ReviewTask
from museum import checks


def found() -> list[str]:
    return [warning.msg for warning in checks.museum_is_set_up(None, databases=["default"])]


def test_after_setup_there_is_nothing_to_say(db):
    assert found() == []
    call_command("check", "--database", "default", "--fail-level", "WARNING")


def test_what_is_missing_is_named(db):
    Group.objects.get(name="Curators").delete()
    ReviewTask.objects.all().delete()
    (message,) = found()
    assert message == "The museum is not set up: it lacks the group 'Curators', the workflow."
    assert "manage.py setup" in checks.museum_is_set_up(None, databases=["default"])[0].hint


def test_setup_brings_it_back(db):
    Group.objects.all().delete()
    call_command("setup", verbosity=0)
    assert found() == []


def test_without_a_database_nothing_is_asked(monkeypatch):
    assert checks.museum_is_set_up(None) == []
    assert checks.museum_is_set_up(None, databases=["other"]) == []


def test_before_the_first_migration_it_keeps_silent(monkeypatch):
    def no_tables():
        raise DatabaseError("no such table")

    monkeypatch.setattr(checks, "_missing", no_tables)
    assert found() == []
