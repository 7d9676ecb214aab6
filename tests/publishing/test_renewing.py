"""Once a day every book is looked at."""

import pytest

from exhibits.jobs.models import Job
from exhibits.publishing.renewing import look_at_all
from museum.management.commands import scheduler
from tests import factories
from tests.book.pieces import order

pytestmark = pytest.mark.django_db


def asked() -> set[str]:
    return set(Job.objects.filter(kind="publishing.book").values_list("key", flat=True))


@pytest.fixture
def book():
    made = factories.book()
    order(made, factories.chapter(made, "Drumul"))
    Job.objects.all().delete()
    return made


def test_every_book_is_asked_for_in_its_languages(book):
    other = factories.book("A doua")
    Job.objects.all().delete()
    look_at_all()
    assert asked() == {f"{book.translation_key} ro", f"{other.translation_key} ro"}


def test_the_scheduler_does_it():
    assert look_at_all in scheduler.DAILY
