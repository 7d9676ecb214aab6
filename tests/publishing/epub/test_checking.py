"""A finished book that is not sound is found out, and it is said where."""

import io
import zipfile
from pathlib import Path

import pytest

from exhibits.publishing.epub.checking import check

from . import epubcheck

ONE, TWO, NAV, PACKAGE = "EPUB/book/one.xhtml", "EPUB/book/two.xhtml", "EPUB/nav.xhtml", "EPUB/package.opf"


def changed(book: Path, changes: dict[str, tuple[str, str] | str | None]) -> io.BytesIO:
    """The book with changed files: words for others, a new file's words, or None for a file that is left out."""
    result = io.BytesIO()
    with zipfile.ZipFile(book) as source, zipfile.ZipFile(result, "w") as target:
        for entry in source.infolist():
            change, content = changes.get(entry.filename, ""), source.read(entry)
            if isinstance(change, tuple):
                assert change[0].encode() in content, f"{entry.filename} has no {change[0]}"
                content = content.replace(change[0].encode(), change[1].encode(), 1)
            if change is not None:
                target.writestr(entry, content)
        for name in changes.keys() - set(source.namelist()):
            target.writestr(name, changes[name])
    return result


def test_a_sound_book_has_no_faults(books):
    for name, book in books.items():
        assert check(book) == [], name


@pytest.mark.parametrize(
    ("name", "old", "new", "found"),
    [
        (ONE, "</h1>", "", f"{ONE}, line 63: is not well-formed: mismatched tag"),
        (ONE, 'lang="ro"', 'lang="en"', f"{ONE}, line 3: <html> has different values of lang and xml:lang (6.1.3)"),
        (ONE, ' lang="ro" xml:lang="ro"', "", f"{ONE}, line 3: does not say its language"),
        (ONE, "<title>Toți se nasc liberi", "<title> ", f"{ONE}, line 3: has no title"),
        (ONE, 'id="one-verse"', 'id="one-rights"', "the id one-rights stands here for the second time"),
        (ONE, "<h2 ", "<h4 ", "mismatched tag"),
        (ONE, "<h3>", "<h3><br/></h3><h3>", "h3 has no words"),
        (ONE, "two.xhtml#two-picture", "two.xhtml#gone", "leads to an id that is not in EPUB/book/two.xhtml"),
        (ONE, "two.xhtml#two-picture", "six.xhtml", "leads to EPUB/book/six.xhtml, which is not in the book"),
        (ONE, "two.xhtml#two-picture", "images/cover.jpg", "which is no part of the text"),
        (ONE, "two.xhtml#two-picture", "javascript:alert(1)", "is no address for a book"),
        (ONE, '<a href="two.xhtml#two-picture">Imagini</a>', '<a href="two.xhtml"/>', "has no words"),
        (ONE, 'href="#note-2"', 'href="#note-1"', "nothing calls for the note note-2"),
        (ONE, 'href="#note-2"', 'href="#one-verse"', "the note #one-verse is not there"),
        (ONE, 'href="#call-note-2"', 'href="#one-verse"', "the note note-2 does not lead back to the text"),
        (ONE, 'aria-labelledby="notes"', 'aria-labelledby="gone"', "aria-labelledby names gone, which is not there"),
        (ONE, ' aria-label="Pagina 2"', "", "a page break does not say which page begins"),
        (ONE, 'id="page-2"', 'id="page-two"', "the page break page-two is not in the list of pages"),
        (ONE, "<h2 ", "<script>x()</script><h2 ", "<script> has no place in a book"),
        (ONE, "<h2 ", '<h2 onclick="x()" ', "onclick has no place in a book"),
        (TWO, ' alt="O căldare', ' title="O căldare', f"{TWO}, line 20: the picture images/cauldron.jpg has no"),
        (
            TWO,
            "images/chart.svg",
            "images/gone.svg",
            f"{TWO}, line 22: images/gone.svg is not in the book",
        ),
        (TWO, "images/chart.svg", "https://x.example/y.svg", "what a book shows has to be"),
        (TWO, "<hr/>", "<hr/><svg/>", "a drawing has no description"),
        (TWO, "<hr/>", "<table><tr><td>x</td></tr></table>", "a table has no header cells"),
        (TWO, "<hr/>", "<h4>x</h4>", "h4 follows h2: a rank is left out"),
        (
            NAV,
            "book/one.xhtml#one-rights",
            "book/two.xhtml#two-table",
            "comes in toc after what follows it",
        ),
        (NAV, "book/one.xhtml#page-1", "book/one.xhtml#one-verse", "is in the list of pages and no page break"),
        (NAV, 'epub:type="landmarks"', 'epub:type="x"', "the list landmarks is missing or empty"),
        (PACKAGE, "<dc:publisher>Comoara romilor", "<dc:publisher>", "dc:publisher is missing or empty"),
        (PACKAGE, 'refines="#title"', 'refines="#none"', "a statement is about none, which is not there"),
        (PACKAGE, 'unique-identifier="identifier"', 'unique-identifier="x"', "the identifier x is not there"),
        (PACKAGE, "2026-05-04T10:20:30Z", "2026-05-04", "the moment of the last change is missing, or not in UTC"),
        (PACKAGE, "schema:accessibilityHazard", "schema:x", "accessibilityHazard is missing"),
        (PACKAGE, ">pageNavigation<", ">x<", "a list of pages is claimed and missing, or there and not claimed"),
        (PACKAGE, "pageBreakSource", "x", "there are pages, and it is not said of what edition"),
        (PACKAGE, 'idref="part-1"', 'idref="part-9"', "the spine names part-9, which is no item"),
        (PACKAGE, '<itemref idref="part-1"/>', "", "EPUB/part-1.xhtml is a text and not in the spine"),
        (PACKAGE, ' properties="nav"', "", "0 items are nav"),
        (PACKAGE, 'href="style.css"', 'href="gone.css"', "style is EPUB/gone.css, which is not there"),
        (PACKAGE, "image/svg+xml", "image/png", "EPUB/book/images/chart.svg is said to be image/png"),
        ("META-INF/container.xml", "EPUB/package.opf", "EPUB/x.opf", "names EPUB/x.opf, which is not there"),
        ("EPUB/style.css", "fonts/alegreya-latin", "fonts/gone", "fonts/gone.woff2 is not in the book"),
        ("mimetype", "epub", "x", "mimetype: does not say application/epub+zip (4.3.3)"),
    ],
)
def test_a_fault_is_found(books, name, old, new, found):
    faults = "\n".join(map(str, check(changed(books["ro"], {name: (old, new)}))))
    assert found in faults


