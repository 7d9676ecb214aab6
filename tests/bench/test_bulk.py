"""Ten thousand objects by the bulk path: seconds, memory, and beside it Wagtail's page API.

The budget is six minutes and 500 MB for 10,000 rows in one language, with times that grow as the number of pages does.
Each row is measured in a process of its own, on an empty museum.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg2
import pytest

from museum.operations.install import ROOT
from museum.operations.postgres import server
from tests.browser.tables import table

ONE, FOUR = "ro", "ro,nb,en,rom"
API, SIZES, THINGS = 200, (2_500, 5_000, 10_000), 2_500
Environment = dict[str, str]


def manage(environment: Environment, *command: str) -> str:
    result = subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, f"{command}: {result.returncode}\n{result.stderr}"
    return result.stdout


def prepare(environment: Environment) -> None:
    manage(environment, "manage.py", "migrate", "-v0")
    manage(environment, "manage.py", "setup", "-v0")


@contextmanager
def on_sqlite(place: Path, environment: Environment) -> Iterator[Callable[[str], Environment]]:
    def museum(name: str) -> Environment:
        shutil.copytree(place / "empty", place / name)
        return {**environment, "DATA_DIR": str(place / name)}

    (place / "empty").mkdir()
    prepare({**environment, "DATA_DIR": str(place / "empty")})
    yield museum
    for one in place.iterdir():
        shutil.rmtree(one)


@contextmanager
def on_postgresql(place: Path, environment: Environment) -> Iterator[Callable[[str], Environment]]:
    with server() as url:

        def database(name: str, template: str = "template1") -> Environment:
            connection = psycopg2.connect(url)
            connection.autocommit = True
            with connection.cursor() as cursor:
                cursor.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
            connection.close()
            address = url.replace("@/postgres?", f"@/{name}?")
            return {**environment, "DATA_DIR": str(place), "DATABASE_URL": address}

        prepare(database("empty"))
        yield lambda name: database(name, "empty")


def measured(environment: Environment, count: int, languages: str, way: str) -> dict:
    return json.loads(manage(environment, "-m", "tests.bench.fill", str(count), languages, way))


@pytest.mark.parametrize("on", [on_sqlite, on_postgresql])
def test_ten_thousand_objects(on, tmp_path):
    environment = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "DATA_DIR")}
    environment["DJANGO_SETTINGS_MODULE"] = "museum.settings.test"
    wanted = [("api", API, ONE), *(("bulk", size, ONE) for size in SIZES), ("bulk", THINGS, FOUR)]
    rows, slow = [], None
    with on(tmp_path, environment) as museum:
        for number, (way, count, languages) in enumerate(wanted):
            found = measured(museum(f"museum{number}"), count, languages, way)
            each, cpu = (found[clock] * 1000 / found["pages"] for clock in ("seconds", "cpu"))
            slow = slow or each
            rows.append(
                [way, count, languages, found["pages"], found["seconds"], each, cpu, slow / each, found["most"]]
            )
    head = ["way", "things", "languages", "pages", "seconds", "ms a page", "CPU of it", "times the API", "MB at most"]
    table(f"Objects, {on.__name__}", head, rows)
