"""A collection of fifty thousand objects on PostgreSQL: what lists, objects, map and timeline cost a request.

Budget: 16 queries, and 150 ms for 95 of 100 requests of the mix (``mix``). ``OBJECTS`` in the environment sets another
number.
"""

import json
import os

from tests.browser.tables import table

from .test_bulk import manage, measured, on_postgresql

OBJECTS = int(os.environ.get("OBJECTS", "50000"))


def test_a_large_collection(tmp_path):
    environment = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "DATA_DIR")}
    environment["DJANGO_SETTINGS_MODULE"] = "museum.settings.test"
    with on_postgresql(tmp_path, environment) as museum:
        there = museum("large")
        made = measured(there, OBJECTS, "ro,nb", "bulk")
        manage(
            there,
            "manage.py",
            "shell",
            "-v0",
            "-c",
            "from django.db import connection as c; c.cursor().execute('ANALYZE')",
        )
        found = json.loads(manage(there, "-m", "tests.bench.mix"))
    rows = [_row(kind, asked) for kind, asked in found.items() if asked]
    rows.append(_row("all", [one for kind in found.values() for one in kind]))
    head = ["asked for", "times", "SQL queries", "median ms", "95 % ms", "most ms"]
    table(
        f"{made['pages']} pages of {OBJECTS} objects, made in {made['seconds']:.0f} s (budget 95 %: 150 ms)", head, rows
    )


def _row(kind: str, asked: list) -> list:
    times = sorted(took for took, _ in asked)
    return [kind, len(times), max(q for _, q in asked), _at(times, 0.5), _at(times, 0.95), times[-1]]


def _at(times: list[float], share: float) -> float:
    return times[min(int(len(times) * share), len(times) - 1)]
