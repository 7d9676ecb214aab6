"""Somebody takes words of a story along, with whose they are and where they stand."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reader import DESKTOP, PHONE
from tests.quality.toolbox import AXE

from .test_looking import RULES

CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}
# From the middle of one cue to the middle of another.
MARK = """([first, from, last, to]) => {
    const cues = document.querySelectorAll(".cue");
    getSelection().setBaseAndExtent(cues[first].firstChild, from, cues[last].firstChild, to);
}"""


def open_story(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_selector(".turns button")


def clipboard(page: Page) -> str:
    return page.evaluate("() => navigator.clipboard.readText()")


@pytest.mark.parametrize("device", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_marked_words_are_quoted_with_their_source_and_moment(read, museum, device):
    story = museum.guide
    with read(**device, **CLIPBOARD) as page:
        open_story(page, story.paths["en"])
        cues = page.locator(".cue").all_inner_texts()
        start = page.locator(".cue").nth(1).get_attribute("data-start")
        page.evaluate(MARK, [1, 4, 2, 6])
        page.get_by_role("button", name="Quote").click()
        expect(page.locator(".quoting output")).to_have_text("Copied")
        text = clipboard(page)
        assert f"“{cues[1][4:]} {cues[2][:6].strip()}” " in text
        assert "Sound recording, 0:10. " in text
        assert "Roma’s Treasure. http" in text
        assert f"{story.paths['en']}#t={start} (seen on " in text
        expect(page.get_by_role("textbox", name="Quote")).to_have_value(text)
        page.evaluate("() => getSelection().removeAllRanges()")
        page.mouse.click(5, 300)
        expect(page.locator(".quoting")).to_have_count(0)


def test_a_turn_is_linked_to_by_keyboard(read, museum):
    with read(**DESKTOP, **CLIPBOARD) as page:
        open_story(page, museum.guide.paths["nb"])
        turn = page.locator(".turns li").nth(2)
        moment = turn.get_attribute("id")
        turn.get_by_role("button").first.focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        expect(page.get_by_role("button", name="Siter")).to_be_focused()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator(".quoting output")).to_have_text("Kopiert")
        assert re.fullmatch(rf"http.*/nb/.*#{re.escape(moment)}", clipboard(page))
        page.keyboard.press("Escape")
        expect(page.locator(".quoting")).to_have_count(0)
        expect(turn.get_by_role("button")).to_be_focused()


def test_where_nobody_may_copy_the_words_stand_there_marked(read, museum):
    with read(**DESKTOP) as page:
        page.add_init_script("delete Navigator.prototype.clipboard")
        open_story(page, museum.guide.paths["en"])
        page.evaluate(MARK, [0, 0, 0, 5])
        page.get_by_role("button", name="Quote").click()
        text = page.get_by_role("textbox", name="Quote")
        expect(text).to_be_focused()
        assert page.evaluate("() => String(getSelection())") == text.input_value()


def test_of_two_languages_side_by_side_one_is_quoted(read, museum):
    with read(**DESKTOP, **CLIPBOARD) as page:
        open_story(page, f"{museum.pieces['story'][0].paths['en']}?beside=ro")
        first = page.locator(".turns li").first
        page.evaluate("""() => {
            const turn = document.querySelector(".turns li");
            getSelection().selectAllChildren(turn.querySelector(".sides"));
        }""")
        page.get_by_role("button", name="Quote").click()
        expect(page.locator(".quoting output")).to_have_text("Copied")
        quoted = clipboard(page)
        assert first.locator(".words[lang=en] .cue").first.inner_text() in quoted
        assert first.locator(".words[lang=ro] .cue").first.inner_text() not in quoted


def test_without_scripts_times_are_links_and_the_page_says_how_to_cite_it(read, museum):
    with read(**DESKTOP, java_script_enabled=False) as page:
        page.goto(museum.guide.paths["en"])
        page.locator(".turns time").nth(2).click()
        moment = page.url.partition("#")[2]
        expect(page.locator(f"[id='{moment}']")).to_be_in_viewport()
        cited = page.locator("section.use")
        expect(cited).to_contain_text("seen on")
        address = cited.get_by_role("link", name="RIS").get_attribute("href")
        assert page.request.get(address).text().startswith("TY  - SOUND")
        for link in page.locator(".to-take a").all():
            answer = page.request.get(link.get_attribute("href"))
            assert answer.status == 200
            assert "attachment" in answer.headers["content-disposition"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong_with_it(read, museum, scheme):
    with read(**PHONE, color_scheme=scheme, reduced_motion="reduce") as page:
        open_story(page, museum.guide.paths["en"])
        page.evaluate(MARK, [0, 0, 0, 5])
        page.get_by_role("button", name="Quote").click()
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate(f"async () => (await axe.run(document.querySelector('main'), {RULES})).violations")
        assert not found, [(one["id"], one["nodes"][0]["html"]) for one in found]
