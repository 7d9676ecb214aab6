"""What the journeys through the book have in common."""

from playwright.sync_api import Page

from tests.quality.toolbox import AXE

from .test_looking import RULES

# A chapter with notes, words of the glossary, works and cross references, in three languages.
READ = "Robie și libertate"
REFERRED = "Cei care au cerut"  # a section of the chapter that is read
ORIGINAL = """
from exhibits.book.models import BookPage
print(BookPage.objects.get(locale__language_code="en").pk)
"""


def assert_clean(page: Page, part: str = "body") -> None:
    """axe finds nothing wrong with a part of the page as it is at the moment."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(f"async part => (await axe.run(part, {RULES})).violations", part)
    assert not found, [(one["id"], one["help"], one["nodes"][0]["html"]) for one in found]


def number_of_book(museum) -> str:
    return museum.manage("django", "shell", "-v", "0", "-c", ORIGINAL).strip()
