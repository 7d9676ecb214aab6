"""What a request costs the server, by type of page; and beside it, where it can be had, Wagtail's own demonstration."""

import json
import os
import subprocess
import sys
from pathlib import Path

from museum.operations.install import ROOT
from tests.browser.museum import Museum
from tests.browser.pieces import one_of_each
from tests.browser.tables import table

MEASURE = Path(__file__).with_name("measure.py")
TIMES = "60"
HEAD = ["page", "address", "KB", "SQL queries", "CPU ms"]
# The detail page of wagtail/bakerydemo, and what the museum's budget allows in parts of its CPU time.
BAKERY = {"home": "/", "detail": "/blog/wild-yeast/", "search": "/search/?q=bread"}
BAKERY_SETTINGS = "bakerydemo.settings.production"
RATIO = 0.7
ROUNDS = 3


def measured(museum: Museum, addresses: list[str], times: str = TIMES, kept: bool = False) -> list[dict]:
    """Each page made anew every time, or ``kept`` from an earlier visitor."""
    command = [sys.executable, MEASURE, "museum.settings.dev", times, *addresses]
    environment = {**museum.environment, "PYTHONPATH": str(ROOT), "ALLOWED_HOSTS": "localhost"}
    if not kept:
        environment["PAGE_CACHE_SECONDS"] = "0"
    return _results(command, ROOT, environment)


def _results(command: list, place: Path, environment: dict[str, str]) -> list[dict]:
    result = subprocess.run(command, cwd=place, env=environment, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    found = json.loads(result.stdout.splitlines()[-1])
    assert all(one["status"] in (200, 404) for one in found), found
    return found


def row(name: str, found: dict) -> list:
    return [name, found["address"], found["bytes"] / 1024, found["queries"], found["cpu"]]


def test_every_type_of_page(museum):
    pages = {kind: paths["nb"] for kind, paths in one_of_each(museum).items()}
    found = measured(museum, list(pages.values()))
    table("One request, uncached, median of 60", HEAD, [row(*pair) for pair in zip(pages, found, strict=True)])
    found = measured(museum, list(pages.values()), kept=True)
    table(
        "The same, kept from an earlier visitor (budget 12 queries, 12 ms)",
        HEAD,
        [row(*pair) for pair in zip(pages, found, strict=True)],
    )
    stand_ins = {kind: one_of_each(museum)[kind]["rom"] for kind in ("exhibit", "story", "chapter")}
    found = measured(museum, list(stand_ins.values()))
    table("Uncached, shown untranslated", HEAD, [row(*pair) for pair in zip(stand_ins, found, strict=True)])


def test_beside_bakerydemo(museum):
    """Where BAKERYDEMO_DIR names a checkout with its data loaded, and BAKERYDEMO_PYTHON the Python that runs it."""
    kinds = ("home", "exhibit", "story", "chapter", "search")
    paths = [one_of_each(museum)[kind]["nb"] for kind in kinds]
    # In turns, so that what else the machine does meets both.
    rounds = [(bakery(), measured(museum, paths)) for _ in range(ROUNDS)]
    theirs, ours = ([_quickest(one) for one in zip(*side, strict=True)] for side in zip(*rounds, strict=True))
    if not theirs:
        print("\nNot beside wagtail/bakerydemo: BAKERYDEMO_DIR names no checkout of it.")
        return
    table("wagtail/bakerydemo", HEAD, [row(*pair) for pair in zip(BAKERY, theirs, strict=True)])
    detail = dict(zip(BAKERY, theirs, strict=True))["detail"]["cpu"]
    ratios = [
        [kind, found["queries"], found["cpu"], f"{found['cpu'] / detail:.2f}"]
        for kind, found in zip(kinds, ours, strict=True)
    ]
    table(f"Beside its detail page (budget {RATIO})", ["page", "SQL queries", "CPU ms", "ratio"], ratios)


def bakery() -> list[dict]:
    """The same measured on wagtail/bakerydemo with its own production settings, or nothing where there is none."""
    if not (place := os.environ.get("BAKERYDEMO_DIR")):
        return []
    python = os.environ.get("BAKERYDEMO_PYTHON", sys.executable)
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": place, "SECURE_SSL_REDIRECT": "false"}
    return _results([python, MEASURE, BAKERY_SETTINGS, TIMES, *BAKERY.values()], Path(place), environment)


def _quickest(found: tuple[dict, ...]) -> dict:
    return min(found, key=lambda one: one["cpu"])
