"""A chapter is written, and put into another place of its book."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.accounts import CURATOR, EDITOR

from .books import READ, REFERRED, assert_clean, number_of_book
from .test_editor import PAGE, add_block, choose_action

TITLE, SECTION, NOTE = "Ce spune arama", "Sunetul", "Cositorul apără gustul."


def approve(work, number: str) -> None:
    """The two readings of the workflow; the page is public then."""
    for step in ("Approve", "Approve and Publish"):
        with work(CURATOR) as page:
            page.goto(f"/admin/pages/{number}/edit/")
            choose_action(page, step)


def test_a_chapter_is_written_read_and_numbered_anew(read, work, museum, book, chapter):
    # Wagtail keeps the draft by itself while one writes; 400 says that a block is not complete yet.
    with work(EDITOR, expected={400}) as page:
        number = write_chapter(page, museum)
        choose_action(page, "Submit to Two readings")
    approve(work, number)
    with read() as page:
        page.goto(book.paths["ro"])
        page.get_by_role("link", name=TITLE, exact=True).click()
        address = page.url
        read_chapter(page, museum)
        was = page.locator("a.ref").inner_text()
        assert re.search(r"\b3\.\d$", was)
    number = number_of_book(museum)
    with work(EDITOR) as page:
        move_up(page, number)
        choose_action(page, "Submit to Two readings")
    approve(work, number)
    with read() as page:
        page.goto(address)
        assert page.locator("a.ref").inner_text() == was.replace(" 3.", " 2.")
        page.locator("a.ref").click()
        page.wait_for_url(f"**{chapter.paths['ro']}#b-*")
        expect(page.locator(f"[id='{page.url.partition('#')[2]}']")).to_contain_text(REFERRED)
        expect(page.locator(".chapter-head .numeral")).to_have_text("2")


def write_chapter(page: Page, museum) -> str:
    """A chapter with a mark of every kind, and an object; returns the number of its page."""
    page.goto("/admin/pages/")
    for section in ("Comoara romilor", "Cartea proiectului"):
        page.get_by_role("row").filter(has_text=section).get_by_role("link", name="Explore child pages").click()
        expect(page.get_by_role("heading", name=section)).to_be_visible()
    page.get_by_role("link", name="Add child page").first.click()
    page.locator("#id_title").fill(TITLE)
    body = page.locator("[data-contentpath=body]")
    add_block(page, body, "Section heading")
    body.locator("input[type=text]").last.fill(SECTION)
    add_block(page, body, "Text")
    text = body.locator("[contenteditable=true]").last
    text.click()
    page.keyboard.type("Arama cântă când e bătută.")
    call_for_notes(page, text)
    cite(page, text)
    explain(page)
    refer(page)
    add_block(page, body, "Object")
    choose_object(page, body, museum.pieces["object"][0].title)
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    return PAGE.search(page.url)[1]


def asked(page: Page, name: str) -> Locator:
    """The dialog of a mark, which is clean."""
    dialog = page.get_by_role("dialog", name=name)
    expect(dialog).to_be_visible()
    expect(dialog.locator(":focus")).to_have_count(1)
    assert_clean(page, "dialog[open]")
    return dialog


def call_for_notes(page: Page, text: Locator) -> None:
    """One by the toolbar over selected words, which stay; and one that is taken out again."""
    notes = page.locator("[data-contentpath=notes] [contenteditable=true]")
    page.keyboard.press("Shift+ArrowLeft")
    page.get_by_role("toolbar").get_by_role("button", name="Footnote").click()
    dialog = asked(page, "Footnote")
    dialog.get_by_role("button", name="Put it here").click()
    expect(dialog.get_by_role("alert")).to_have_text("Choose one first.")
    dialog.get_by_label("A new note").fill(NOTE)
    dialog.get_by_role("button", name="Put it here").click()
    expect(notes).to_have_text(NOTE)
    expect(text).to_be_focused()
    expect(text).to_have_text("Arama cântă când e bătută.*")
    page.keyboard.type(" ")
    page.keyboard.press("Control+Alt+f")
    # The note that is there already can be called for again.
    asked(page, "Footnote").get_by_role("radio", name=NOTE).check()
    page.keyboard.press("Enter")
    expect(text).to_be_focused()
    second = text.locator(".book-marked").last
    second.hover()
    expect(second).to_have_attribute("title", NOTE)
    second.locator("a").click()
    page.get_by_role("button", name="Remove", exact=True).click()
    expect(text.locator(".book-marked")).to_have_count(1)
    expect(notes).to_have_text(NOTE)
    text.focus()
    page.keyboard.press("Control+End")


def cite(page: Page, text: Locator) -> None:
    """By a slash and the name; given up once, and the text goes on where it was."""
    for gives_up in (True, False):
        expect(text).to_be_focused()
        page.keyboard.type("/citation")
        page.get_by_role("option", name="Citation of a work").wait_for()
        page.keyboard.press("Enter")
        dialog = asked(page, "Citation of a work")
        if gives_up:
            page.keyboard.press("Escape")
            expect(dialog).to_have_count(0)
    page.keyboard.type("achim, viorel. the")
    expect(dialog.get_by_role("radio")).to_have_count(1)
    dialog.get_by_role("radio").check()
    dialog.get_by_label("Where in the work").fill("12")
    page.keyboard.press("Enter")
    expect(dialog).to_have_count(0)


def explain(page: Page) -> None:
    """Words that are selected, by keyboard alone."""
    page.keyboard.type(" Erau robi")
    for _ in "robi":
        page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("Control+Alt+g")
    dialog = asked(page, "Word of the glossary")
    dialog.get_by_role("radio", name="rob", exact=True).check()
    dialog.get_by_role("button", name="Put it here").click()
    expect(dialog).to_have_count(0)
    page.keyboard.press("End")


def refer(page: Page) -> None:
    page.keyboard.type(" pe atunci, vezi ")
    page.keyboard.press("Control+Alt+r")
    dialog = asked(page, "Cross reference")
    page.keyboard.type(REFERRED)
    dialog.get_by_role("radio", name=re.compile(rf" 3\.\d {REFERRED}")).check()
    page.keyboard.press("Enter")
    expect(dialog).to_have_count(0)
    page.keyboard.type(".")


def choose_object(page: Page, body: Locator, title: str) -> None:
    body.get_by_role("button", name="Choose a page").last.click()
    window = page.locator(".modal-body")
    window.get_by_label("Search term").fill(title)
    window.get_by_role("link", name=title).first.click()
    expect(window).to_have_count(0)


def read_chapter(page: Page, museum) -> None:
    expect(page.locator(".chapter-head .numeral")).to_have_text("12")
    expect(page.get_by_role("heading", level=2).first).to_have_text(f"12.1 {SECTION}")
    call = page.locator("a.noteref")
    expect(call).to_have_text("1")
    call.click()
    expect(page.locator(".in-place")).to_have_text(NOTE)
    expect(page.locator("[role=doc-endnotes] li")).to_have_count(1)
    expect(page.locator("a.cite")).to_have_text("(Achim 2004, 12)")
    expect(page.locator("[role=doc-bibliography] li")).to_contain_text("Achim, Viorel.")
    expect(page.locator("a.term")).to_have_text("robi")
    expect(page.locator("[role=doc-glossary] dt")).to_have_text("rob")
    expect(page.locator(".block-object .figure-number")).to_contain_text("12.1")
    expect(page.locator(".block-object")).to_contain_text(museum.pieces["object"][0].title)


def move_up(page: Page, book: str) -> None:
    """A chapter before the one that it follows, by keyboard; the focus stays with it."""
    page.goto(f"/admin/pages/{book}/edit/")
    entries = page.locator("[data-contentpath=contents] [data-streamfield-child]:visible")
    entry = entries.filter(has_text=READ)
    button = entry.locator("[data-streamfield-action=MOVE_UP]")
    order = entries.all_inner_texts()
    place = next(number for number, words in enumerate(order) if READ in words)
    for _ in range(2):
        button.press("Enter")
        expect(button).to_be_focused()
    entry.locator("[data-streamfield-action=MOVE_DOWN]").press("Enter")
    expect(page.get_by_role("status").filter(has_text=READ)).to_have_text(f"{READ}: {place}/{len(order)}")
    expect(entries.nth(place - 1)).to_contain_text(READ)
