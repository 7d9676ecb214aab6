"""The pictures of the handbook that show the collection: to readers, and to those who catalogue it."""

import re
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Locator, expect

from exhibits.formats.tables.delimited import write
from tests.browser.accounts import CURATOR
from tests.browser.tables import table

from .camera import LIMIT, keep, photograph

HEIGHT = 1100
DESKTOP = {"viewport": {"width": 1280, "height": 800}, "color_scheme": "light", "reduced_motion": "reduce"}
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True, "color_scheme": "light"}
LED = "/en/collection/six-letters-six-crafts/"
ORIGINAL = """
from exhibits.catalogue.models import ObjectPage
page = ObjectPage.objects.get(locale__language_code="en", slug="six-letters-six-crafts")
print(ObjectPage.objects.get(locale__language_code="ro", translation_key=page.translation_key).pk)
"""
SHEET = write(
    ["Accession number", "Title", "Creation date", "Item height", "Creator"],
    [["J 1", "Copper kettle", "c. 1860", "7.5", "Ion|Maria"], ["J 2", "Silver ring", "one fine day", "0.0", ""]],
)


@pytest.mark.parametrize(
    ("name", "path", "device"),
    [
        ("collection", "/en/collection/", DESKTOP),
        ("object", LED, DESKTOP),
        ("map", "/en/map/?view=europe", DESKTOP),
        ("timeline", "/en/timeline/", DESKTOP),
        ("object-phone", LED, PHONE),
    ],
)
def test_what_readers_see(read, name, path, device):
    with read(**device) as page:
        size = keep(photograph(page, path, HEIGHT), f"collection/{name}")
    assert size <= LIMIT
    table("Picture of the handbook, KB", ["picture", "KB"], [[name, size // 1024]])


def test_the_viewer(read):
    with read(**DESKTOP) as page:
        page.goto(LED)
        page.locator("#look-1").click()
        expect(page.locator(".viewer-stage canvas").first).to_be_visible()
        expect(page.locator(".viewer-stage")).to_have_attribute("aria-busy", "false")
        assert keep(_shot(page.locator("dialog.viewer")), "collection/viewer") <= LIMIT


def test_what_curators_see(work, museum):
    pk = museum.manage("django", "shell", "-v", "0", "-c", ORIGINAL).strip()
    sizes = {}
    with work(CURATOR, expected={400}) as page:
        page.goto(f"/admin/pages/{pk}/edit/")
        region = page.locator("[data-contentpath=tour] .region").first
        region.scroll_into_view_if_needed()
        expect(region.locator("img")).to_be_visible()
        sizes["region"] = keep(_shot(region), "admin/region")
        sizes["object"] = keep(photograph(page, f"/admin/pages/{pk}/edit/", HEIGHT), "admin/object")
        sizes["hidden"] = keep(photograph(page, "/admin/hidden_pictures/new/", HEIGHT), "admin/hidden")
        page.goto("/admin/objects/sheets/")
        page.locator("input[name=sheet]").set_input_files(
            {"name": "things.csv", "mimeType": "text/csv", "buffer": SHEET}
        )
        page.locator("section[aria-labelledby=in] select[name=language]").select_option("en")
        page.get_by_role("button", name="Go on to the columns").click()
        page.wait_for_url(re.compile(r"/sheets/[0-9a-f-]{36}/$"))
        sizes["columns"] = keep(photograph(page, page.url, HEIGHT), "admin/columns")
        page.get_by_role("button", name="Try it").click()
        expect(page.get_by_role("heading", name="Nothing can be brought in yet")).to_be_visible(timeout=60_000)
        sizes["report"] = keep(photograph(page, page.url, HEIGHT), "admin/report")
    assert max(sizes.values()) <= LIMIT, sizes
    table("Pictures of the handbook, KB", list(sizes), [[size // 1024 for size in sizes.values()]])


def _shot(part: Locator) -> Image.Image:
    return Image.open(BytesIO(part.screenshot())).convert("RGB")
