"""What keeps pages back, looked up once for each state of the museum."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from exhibits.access import moments
from exhibits.access.asking import Asking
from exhibits.access.models import Hold
from exhibits.access.moments import one_moment
from exhibits.access.selectors import public, reachable
from tests import factories

pytestmark = pytest.mark.django_db


def shown() -> set[int]:
    return set(public(Page.objects.filter(depth__gt=1)).values_list("pk", flat=True))


@pytest.fixture
def kept_back():
    """One page of each way of being kept back, and one below a closed one."""
    book = factories.book("Cartea")
    chapter = factories.chapter(book, "Capitolul")
    PageViewRestriction.objects.create(page=book, restriction_type=PageViewRestriction.LOGIN)
    held = factories.exhibit("Oprită")
    Hold.objects.create(subject=held.translation_key, reason="Asked for by the family")
    lacking = factories.story("Fără acord", basis="consent", narrator="Cineva")
    agreed = factories.story("Cu acord", basis="consent", narrator="Altcineva")
    factories.consent(agreed)
    return {book.pk, chapter.pk, held.pk, lacking.pk}, agreed.pk


def test_a_moment_shows_what_is_shown_outside_of_it(kept_back):
    back, agreed = kept_back
    outside = shown()
    assert agreed in outside
    assert not outside & back
    with one_moment():
        assert shown() == outside
        private = set(reachable(Page.objects.all()).filter(is_private=True).values_list("title", flat=True))
    assert private == {"Cartea", "Capitolul"}


def test_too_many_to_be_named_are_looked_up_by_each_list(kept_back, monkeypatch):
    outside = shown()
    monkeypatch.setattr("exhibits.access.selectors.MOST", 2)
    with one_moment(), CaptureQueriesContext(connection) as asked:
        assert shown() == outside
    assert "access_hold" in asked.captured_queries[-1]["sql"]


def test_what_is_written_counts_from_the_next_request_on(kept_back, client):
    _, agreed = kept_back
    connection.run_on_commit.clear()  # as if it had been committed long ago
    path = f"/ro/povesti/{Page.objects.get(pk=agreed).slug}/"
    assert client.get(path).status_code == 200
    hold = Hold.objects.create(subject=Page.objects.get(pk=agreed).translation_key, reason="Asked for by the family")
    connection.run_on_commit.clear()
    assert client.get(path).status_code == 404
    hold.lift(by=None)
    connection.run_on_commit.clear()
    assert client.get(path).status_code == 200


def test_a_second_request_looks_nothing_up_again(kept_back, client):
    connection.run_on_commit.clear()
    client.get("/ro/povesti/")
    with CaptureQueriesContext(connection) as asked:
        client.get("/ro/povesti/")
    assert not [query for query in asked.captured_queries if "access_hold" in query["sql"]]


def test_another_day_is_judged_by_itself(kept_back):
    _, agreed = kept_back
    before = timezone.localdate() - timedelta(days=10_000)
    with one_moment():
        assert moments.marks(Asking(on=before), lambda day: pytest.fail("asked")) is None
        assert agreed not in set(public(Page.objects.all(), Asking(on=before)).values_list("pk", flat=True))
