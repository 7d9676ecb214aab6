"""An exhibit comes into the museum: written, read by a second person, public; then translated, and public again."""

import re

from playwright.sync_api import Locator, Page, expect

from exhibits.formats.languages import BY_CODE
from tests.browser.accounts import CURATOR, EDITOR, LANGUAGE, TRANSLATOR

TITLE, TEXT = "Cleștele de fier", "Fierul se lucrează cald."
WORDS = {TITLE: "Jerntanga", TEXT: "Jern smis varmt."}
PAGE = re.compile(r"/admin/pages/(\d+)/edit/")
DESK = re.compile(r"/admin/translations/desk/(\d+)/")
# The page's form stops where it would be sent, and notes whether the workshop would save it by itself meanwhile.
HOLD_BACK = """() => {
    const form = document.querySelector("[data-edit-form]");
    const ask = () => {
        const detail = {formData: new FormData(form)};
        const event = new CustomEvent("w-autosave:save", {bubbles: true, cancelable: true, detail});
        window.wouldSave = form.dispatchEvent(event);
    };
    form.submit = ask;
    form.addEventListener("submit", event => { event.preventDefault(); ask(); });
    ask();
    return window.wouldSave;
}"""


def test_an_exhibit_is_written_approved_read_translated_and_read_again(read, work, museum):
    # Wagtail keeps the draft by itself while one writes; 400 says that a block is not complete yet.
    with work(EDITOR, expected={400}) as page:
        number = write_exhibit(page, museum)
        choose_action(page, "Submit to Two readings")
    assert_hidden(read, "/ro/expozitii/clestele-de-fier/")
    with work(CURATOR) as page:
        page.goto(f"/admin/pages/{number}/edit/")
        approve_on_a_slow_line(page)
    for approval in ("Approve", "Approve and Publish"):
        with work(CURATOR) as page:
            page.goto(f"/admin/pages/{number}/edit/")
            choose_action(page, approval)
    with read() as page:
        page.goto("/ro/expozitii/clestele-de-fier/")
        expect(page.locator("h1")).to_have_text(TITLE)
        expect(page.get_by_role("main").get_by_text(TEXT)).to_be_visible()
        assert page.locator("main figure img").count() >= 2
        page.locator("header a[hreflang=nb]").click()
        expect(page).to_have_url(f"{museum.address}/nb/utstillinger/clestele-de-fier/")
        expect(page.locator("h1")).to_have_attribute("lang", "ro")
    with work(EDITOR) as page:
        desk = submit_for_translation(page)
    with work(TRANSLATOR) as page:
        translate(page)
    assert_hidden(read, "/nb/utstillinger/jerntanga/")
    with work(CURATOR) as page:
        page.goto(desk)
        page.get_by_role("button", name="I have read all: approve and publish").click()
        expect(page.get_by_text("is public in these words")).to_be_visible()
    with read() as page:
        page.goto("/nb/utstillinger/clestele-de-fier/")
        expect(page).to_have_url(f"{museum.address}/nb/utstillinger/jerntanga/")
        expect(page.locator("html")).to_have_attribute("lang", "nb")
        expect(page.locator("h1")).to_have_text(WORDS[TITLE])
        expect(page.get_by_role("main").get_by_text(WORDS[TEXT])).to_be_visible()
        page.locator("header a[hreflang=ro]").click()
        expect(page.locator("h1")).to_have_text(TITLE)


def write_exhibit(page: Page, museum) -> str:
    """An exhibit with cover, text and gallery; returns the number of its page."""
    page.goto("/admin/pages/")
    for section in ("Comoara romilor", "Expoziții"):
        page.get_by_role("row").filter(has_text=section).get_by_role("link", name="Explore child pages").click()
        expect(page.get_by_role("heading", name=section)).to_be_visible()
    page.get_by_role("link", name="Add child page").first.click()
    page.locator("#id_title").fill(TITLE)
    choose_picture(page, page.locator("[data-contentpath=cover]"), 0)
    body = page.locator("[data-contentpath=body]")
    add_block(page, body, "Text")
    body.locator("[contenteditable=true]").last.click()
    page.keyboard.type(TEXT)
    add_block(page, body, "Gallery")
    for place in (1, 2):
        choose_picture(page, body.locator("[data-contentpath=images]"), place)
    # The workshop saves by itself and then gives the page its own address.
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    return PAGE.search(page.url)[1]


def add_block(page: Page, body: Locator, name: str) -> None:
    body.get_by_role("button", name="Insert a block").last.click()
    page.get_by_role("option", name=name, exact=True).click()


def choose_picture(page: Page, place: Locator, number: int) -> None:
    place.get_by_role("button", name="Choose an image").first.click()
    window = page.locator(".modal-body")
    window.locator(".listing a, a.image-choice").nth(number).click()
    expect(window).to_have_count(0)


def choose_action(page: Page, name: str) -> None:
    footer = page.locator("footer")
    footer.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_url(re.compile(r"/admin/pages/\d+/$"))


def approve_on_a_slow_line(page: Page) -> None:
    """While the answer is awaited the workshop must not save by itself: it would take the next step of the workflow."""
    assert page.evaluate(HOLD_BACK), "before anything is decided it saves"
    page.locator("footer").get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Approve", exact=True).click()
    page.wait_for_function("window.wouldSave === false")


def submit_for_translation(page: Page) -> str:
    """Into Norwegian alone; returns the address of the desk that it is translated at."""
    page.goto("/admin/")
    row = page.locator("#lacks-translation-section").get_by_role("row").filter(has_text=TITLE)
    row.get_by_role("link", name=BY_CODE[LANGUAGE].native).click()
    page.locator("form input[type=submit], form button[type=submit]").last.click()
    page.wait_for_url(DESK)
    return page.url


def translate(page: Page) -> None:
    page.goto("/admin/")
    page.locator("#today-section").get_by_role("link", name=TITLE).click()
    for source, words in WORDS.items():
        passage = page.get_by_role("article").filter(has_text=source)
        expect(passage).to_have_attribute("data-status", "missing")
        passage.get_by_role("textbox").fill(words)
        expect(passage).to_have_attribute("data-status", "written")
        expect(page.frame_locator("#desk-frame").get_by_text(words).first).to_be_visible()
    expect(page.get_by_text("All is kept.")).to_be_visible()


def assert_hidden(read, path: str) -> None:
    with read() as page:
        assert page.request.get(path).status == 404, path
