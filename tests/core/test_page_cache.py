"""A page that was made for one visitor is given to the next, and not one moment longer than it is true."""

import pytest
from django.core.cache import caches
from django.utils import timezone

from exhibits.access.models import Consent, Hold
from exhibits.stories.models import StoryPage
from museum.setup.people import CURATORS
from tests.factories import consent, exhibit, story
from tests.people import logged_in, member

LOCMEM = "django.core.cache.backends.locmem.LocMemCache"


@pytest.fixture
def kept(settings, db):
    """The cache as the museum runs with, empty."""
    settings.CACHES = {**settings.CACHES, "pages": {"BACKEND": LOCMEM, "LOCATION": "test"}}
    caches["pages"].clear()
    yield caches["pages"]
    caches["pages"].clear()


@pytest.fixture
def page(kept, committed):
    with committed():
        return exhibit("Cazanul")


def test_the_second_visitor_costs_one_query(page, client, django_assert_num_queries):
    address = page.get_url()
    first = client.get(address)
    with django_assert_num_queries(1):
        second = client.get(address)
    assert second.content == first.content
    assert dict(second.items()) == dict(first.items())


def test_a_visitor_who_has_it_gets_no_body(page, client):
    address = page.get_url()
    client.get(address)
    answer = client.get(address)
    again = client.get(address, headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_what_is_put_on_hold_is_gone_at_once(page, client, committed):
    address = page.get_url()
    assert client.get(address).status_code == client.get(address).status_code == 200
    with committed():
        Hold.objects.create(subject=page.translation_key, reason="Asked for by the family")
    assert client.get(address).status_code == 404


def test_a_voice_that_is_taken_back_is_gone_from_lists_too(kept, client, committed):
    with committed():
        told = story("Glasul", basis=StoryPage.Basis.CONSENT, narrator="Maria")
        consent(told)
    shelf = told.get_parent().get_url()
    assert "Glasul" in client.get(shelf).content.decode()
    assert "Glasul" in client.get(shelf).content.decode()
    with committed():
        Consent.objects.update(withdrawn_on=timezone.localdate())
    assert "Glasul" not in client.get(shelf).content.decode()


def test_someone_logged_in_neither_gets_nor_leaves_a_kept_page(page, client):
    address = page.get_url()
    client.get(address)
    editor = logged_in(member(CURATORS))
    assert editor.get(address)["Cache-Control"] == "private, no-store"
    assert "public" in client.get(address)["Cache-Control"]
    assert b"userbar" not in client.get(address).content


def test_each_language_host_query_and_coding_has_its_own(page, client, settings):
    settings.ALLOWED_HOSTS = ["one.example", "two.example"]
    found = {
        (host, query, coding): client.get(f"/ro/{query}", headers={"Host": host, "Accept-Encoding": coding})
        for host in settings.ALLOWED_HOSTS
        for query in ("", "?page=2")
        for coding in ("gzip", "")
    }
    for (host, _, coding), answer in found.items():
        again = client.get(answer.request["PATH_INFO"], headers={"Host": host, "Accept-Encoding": coding})
        assert again.headers.get("Content-Encoding", "") == coding
    settings.ALLOWED_HOSTS = ["one.example"]
    assert client.get("/ro/", headers={"Host": "two.example"}).status_code == 400, "not from what was kept"


def test_errors_and_long_addresses_are_not_kept(page, client, kept):
    for address in ("/ro/nimic/", f"/ro/search/?q={'x' * 300}"):
        client.get(address)
    assert not kept._cache
