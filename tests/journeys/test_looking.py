"""Looking closely: by keyboard, by finger, without scripts; and how a way over a picture is laid."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.accounts import EDITOR
from tests.browser.museum import Piece
from tests.browser.reader import DESKTOP, NARROWEST
from tests.quality.toolbox import AXE

from .test_editor import choose_picture

LED = "/en/collection/six-letters-six-crafts/"
HEADINGS = ["Printed paper", "Hammered copper", "Woven in green", "Engraved lines", "Punched dots", "Carved in wood"]
RULES = """{runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    rules: {"target-size": {enabled: true}}}"""
# Where the picture stands that is drawn: left, top, width, height, in parts of it.
SEEN = """() => {
    const mark = document.querySelector(".viewer-mark").getBoundingClientRect();
    const stage = document.querySelector(".viewer-stage").getBoundingClientRect();
    return [mark.left - stage.left, mark.top - stage.top, mark.width, mark.height].map(Math.round);
}"""
STILL = f"""async () => {{
    const frames = async count => {{ while (count--) await new Promise(requestAnimationFrame); }};
    await frames(2);
    const first = ({SEEN})().join();
    await frames(4);
    return first === ({SEEN})().join();
}}"""
CUT = """async most => {
    for (const end = Date.now() + most; Date.now() < end; await new Promise(again => setTimeout(again, 500))) {
        const answer = await fetch(location.href, {cache: "no-store"});
        if ((await answer.text()).includes('data-service="/iiif/3/')) return true;
    }
    return false;
}"""


@pytest.fixture(scope="module")
def led(museum, browser) -> Iterator[Piece]:
    """An object that is led over, when the museum's worker has cut its picture into tiles."""
    page = browser.new_page(base_url=museum.address)
    page.goto(LED)
    assert page.evaluate(CUT, 120_000)
    page.close()
    return next(one for one in museum.pieces["object"] if one.paths["en"] == LED)


def begin(page: Page, path: str = LED) -> Locator:
    """Opens the viewer by keyboard; the picture is drawn then."""
    page.goto(path)
    opener = page.locator("#look-1")
    opener.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".viewer-stage canvas").first).to_be_visible()
    expect(page.locator(".viewer-stage")).to_have_attribute("aria-busy", "false")
    return opener


def heading(page: Page) -> Locator:
    return page.locator(".viewer-step h3")


def test_a_reader_looks_by_keyboard_and_comes_back(read, led):
    with read(**DESKTOP, reduced_motion="reduce") as page:
        answers = []
        page.on("response", lambda answer: answers.append(answer.url))
        opener = begin(page)
        expect(page.locator(".viewer-stage")).to_be_focused()
        expect(heading(page)).to_have_text(HEADINGS[0])
        page.wait_for_function(STILL)
        before = page.evaluate(SEEN)
        for key, place, grows in (("+", 2, True), ("-", 2, False), ("ArrowRight", 0, False), ("ArrowDown", 1, False)):
            was = page.evaluate(SEEN)[place]
            page.keyboard.press(key)
            page.wait_for_function(f"was => (({SEEN})()[{place}] > was) === {str(grows).lower()}", arg=was)
            page.wait_for_function(STILL)
        page.keyboard.press("PageUp")
        expect(heading(page)).to_have_text(HEADINGS[0])
        for name in HEADINGS[1:]:
            page.keyboard.press("PageDown")
            expect(heading(page)).to_have_text(name)
            assert page.evaluate(STILL), "for those who have asked for less motion"
        expect(page.get_by_text("Step 6 of 6").last).to_be_visible()
        page.keyboard.press("0")
        page.wait_for_function(f"before => ({SEEN})()[2] < before", arg=before[2])
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_be_hidden()
        expect(opener).to_be_focused()
        assert [one for one in answers if re.search(r"/iiif/3/.+/\d+,\d+/0/default\.jpg", one)], "tiles were drawn"


def test_a_step_opens_the_viewer_where_it_is(read, led):
    with read(**DESKTOP) as page:
        page.goto(LED)
        opener = page.get_by_role("button", name=f"Look closer: {HEADINGS[3]}")
        opener.click()
        expect(heading(page)).to_have_text(HEADINGS[3])
        page.get_by_role("button", name="Next", exact=True).click()
        expect(heading(page)).to_have_text(HEADINGS[4])
        page.get_by_role("button", name="Close", exact=True).click()
        expect(opener).to_be_focused()


def test_nothing_is_fetched_before_somebody_asks_to_look(read, led):
    with read(**DESKTOP) as page:
        asked = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(LED, wait_until="networkidle")
        assert not [one for one in asked if "openseadragon" in one or "/iiif/" in one]


