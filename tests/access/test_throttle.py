"""Where a request comes from, and how often an address may try passwords."""

import pytest
from django.test import RequestFactory
from django.urls import reverse
from django.utils import translation
from wagtail.models import PageViewRestriction

from exhibits.access.throttle import WRONG_TRIES, client_address
from tests import factories
from tests.people import member

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("proxies", "forwarded", "remote", "address"),
    [
        (0, "", "203.0.113.5", "203.0.113.5"),
        (0, "198.51.100.1", "203.0.113.5", "203.0.113.5"),
        (1, "198.51.100.1", "127.0.0.1", "198.51.100.1"),
        (1, "10.0.0.1, 198.51.100.1", "127.0.0.1", "198.51.100.1"),
        (2, "10.0.0.1, 198.51.100.1, 192.0.2.7", "127.0.0.1", "198.51.100.1"),
        (2, "192.0.2.7", "127.0.0.1", "127.0.0.1"),
        (1, "", "127.0.0.1", "127.0.0.1"),
        (1, "no address", "127.0.0.1", "0.0.0.0"),
        (0, "", "", "0.0.0.0"),
        (0, "", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        (0, "", "::ffff:203.0.113.5", "203.0.113.5"),
    ],
)
def test_where_a_request_comes_from(settings, proxies, forwarded, remote, address):
    settings.TRUSTED_PROXIES = proxies
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    assert client_address(RequestFactory().get("/", headers=headers, REMOTE_ADDR=remote)) == address


def try_names(client, times: int, address: str = "203.0.113.5"):
    """Log-ins as ever other people, so that no single account is what is counted."""
    for number in range(times):
        data = {"username": f"nobody{number}", "password": "wrong"}
        response = client.post(
            reverse("wagtailadmin_login"), data, REMOTE_ADDR=address, headers={"Accept-Language": "en"}
        )
    return response


def test_an_address_that_tries_many_people_waits(client):
    assert try_names(client, WRONG_TRIES).status_code == 200
    refused = try_names(client, 1)
    assert (refused.status_code, refused["Retry-After"]) == (429, "900")
    assert "Please try again in a quarter of an hour" in refused.content.decode()
    assert try_names(client, 1, address="203.0.113.6").status_code == 200


def test_who_knows_the_password_is_not_counted(client):
    member("Curators", name="ana")
    for _ in range(WRONG_TRIES + 1):
        right = {"username": "ana", "password": "a long password"}
        assert client.post(reverse("wagtailadmin_login"), right).status_code == 302


def test_the_password_of_a_closed_page_cannot_be_tried_out(client):
    page = factories.exhibit()
    closed = PageViewRestriction.objects.create(page=page, restriction_type="password", password="secret")
    with translation.override("ro"):
        gate = reverse("wagtailcore_authenticate_with_password", args=[closed.pk, page.pk])
    for number in range(WRONG_TRIES):
        assert client.post(gate, {"password": f"{number}", "return_url": "/ro/"}).status_code == 200
    assert client.post(gate, {"password": "secret", "return_url": "/ro/"}).status_code == 429
