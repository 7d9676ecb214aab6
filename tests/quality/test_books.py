"""Ace by DAISY finds nothing wrong with the museum's books, in any language: axe looks at each document, and Ace's
own rules at metadata, pages and headings.

What Ace finds is sorted by impact: critical, serious, moderate, minor. Here there is none of any.
"""

from dataclasses import replace

from exhibits.formats.languages import CODES
from exhibits.publishing.epub.building import build
from tests.browser.tables import table
from tests.publishing.epub.hostile import hostile
from tests.publishing.epub.sample import sample

IMPACTS = ("critical", "serious", "moderate", "minor")
# Ace asks for them and finds nothing wrong where they are missing: they are for those whom somebody has certified.
UNCLAIMED = {"a11y:certifiedBy", "a11y:certifierCredential", "a11y:certifierReport", "dcterms:conformsTo"}


def found(tools, record, folder) -> tuple[list[tuple[str, str]], dict]:
    """What Ace finds wrong with a record's book, each with its impact; and the report."""
    book = folder / "book.epub"
    build(record, book)
    report = tools.ace(book, folder)
    wrong = [
        (one["earl:test"]["earl:impact"], f"{file['earl:testSubject']['url']}: {one['earl:result']['dct:description']}")
        for file in report["assertions"]
        for one in file["assertions"]
    ]
    return wrong, report


def test_ace(tools, tmp_path):
    rows, problems = [], []
    for name in (*CODES, "hostile"):
        folder = tmp_path / name
        folder.mkdir()
        record = hostile(folder) if name == "hostile" else sample(folder, name)
        wrong, report = found(tools, record, folder)
        assert len(report["assertions"]) > len(record.documents), "Ace looked at every document"
        assert set(report["a11y-metadata"]["missing"]) == UNCLAIMED
        impacts = [impact for impact, _ in wrong]
        rows.append([name, *(impacts.count(impact) for impact in IMPACTS)])
        problems += [f"{name}: {impact}: {words}" for impact, words in wrong]
    table("What Ace finds in a book", ["book", *IMPACTS], rows)
    assert not problems, "\n".join(problems)


def test_ace_finds_a_picture_without_a_description(tools, tmp_path):
    record = sample(tmp_path)
    documents = tuple(replace(one, body=one.body.replace(' alt="O căldare', ' class="')) for one in record.documents)
    wrong, _ = found(tools, replace(record, documents=documents), tmp_path)
    assert "critical" in dict(wrong)
