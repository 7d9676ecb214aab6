"""The promises of ``tests/translations/test_promises.py`` over more and longer sequences; ``SEEDS`` says how many."""

import os
import time

import pytest

from tests.browser.tables import table
from tests.translations.test_promises import SEQUENCES, live

SEEDS, STEPS = int(os.environ.get("SEEDS", "40")), 45
pytestmark = pytest.mark.django_db


def test_long_sequences(committed, rolled_back):
    # Other seeds than those of every test run, and others every day.
    first = SEQUENCES + int(time.time()) // 86_400 * SEEDS
    for seed in range(first, first + SEEDS):
        print(f"seed {seed}", end=" ", flush=True)
        with rolled_back():
            live(seed, STEPS, committed)
    table("Sequences of edits, translations, imports, moves", ["seeds", "steps each"], [[SEEDS, STEPS]])