def test_a_finger_over_the_words_goes_through_the_steps_on_the_smallest_phone(read, led):
    with read(**NARROWEST) as page:
        begin(page)
        swipe(page, page.locator(".viewer-step"), -120)
        expect(heading(page)).to_have_text(HEADINGS[1])
        swipe(page, page.locator(".viewer-step"), 120)
        expect(heading(page)).to_have_text(HEADINGS[0])
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        for button in page.locator(".viewer button:visible").all():
            box = button.bounding_box()
            assert min(box["width"], box["height"]) >= 44, button.inner_html()
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= 320


def swipe(page: Page, over: Locator, right: int) -> None:
    box = over.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    wire = page.context.new_cdp_session(page)
    point = {"x": x - right / 2, "y": y}
    wire.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [point]})
    for part in (0.25, 0.5, 0.75, 1):
        moved = {"x": x - right / 2 + right * part, "y": y}
        wire.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [moved]})
    wire.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_without_scripts_the_steps_are_read_and_the_largest_picture_opens(read, led):
    with read(**DESKTOP, java_script_enabled=False) as page:
        page.goto(LED)
        assert page.locator(".step h3").all_inner_texts() == HEADINGS
        expect(page.locator(".step").first).to_contain_text("full of other letters")
        expect(page.locator(".viewer")).to_be_hidden()
        largest = page.get_by_role("link", name="Look closer", exact=True).get_attribute("href")
        assert "width-1920" in largest
        assert page.request.get(largest).status == 200


@pytest.mark.parametrize("code", ["ro", "rom", "nb"])
def test_every_language_is_led(read, led, code):
    """Where there is no translation, in the original's words, which say whose they are."""
    with read(**DESKTOP) as page:
        begin(page, led.paths[code])
        expect(page.locator(".viewer-step h3")).not_to_be_empty()
        if code not in led.own:
            expect(page.locator(".viewer-step h3")).to_have_attribute("lang", "ro")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong_with_the_viewer(read, led, scheme):
    with read(**DESKTOP, color_scheme=scheme, reduced_motion="reduce") as page:
        begin(page)
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate(f"async () => (await axe.run(document, {RULES})).violations")
        assert not found, [(one["id"], [node["html"] for node in one["nodes"]]) for one in found]


def test_an_editor_lays_a_way_over_a_picture(work, led):
    # Wagtail keeps the draft while one writes; 400 says that a block is not complete yet.
    with work(EDITOR, expected={400}) as page:
        page.goto("/admin/pages/")
        for section in ("Comoara romilor", "Colecția"):
            page.get_by_role("row").filter(has_text=section).get_by_role("link", name="Explore child pages").click()
            expect(page.get_by_role("heading", name=section)).to_be_visible()
        page.get_by_role("link", name="Add child page").first.click()
        page.locator("#id_title").fill("Un cazan")
        page.locator("#id_inventory_number").fill("CR 17")
        page.locator("#id_images-ADD").click()
        choose_picture(page, page.locator("#inline_child_images-0"), 0)
        tour = page.locator("[data-contentpath=tour]").first
        tour.get_by_role("button", name="Insert a block").first.click()
        expect(tour.get_by_text("Choose the picture first")).to_be_visible()
        choose_picture(page, tour.locator("[data-contentpath=image]"), 0)
        region = tour.locator(".region input[type=hidden]")
        draw(page, tour.locator(".region-picture"), (0.1, 0.2), (0.4, 0.6))
        expect(region).to_have_value("10,20,30,40")
        draw(page, tour.locator(".region-picture"), (0.25, 0.4), (0.35, 0.4))
        expect(region).to_have_value("20,20,30,40")
        draw(page, tour.locator(".region-picture"), (0.5, 0.6), (0.6, 0.7))
        expect(region).to_have_value("20,20,40,50")
        tour.get_by_label("From the left").fill("15")
        expect(region).to_have_value("15,20,40,50")
        tour.get_by_label("Heading").fill("Marginea")
        tour.locator("[contenteditable=true]").click()
        page.keyboard.type("E îndoită.")
        with page.expect_navigation():
            page.locator("footer").get_by_role("button", name="Save draft").click()
        expect(page.locator("[data-contentpath=tour] .region input[type=hidden]")).to_have_value("15,20,40,50")


def draw(page: Page, picture: Locator, start: tuple[float, float], end: tuple[float, float]) -> None:
    picture.scroll_into_view_if_needed()
    expect(picture.locator("img")).to_be_visible()
    page.wait_for_function("image => image.complete && image.naturalWidth", arg=picture.locator("img").element_handle())
    box = picture.bounding_box()
    first, last = ((box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in (start, end))
    page.mouse.move(*first)
    page.mouse.down()
    page.mouse.move(*last, steps=4)
    page.mouse.up()
