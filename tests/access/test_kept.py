"""What was worked out is kept as long as the museum shows what it showed then, and no longer."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from exhibits.access import generations
from exhibits.access.kept import kept
from exhibits.access.models import Generation, Kept
from tests import factories

pytestmark = pytest.mark.django_db


class Work:
    """Counts how often it was done."""

    def __init__(self):
        self.times = 0

    def __call__(self) -> list:
        self.times += 1
        return [self.times]


@pytest.fixture
def settle():
    """Takes what was done so far for committed, as it is for every request."""

    def run():
        connection.run_on_commit.clear()

    run()
    return run


def test_what_was_worked_out_is_told_again_in_its_language(settle):
    work = Work()
    assert [kept("work", code, work) for code in ("ro", "ro", "nb", "ro")] == [[1], [1], [2], [1]]
    assert Kept.objects.count() == 2


def test_a_change_makes_it_void(settle, committed):
    work = Work()
    kept("work", "ro", work)
    with committed():
        factories.theme()
    settle()
    assert kept("work", "ro", work) == [2]
    assert Kept.objects.count() == 1


def test_a_date_that_passes_makes_it_void(settle):
    work = Work()
    kept("work", "ro", work)
    Generation.objects.update(ends_at=timezone.now() - timedelta(seconds=1))
    settle()
    assert kept("work", "ro", work) == [2]


def test_a_change_that_is_not_finished_is_not_kept(settle):
    work = Work()
    kept("work", "ro", work)
    factories.theme()
    assert [kept("work", "ro", work), kept("work", "ro", work)] == [[2], [3]]
    assert Kept.objects.get().value == [1]


def test_to_keep_something_is_no_change(settle):
    token = generations.current()
    kept("work", "ro", Work())
    assert generations.current() == token