def test_files_that_are_missing_or_too_many_are_found(books):
    faults = check(changed(books["ro"], {"EPUB/book/images/cover.jpg": None, "EPUB/spare.txt": "x"}))
    assert [str(fault) for fault in faults] == [
        "EPUB/cover.xhtml, line 9: book/images/cover.jpg is not in the book",
        "EPUB/package.opf: EPUB/spare.txt is in the file and not in the manifest",
        "EPUB/package.opf, line 73: resource-3 is EPUB/book/images/cover.jpg, which is not there",
    ]


def test_a_picture_that_is_something_else_is_found(books):
    faults = check(changed(books["ro"], {"EPUB/book/images/cover.jpg": None} | {"EPUB/book/images/cover.JPG": "x"}))
    assert "which is not there" in "".join(map(str, faults))
    book = changed(books["ro"], {"EPUB/book/images/cover.jpg": None})
    with zipfile.ZipFile(book, "a") as archive:
        archive.writestr("EPUB/book/images/cover.jpg", "not at all")
    assert [one.words for one in check(book)] == ["EPUB/book/images/cover.jpg is damaged, or is not image/jpeg"]


def test_entities_of_its_own_are_refused(books):
    evil = '<!DOCTYPE html [<!ENTITY a "aaaa">]>'
    faults = check(changed(books["ro"], {ONE: ("<!DOCTYPE html>", evil)}))
    assert f"{ONE}, line 2: is not well-formed: an entity of its own, a" in map(str, faults)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 and no more", b"x" * 1000])
def test_what_is_no_book_at_all_is_said_to_be_none(content):
    assert "no whole ZIP file" in str(check(io.BytesIO(content))[0])


def test_a_book_cut_short_is_found(books):
    content = books["ro"].read_bytes()
    assert check(io.BytesIO(content[: len(content) // 2]))
    damaged = bytearray(content)
    damaged[len(content) // 4] ^= 0xFF
    assert check(io.BytesIO(bytes(damaged)))


def test_an_archive_without_a_container_is_found(books):
    book = changed(books["ro"], {"META-INF/container.xml": None})
    assert "META-INF/container.xml: is missing" in str(check(book)[0])


@pytest.mark.usefixtures("checker")
def test_epubcheck_finds_the_same(books, tmp_path):
    """So that neither check passes for want of looking."""
    changes = {
        ONE: ("two.xhtml#two-picture", "six.xhtml"),
        TWO: ("images/chart.svg", "images/gone.svg"),
        NAV: ("book/one.xhtml#one-rights", "book/two.xhtml#two-table"),
        PACKAGE: ("2026-05-04T10:20:30Z", "2026-05-04"),
        "EPUB/spare.txt": "x",
    }
    book = tmp_path / "faulty.epub"
    book.write_bytes(changed(books["ro"], changes).getvalue())
    found = {words.split()[0] for words in epubcheck.faults(book)}
    assert found >= {"RSC-005", "RSC-007", "NAV-011"}
    assert {fault.file for fault in check(book)} >= {ONE, TWO, NAV, PACKAGE}
