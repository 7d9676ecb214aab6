"""What cannot be printed is refused in words; what can be mended is mended and told."""

import os
from dataclasses import replace

import pytest
from pypdf import PdfReader

from exhibits.formats.publication import Document, Matter, Note, Part, Resource
from exhibits.publishing.pdf import building
from exhibits.publishing.pdf.building import CannotPrint, NoPango, build
from exhibits.publishing.pdf.checking import faults
from exhibits.publishing.pdf.tree import branches
from tests.publishing.printed import picture, sample

BROKEN = {
    "<h1>One</h1>\n<p>two</p>\n<p>three <em>four</p>": r"“only”, line 3, column 20: mismatched tag",
    "<h1>One</h1><p>a &nbsp; b</p>": r"“only”, line 1, column 18: undefined entity",
    "<h1>One</h1>]]>": r"“only”, line 1",
    "</div><p>out</p><div>": r"“only”, line 1",
    '<h1>One</h1><p><img src="images/none.jpg" alt="None"/></p>': r"“images/none.jpg”, which is not among the files",
    '<h1>One</h1><p><img src="file:///etc/hostname" alt="x"/></p>': r"“file:///etc/hostname”, which is not among",
    '<h1>One</h1><p><img src="https://museum.example/x.jpg" alt="x"/></p>': r"which is not among the files",
    "<h1>One</h1><table><tr><td>x</td></tr></table>": r"a table without header cells: 'x'",
    '<h1>One</h1><svg viewBox="0 0 9 9"><path d="M0 0h9"/></svg>': r"a drawing without words",
    "<h1>One</h1><script>x</script>": r"has <script>",
    '<h1>One</h1><iframe src="x"></iframe>': r"has <iframe>",
    '<h1>One</h1><p><a role="doc-noteref" href="#n9">9</a></p>': r"calls for a note that it lacks: '#n9'",
    "<h1>One</h1>" + "<div>" * 70 + "x" + "</div>" * 70: r"more than 60 deep",
}


@pytest.mark.parametrize(("body", "words"), BROKEN.items(), ids=range(len(BROKEN)))
def test_what_is_broken_is_named(small, tmp_path, body, words):
    with pytest.raises(CannotPrint, match=words):
        small(body)
    assert list(tmp_path.iterdir()) == []


def test_a_book_that_is_refused_leaves_the_one_before_as_it_was(tmp_path):
    (tmp_path / "book.pdf").write_bytes(b"before")
    documents = (Document("only", "Only", "en", Part.CHAPTER, Matter.BODY, "<h1>One<h1>"),)
    with pytest.raises(CannotPrint, match="line 1"):
        build(replace(sample(tmp_path), documents=documents), "a5", tmp_path / "book.pdf")
    assert (tmp_path / "book.pdf").read_bytes() == b"before"
    assert {path.name for path in tmp_path.iterdir()} == {"book.pdf", "images"}


def test_a_machine_without_pango_says_what_to_install(tmp_path, monkeypatch):
    """A module of that name that cannot be loaded stands before the real one, as on a machine without Pango."""
    (tmp_path / "weasyprint").mkdir()
    (tmp_path / "weasyprint" / "__init__.py").write_text("raise OSError('cannot load library pango')")
    monkeypatch.setattr(building, "ROOT", f"{tmp_path}{os.pathsep}{building.ROOT}")
    with pytest.raises(NoPango, match=r"apt-get install libpango-1.0-0 .*cannot load library pango"):
        build(sample(tmp_path), "a5", tmp_path / "book.pdf")


def test_pictures_need_words_and_files(small, tmp_path):
    here = Resource("a.jpg", "image/jpeg", picture(tmp_path / "a.jpg", 90, 60), 90, 60)
    (tmp_path / "b.jpg").write_bytes(b"no picture")
    spoiled = Resource("a.jpg", "image/jpeg", tmp_path / "b.jpg", 90, 60)
    for resource, alt, words in (
        (here, "", "“a.jpg” without words"),
        (replace(here, source=tmp_path / "gone.jpg"), "A disc", "“a.jpg”, whose file is missing"),
        (replace(here, media_type="audio/ogg"), "A disc", "no picture but audio/ogg"),
        (spoiled, "A disc", "Failed to load image at 'book:a.jpg'"),
    ):
        with pytest.raises(CannotPrint, match=words):
            small(f'<h1>One</h1><p><img src="a.jpg" alt="{alt}"/></p>', resources=(resource,))
    with pytest.raises(CannotPrint, match="The cover has no words"):
        small("<h1>One</h1>", cover=here)


