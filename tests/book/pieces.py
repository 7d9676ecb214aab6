"""A small book in the making, for the tests of books."""

from collections.abc import Iterator

from exhibits.book.models import BookPage, ChapterPage
from tests import factories


def ids() -> Iterator[str]:
    """Ids of blocks that look like Wagtail's."""
    number = 0
    while True:
        number += 1
        yield f"00000000-0000-4000-8000-{number:012d}"


def block(kind: str, value, id: str) -> dict:
    return {"type": kind, "value": value, "id": id}


def paragraph(words: str, key: str = "abcde") -> str:
    return f'<p data-block-key="{key}">{words}</p>'


def note(id: str) -> str:
    return f'<a linktype="note" note="{id}">*</a>'


def cite(work: str, locator: str = "") -> str:
    where = f' locator="{locator}" label="page"' if locator else ""
    return f'<a linktype="cite" work="{work}"{where}>({work})</a>'


def term(key: str, words: str) -> str:
    return f'<a linktype="term" term="{key}">{words}</a>'


def ref(to, words: str = "aici") -> str:
    return f'<a linktype="ref" to="{to}">{words}</a>'


def order(book: BookPage, *entries: ChapterPage | str) -> BookPage:
    """Publish the order of a book: chapters, and titles of parts before them."""
    found = []
    for number, entry in enumerate(entries):
        id = f"10000000-0000-4000-8000-{number:012d}"
        found.append(block("part", {"title": entry}, id) if isinstance(entry, str) else block("chapter", entry.pk, id))
    book = BookPage.objects.get(pk=book.pk)
    book.contents = found
    book.save_revision().publish()
    return BookPage.objects.get(pk=book.pk)


def sections(*titles: str, first: int = 1) -> list[dict]:
    return [
        block("heading", {"text": title}, f"20000000-0000-4000-8000-{number:012d}")
        for number, title in enumerate(titles, start=first)
    ]


def work(key: str = "achim2004", citation: str = "Achim, Viorel. The Roma in Romanian History. 2004."):
    return factories.Reference.objects.get_or_create(key=key, defaults={"citation": citation})[0]
