"""A book is read in every way, taken along, and read again as it was."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accounts import CURATOR
from tests.browser.reader import DESKTOP, PHONE
from tests.quality.test_weight import SHIFTS, SLOW

from .books import assert_clean, number_of_book

CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}
DEVICES = pytest.mark.parametrize("device", [DESKTOP, PHONE], ids=["desktop", "phone"])
STYLE = "words => { const own = getComputedStyle(words); return [own.fontSize, own.lineHeight, own.fontFamily]; }"
PAPER = "() => getComputedStyle(document.body).backgroundColor"
BOX = "element => { const box = element.getBoundingClientRect(); return [box.left, box.top, box.right, box.bottom]; }"
MAKING = 500_000  # milliseconds that the worker may take for twelve files

# --- Reading ----------------------------------------------------------------------------------------------------------


@DEVICES
def test_notes_and_words_open_in_place_and_close_again(read, chapter, device):
    with read(**device) as page:
        page.goto(chapter.paths["en"])
        box = page.locator(".in-place")
        page.locator("a.noteref").first.click()
        note = page.locator("[role=doc-endnotes] li .words").first
        expect(box).to_have_text(note.inner_text(), use_inner_text=True)
        expect(box).to_be_in_viewport()
        word = page.locator("a.term").first
        word.click()
        expect(box).to_have_count(1)
        meaning = page.locator(f"[id='{word.get_attribute('href')[1:]}'] dd")
        expect(box.locator("dd")).to_have_text(meaning.inner_text())
        word.click()
        expect(box).to_have_count(0)
        assert "#" not in page.url


def test_a_note_is_read_by_keyboard_and_the_reader_is_back_where_it_was_called_for(read, chapter):
    with read(**DESKTOP) as page:
        page.goto(chapter.paths["nb"])
        for call in (page.locator("a.noteref").nth(1), page.locator("a.term").first):
            call.focus()
            page.keyboard.press("Enter")
            expect(page.locator(".in-place")).to_be_focused()
            expect(call).to_have_attribute("aria-expanded", "true")
            page.keyboard.press("Escape")
            expect(page.locator(".in-place")).to_have_count(0)
            expect(call).to_be_focused()


@DEVICES
def test_without_scripts_notes_lead_to_the_end_and_back(read, chapter, device):
    with read(**device, java_script_enabled=False) as page:
        page.goto(chapter.paths["ro"])
        expect(page.locator(".comfort")).to_be_hidden()
        call, note = page.locator("a.noteref").nth(1), page.locator("[role=doc-endnotes] li").nth(1)
        call.click()
        expect(note).to_be_in_viewport()
        note.locator(".note-back").click()
        expect(call).to_be_in_viewport()
        word = page.locator("a.term").first
        word.click()
        expect(page.locator(f"[id='{word.get_attribute('href')[1:]}']")).to_be_in_viewport()


@DEVICES
def test_the_book_looks_as_the_reader_likes_it_and_stays_so(read, chapter, device):
    with read(**device, color_scheme="light") as page:
        page.goto(chapter.paths["en"])
        words = page.locator(".stream .words p").first
        before, paper = words.evaluate(STYLE), page.evaluate(PAPER)
        page.locator(".comfort summary").focus()
        page.keyboard.press("Enter")
        for name, value in (("size", "4"), ("spacing", "wide"), ("face", "sans"), ("theme", "dark")):
            page.locator(f".comfort [name={name}][value='{value}']").check()
        after = words.evaluate(STYLE)
        assert all(was != now for was, now in zip(before, after, strict=True))
        assert page.evaluate(PAPER) != paper
        assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
        # On a slow line, too, all is so before the first word is drawn, and in every other chapter.
        wire = page.context.new_cdp_session(page)
        wire.send("Network.enable")
        wire.send("Network.emulateNetworkConditions", SLOW)
        page.goto(chapter.paths["nb"], wait_until="networkidle")
        assert page.locator(".stream .words p").first.evaluate(STYLE) == after
        assert round(page.evaluate(SHIFTS), 3) == 0
        page.locator(".comfort summary").click()
        expect(page.locator(".comfort [name=size][value='4']")).to_be_checked()
        page.locator(".comfort [name=theme][value='']").check()
        assert page.evaluate(PAPER) == paper


def test_who_stopped_reading_goes_on_there_in_any_language(read, chapter):
    with read(**PHONE) as page:
        page.goto(chapter.paths["ro"])
        page.locator(".stream [id^='p-']").nth(9).evaluate("one => one.scrollIntoView()")
        page.wait_for_function("() => localStorage.getItem('museum.places')?.includes('at')")
        page.goto(chapter.paths["nb"])
        offer = page.locator("a.go-on")
        expect(offer).to_be_in_viewport()
        assert round(page.evaluate(SHIFTS), 3) == 0
        offer.click()
        expect(page.locator(f"[id='{page.url.partition('#')[2]}']")).to_be_in_viewport()
        expect(offer).to_have_count(0)


def test_arrow_keys_turn_the_chapters(read, chapter):
    with read(**DESKTOP) as page:
        page.goto(chapter.paths["en"])
        following = page.locator(".pager a[rel=next]").get_attribute("href")
        page.keyboard.press("ArrowRight")
        page.wait_for_url(f"**{following}")
        page.keyboard.press("ArrowLeft")
        page.wait_for_url(f"**{chapter.paths['en']}")
        # Whoever chooses with the arrows, or reads on with them elsewhere, stays.
        page.locator(".comfort summary").click()
        page.locator(".comfort [name=size][value='2']").focus()
        page.keyboard.press("ArrowRight")
        expect(page.locator(".comfort [name=size][value='3']")).to_be_checked()
        assert page.url.endswith(chapter.paths["en"])


@DEVICES
def test_two_languages_stand_beside_each_other_or_take_turns(read, chapter, device):
    with read(**device) as page:
        page.goto(chapter.paths["en"])
        page.locator(".beside-it a[href='?beside=ro']").click()
        page.wait_for_url("**?beside=ro")
        rows = page.locator(".in-two").filter(has=page.locator(".other p")).filter(has=page.locator(".own p"))
        assert rows.count() > 5
        expect(rows.first.locator(".other")).to_have_attribute("lang", "ro")
        for row in rows.all()[:5]:
            own, other = row.locator(".own").evaluate(BOX), row.locator(".other").evaluate(BOX)
            if device is DESKTOP:
                assert own[1] == other[1]
                assert own[2] <= other[0]
            else:
                assert own[3] <= other[1]
        ids = page.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
        assert len(ids) == len(set(ids))
        assert not page.locator(".other [id^='p-']").count()
        assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]


def test_the_whole_book_stands_on_one_page(read, book, chapter):
    with read(**DESKTOP) as page:
        page.goto(book.paths["en"])
        listed = page.locator(".chapters .title").count()
        page.locator(".book-ways a[href='?whole=1']").click()
        page.wait_for_url("**?whole=1")
        expect(page.locator("article.whole-chapter")).to_have_count(listed)
        ids = page.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
        assert len(ids) == len(set(ids))
        # What refers to another chapter leads to it on this page.
        refs = page.locator("a.ref").evaluate_all("links => links.map(link => link.getAttribute('href'))")
        assert refs
        assert not [ref for ref in refs if ref.lstrip("#") not in ids]
        page.locator("a.noteref").first.click()
        expect(page.locator(".in-place")).to_be_visible()


@pytest.mark.parametrize("query", ["", "?beside=ro"])
def test_on_paper_all_notes_stand_and_nothing_that_is_pressed(read, chapter, query):
    with read(**DESKTOP, color_scheme="dark") as page:
        page.add_init_script('localStorage.setItem(\'museum.comfort\', \'{"theme": "dark", "links": "all"}\')')
        page.goto(chapter.paths["en"] + query)
        page.emulate_media(media="print")
        notes = page.locator("[role=doc-endnotes] li")
        assert notes.count() == page.locator("[role=doc-endnotes] li:visible").count() >= 3
        pressed = page.locator(":is(button, summary, input, audio, video, .pilcrow, .note-back, .pager, .book-tools)")
        assert not pressed.filter(visible=True).all_inner_texts()
        assert page.evaluate(PAPER) == "rgb(255, 255, 255)"


# --- Paragraphs -------------------------------------------------------------------------------------------------------


def test_a_paragraph_is_linked_to_for_good(read, chapter):
    with read(**DESKTOP, **CLIPBOARD) as page:
        page.goto(chapter.paths["en"])
        paragraph = page.locator(".stream .words > p[id^='p-']").nth(2)
        name = paragraph.get_attribute("id")
        assert re.fullmatch(r"p-[0-9a-f-]{36}-\w+", name)
        paragraph.hover()
        paragraph.locator(".pilcrow").click()
        expect(page.locator(".book-tools output")).not_to_be_empty()
        address = page.evaluate("() => navigator.clipboard.readText()")
        assert address == page.url
        assert address.endswith(f"{chapter.paths['en']}#{name}")
        for code in ("ro", "nb"):
            page.goto(f"{chapter.paths[code]}#{name}")
            expect(page.locator(f"[id='{name}']")).to_be_in_viewport()
        # Somebody has written the paragraph anew: its block is where it was.
        page.goto("/en/")
        page.goto(f"{chapter.paths['en']}#{name[:-5]}zzzzz")
        expect(page.locator(f"[id='b-{name[2:38]}']")).to_be_in_viewport()


def test_links_to_paragraphs_are_in_nobodys_way_until_asked_for(read, chapter):
    with read(**DESKTOP) as page:
        page.goto(chapter.paths["en"])
        paragraphs = page.locator(".stream [id^='p-']")
        for place in range(3):
            paragraphs.nth(place).hover()
        page.locator("a.noteref").first.focus()
        expect(page.locator(".pilcrow")).to_have_count(1)
        expect(page.locator(".pilcrow")).to_have_attribute("tabindex", "-1")
        page.locator(".comfort summary").click()
        page.locator(".comfort [name=links][value=all]").check()
        expect(page.locator(".pilcrow")).to_have_count(paragraphs.count())
        page.locator(".pilcrow").first.focus()
        expect(page.locator(".pilcrow").first).to_be_in_viewport()
        page.keyboard.press("Enter")
        assert "#p-" in page.url


# --- Everybody --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
@DEVICES
def test_axe_finds_nothing_wrong_in_any_state(read, chapter, book, device, scheme):
    with read(**device, color_scheme=scheme, reduced_motion="reduce") as page:
        for code in ("ro", "rom"):
            page.goto(chapter.paths[code])
            page.locator(".comfort summary").click()
            page.locator(".comfort [name=links][value=all]").check()
            page.locator("a.noteref").first.click()
            assert_clean(page)
        page.locator(f".comfort [name=theme][value={'light' if scheme == 'dark' else 'dark'}]").check()
        page.locator("a.term").first.click()
        assert_clean(page)
        for address in (f"{chapter.paths['nb']}?beside=ro", book.paths["nb"], f"{book.paths['ro']}?whole=1"):
            page.goto(address)
            assert_clean(page)


# --- To take along ----------------------------------------------------------------------------------------------------


def test_files_are_made_and_taken_along_and_an_edition_is_read_again(read, work, museum, book, chapter):
    with work(CURATOR) as page:
        page.goto(f"/admin/pages/{number_of_book(museum)}/edit/")
        page.get_by_role("button", name="Actions").first.click()
        page.get_by_role("link", name="Files and editions").click()
        page.get_by_role("button", name="Make them now").click()
        expect(page.get_by_text("The files are being made.")).to_be_visible()
        expect(page.locator("#book-files[data-waits]")).to_have_count(0, timeout=MAKING)
        expect(page.locator("#book-files tbody tr")).to_have_count(12)
        expect(page.locator("#book-files tbody td a")).to_have_count(12)
        page.get_by_label("What has changed (English)").fill("The first one.")
        page.get_by_role("button", name="Stamp an edition").click()
        expect(page.get_by_text("Edition 1 is stamped.")).to_be_visible()
        assert_clean(page, ".book-desk")
    with read() as page:
        page.goto(book.paths["en"])
        take_along(page)
        page.get_by_role("link", name="Edition 1", exact=True).click()
        expect(page.get_by_text("As it was in edition 1")).to_be_visible()
        assert "noindex" in page.locator("meta[name=robots]").get_attribute("content")
        assert_clean(page)
        page.locator(f".chapters a[href^='{chapter.paths['en']}']").click()
        expect(page).to_have_url(f"{museum.address}{chapter.paths['en']}?edition=1")
        expect(page.get_by_text("As it was in edition 1")).to_be_visible()
        page.locator(".pager a[rel=next]").click()
        page.wait_for_url("**?edition=1")
        page.get_by_role("link", name="To the page as it is now").click()
        expect(page.get_by_text("As it was in edition 1")).to_have_count(0)


def take_along(page: Page) -> None:
    """The EPUB: what the page says of it is so."""
    link = page.get_by_role("link", name="EPUB", exact=True)
    with page.expect_download() as download:
        link.click()
    assert download.value.suggested_filename == "the-project-book-en.epub"
    bytes_ = download.value.path().read_bytes()
    assert bytes_[30:58] == b"mimetypeapplication/epub+zip"
    told = page.get_by_role("listitem").filter(has=link).inner_text().replace("\xa0", " ")
    assert told.endswith(f"{len(bytes_) / 1024**2:.1f} MB")
    answer = page.request.get(link.get_attribute("href"))
    assert answer.headers["content-type"] == link.get_attribute("type") == "application/epub+zip"