def test_what_only_adorns_is_not_read(small, tmp_path):
    here = Resource("a.jpg", "image/jpeg", picture(tmp_path / "a.jpg", 90, 60), 90, 60)
    drawing = '<svg viewBox="0 0 9 9" aria-hidden="true"><path d="M0 0h9"/></svg>'
    copy = small(f'<h1>One</h1><p><img src="a.jpg" alt="" role="presentation"/></p>{drawing}', resources=(here,))
    assert faults(copy.path) == []
    assert "/Figure" not in [one.role for one in branches(PdfReader(copy.path).root_object)]


def test_a_note_that_is_broken_or_empty_is_named(small):
    call = '<h1>One</h1><p>x<a role="doc-noteref" href="#n1">1</a></p>'
    with pytest.raises(CannotPrint, match="“only”, note 1, line 2"):
        small(call, notes=(Note("n1", "1", "a\n<i>b</b>"),))
    with pytest.raises(CannotPrint, match="note 1 is empty"):
        small(call, notes=(Note("n1", "1", "<i> </i>"),))


def test_a_book_without_anything_is_refused(small):
    with pytest.raises(CannotPrint, match="no documents"):
        small("", documents=())


def test_a_document_without_words_has_its_title(small):
    copy = small("")
    assert "Only" in PdfReader(copy.path).pages[-2].extract_text()
    assert faults(copy.path) == []


def test_links_that_lead_nowhere_are_told_and_left_as_words(small):
    body = '<h1>One</h1><p><a href="#none">here</a> <a href="gone.xhtml">there</a> <a href="javascript:x">x</a></p>'
    copy = small(body)
    assert len(copy.printed.remarks) == 3
    assert "“gone.xhtml” leads nowhere" in copy.printed.remarks[1]
    assert faults(copy.path) == []


def test_a_note_that_nothing_calls_for_is_told(small):
    copy = small("<h1>One</h1><p>x</p>", notes=(Note("n1", "1", "Lost."),))
    assert copy.printed.remarks == ("Document “only”: note 1 is called for nowhere and left out.",)


def test_a_paragraph_of_five_thousand_words_and_words_that_no_line_holds(small):
    copy = small(f"<h1>{'Ă' * 90}</h1><p>{'unu doi trei patru cinci ' * 1000}</p><p>{'x' * 3000}</p>", "ro")
    assert copy.printed.count > 10
    assert faults(copy.path) == []


def test_an_unknown_language_is_kept_and_its_words_are_not_broken(small):
    copy = small(f'<h1>One</h1><p lang="art-x-none">{"unforgettableness " * 200}</p>')
    reader = PdfReader(copy.path)
    assert "art-x-none" in [one.entry.get("/Lang") for one in branches(reader.root_object)]
    assert "\u00ad" not in "".join(one.extract_text() for one in reader.pages)


def test_letters_that_no_font_has_are_named(small):
    with pytest.raises(CannotPrint, match=r"No font on this machine has .* \(U\+E123\)"):
        small("<h1>One</h1><p>a \ue123 b</p>")


def test_letters_of_other_fonts_are_told(small):
    """Greek is not among the museum's letters: a machine without any such font says so."""
    try:
        told = small("<h1>One</h1><p>Τσιγγάνος</p>").printed.remarks[0]
    except CannotPrint as problem:
        told = str(problem)
    assert "Τ (U+03A4)" in told
    assert "font" in told


def test_many_notes_longer_than_the_page(small):
    notes = tuple(Note(f"n{one}", str(one), "A long note goes on and on. " * 40) for one in range(1, 9))
    calls = "".join(f'<p>Words.<a role="doc-noteref" href="#{note.id}">{note.number}</a></p>' for note in notes)
    copy = small(f"<h1>Notes</h1>{calls}", notes=notes)
    text = "".join(one.extract_text() for one in PdfReader(copy.path).pages)
    assert text.replace("\n", " ").count("A long note goes on and on.") == 320
    assert faults(copy.path) == []


def test_documents_and_places_of_one_name_do_not_meet(small):
    pages = tuple(
        Document(name, "Title", "en", Part.CHAPTER, Matter.BODY, '<h1 id="a">Title</h1><p><a href="#a">a</a></p>')
        for name in ("contents", "part-1", "text", "a")
    )
    copy = small("", documents=pages)
    assert [place.document for place in copy.printed.pages] == ["contents", "part-1", "text", "a"]
    assert copy.printed.remarks == ()
