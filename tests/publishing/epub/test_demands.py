"""What cannot become a book is refused before anything is written, and it is said where the fault is."""

import io
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from exhibits.formats.publication import Document, Matter, Note, PageBreak, Part, Resource
from exhibits.publishing.epub import Unbuildable
from exhibits.publishing.epub.building import build

from .sample import sample


def chapter(body: str = "<h1>x</h1>", **fields) -> Document:
    return replace(Document("one", "x", "ro", Part.CHAPTER, Matter.BODY, body), **fields)


def refused(folder: Path, **fields) -> str:
    record = replace(sample(folder), **{"pages": (), **fields})
    stream = io.BytesIO()
    with pytest.raises(Unbuildable) as refusal:
        build(record, stream)
    assert stream.getvalue() == b""
    return str(refusal.value)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<h1>x</h1>\n<p>one\n<b>two</p>", "one: line 3: mismatched tag"),
        ("<h1>x</h1><p>a & b</p>", "one: line 1: not well-formed (invalid token)"),
        ("<h1>x&nbsp;y</h1>", "one: line 1: undefined entity"),
        ("<h1>x</h1></body><body>", "one: line 1: junk after document element"),
        ('<h1 id="a" id="b">x</h1>', "one: line 1: duplicate attribute"),
        ("<h1>x\x00</h1>", "one: line 1: not well-formed (invalid token)"),
    ],
)
def test_broken_markup_is_refused_with_its_line(tmp_path, body, words):
    assert refused(tmp_path, documents=(chapter(body),)) == words


def test_a_broken_note_is_refused_with_its_number(tmp_path):
    broken = replace(chapter(), notes=(Note("n", "7", "<i>x"),))
    assert refused(tmp_path, documents=(broken,)) == "one: note 7: line 1: mismatched tag"


def test_a_picture_that_is_not_in_the_book_is_refused(tmp_path):
    words = refused(tmp_path, documents=(chapter('<h1>x</h1>\n<p><img src="images/no.jpg" alt=""/></p>'),))
    assert words == "one: line 2: <img> shows images/no.jpg, which is not among the resources of the book"


def test_a_page_that_begins_nowhere_is_refused(tmp_path):
    words = refused(tmp_path, documents=(chapter(),), pages=(PageBreak("9", "one", "p9"),))
    assert words == "one: page 9 begins at p9, which is not there"
    words = refused(tmp_path, documents=(chapter(),), pages=(PageBreak("9", "two", "p9"),))
    assert words == "Page 9 begins in two, which is no document of the book"


def test_a_file_that_is_missing_or_no_picture_is_refused(tmp_path):
    gone = Resource("images/gone.jpg", "image/jpeg", tmp_path / "gone.jpg")
    assert refused(tmp_path, resources=(gone,)).startswith("images/gone.jpg: the file ")
    (tmp_path / "gone.png").write_text("not at all")
    false = Resource("images/gone.png", "image/png", tmp_path / "gone.png")
    assert refused(tmp_path, documents=(chapter(),), resources=(false,)) == "images/gone.png is no picture"


@pytest.mark.parametrize(
    ("name", "media_type", "words"),
    [
        ("../one.jpg", "image/jpeg", "cannot be called '../one.jpg'"),
        ("/one.jpg", "image/jpeg", "cannot be called"),
        ("a b.jpg", "image/jpeg", "cannot be called"),
        ("images/COVER.jpg", "image/jpeg", "differ only in capital letters"),
        ("one.tif", "image/tiff", "not every reading program shows"),
    ],
)
def test_files_that_not_every_program_opens_are_refused(tmp_path, name, media_type, words):
    record = sample(tmp_path)
    assert words in refused(tmp_path, resources=(replace(record.resources[0], name=name, media_type=media_type),))


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"documents": ()}, "The book has no chapters"),
        ({"title": " "}, "The book has no title"),
        ({"identifier": "1"}, "is neither a URN nor an address"),
        ({"language": ""}, "is no language tag"),
        ({"modified": datetime(2026, 1, 1)}, "has no time zone"),  # noqa: DTZ001
        ({"words": {}}, "These words are missing in the language of the book: Contents, Cover,"),
        ({"documents": (chapter(), chapter())}, "Two documents are called one"),
        ({"documents": (chapter(name="One"),)}, "cannot be called 'One'"),
        ({"documents": (chapter(language="româna"),)}, "is no language tag"),
        ({"documents": (chapter(title=""),)}, "one: the document has no title"),
    ],
)
def test_a_record_that_lacks_something_is_refused(tmp_path, fields, words):
    assert words in refused(tmp_path, **fields)


def test_all_that_is_wrong_is_said_at_once(tmp_path):
    assert len(refused(tmp_path, title="", language="", words={}).splitlines()) == 3
