"""A whole book: what it claims it keeps, by our own checks and by others'."""

import page
import pikepdf
import pytest
from pypdf import PdfReader

from exhibits.publishing.pdf.building import build
from exhibits.publishing.pdf.checking import faults
from tests.publishing.epub.sample import sample as for_epub

# Each language and each size at least once.
COPIES = [("ro", "a5"), ("nb", "a4"), ("en", "a5"), ("rom", "a4")]


@pytest.mark.parametrize(("language", "size"), COPIES)
def test_nothing_is_found_wrong_with_a_book(press, language, size):
    copy = press(language, size)
    report = page.validate_pdf(copy.path, profile="ua1")
    assert [failure.message for failure in report.failures] == []
    assert report.is_compliant
    assert faults(copy.path) == []
    assert copy.printed.remarks == ()
    with pikepdf.open(copy.path) as file:
        assert file.check_pdf_syntax() == []


@pytest.mark.parametrize("language", ["ro", "en"])
def test_the_record_that_an_epub_is_made_of_can_be_printed(tmp_path, language):
    printed = build(for_epub(tmp_path, language), "a5", tmp_path / "book.pdf")
    report = page.validate_pdf(tmp_path / "book.pdf", profile="ua1")
    assert [failure.message for failure in report.failures] == []
    assert faults(tmp_path / "book.pdf") == []
    assert printed.remarks == ()


def test_the_same_edition_gives_the_same_bytes_in_another_place_at_another_time(press, tmp_path):
    copy = press("ro", "a5")
    build(copy.publication, "a5", tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == copy.path.read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["again.pdf"]


def test_what_is_said_of_the_book(press):
    copy = press("ro", "a5")
    reader = PdfReader(copy.path)
    told = reader.metadata
    assert (told.title, told.author, told.subject) == ("Comoara romilor", "Ana Exemplu", copy.publication.description)
    assert told.creation_date.date() == copy.publication.published
    assert told.modification_date == copy.publication.modified
    assert reader.root_object["/Lang"] == "ro"
    assert copy.printed.count == len(reader.pages)


def test_pages_have_the_size_that_was_asked_for(press):
    for language, size, width, height in (("ro", "a5", 148, 210), ("nb", "a4", 210, 297)):
        box = PdfReader(press(language, size).path).pages[0].mediabox
        assert (round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)) == (width, height)


def test_pages_are_named_as_they_are_printed(press):
    copy = press("ro", "a5")
    reader = PdfReader(copy.path)
    labels = reader.page_labels
    assert labels[:4] == ["i", "ii", "iii", "iv"]
    first = labels.index("1")
    assert labels[first:] == [str(number + 1) for number in range(len(labels) - first)]
    assert "Drumuri" in reader.pages[first].extract_text()
    for place in copy.printed.pages:
        text = reader.pages[labels.index(place.label)].extract_text().split()
        assert place.label in (text[0], text[-1])


def test_where_pages_begin(press):
    copy = press("ro", "a5")
    bodies = {document.name: document.body for document in copy.publication.documents}
    assert all(f'id="{place.id}"' in bodies[place.document] for place in copy.printed.pages)
    labels = [place.label for place in copy.printed.pages]
    assert len(set(labels)) == len(labels)
    assert list(dict.fromkeys(place.document for place in copy.printed.pages)) == [
        "road", "slavery-and-freedom", "language-of-roads", "works",
    ]  # fmt: skip
    assert len([place for place in copy.printed.pages if place.id == "words"]) > 1  # the table goes on


def test_a_page_begins_behind_the_place_that_was_begun_last(small):
    words = "One word after the other. " * 160
    copy = small(
        f'<h1>One</h1><p>No name.</p><p id="a">{words}<i id="b">{words}</i></p><h2 id="c">Two</h2><p>{words}</p>'
    )
    ids = [place.id for place in copy.printed.pages]
    assert ids == sorted(ids)
    assert set(ids) == {"a", "b", "c"}
    assert [place.label for place in copy.printed.pages][:2] == ["1", "2"]
    assert small("<h1>One</h1><p>No name.</p>").printed.pages == ()


def test_bookmarks_lead_to_parts_chapters_and_sections(press):
    outline = PdfReader(press("en", "a5").path).outline
    titles = [one.title for one in outline if not isinstance(one, list)]
    assert titles == ["Roma’s Treasure", "Contents", "Foreword", "Roads", "Language", "Annex", "Bibliography"]
    roads = outline[titles.index("Roads") + 1]
    assert [one.title for one in roads if not isinstance(one, list)] == ["1. The road", "2. Slavery and freedom"]
    assert roads[1][0].title == "Before the documents"


def test_the_contents_name_the_pages(press):
    copy = press("en", "a5")
    reader = PdfReader(copy.path)
    contents = reader.pages[3].extract_text()
    labels = reader.page_labels
    for document in copy.publication.documents:
        assert document.title in contents
        opened = [
            at
            for at, one in enumerate(reader.pages)
            if document.title in one.extract_text().splitlines()[:3] and at > 3
        ]
        assert labels[opened[0]] in contents.split()


def test_words_broken_at_the_end_of_a_line_have_soft_hyphens(press):
    text = "".join(one.extract_text() for one in PdfReader(press("ro", "a5").path).pages)
    assert text.count("\u00ad\n") > 20
    assert not {"\uf0ad", "\u2010", "\u2011"} & set(text)


def test_romani_words_are_not_broken(small):
    copy = small(f'<h1>Rromani</h1><p lang="rom">{"rromanipnaske sikǎrimnasqo " * 60}</p>')
    assert "\u00ad" not in "".join(one.extract_text() for one in PdfReader(copy.path).pages)


def test_lines_do_not_end_within_short_forms(small):
    copy = small(f"<h1>S-a</h1><p>{'s-a dus într-o zi ' * 150}</p>", "ro")
    text = "".join(one.extract_text() for one in PdfReader(copy.path).pages)
    assert "s-a" in text
    assert "într-o" in text
    assert "-\n" not in text


def test_every_romani_letter_is_set_in_the_museums_fonts(press):
    copy = press("rom", "a4")
    fonts = {
        str(font.get_object()["/BaseFont"]).partition("+")[2].partition("-")[0]
        for one in PdfReader(copy.path).pages
        for font in one["/Resources"]["/Font"].values()
    }
    assert fonts == {"Alegreya", "Museum"}
