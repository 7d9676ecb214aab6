"""A page read in four languages: its own words, its furniture, its addresses, its headers."""

import re

import pytest

from exhibits.formats.languages import CODES
from tests import factories

pytestmark = pytest.mark.django_db


def get(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode(), response


def hreflang(html: str) -> dict[str, str]:
    return dict(re.findall(r'<link rel="alternate" hreflang="([\w-]+)" href="([^"]+)"', html))


def canonical(html: str) -> str:
    return re.search(r'<link rel="canonical" href="([^"]+)"', html)[1]


@pytest.fixture
def page(db):
    page = factories.exhibit("Cazanul", subtitle="De aramă")
    factories.translate(page, "nb", title="Kjelen", slug="kjelen")
    return page


def test_a_translation_is_wholly_in_its_language(client, page):
    html, response = get(client, "/nb/utstillinger/kjelen/")
    assert '<html lang="nb"' in html
    assert "Kjelen" in html
    assert response["Content-Language"] == "nb"
    assert canonical(html) == "http://localhost:8000/nb/utstillinger/kjelen/"


def test_hreflang_is_the_same_from_every_translation(client, page):
    nb, _ = get(client, "/nb/utstillinger/kjelen/")
    ro, _ = get(client, "/ro/expozitii/cazanul/")
    assert hreflang(nb) == hreflang(ro)
    assert set(hreflang(nb)) == {"ro", "nb", "x-default"}
    assert hreflang(nb)["x-default"] == hreflang(nb)["ro"]


def test_a_fallback_has_the_readers_furniture_and_the_originals_words(client, page):
    html, _ = get(client, "/en/exhibits/cazanul/")
    assert '<html lang="en"' in html
    assert re.search(r'<h1[^>]* lang="ro"[^>]*>\s*Cazanul', html) or re.search(
        r'lang="ro"[^>]*>\s*<h1[^>]*>\s*Cazanul', html
    )
    assert canonical(html) == "http://localhost:8000/ro/expozitii/cazanul/"
    assert hreflang(html) == {}
    assert 'href="/ro/expozitii/cazanul/"' in html


def test_the_fallback_address_redirects_when_the_translation_is_live(client, page):
    factories.translate(page, "en", title="The cauldron", slug="cauldron")
    response = client.get("/en/exhibits/cazanul/")
    assert (response.status_code, response["Location"]) == (302, "/en/exhibits/cauldron/")


def test_the_switcher_keeps_the_reader_on_the_page(client, page):
    for path in ("/nb/utstillinger/kjelen/", "/rom/sikavimata/cazanul/"):
        html, _ = get(client, path)
        for target in (
            "/ro/expozitii/cazanul/", "/rom/sikavimata/cazanul/", "/nb/utstillinger/kjelen/", "/en/exhibits/cazanul/",
        ):  # fmt: skip
            assert f'href="{target}"' in html


@pytest.mark.parametrize("code", CODES)
def test_public_pages_can_sit_in_a_shared_cache(client, page, code):
    section = {"ro": "expozitii", "rom": "sikavimata", "nb": "utstillinger", "en": "exhibits"}[code]
    for path in (f"/{code}/", f"/{code}/{section}/", f"/{code}/search/?q=cazan"):
        _, response = get(client, path)
        assert not response.cookies
        assert "cookie" not in response.get("Vary", "").lower()
        assert response["Cache-Control"].startswith("public")
        policy = response["Content-Security-Policy"]
        assert "script-src 'self';" in policy
        assert "style-src 'self';" in policy
        assert "unsafe" not in policy
        assert response["ETag"]


def test_an_unchanged_page_is_not_sent_again(client, page):
    _, response = get(client, "/nb/utstillinger/kjelen/")
    assert response["Last-Modified"]
    again = client.get("/nb/utstillinger/kjelen/", headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304
    only_date = client.get("/nb/utstillinger/kjelen/", headers={"If-Modified-Since": response["Last-Modified"]})
    assert only_date.status_code == 200  # what the page shows of others may have changed since


def test_someone_logged_in_gets_nothing_for_a_shared_cache(client, admin_user, page):
    client.force_login(admin_user)
    html, response = get(client, "/nb/utstillinger/kjelen/")
    assert response["Cache-Control"] == "private, no-store"
    assert "userbar" in html


@pytest.mark.parametrize("code", CODES)
def test_permanent_addresses_lead_to_the_readers_language(client, page, code):
    expected = {
        "ro": "/ro/expozitii/cazanul/", "rom": "/rom/sikavimata/cazanul/", "nb": "/nb/utstillinger/kjelen/",
        "en": "/en/exhibits/cazanul/",
    }  # fmt: skip
    response = client.get(f"/id/{page.translation_key}", headers={"Accept-Language": code})
    assert (response.status_code, response["Location"]) == (302, expected[code])
    assert response["Vary"] == "Accept-Language"


def test_permanent_addresses_of_places_and_pictures(client):
    place, image = factories.place(), factories.image()
    factories.exhibit(cover=image)
    wish = {"Accept-Language": "nb"}
    assert client.get(f"/id/{place.translation_key}", headers=wish)["Location"] == "/nb/term/place/tismana/"
    assert client.get(f"/id/{image.uuid}", headers=wish)["Location"] == f"/nb/image/{image.uuid}/"
    assert client.get(f"/id/{image.uuid}", headers=wish, follow=True).status_code == 200


def test_preview_is_in_the_pages_own_language(client, admin_user, page, settings):
    client.force_login(admin_user)
    nb = page.get_translation(factories.home("nb").locale)
    response = client.get(f"/admin/pages/{nb.pk}/view_draft/")
    assert '<html lang="nb"' in response.content.decode()
