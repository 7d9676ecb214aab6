"""What an editor writes into a chapter is looked at when it is saved."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.blocks import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from exhibits.book.blocks.clips import ClipBlock
from exhibits.book.blocks.notes import MOST_NOTES, NotesBlock
from exhibits.book.blocks.text import TableBlock, VerseBlock
from exhibits.book.models import BookPage
from tests import factories
from tests.book.pieces import block, order

pytestmark = pytest.mark.django_db
TEXT = "30000000-0000-4000-8000-000000000001"


def table(header: list[str], *rows: list[str]):
    rows = [{"cells": cells} for cells in rows]
    return TableBlock().normalize({"caption": "Ani", "header": header, "rows": rows, "row_headers": True})


def test_a_table_has_as_many_cells_in_each_row_as_headings():
    assert TableBlock().clean(table(["An", "Ce"], ["1385", "Prima"]))
    with pytest.raises(StructBlockValidationError) as wrong:
        TableBlock().clean(table(["An", "Ce"], ["1385", "Prima"], ["1386"]))
    assert "Row 2 has 1 cells, the headings are 2" in str(wrong.value.block_errors["rows"])


def test_a_passage_ends_after_it_begins():
    value = ClipBlock().normalize({"recording": factories.recording("Voce").pk, "start": 9, "end": 9, "text": ""})
    with pytest.raises(StructBlockValidationError) as wrong:
        ClipBlock().clean(value)
    assert wrong.value.block_errors.keys() == {"end"}


def test_notes_are_bounded():
    notes = NotesBlock().to_python([{"type": "note", "value": "<p>O notă.</p>"}] * (MOST_NOTES + 1))
    with pytest.raises(StreamBlockValidationError):
        NotesBlock().clean(notes)


def test_verse_keeps_its_lines_and_stanzas():
    context = VerseBlock().get_context(VerseBlock().normalize({"lines": "unu\r\ndoi\r\n\r\n \r\ntrei"}))
    assert context["stanzas"] == [["unu", "doi"], ["trei"]]


@pytest.mark.parametrize("isbn", ["9780306406158", "0306406152", "978030640615", "x"])
def test_what_is_no_isbn_is_refused_where_it_stands(isbn):
    book = BookPage(title="Cartea", slug="cartea", isbn=isbn, locale=factories.home().locale, path="1", depth=1)
    with pytest.raises(ValidationError) as wrong:
        book.clean_fields(exclude={"translation_key", "content_type"})
    assert "isbn" in wrong.value.error_dict


def test_an_isbn_keeps_the_hyphens_it_was_written_with():
    book = BookPage(title="Cartea", slug="cartea", isbn="978 0 306 40615 7", locale=factories.home().locale)
    book.clean()
    assert book.isbn == "978-0-306-40615-7"


def shown(client, body: list) -> str:
    book = factories.book()
    chapter = factories.chapter(book, body=body)
    order(book, chapter)
    return client.get("/ro/" + chapter.url_path.split("/", 2)[2]).content.decode()


def test_a_table_is_read_with_its_headings(client):
    cells = [{"type": "item", "value": cell, "id": str(n)} for n, cell in enumerate(["<p>1385</p>", "<p>Prima</p>"])]
    header = [{"type": "item", "value": cell, "id": str(n)} for n, cell in enumerate(["<p>An</p>", "<p>Ce</p>"])]
    rows = [{"type": "item", "value": {"cells": cells}, "id": "r"}]
    html = shown(
        client, [block("table", {"caption": "Ani", "header": header, "rows": rows, "row_headers": True}, TEXT)]
    )
    assert html.count('<th scope="col"') == 2
    assert html.count('<th scope="row"') == 1
    assert "<caption" in html


def test_what_is_hostile_is_words(client):
    evil = "<script>alert(1)</script>"
    body = [
        block("verse", {"lines": evil, "language": 'rom" onload="x', "attribution": evil}, TEXT),
        block("pullquote", {"text": evil}, TEXT.replace("3", "4", 1)),
    ]
    html = shown(client, body)
    assert "<script>alert" not in html
    assert 'onload="x' not in html
