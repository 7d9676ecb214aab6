"""What the museum hands on is shown by the viewers that other museums use, each on a site of its own."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser import viewers
from tests.browser.reader import PATIENCE, fetch

from .test_looking import LED

LOADING = 4 * PATIENCE


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    viewers.install()
    with viewers.served() as address:
        yield address


def manifest_of(museum, path: str) -> dict:
    page = fetch(museum.address + path).decode()
    address = page.split("/iiif/manifest/", 1)[1].split('"', 1)[0]
    return json.loads(fetch(f"{museum.address}/iiif/manifest/{address}"))


def picture_of(manifest: dict) -> str:
    """What the addresses of the first canvas's picture hold, of its tiles as of its files: its uuid."""
    body = manifest["items"][0]["items"][0]["items"][0]["body"]
    return body["id"].rsplit("/", 1)[1].split(".", 1)[0]


@pytest.mark.parametrize("kind", ["object", "exhibit"])
@pytest.mark.parametrize("viewer", viewers.PAGES)
def test_a_manifest_is_shown_with_its_title_and_picture(museum, browser, site, viewer, kind):
    path = LED if kind == "object" else museum.pieces[kind][0].paths["en"]
    manifest = manifest_of(museum, path)
    page = browser.new_page(locale="en", viewport={"width": 1280, "height": 900})
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    with page.expect_response(
        lambda answer: picture_of(manifest) in answer.url and answer.url.endswith(".jpg"), timeout=LOADING
    ) as shown:
        page.goto(viewers.showing(site, viewer, manifest["id"]))
    expect(page.get_by_text(manifest["label"]["en"][0]).first).to_be_visible(timeout=LOADING)
    assert shown.value.status == 200
    assert errors == []
    page.close()


def test_mirador_shows_the_steps_of_a_picture(museum, browser, site):
    manifest = manifest_of(museum, LED)
    page = browser.new_page(locale="en", viewport={"width": 1280, "height": 900})
    page.goto(viewers.showing(site, "mirador", manifest["id"]))
    expect(page.get_by_text("Printed paper – The letter").first).to_be_visible(timeout=LOADING)
    page.close()
