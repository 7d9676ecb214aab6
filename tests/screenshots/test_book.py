"""The pictures of the handbook that show books and stories: to readers, and to those who write them."""

from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.accounts import CURATOR
from tests.browser.tables import table

from .camera import LIMIT, keep, photograph
from .test_collection import DESKTOP, HEIGHT, PHONE, _shot

BOOK, CHAPTER = "/en/project-book/", "/en/project-book/the-road/"
PRINTED = 300_000  # ms for all files of the book in four languages
ORIGINALS = """
from exhibits.access.models import Consent
from exhibits.book.models import BookPage, ChapterPage
from exhibits.stories.models import StoryPage
book, chapter = BookPage.objects.get(locale__language_code="en"), ChapterPage.objects.get(slug="drumul")
story = StoryPage.objects.filter(recording__isnull=False, live=True).order_by("pk").first()
consent = Consent.objects.order_by("pk").first()
print(book.pk, book.translation_key, chapter.pk, story.pk, story.recording_id, consent.pk if consent else 0)
"""


def test_the_book(read):
    with read(**DESKTOP) as page:
        size = keep(photograph(page, BOOK, HEIGHT), "collection/book")
    assert size <= LIMIT
    table("Picture of the handbook, KB", ["picture", "KB"], [["book", size // 1024]])


@pytest.mark.parametrize(("name", "device"), [("two-languages", DESKTOP), ("two-languages-phone", PHONE)])
def test_two_languages(read, name, device):
    with read(**device) as page:
        page.goto(f"{CHAPTER}?beside=ro")
        size = keep(_seen(page, page.locator(".other").nth(1)), f"collection/{name}")
    assert size <= LIMIT
    table("Picture of the handbook, KB", ["picture", "KB"], [[name, size // 1024]])


def _seen(page, part) -> Image.Image:
    """The window with this part in its middle."""
    part.evaluate("part => part.scrollIntoView({block: 'center'})")
    page.evaluate("() => document.fonts.ready")
    return Image.open(BytesIO(page.screenshot())).convert("RGB")


def test_what_writers_see(work, museum):
    told = museum.manage("django", "shell", "-v", "0", "-c", ORIGINALS).split()
    book, key, chapter, story, *_ = told
    sizes = {}
    with work(CURATOR) as page:
        sizes["story"] = keep(photograph(page, f"/admin/pages/{story}/edit/", HEIGHT), "admin/story")
        page.goto(f"/admin/book/{key}/")
        # The page asks by itself until they are made.
        expect(page.locator("[data-waits]")).to_have_count(0, timeout=PRINTED)
        sizes["book"] = keep(photograph(page, f"/admin/book/{key}/", HEIGHT), "admin/book")
        sizes["narrators"] = keep(photograph(page, "/admin/snippets/stories/narrator/add/", HEIGHT), "admin/narrator")
        page.goto(f"/admin/pages/{book}/edit/")
        sizes["contents"] = keep(_seen(page, page.locator("[data-contentpath=contents] h2").first), "admin/contents")
        page.goto(f"/admin/pages/{chapter}/edit/")
        text = page.locator("[data-contentpath=body] .Draftail-Editor").first
        text.scroll_into_view_if_needed()
        text.locator(".public-DraftEditor-content").click()
        page.keyboard.press("Home")
        page.keyboard.press("Shift+End")
        page.locator(".Draftail-ToolbarButton[name=BOOK_NOTE]").first.click()
        expect(page.locator("dialog.book-mark")).to_be_visible()
        sizes["footnote"] = keep(_shot(page.locator("dialog.book-mark")), "admin/footnote")
    assert max(sizes.values()) <= LIMIT, sizes
    table("Pictures of the handbook, KB", list(sizes), [[size // 1024 for size in sizes.values()]])
