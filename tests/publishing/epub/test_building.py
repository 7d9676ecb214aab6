"""What stands in a book that was built."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from exhibits.formats.publication import Document, Matter, Part, Publication
from exhibits.publishing.epub import Unbuildable
from exhibits.publishing.epub.building import Built, build
from exhibits.publishing.epub.checking import check
from exhibits.publishing.epub.markup import LinedElement, parse
from tests.golden import agreed

from .hostile import ESCAPED, huge
from .sample import sample


def texts(book: Path | io.BytesIO) -> dict[str, str]:
    with zipfile.ZipFile(book) as archive:
        return {name: archive.read(name).decode(errors="replace") for name in archive.namelist()}


def built(record: Publication, **options) -> tuple[dict[str, str], Built]:
    stream = io.BytesIO()
    result = build(record, stream, **options)
    assert result.length == len(stream.getvalue())
    return texts(stream), result


def document(body: str, **fields) -> Document:
    return Document("one", "One", "en", Part.CHAPTER, Matter.BODY, body, **fields)


def tree(book: dict[str, str], name: str) -> LinedElement:
    return parse(book[f"EPUB/{name}"])


@pytest.mark.parametrize("name", ["package.opf", "nav.xhtml"])
def test_golden(books, name):
    found = texts(books["ro"])[f"EPUB/{name}"]
    assert found == agreed(f"epub/{name}", found)


def test_the_same_record_gives_the_same_bytes(tmp_path):
    record = sample(tmp_path)
    build(record, tmp_path / "one.epub")
    stream = io.BytesIO()
    build(record, stream)
    assert (tmp_path / "one.epub").read_bytes() == stream.getvalue()


def test_a_stream_keeps_what_was_in_it_before(tmp_path):
    stream = io.BytesIO(b"before")
    stream.seek(6)
    length = build(sample(tmp_path), stream).length
    assert stream.getvalue()[:6] == b"before"
    assert len(stream.getvalue()) == 6 + length


def test_the_file_is_known_by_its_first_bytes(books):
    head = books["ro"].read_bytes()[:58]
    assert head.endswith(b"mimetypeapplication/epub+zip")
    assert {entry.date_time for entry in zipfile.ZipFile(books["ro"]).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_nothing_is_left_where_a_book_could_not_be_built(tmp_path):
    record = replace(sample(tmp_path), resources=())
    (tmp_path / "out").mkdir()
    with pytest.raises(Unbuildable):
        build(record, tmp_path / "out" / "one.epub")
    assert list((tmp_path / "out").iterdir()) == []


def test_the_moment_of_the_last_change_is_told_in_utc(tmp_path):
    bucharest = datetime(2026, 7, 1, 1, 30, tzinfo=timezone(timedelta(hours=3)))
    book, _ = built(replace(sample(tmp_path), modified=bucharest))
    assert '<meta property="dcterms:modified">2026-06-30T22:30:00Z</meta>' in book["EPUB/package.opf"]


def test_a_book_claims_to_conform_only_when_somebody_has_examined_it(tmp_path):
    plain, _ = built(sample(tmp_path))
    examined, _ = built(sample(tmp_path), certified_by="Ana & Co")
    assert "conformsTo" not in plain["EPUB/package.opf"]
    assert "EPUB Accessibility 1.1 - WCAG 2.2 Level AA" in examined["EPUB/package.opf"]
    assert "Ana &amp; Co" in examined["EPUB/package.opf"]


def test_only_what_is_so_is_said_of_accessibility(tmp_path):
    bare = document('<h1>x</h1><p><img src="images/cauldron.jpg"/></p>')
    record = replace(sample(tmp_path), documents=(bare,), pages=())
    package = built(record)[0]["EPUB/package.opf"]
    assert "alternativeText" not in package
    assert "pageNavigation" not in package
    assert '<meta property="schema:accessModeSufficient">textual</meta>' not in package


def test_whatever_moves_may_flash(tmp_path):
    from PIL import Image

    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "white")]
    frames[0].save(tmp_path / "moving.gif", save_all=True, append_images=frames[1:])
    record = sample(tmp_path)
    moving = replace(record.resources[0], name="moving.gif", media_type="image/gif", source=tmp_path / "moving.gif")
    still, _ = built(record)
    book, _ = built(replace(record, resources=(*record.resources, moving)))
    assert '"schema:accessibilityHazard">none<' in still["EPUB/package.opf"]
    assert '"schema:accessibilityHazard">unknown<' in book["EPUB/package.opf"]


def test_an_editor_is_the_creator_of_a_book_without_authors(tmp_path):
    record = sample(tmp_path)
    people = tuple(replace(person, role="edt") for person in record.contributors[:2])
    package = tree(built(replace(record, contributors=(*people, record.contributors[2])))[0], "package.opf")
    assert [one.text for one in package.iter("dc:creator")] == ["Ana Ș. Țărnă", "Øyvind Åsen"]
    assert [one.text for one in package.iter("dc:contributor")] == ["Sośa Ʒenǒ"]


def test_letters_are_composed_and_those_without_a_font_are_told(tmp_path):
    record = replace(sample(tmp_path), documents=(document("<h1>ʒ\u030c ɵ</h1>"),), pages=())
    book, result = built(record)
    assert '<h1 id="heading">\u01ef ɵ</h1>' in book["EPUB/book/one.xhtml"]
    assert result.not_shown == "ɵ"


def test_only_the_fonts_that_are_needed_go_into_the_book(tmp_path):
    record = replace(sample(tmp_path, "en"), documents=(document("<h1>Plain</h1>"),), pages=())
    names = [name for name in built(record)[0] if name.startswith("EPUB/fonts/")]
    assert names == ["EPUB/fonts/alegreya-latin.woff2", "EPUB/fonts/licence.txt"]
    slanted = replace(record, documents=(document("<h1>Plain</h1><p><i>θ</i></p>"),))
    names = [name for name in built(slanted)[0] if name.startswith("EPUB/fonts/")]
    assert len(names) == 5
    assert "EPUB/fonts/alegreya-italic-theta.woff2" in names
    assert not [name for name in built(record, faces=())[0] if name.startswith("EPUB/fonts/")]


def test_the_parts_of_a_book_stand_in_its_contents(books):
    nav = parse(texts(books["ro"])["EPUB/nav.xhtml"])
    first = next(nav.iter("nav"))
    parts = first.findall("ol/li")
    assert ["".join(part.find("a").itertext()) for part in parts] == [
        "Despre această carte", "Cuvânt înainte", "Drepturi", "Other languages", "Glosar", "Lucrări",
    ]  # fmt: skip
    assert parts[3].find("a").get("lang") == "en"
    assert [one.get("href") for one in parts[2].findall("ol/li/a")] == ["book/one.xhtml", "book/two.xhtml"]


def test_untranslated_chapters_carry_their_own_language(books):
    book = texts(books["nb"])
    assert tree(book, "book/three.xhtml").get("lang") == "en"
    assert tree(book, "part-2.xhtml").get("xml:lang") == "en"
    assert "<dc:language>nb</dc:language>\n        <dc:language>en</dc:language>" in book["EPUB/package.opf"]


def test_the_list_of_figures_has_their_captions_without_credits(books):
    nav = parse(texts(books["ro"])["EPUB/nav.xhtml"])
    figures = next(one for one in nav.iter("nav") if one.get("epub:type") == "loi")
    assert [link.text for link in figures.iter("a")] == [
        "O căldare de aramă, privită dintr-o parte", "Patru coloane: 40, 90, 150 și 220",
    ]  # fmt: skip


def test_a_note_leads_back_to_each_of_its_calls(books):
    one = parse(texts(books["ro"])["EPUB/book/one.xhtml"])
    calls = [link for link in one.iter("a") if link.get("role") == "doc-noteref"]
    assert [(call.get("id"), call.get("href")) for call in calls] == [
        ("call-note-1", "#note-1"), ("call-note-2", "#note-2"), ("call-note-1-2", "#note-1"),
    ]  # fmt: skip
    notes = [note for note in one.iter("div") if note.get("role") == "doc-footnote"]
    back = [[link.get("href") for link in note.iter("a") if link.get("role") == "doc-backlink"] for note in notes]
    assert back == [["#call-note-1", "#call-note-1-2"], ["#call-note-2"]]


def test_hostile_words_stay_words(books):
    assert check(books["hostile"]) == []
    book = texts(books["hostile"])
    assert not any("<script" in text for name, text in book.items() if name.endswith((".xhtml", ".opf")))
    chapter = tree(book, "book/nav.xhtml")
    assert "".join(chapter.find(".//h1").itertext()) == "<&>\"'"
    assert ESCAPED.replace(">", "&gt;") in book["EPUB/book/nav.xhtml"]


def test_a_huge_book_is_sound(tmp_path):
    build(huge(tmp_path, 200, 50), tmp_path / "huge.epub")
    assert check(tmp_path / "huge.epub") == []


def test_a_book_of_one_short_chapter_is_sound(tmp_path):
    record = replace(
        sample(tmp_path), documents=(document("<h1>One</h1>"),), pages=(), resources=(), cover=None, contributors=(),
        subtitle="", description="", subjects=(), edition="", isbn="", rights="", licence="", published=None,
    )  # fmt: skip
    build(record, tmp_path / "short.epub")
    assert check(tmp_path / "short.epub") == []
    assert '"schema:accessMode">visual<' not in texts(tmp_path / "short.epub")["EPUB/package.opf"]


def test_colours_are_the_readers(books):
    style = texts(books["ro"])["EPUB/style.css"]
    assert re.findall(r"[\w-]*color[\w-]*:[^;}]+|#[0-9a-f]{3,6}\b|\bbackground[^;}]*", style) == ["color: inherit"]


def test_the_moment_of_building_is_nowhere(tmp_path):
    book, _ = built(sample(tmp_path))
    assert not any(str(datetime.now(UTC).date()) in text for text in book.values())
