"""The museum's own controls beside a recording: by keyboard, by finger, without scripts."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.museum import Piece
from tests.browser.reader import DESKTOP, NARROWEST
from tests.quality.toolbox import AXE

from .test_looking import RULES

COPIED = """async most => {
    for (const end = Date.now() + most; Date.now() < end; await new Promise(again => setTimeout(again, 500))) {
        const page = await (await fetch(location.href, {cache: "no-store"})).text();
        if (page.includes("data-low=") && page.includes("<path d=\\"M1 ")) return true;
    }
    return false;
}"""
PLAYING = "() => { const one = document.querySelector('audio'); return !one.paused && one.currentTime > 0.2; }"
SOURCE = "() => document.querySelector('audio').currentSrc"
NOW = "() => document.querySelector('audio').currentTime"


@pytest.fixture(scope="module")
def story(museum, browser) -> Iterator[Piece]:
    """A story whose recording the museum's worker has copied."""
    piece = museum.guide
    page = browser.new_page(base_url=museum.address)
    page.goto(piece.paths["en"])
    assert page.evaluate(COPIED, 120_000)
    page.close()
    return piece


def open_player(page: Page, story: Piece, code: str = "en"):
    page.goto(story.paths[code])
    bar = page.get_by_role("slider").first
    expect(bar).to_have_attribute("aria-valuenow", re.compile(r"\d+"))
    return bar


def test_along_the_recording_by_keyboard(read, story):
    with read(**DESKTOP) as page:
        bar = open_player(page, story)
        bar.focus()
        for key, second in (("PageUp", 30), ("ArrowRight", 35), ("ArrowDown", 30), ("PageDown", 0), ("ArrowLeft", 0)):
            page.keyboard.press(key)
            expect(bar).to_have_attribute("aria-valuenow", str(second))
        page.keyboard.press("PageUp")
        expect(bar).to_have_attribute("aria-valuetext", re.compile(r"^0:30 of 1:1\d$"))
        page.keyboard.press("Space")
        page.wait_for_function(PLAYING)
        assert page.evaluate(NOW) > 29.5
        page.get_by_role("button", name="Back 10 s").press("Enter")
        page.wait_for_function("() => document.querySelector('audio').currentTime < 29")
        bar.press("End")
        page.wait_for_function("() => document.querySelector('audio').paused")


def length(page: Page, address: str) -> int:
    return int(page.request.get(address).headers["content-length"])


def test_faster_and_slower(read, story):
    with read(**DESKTOP) as page:
        open_player(page, story)
        speed = page.get_by_label("Speed")
        assert speed.locator("option").all_inner_texts() == ["0.5×", "0.75×", "1×", "1.25×", "1.5×", "2×"]
        speed.select_option("1.5")
        assert page.evaluate("document.querySelector('audio').playbackRate") == 1.5


def test_less_data_from_where_it_stands_and_next_time(read, story):
    with read(**DESKTOP) as page:
        bar = open_player(page, story)
        bar.press("PageUp")
        bar.press("Enter")
        page.wait_for_function(PLAYING)
        before = page.evaluate(SOURCE)
        page.get_by_label("Less data").check()
        page.wait_for_function(f"before => ({PLAYING})() && ({SOURCE})() !== before", arg=before)
        assert page.evaluate(NOW) > 29
        low = page.evaluate(SOURCE)
        assert length(page, low) < length(page, before) / 2
        page.reload()
        expect(page.get_by_label("Less data")).to_be_checked()
        expect(bar).to_have_attribute("aria-valuenow", re.compile(r"^(29|3\d)$"))
        assert page.locator("audio source").first.get_attribute("src").split("/")[-1] in low


def test_without_scripts_the_browser_plays_and_a_link_leads_to_less_data(read, story):
    with read(**DESKTOP, java_script_enabled=False) as page:
        page.goto(story.paths["en"])
        expect(page.locator(".player audio")).to_have_attribute("controls", "")
        expect(page.locator(".player-keys")).to_be_hidden()
        expect(page.locator(".player-wave path")).to_have_count(1)
        link = page.get_by_role("link", name="Listen with less data")
        answer = page.request.get(link.get_attribute("href"), headers={"Range": "bytes=0-99"})
        assert (answer.status, len(answer.body())) == (206, 100)
        assert answer.headers["cache-control"] == "public, max-age=60"


def test_one_recording_at_a_time(read, story):
    with read(**DESKTOP) as page:
        bar = open_player(page, story)
        page.evaluate("document.querySelector('main').append(document.querySelector('audio').cloneNode(true))")
        bar.press("Enter")
        page.wait_for_function(PLAYING)
        page.evaluate("() => { window.second = [...document.querySelectorAll('audio')].at(-1); }")
        page.evaluate("() => window.second.play()")
        bar.press("Enter")
        bar.press("Enter")
        page.wait_for_function("() => window.second.paused || document.querySelector('audio').paused")


def test_fingers_find_every_control_on_the_smallest_phone(read, story):
    with read(**NARROWEST) as page:
        bar = open_player(page, story)
        bar.scroll_into_view_if_needed()
        box = bar.bounding_box()
        page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        expect(bar).to_have_attribute("aria-valuenow", re.compile(r"^3\d$"))
        for one in page.locator(".player-keys :is(button, select, label), .player-wave").all():
            assert one.bounding_box()["height"] >= 44
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.fixture(scope="module")
def film(museum) -> str:
    return museum.manage("tests.browser.stage", "film").split()[-1]


VIDEO = "() => document.querySelector('video').currentSrc"


def test_a_film_is_played_with_description_from_where_it_stands_and_next_time(read, film):
    with read(**DESKTOP) as page:
        page.goto(film)
        bar = page.get_by_role("slider")
        bar.press("ArrowRight")
        bar.press("Enter")
        page.wait_for_function("() => { const one = document.querySelector('video'); return one.currentTime > 5.2; }")
        sources = page.locator("video source").first.evaluate("one => ({...one.dataset})")
        assert len(set(sources.values())) == 4
        for label, now in (
            ("With description", "described"), ("Less data", "describedLow"), ("With description", "low"),
        ):  # fmt: skip
            page.get_by_label(label).press("Space")
            page.wait_for_function(f"now => ({VIDEO})().endsWith(now)", arg=sources[now])
            assert page.evaluate("() => document.querySelector('video').currentTime") > 4.9
        page.get_by_label("With description").check()
        page.reload()
        expect(page.get_by_label("With description")).to_be_checked()
        assert page.evaluate("() => document.querySelector('video source').src").endswith(sources["describedLow"])


def test_without_scripts_a_link_leads_to_the_film_with_description(read, film):
    with read(**DESKTOP, java_script_enabled=False) as page:
        page.goto(film)
        link = page.get_by_role("link", name="Watch with description of what is seen")
        assert page.request.get(link.get_attribute("href")).headers["content-type"] == "video/mp4"


@pytest.mark.parametrize("device", [DESKTOP, NARROWEST], ids=["desktop", "phone"])
def test_axe_finds_nothing_wrong_with_a_described_film(read, film, device):
    with read(**device, reduced_motion="reduce") as page:
        page.goto(film)
        page.get_by_label("With description").check()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate(f"async () => (await axe.run(document.querySelector('.player'), {RULES})).violations")
        assert not found, [one["id"] for one in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong_with_it(read, story, scheme):
    with read(**DESKTOP, color_scheme=scheme, reduced_motion="reduce") as page:
        open_player(page, story).press("PageUp")
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate(f"async () => (await axe.run(document.querySelector('.player'), {RULES})).violations")
        assert not found, [one["id"] for one in found]
