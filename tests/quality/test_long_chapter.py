"""A chapter of ten thousand words, put together from those of the project book with all their notes: nothing is wrong
with it, nothing moves, and its pictures keep the budget of every page.

Its words alone are 30 KB as they travel, which with styles and scripts is more than the budget of 40; and among so many
are letters of every part of the font. How much that is is told and not held against it.
"""

import gzip
import re
from contextlib import contextmanager

from tests.browser.reader import DESKTOP, PHONE
from tests.browser.tables import table

from .test_accessibility import RULES, SCHEMES, check, options
from .test_weight import KB, PHONE_BUDGET, SLOW, TEXT, WIDE_BUDGET, first_view, kb

WORDS = 10_000
TITLE = "Zece mii de cuvinte"
WRITE = f"""
import json
from uuid import uuid4
from wagtail.rich_text import get_text_for_indexing
from exhibits.book.models import BookPage, ChapterPage
from exhibits.book.models.pages import chapters_in, outline_of
book = BookPage.objects.filter(locale__language_code="ro").order_by("pk").first()
body, notes, count = [], [], 0
for chapter in chapters_in(outline_of(book.translation_key, "ro"), "ro"):
    notes += list(chapter.notes.raw_data)
    for block in chapter.body.raw_data:
        if count < {WORDS}:
            body.append({{**block, "id": str(uuid4())}})
            count += len(get_text_for_indexing(json.dumps(block["value"], ensure_ascii=False)).split())
made = ChapterPage(title="{TITLE}", body=body, notes=notes, locale=book.locale)
book.add_child(instance=made)
made.save_revision().publish()
print(made.pk, count, made.url)
"""


@contextmanager
def long_chapter(museum):
    """Its path, and how many words it has; gone at the end."""
    number, words, url = museum.manage("django", "shell", "-v", "0", "-c", WRITE).split()
    try:
        yield "/ro/" + url.split("/ro/", 1)[1], int(words)
    finally:
        gone = f"from wagtail.models import Page; Page.objects.get(pk={number}).delete()"
        museum.manage("django", "shell", "-v", "0", "-c", gone)


def packed(page, path: str) -> float:
    """KB of a page's words without any markup, as they would travel."""
    html = page.request.get(path).text()
    return len(gzip.compress(re.sub(r"<[^>]*>", "", html).encode(), 6)) / KB


def test_a_chapter_of_ten_thousand_words(read, museum):
    with long_chapter(museum) as (path, words):
        assert words >= WORDS
        phone = first_view(read, path, line=SLOW, **PHONE)
        wide = first_view(read, path, **DESKTOP)
        wrong = []
        for device in ("phone", "desktop"):
            for scheme in SCHEMES:
                with read(**options(device, scheme)) as page:
                    words_alone = packed(page, path)
                    wrong += [f"{device}, {scheme}: {rule['id']}" for rule in check(page, path, RULES)["violations"]]
    spent = {"text": phone.of(*TEXT), "fonts": phone.of("Font"), "picture": phone.largest_picture}
    head = ["words", "HTML+CSS+JS", "of which words", "fonts", "picture", "shift", "on a wide screen"]
    row = [words, kb(spent["text"]), words_alone, kb(spent["fonts"]), kb(spent["picture"]), f"{phone.shift:.4f}"]
    table("A chapter of ten thousand words, KB (budget 40, 45, 40, 0; 180)", head, [[*row, kb(wide.total)]])
    assert not wrong, "\n".join(wrong)
    assert spent["picture"] <= PHONE_BUDGET["picture"], spent
    assert not round(phone.shift, 3)
    assert wide.total <= WIDE_BUDGET
