"""A story comes into the museum with its teller's consent, is heard and read along, and is taken back."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accounts import CURATOR, EDITOR
from tests.browser.reader import PHONE
from tests.media.sounds import sample
from tests.quality.toolbox import AXE

from .test_editor import choose_action
from .test_looking import RULES

NAME, TITLE, SLUG = "Zamfira Canariu", "Cum a învățat mătușa să citească", "cum-a-invatat-matusa-sa-citeasca"
SECTIONS = {"ro": "povesti", "rom": "phenimata", "nb": "fortellinger", "en": "stories"}
SECONDS = 6
# Resolved as soon as the page has something to play.
COPIES = """() => new Promise(ready => {
    const ask = async () => {
        const page = await (await fetch(location.href, {cache: "no-store"})).text();
        if (page.includes("<audio")) ready();
        else setTimeout(ask, 1000);
    };
    ask();
})"""
VTT = """WEBVTT

00:00:00.000 --> 00:00:03.000
<v Zamfira>Eram mică și voiam să citesc.

00:00:03.000 --> 00:00:06.000
<v Zamfira>Literele le-am învățat pe nisip.
"""
VTT_EN = VTT.replace("Eram mică și voiam să citesc.", "I was small and wanted to read.").replace(
    "Literele le-am învățat pe nisip.", "I learned the letters in the sand."
)


@pytest.fixture(scope="module")
def address() -> str:
    return f"/ro/povesti/{SLUG}/"


def test_a_story_is_brought_in_heard_and_taken_back_in_four_languages(read, work, museum, address):
    with work(EDITOR, expected={400}) as page:
        add_narrator(page)
        recording = upload(page)
        bring_transcript(page, recording, "ro", VTT)
        bring_transcript(page, recording, "en", VTT_EN)
        number = write_story(page)
        choose_action(page, "Submit to Two readings")
    with work(CURATOR) as page:
        for approval in ("Approve", "Approve and Publish"):
            page.goto(f"/admin/pages/{number}/edit/")
            choose_action(page, approval)
    gone = {code: f"/{code}/{SECTIONS[code]}/{SLUG}/" for code in SECTIONS}
    with read(expected={404}) as page:
        assert page.goto(address).status == 404, "nobody has agreed yet"
    with work(CURATOR) as page:
        add_consent(page, number)
    with read(**PHONE) as page:
        sound = read_along(page, address)
    with work(CURATOR) as page:
        take_back(page, number)
    with read(expected={404, 410}) as page:
        for code, path in gone.items():
            answer = page.goto(path)
            assert answer.status == 410, path
            expect(page.locator("html")).to_have_attribute("lang", code)
            assert "nisip" not in page.content()
            assert_accessible(page)
        assert page.request.get(sound).status == 404
        page.goto("/ro/povesti/")
        expect(page.get_by_text(TITLE)).to_have_count(0)


def add_narrator(page: Page) -> None:
    page.goto("/admin/snippets/stories/narrator/add/")
    page.locator("#id_name").fill(NAME)
    page.locator("#id_naming").select_option("initials")
    page.locator("footer button[type=submit], form footer button").first.click()
    expect(page.get_by_text("created")).to_be_visible()


def upload(page: Page) -> str:
    """The number of a new recording, once its copies are made."""
    page.goto("/admin/media/audio/add/")
    page.locator("#id_title").fill("Zamfira, iunie")
    page.locator("#id_language").fill("ro")
    file = {"name": "zamfira.wav", "mimeType": "audio/wav", "buffer": sample(".wav", SECONDS)}
    page.locator("#id_file").set_input_files(file)
    page.locator("form[enctype] button[type=submit]").first.click()
    page.wait_for_url("**/admin/media/")
    page.get_by_role("main").get_by_role("link", name="Zamfira, iunie").first.click()
    return re.search(r"/edit/(\d+)/", page.url)[1]


def bring_transcript(page: Page, recording: str, language: str, text: str) -> None:
    page.goto(f"/admin/transcripts/{recording}/")
    form = page.locator("form[action$='/file/']")
    form.evaluate("form => { form.closest('details').open = true }")
    form.locator("[name$=language]").first.select_option(language)
    file = {"name": f"{language}.vtt", "mimeType": "text/vtt", "buffer": text.encode()}
    form.locator("[type=file]").set_input_files(file)
    form.get_by_role("button", name="Bring it").click()
    expect(page.get_by_text("The file is read: 2 cues.")).to_be_visible()
    about = page.locator(f"form[action$='/about/{language}/']")
    about.evaluate("form => { form.closest('details').open = true }")
    about.locator(f"[name={language}-status]").select_option("published")
    about.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Kept.")).to_be_visible()


def write_story(page: Page) -> str:
    page.goto("/admin/pages/")
    for section in ("Comoara romilor", "Povești"):
        page.get_by_role("row").filter(has_text=section).get_by_role("link", name="Explore child pages").click()
        expect(page.get_by_role("heading", name=section)).to_be_visible()
    page.get_by_role("link", name="Add child page").first.click()
    page.locator("#id_title").fill(TITLE)
    choose(page, "narrator", NAME)
    choose(page, "recording", "Zamfira, iunie")
    page.get_by_role("button", name="Save draft").first.click()
    page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
    return re.search(r"/admin/pages/(\d+)/edit/", page.url)[1]


def choose(page: Page, field: str, title: str) -> None:
    page.locator(f"[data-contentpath={field}]").get_by_role("button", name=re.compile("Choose")).first.click()
    window = page.locator(".modal-body")
    window.get_by_role("link", name=title).first.click()
    expect(window).to_have_count(0)


def add_consent(page: Page, number: str) -> None:
    page.goto(f"/admin/consents/new/?page={number}")
    page.locator("#id_given_by").fill(NAME)
    page.locator("#id_given_on").fill("2026-06-01")
    page.keyboard.press("Escape")
    page.locator("#id_is_listed").check()
    page.locator("footer button[type=submit], form footer button").first.click()
    expect(page.get_by_text("created")).to_be_visible()


def read_along(page: Page, address: str) -> str:
    """What a reader meets on a phone; returns the address of the sound."""
    page.goto(address)
    # The museum may still be busy with its pictures; so long the page says that the recording is being prepared.
    page.evaluate(COPIES)
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    told = page.locator(".transcript")
    expect(told.get_by_text("Literele le-am învățat pe nisip.")).to_be_visible()
    assert "Zamfira" not in page.content(), "she is known by her initials"
    expect(told.get_by_text("Z. C.")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert_accessible(page)
    page.locator(".turns button").first.click()
    page.wait_for_function("() => document.querySelector('audio').currentTime > 0.2")
    expect(page.locator(".cue.spoken")).to_have_count(1)
    told.get_by_role("link", name="engleză").click()
    expect(page.locator(".transcript").get_by_text("I learned the letters in the sand.")).to_be_visible()
    assert_accessible(page)
    return page.locator("audio source").first.get_attribute("src")


def take_back(page: Page, number: str) -> None:
    page.goto(f"/admin/pages/{number}/edit/")
    page.locator("header [data-w-dropdown-target=toggle]").last.click()
    page.get_by_role("link", name="Take back").click()
    expect(page.get_by_role("main").get_by_text("This cannot be undone")).to_be_visible()
    page.locator("[name=sure]").check()
    page.get_by_role("button", name="Take back").click()
    expect(page.get_by_text("Taken back: nobody outside sees it any more.")).to_be_visible()


def assert_accessible(page: Page) -> None:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(f"async () => (await axe.run(document, {RULES})).violations")
    assert not found, [(one["id"], one["nodes"][0]["html"][:200]) for one in found]
