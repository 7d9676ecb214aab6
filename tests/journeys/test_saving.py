"""A page saves itself while one writes: whose version is the newest is told truly."""

import re

from playwright.sync_api import Page, Route, expect

from tests.browser.accounts import CURATOR, EDITOR

SECTION = "Expoziții"
LONGEST = 10
PINGS = "**/admin/editing-sessions/ping/**"


def begin(page: Page, title: str) -> None:
    page.goto("/admin/pages/")
    for section in ("Comoara romilor", SECTION):
        page.get_by_role("row").filter(has_text=section).get_by_role("link", name="Explore child pages").click()
        expect(page.get_by_role("heading", name=section)).to_be_visible()
    page.get_by_role("link", name="Add child page").first.click()
    write(page, title)


def write(page: Page, words: str) -> None:
    """As often as it takes: what is written before the page watches its form, about two seconds, it does not save."""
    title = page.locator("#id_title")
    for _ in range(LONGEST):
        title.press("End")
        title.press_sequentially(words, delay=50)
        if page.locator("[data-edit-form]").get_attribute("data-w-unsaved-has-edits-value") == "true":
            return


def go_on(page: Page, words: str) -> None:
    with page.expect_response(lambda answer: answer.request.method == "POST" and answer.url.endswith("/edit/")):
        write(page, words)
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()


def conflict(page: Page):
    return page.get_by_role("dialog").filter(has_text="saved a new version")


def test_what_one_saves_is_not_said_to_be_somebody_elses(work):
    """On a slow server a question after others is answered when the page has saved itself again."""
    late: list[Route] = []
    with work(EDITOR) as page:
        page.route(PINGS, lambda route: late.append(route), times=1)
        with page.expect_request(PINGS):
            begin(page, "O pagină salvată ")
        go_on(page, "din nou")
        with page.expect_response(PINGS) as answer:
            late[0].continue_()
        assert answer.value.json()["other_sessions"], "the server takes it for another's"
        page.get_by_role("button", name="Save draft").click()
        expect(page.locator(".messages")).to_contain_text("din nou")
        expect(conflict(page)).to_have_count(0)


def test_a_newer_version_of_another_is_not_written_over_unasked(work):
    with work(EDITOR) as page, work(CURATOR) as other:
        begin(page, "Scris în doi ")
        expect(page).to_have_url(re.compile(r"/edit/$"))
        other.goto(page.url)
        go_on(other, "și de altcineva ")
        with page.expect_response(PINGS):
            page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        page.get_by_role("button", name="Save draft").click()
        expect(conflict(page)).to_be_visible()
