"""Somebody reads the museum with the keyboard alone."""

import pytest
from playwright.sync_api import Page, expect

from exhibits.formats.languages import CODES
from tests.browser.pieces import one_of_each

KINDS = ("home", "exhibitindex", "exhibit", "story", "chapter", "search")
# What is focused, and whether one sees it: in view, and drawn otherwise than without focus.
FOCUSED = """() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    // The controls of a recording are the browser's own: it draws their focus inside them.
    const own = element.matches("audio, video");
    const look = () => {
        const style = getComputedStyle(element);
        const outline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 ? style.outline : "";
        return [outline, style.boxShadow, style.borderColor, style.backgroundColor, style.textDecoration].join("|");
    };
    const box = element.getBoundingClientRect(), focused = look();
    element.blur();
    const blurred = look();
    element.focus({focusVisible: true, preventScroll: true});
    return {
        name: element.outerHTML.slice(0, 120),
        marked: own || focused !== blurred,
        inView: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight
            && box.right > 0 && box.left < innerWidth,
    };
}"""
STOPS = 60


def test_the_skip_link_comes_first_and_leads_to_the_content(read, museum):
    for kind in KINDS:
        with read() as page:
            page.goto(one_of_each(museum)[kind]["en"])
            page.keyboard.press("Tab")
            skip = page.locator("a:focus")
            expect(skip).to_have_attribute("href", "#main")
            expect(skip).to_be_in_viewport(ratio=1)
            page.keyboard.press("Enter")
            expect(page.locator("main:focus")).to_have_count(1)
            page.keyboard.press("Tab")
            assert page.evaluate("document.querySelector('main').contains(document.activeElement)"), kind


@pytest.mark.parametrize("kind", KINDS)
def test_one_always_sees_where_one_is(read, museum, kind):
    with read(reduced_motion="reduce") as page:
        page.goto(one_of_each(museum)[kind]["en"])
        stops = []
        for _ in range(STOPS):
            page.keyboard.press("Tab")
            stop = page.evaluate(FOCUSED)
            if stop is None:
                break
            stops.append(stop)
        assert len(stops) > len(CODES)
        assert not [stop["name"] for stop in stops if not stop["inView"]]
        assert not [stop["name"] for stop in stops if not stop["marked"]]


def test_a_reader_crosses_the_museum_by_keyboard(read, museum):
    exhibit = museum.pieces["exhibit"][0]
    with read() as page:
        page.goto("/en/")
        _tab_to(page, museum.pieces["exhibitindex"][0].paths["en"])
        page.keyboard.press("Enter")
        page.wait_for_url(f"**{museum.pieces['exhibitindex'][0].paths['en']}")
        _tab_to(page, exhibit.paths["en"])
        page.keyboard.press("Enter")
        page.wait_for_url(f"**{exhibit.paths['en']}")
        _tab_to(page, exhibit.paths["nb"])
        page.keyboard.press("Enter")
        page.wait_for_url(f"**{exhibit.paths['nb']}")


def _tab_to(page: Page, path: str) -> None:
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('href')") == path:
            return
    raise AssertionError(f"{page.url}: no way to {path} within {STOPS} steps")
