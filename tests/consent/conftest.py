"""The canaries, made once for all tests here."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from exhibits.publishing import following

from .canaries import Canaries, make_canaries
from .reading import cells


@pytest.fixture(scope="package")
def canaries(django_db_setup, django_db_blocker) -> Iterator[Canaries]:
    """What a test changes of them is rolled back at its end, they themselves at the end of all."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_canaries()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _files_of_books_stay(monkeypatch):
    """What tests change here is undone at their end; files of books that were made again would not be."""
    monkeypatch.setattr(following, "all_books", list)


def pytest_terminal_summary(terminalreporter):
    if any(cells.values()):
        told = ", ".join(f"{number:,} {channels}" for channels, number in cells.items())
        terminalreporter.write_line(f"Leak test: cells of item × role × language × channel: {told}")
