"""A translation goes on while its original changes: a translator works on a weak line, a reviewer reads Romani."""

import re
from contextlib import suppress

import pytest
from playwright.sync_api import Locator, Page, TimeoutError, expect

from tests.browser.accounts import CURATOR, REVIEWER, TRANSLATOR

BOARD = "/admin/translations/"
# An original gets other words, and is published, as its editors would.
CHANGE = """
from exhibits.models import ExhibitPage
page = ExhibitPage.objects.filter(locale__language_code="ro", title="{title}").get()
page.subtitle = "{subtitle}"
page.save_revision().publish()
"""

ALIKE = """
from exhibits.models import ExhibitPage
from tests.factories import block
page = ExhibitPage.objects.filter(locale__language_code="ro", title="{title}").get()
words = "<p data-block-key='a'>Un cazan <b>vechi</b>.</p><p data-block-key='b'>Un <b>cazan</b> vechi.</p>"
page.body = [*page.body.raw_data, block("text", words)]
page.save_revision().publish()
"""


@pytest.fixture
def exhibit(museum):
    """The richest exhibit that has a Norwegian translation."""
    return next(piece for piece in museum.pieces["exhibit"] if "nb" in piece.own)


def open_desk(page: Page, title: str, language: str) -> None:
    """From the board, through the cell of a page's language."""
    page.goto(BOARD)
    row = page.get_by_role("row").filter(has_text=title).first
    languages = ["ro", "rom", "nb", "en"]
    row.locator("td").nth(languages.index(language)).get_by_role("link").click()
    page.wait_for_url(re.compile(r"/admin/translations/desk/\d+/"))


def change(museum, exhibit, subtitle: str) -> None:
    museum.manage("manage", "shell", "-v", "0", "-c", CHANGE.format(title=exhibit.title, subtitle=subtitle))


def passage(page: Page, source: str) -> Locator:
    return page.get_by_role("article").filter(has=page.locator(".desk-source", has_text=source)).first


def test_what_is_written_on_a_weak_line_is_not_lost(work, exhibit):
    with work(TRANSLATOR, expected=("net::ERR", "Failed to load")) as page:
        open_desk(page, exhibit.title, "nb")
        field = passage(page, exhibit.title).get_by_role("textbox")
        before = field.input_value()
        page.context.set_offline(True)
        field.fill(f"{before}, i mørket")
        expect(page.get_by_text("No connection: your words are kept in this browser")).to_be_visible()
        page.context.set_offline(False)
        expect(page.get_by_text("All is kept.")).to_be_visible()
        # The browser is closed before the words came through.
        page.route("**/passages/**", lambda route: route.abort())
        field.fill(before)
        expect(page.get_by_text("No connection: your words are kept in this browser")).to_be_visible()
        page.on("dialog", lambda dialog: dialog.accept())
        page.reload()
        page.unroute("**/passages/**")
        expect(passage(page, exhibit.title).get_by_role("textbox")).to_have_value(before)
        # Longer than the desk waits before it sends again what did not come through.
        expect(page.get_by_text("All is kept.")).to_be_visible()
        page.reload()
        expect(passage(page, exhibit.title).get_by_role("textbox")).to_have_value(before)


def test_a_changed_original_is_told_to_readers_until_somebody_has_looked(work, read, museum, exhibit):
    subtitle = "Cu totul altceva decât a stat aici mai demult"
    change(museum, exhibit, subtitle)
    with read() as page:
        page.goto(exhibit.paths["nb"])
        until_told(page, "endret siden")
    with work(TRANSLATOR) as page:
        row = page.locator("#today-section tr").filter(has_text="The original has changed")
        row.filter(has_text="9 words").locator(".title a").click()
        changed = passage(page, subtitle)
        expect(changed.locator("ins").first).to_be_visible()
        expect(changed.locator("del").first).to_be_visible()
        changed.get_by_role("button", name="No change needed").click()
        expect(changed).to_have_attribute("data-status", "written")
        expect(changed.locator(".desk-change")).to_have_count(0)
    with read() as page:
        page.goto(exhibit.paths["nb"])
        expect(page.get_by_text("endret siden")).to_have_count(0)


