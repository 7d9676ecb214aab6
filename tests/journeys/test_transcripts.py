"""Somebody writes a transcript by keyboard, beside the sound; another meets what they have saved."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accounts import CURATOR
from tests.quality.toolbox import AXE

from .test_looking import RULES

DESK = re.compile(r"/admin/transcripts/\d+/")


def open_desk(page: Page) -> None:
    """From the list of recordings, as one gets there."""
    page.goto("/admin/media/")
    page.get_by_role("main").get_by_role("link", name=re.compile("How a story comes")).first.click()
    page.get_by_role("link", name="Write the transcript").click()
    page.wait_for_url(DESK)
    page.locator("#cue-list").wait_for()


def row(page: Page, number: int):
    return page.locator(".cue-row").nth(number)


def field(page: Page, number: int, name: str):
    return row(page, number).locator(f"[name={name}]")


def save(page: Page) -> None:
    page.keyboard.press("Control+s")
    expect(page.get_by_text("The transcript is saved.")).to_be_visible()


def test_a_transcript_is_written_by_keyboard(work):
    with work(CURATOR) as page:
        open_desk(page)
        rows = page.locator(".cue-row").count()
        text, other = (field(page, 0, name).input_value() for name in ("text", "other"))
        field(page, 0, "text").focus()
        # Played, and stopped where the cue ends or by the same key.
        page.keyboard.press("Alt+p")
        page.wait_for_function("() => !document.getElementById('cue-sound').paused")
        page.keyboard.press("Alt+p")
        page.wait_for_function("() => document.getElementById('cue-sound').paused")
        # A tenth of a second later.
        begins = field(page, 0, "start").input_value()
        assert begins == "0:00.300"
        page.keyboard.press("Alt+Period")
        expect(field(page, 0, "start")).to_have_value("0:00.400")
        # Split behind the first sentence, and the halves joined again below.
        end = text.index(".") + 1
        field(page, 0, "text").evaluate("(one, at) => one.setSelectionRange(at, at)", end)
        page.keyboard.press("Alt+s")
        expect(field(page, 0, "text")).to_have_value(text[:end])
        expect(field(page, 1, "text")).to_have_value(text[end:].strip())
        expect(field(page, 1, "text")).to_be_focused()
        expect(field(page, 0, "other")).to_have_value(other)
        expect(field(page, 1, "other")).to_have_value("")
        assert field(page, 0, "end").input_value() == field(page, 1, "start").input_value()
        save(page)
        assert page.locator(".cue-row").count() == rows + 1
        field(page, 0, "text").focus()
        page.keyboard.press("Alt+j")
        expect(field(page, 0, "text")).to_have_value(text)
        page.keyboard.press("Alt+Comma")
        page.keyboard.press("Alt+ArrowDown")
        expect(field(page, 1, "text")).to_be_focused()
        page.keyboard.press("Alt+n")
        expect(field(page, 2, "text")).to_be_focused()
        page.keyboard.press("Alt+Delete")
        save(page)
        assert page.locator(".cue-row").count() == rows
        assert (field(page, 0, "start").input_value(), field(page, 0, "other").input_value()) == (begins, other)


def tab_to(page: Page, number: int, name: str) -> None:
    """By the tab key alone, from wherever one is."""
    aim = field(page, number, name)
    for _ in range(200):
        if aim.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{name} of cue {number} is out of reach")


def test_cues_are_edited_without_a_mouse(work):
    with work(CURATOR) as page:
        open_desk(page)
        count = page.locator(".cue-row").count()
        tab_to(page, 0, "text")
        text, speaker = (field(page, 0, name).input_value() for name in ("text", "speaker"))
        begins, ends = (field(page, 0, name).input_value() for name in ("start", "end"))
        page.keyboard.press("Alt+p")
        page.wait_for_function("() => !document.getElementById('cue-sound').paused")
        page.keyboard.press("Alt+p")
        page.wait_for_function("() => document.getElementById('cue-sound').paused")
        for key in ("Alt+Period", "Alt+Period", "Alt+Comma", "Alt+Shift+Comma"):
            page.keyboard.press(key)
        expect(field(page, 0, "start")).to_have_value("0:00.400")
        expect(field(page, 0, "end")).not_to_have_value(ends)
        page.keyboard.press("Alt+Shift+Period")
        # At the end of the first sentence.
        page.keyboard.press("Control+Home")
        for _ in range(text.index(".") + 1):
            page.keyboard.press("ArrowRight")
        page.keyboard.press("Alt+s")
        expect(page.locator(".cue-row")).to_have_count(count + 1)
        expect(field(page, 1, "text")).to_be_focused()
        page.keyboard.press("Shift+Tab")
        expect(field(page, 1, "speaker")).to_be_focused()
        page.keyboard.press("Control+a")
        page.keyboard.type("Somebody else")
        save(page)
        expect(field(page, 1, "speaker")).to_have_value("Somebody else")
        # As it was.
        tab_to(page, 1, "speaker")
        page.keyboard.press("Control+a")
        page.keyboard.type(speaker)
        page.keyboard.press("Alt+ArrowUp")
        page.keyboard.press("Alt+j")
        expect(field(page, 0, "text")).to_have_value(text)
        page.keyboard.press("Alt+Comma")
        save(page)
        expect(page.locator(".cue-row")).to_have_count(count)
        assert [field(page, 0, name).input_value() for name in ("start", "end", "speaker")] == [begins, ends, speaker]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong_with_the_desk(work, scheme):
    with work(CURATOR) as page:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        open_desk(page)
        for one in page.locator("main details").all():
            one.evaluate("one => { one.open = true; }")
        field(page, 1, "text").focus()
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate(f"async () => (await axe.run(document, {RULES})).violations")
        assert not found, [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found]


def test_two_who_write_at_once_do_not_write_over_each_other(work):
    with work(CURATOR, expected={409}) as page:
        open_desk(page)
        other = page.context.new_page()
        other.goto(page.url)
        field(other, 2, "speaker").fill("Somebody")
        save(other)
        field(page, 3, "text").fill("Words that must not be lost.")
        page.keyboard.press("Control+s")
        expect(page.get_by_text("Somebody else has saved this transcript meanwhile")).to_be_visible()
        expect(field(page, 3, "text")).to_have_value("Words that must not be lost.")


def test_what_is_wrong_is_said_and_nothing_lost(work):
    with work(CURATOR, expected={422}) as page:
        open_desk(page)
        field(page, 1, "end").fill("later")
        page.keyboard.press("Control+s")
        expect(page.get_by_text("Cue 2: “later” is no time.")).to_be_visible()
        expect(field(page, 1, "end")).to_have_value("later")
