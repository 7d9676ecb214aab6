"""For the tests: quick hashing, jobs at once, files in a temporary place; the database is what DATABASE_URL says."""

import tempfile
from pathlib import Path

from .base import *
from .base import CACHES, STORAGES, env

SECRET_KEY = "for tests only"
DEMO_ALLOWED = True
TEST_DATA_DIR = Path(env.str("MUSEUM_TEST_DATA_DIR", "") or tempfile.mkdtemp(prefix="museum-test-"))
MEDIA_ROOT = TEST_DATA_DIR / "derivatives"
ORIGINALS_ROOT = TEST_DATA_DIR / "originals"
STORAGES["originals"]["OPTIONS"]["location"] = str(ORIGINALS_ROOT)
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {
    "default": {
        "BACKEND": env.str("TASKS_BACKEND", "django_tasks.backends.immediate.ImmediateBackend"),
        "QUEUES": [],
    }
}
# Whoever runs them waits for what they make.
JOB_NICENESS = 0
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
ALLOWED_HOSTS = ["*"]
# Each test makes its pages anew; those about keeping them ask for it.
CACHES["pages"] = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
# SQLite gives the numbers of rows that were undone again: another test's picture would be found under them.
CACHES["renditions"] = CACHES["pages"]