def until_told(page: Page, words: str) -> None:
    """The job that follows a publication needs a moment, longer while a book is being printed: the page is loaded again
    until it says it."""
    for _ in range(90):
        with suppress(TimeoutError):
            page.get_by_text(words).first.wait_for(timeout=1000)
            return
        page.reload()
    raise AssertionError(f"the page does not say: {words}")


def test_a_reviewer_approves_romani_passage_by_passage(work, museum):
    piece = next(piece for piece in museum.pieces["chapter"] if "rom" in piece.own)
    with work(REVIEWER) as page:
        open_desk(page, piece.title, "rom")
        first = page.get_by_role("article").first
        field = first.get_by_role("textbox")
        before = field.input_value()
        field.press("End")
        page.get_by_role("button", name="ć", exact=True).click()
        expect(field).to_have_value(f"{before}ć")
        expect(first).to_have_attribute("data-status", "written")
        field.press("Backspace")
        field.press("Control+Enter")
        expect(page.get_by_text("All is kept.")).to_be_visible()
        first.get_by_role("button", name="Approve").click()
        expect(first).to_have_attribute("data-status", "reviewed")
        page.get_by_role("button", name="I have read all: approve and publish").click()
        expect(page.get_by_text("is public in these words")).to_be_visible()
        expect(page.locator("[data-status=written]")).to_have_count(0)
    with work(CURATOR) as page:
        page.goto(f"{BOARD}?language=rom&state=reviewed")
        expect(page.get_by_role("row").filter(has_text=piece.title)).to_have_count(1)


def test_words_for_what_the_original_said_before_are_there_until_somebody_decides(work, museum, exhibit):
    # 404: help asked for a passage that is another when the answer comes.
    with work(TRANSLATOR, expected=(404, "net::ERR", "Failed to load")) as page:
        change(museum, exhibit, "Așa era la început, într-un singur rând")
        open_desk(page, exhibit.title, "nb")
        until_told(page, "Așa era la început")
        changed = passage(page, "Așa era la început")
        page.route("**/passages/**", lambda route: route.abort())
        changed.get_by_role("textbox").fill("Skrevet for de forrige ordene, og aldri sendt")
        expect(page.get_by_text("No connection: your words are kept in this browser")).to_be_visible()
        change(museum, exhibit, "Și iar cu totul altele")
        page.on("dialog", lambda dialog: dialog.accept())
        until_told(page, "Și iar cu totul altele")
        page.unroute("**/passages/**")
        line = passage(page, "iar cu totul altele")
        field = line.get_by_role("textbox")
        field.press("End")
        field.type(" nå")
        expect(page.get_by_text("All is kept.")).to_be_visible()
        expect(line.locator(".desk-left")).to_contain_text("aldri sendt")
        line.get_by_role("button", name="Take these words").click()
        expect(field).to_have_value("Skrevet for de forrige ordene, og aldri sendt")
        expect(page.get_by_text("All is kept.")).to_be_visible()
        page.reload()
        expect(page.locator(".desk-left")).to_have_count(0)


def test_passages_with_other_marks_have_words_of_their_own(work, museum, exhibit):
    museum.manage("manage", "shell", "-v", "0", "-c", ALIKE.format(title=exhibit.title))
    with work(TRANSLATOR) as page:
        open_desk(page, exhibit.title, "nb")
        until_told(page, "Un cazan vechi.")
        one, other = page.get_by_role("article").filter(has_text="Un cazan vechi.").all()
        one.get_by_role("textbox").click()
        one.get_by_role("textbox").press_sequentially("En gammel kjele.")
        expect(one).to_have_attribute("data-status", "written")
        expect(other.get_by_role("textbox")).to_have_text("")


def test_a_cleared_passage_is_told_as_missing(work, museum):
    piece = next(piece for piece in museum.pieces["chapter"] if "nb" in piece.own)
    with work(TRANSLATOR) as page:
        open_desk(page, piece.title, "nb")
        line = page.get_by_role("article").filter(has=page.locator("[contenteditable=true]")).first
        field = line.get_by_role("textbox")
        before = field.inner_text()
        field.click()
        field.press("Control+a")
        field.press("Delete")
        expect(line).to_have_attribute("data-status", "missing")
        field.press_sequentially(before)
        expect(line).to_have_attribute("data-status", "written")
