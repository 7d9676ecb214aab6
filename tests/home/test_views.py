"""The door, what machines ask, and errors."""

import xml.etree.ElementTree as ElementTree
from contextlib import suppress

import pytest
from django.db import OperationalError
from django.test import Client
from wagtail.models import Site

from exhibits.formats.languages import CODES
from home.views import server_error
from tests import factories

pytestmark = pytest.mark.django_db
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@pytest.mark.parametrize(("wish", "home"), [("nn-NO,en;q=0.5", "/nb/"), ("rmy", "/rom/"), ("de", "/ro/"), ("", "/ro/")])
def test_the_door_leads_to_a_language_and_may_be_cached(client, wish, home):
    response = client.get("/", headers={"Accept-Language": wish})
    assert (response.status_code, response["Location"]) == (302, home)
    assert response["Vary"] == "Accept-Language"
    assert not response.cookies


def test_health(client):
    assert client.get("/live").json() == {"status": "live"}
    assert client.get("/ready").status_code == 200


def test_not_ready_without_a_museum(client):
    Site.objects.all().delete()
    assert client.get("/ready").status_code == 503


def test_robots_names_the_sitemap(client):
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /admin/" in text
    assert "Sitemap: http://localhost:8000/sitemap.xml" in text


def test_the_sitemap_of_each_language_lists_its_live_pages_with_their_translations(client):
    page = factories.exhibit("Cazanul")
    factories.translate(page, "nb", title="Kjelen", slug="kjelen")
    index = ElementTree.fromstring(client.get("/sitemap.xml").content)
    assert len(index.findall("s:sitemap", SITEMAP)) == len(CODES)
    nb = ElementTree.fromstring(client.get("/sitemap-nb.xml").content)
    entry = next(
        url
        for url in nb.findall("s:url", SITEMAP)
        if url.findtext("s:loc", "", SITEMAP).endswith("/utstillinger/kjelen/")
    )
    alternates = {link.get("hreflang"): link.get("href") for link in entry.findall("x:link", SITEMAP)}
    assert alternates["ro"].endswith("/ro/expozitii/cazanul/")
    assert "rom" not in alternates
    rom = client.get("/sitemap-rom.xml").content.decode()
    assert "cazanul" not in rom


def test_an_unknown_sitemap_is_not_found(client):
    assert client.get("/sitemap-de.xml").status_code == 404


@pytest.mark.parametrize("code", CODES)
def test_404_speaks_the_language_of_its_address(client, code):
    response = client.get(f"/{code}/nothing/here/")
    assert response.status_code == 404
    assert f'<html lang="{code}"' in response.content.decode()


@pytest.mark.parametrize("path", ["/nothing", "/de/", "/ro/" + "x/" * 300, "/ro/%00/", "/id/not-a-uuid"])
def test_strange_addresses_are_not_found(client, path):
    assert client.get(path).status_code == 404


def test_styleguide_is_not_public(client):
    assert client.get("/styleguide/").status_code == 404


@pytest.mark.parametrize("code", ["en", "ro"])
def test_a_strange_host_is_refused_in_four_languages(client, settings, code):
    settings.ALLOWED_HOSTS = ["museum.example"]
    response = client.get(f"/{code}/", headers={"Host": "elsewhere.example"})
    assert response.status_code == 400
    html = response.content.decode()
    assert all(f'<li lang="{one}">' in html for one in CODES)
    assert f'<html lang="{code}">' in html


def test_a_form_from_elsewhere_is_refused_and_says_what_to_do():
    response = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "ana", "password": "x"})
    assert response.status_code == 403
    assert "load the page again" in response.content.decode()


def test_addresses_in_pages_do_not_repeat_what_a_request_says_of_the_host(client, settings):
    settings.ALLOWED_HOSTS = ["*"]
    for path in ("/en/", "/robots.txt", "/sitemap.xml", "/sitemap-en.xml"):
        assert "elsewhere" not in client.get(path, headers={"Host": "elsewhere.example:81"}).content.decode()


def test_who_cannot_save_for_others_writing_is_told_to_try_again(rf):
    with suppress(OperationalError):
        try:
            raise OperationalError("database is locked")
        finally:
            response = server_error(rf.post("/admin/"))
    assert (response.status_code, response["Retry-After"]) == (503, "60")
    assert "was not saved" in response.content.decode()
