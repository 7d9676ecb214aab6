"""``python -m tests.jobs.worker``: the museum's worker, which also knows the tests' kinds of work."""

import sys

import django
from django.core.management import call_command

if __name__ == "__main__":
    django.setup()
    import tests.jobs.kinds  # noqa: F401 (declares the kinds; needs the apps to be ready)

    call_command("db_worker", "--no-startup-delay", "--no-reload", "--interval=0.05", *sys.argv[1:])
