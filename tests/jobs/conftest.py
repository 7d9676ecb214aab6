"""A database that a second process can open too, on SQLite and on PostgreSQL."""

import os
import sqlite3
import subprocess
import sys
from urllib.parse import urlsplit

import pytest
from django.db import connection

DATABASE_BACKEND = "django_tasks_db.DatabaseBackend"
SUFFIX = "jobs"


@pytest.fixture
def ledger_queue(settings):
    """Jobs wait in the database, as in the running museum, instead of being done at once."""
    settings.TASKS = {"default": {"BACKEND": DATABASE_BACKEND, "QUEUES": []}}


@pytest.fixture
def transactional_db(django_db_setup, django_db_blocker, tmp_path, ledger_queue):
    """
    Real transactions, as with pytest-django's own fixture of this name, but in a copy of the test database: another
    process can open it, and the original is not flushed afterwards. Gives the copy's DATABASE_URL.
    """
    copy = _sqlite_copy if connection.vendor == "sqlite" else _postgresql_copy
    with django_db_blocker.unblock():
        yield from copy(tmp_path)


def _sqlite_copy(tmp_path):
    path = tmp_path / "museum.sqlite3"
    connection.ensure_connection()
    shared_name, shared = connection.settings_dict["NAME"], connection.connection
    with sqlite3.connect(path) as file:
        shared.backup(file)
    file.close()
    # The shared database may live in memory, for as long as its connection: lay it aside, do not close it.
    connection.connection, connection.settings_dict["NAME"] = None, str(path)
    try:
        yield f"sqlite:///{path}"
    finally:
        connection.close()
        connection.connection, connection.settings_dict["NAME"] = shared, shared_name


def _postgresql_copy(tmp_path):
    shared_name = connection.settings_dict["NAME"]
    connection.close()
    connection.creation.clone_test_db(suffix=SUFFIX, verbosity=0, autoclobber=True)
    name = connection.creation.get_test_db_clone_settings(SUFFIX)["NAME"]
    connection.settings_dict["NAME"] = name
    try:
        yield urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
    finally:
        connection.close()
        connection.settings_dict["NAME"] = shared_name
        connection.creation.destroy_test_db(verbosity=0, suffix=SUFFIX)


@pytest.fixture
def start_worker(transactional_db, settings, tmp_path):
    """Starts workers on the copy; none of them outlives the test."""
    started = []
    log = (tmp_path / "worker.log").open("w")
    environment = {**os.environ, "DATABASE_URL": transactional_db, "TASKS_BACKEND": DATABASE_BACKEND}

    def start(*options: str) -> subprocess.Popen:
        command = [sys.executable, "-m", "tests.jobs.worker", *options]
        started.append(subprocess.Popen(command, cwd=settings.BASE_DIR, env=environment, stdout=log, stderr=log))
        return started[-1]

    yield start
    for worker in started:
        worker.kill()
        worker.wait()
    log.close()
