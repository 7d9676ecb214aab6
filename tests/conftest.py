"""One museum for all tests: the database is migrated and set up once; each test's changes are rolled back."""

import hashlib
import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection, transaction
from django.test import TestCase
from wagtail.models import Locale

from exhibits.formats.languages import CODES
from exhibits.media import renditions


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        call_command("setup", verbosity=0)
    yield
    shutil.rmtree(settings.TEST_DATA_DIR, ignore_errors=True)


@pytest.fixture
def committed(db):
    """Runs what waits for the end of a transaction (publishing, jobs) at once; use as a context manager."""

    def begin():
        # What was done before stands for what was committed long ago: nothing of it is waiting any more.
        connection.run_on_commit.clear()
        return TestCase.captureOnCommitCallbacks(execute=True)

    return begin


@pytest.fixture
def locales(db) -> dict[str, Locale]:
    return {code: Locale.objects.get(language_code=code) for code in CODES}


@pytest.fixture(scope="session", autouse=True)
def _one_encoding_of_one_picture():
    """Most tests have the same picture: what decoder and encoders made of it once stands for every further time."""
    unfolded, encoded, made = renditions.thumbnail, renditions.derivative, {}

    def picture_of(path, width):
        key = (hashlib.sha256(Path(path).read_bytes()).digest(), width)
        if key not in made:
            made[key] = unfolded(path, width)
            made[key].info["key"] = key
        return made[key]

    def file_of(picture, *wanted) -> bytes:
        key = (picture.info["key"], *wanted)
        if key not in made:
            made[key] = encoded(picture, *wanted)
        return made[key]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(renditions, "thumbnail", picture_of)
        patched.setattr(renditions, "derivative", file_of)
        yield


@pytest.fixture(autouse=True)
def _no_leftover_language():
    """A test that activates a language does not choose it for the next one."""
    from django.utils import translation

    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def _no_password_tried_yet():
    caches["tries"].clear()


@pytest.fixture
def rolled_back(db):
    """Changes within are undone at its end: for tests that compare a small museum with a large one."""

    def undo():
        return _Undone()

    return undo


class _Undone:
    def __enter__(self):
        self.atomic = transaction.atomic()
        self.atomic.__enter__()

    def __exit__(self, *error):
        transaction.set_rollback(True)
        self.atomic.__exit__(*error)
