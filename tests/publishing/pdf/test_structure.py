"""What those hear who do not see the page: structure by the text and not by the paper."""

from pypdf import PdfReader

from exhibits.formats.publication import Note
from exhibits.publishing.pdf.checking import faults
from exhibits.publishing.pdf.tree import Branch, branches

LONG = "One word after the other until the page is full and the next one has begun. " * 80


def tree(copy) -> list[Branch]:
    return list(branches(PdfReader(copy.path).root_object))


def roles(branch: Branch) -> list[str]:
    return [kid.role for kid in branch.kids]


def of(copy, role: str) -> list[Branch]:
    return [one for one in tree(copy) if one.role == role]


def test_a_paragraph_over_pages_is_one(small):
    copy = small(f"<h1>Long</h1><p>{LONG}</p>")
    assert copy.printed.count > 5
    (paragraph,) = [one for one in of(copy, "/P") if len(one.entry["/K"]) > 50]
    pages = {mark["/Pg"].get_object()["/StructParents"] for mark in paragraph.entry["/K"] if hasattr(mark, "keys")}
    assert len(pages) == 2  # and the first page, whose marks are plain numbers


def test_a_table_over_pages_is_one_with_one_head(small):
    rows = "".join(f'<tr><th scope="row">{row}</th><td>{row * row}</td></tr>' for row in range(90))
    head = "<thead><tr><th>Number</th><th>Square</th></tr></thead>"
    copy = small(f"<h1>Table</h1><table><caption>Squares</caption>{head}<tbody>{rows}</tbody></table>")
    (table,) = of(copy, "/Table")
    assert roles(table) == ["/Caption", "/THead", "/TBody"]
    assert [len(kid.kids) for kid in table.kids[1:]] == [1, 90]
    scopes = [cell.attributes()[0]["/Scope"] for cell in of(copy, "/TH")]
    assert scopes == ["/Column"] * 2 + ["/Row"] * 90
    words = "".join(one.extract_text() for one in PdfReader(copy.path).pages)
    assert words.count("Square") > 3  # on each page, and once more in the caption


def test_a_note_follows_its_paragraph_and_is_referred_to_again(small):
    body = (
        '<h1>Notes</h1><p>First<a role="doc-noteref" href="#n1">1</a> and <em>second<a role="doc-noteref" '
        'href="#n2">2</a></em>.</p><p>Again.<a role="doc-noteref" href="#n1">1</a></p>'
    )
    copy = small(body, notes=(Note("n1", "1", "The <i>first</i> note."), Note("n2", "2", "Altceva.", "ro")))
    section = next(one for one in tree(copy) if "/Note" in roles(one))
    assert roles(section) == ["/H1", "/P", "/Note", "/Note", "/P"]
    first, second = section.kids[2:4]
    assert (first.entry["/ID"], second.entry["/ID"]) == ("only/n1", "only/n2")
    assert second.entry["/Lang"] == "ro"
    assert roles(first) == ["/Lbl"]
    assert roles(section.kids[1]) == ["/Reference", "/Reference"]
    assert [one.role for one in section.kids[4].below()] == ["/Reference", "/Link", "/OBJR"]
    assert faults(copy.path) == []


def test_notes_stand_in_headings_lists_tables_and_captions(small, tmp_path):
    call = '<a role="doc-noteref" href="#n{0}">{0}</a>'
    body = (
        f"<h1>Everywhere{call.format(1)}</h1><ul><li>Item{call.format(2)}</li></ul>"
        f"<table><tr><th>Head{call.format(3)}</th></tr><tr><td>Cell{call.format(4)}</td></tr></table>"
        f"<blockquote>Bare words{call.format(5)}</blockquote>"
    )
    copy = small(body, notes=tuple(Note(f"n{one}", str(one), f"Note {one}.") for one in range(1, 6)))
    assert faults(copy.path) == []
    assert len(of(copy, "/Note")) == 5
    assert "Note 5." in PdfReader(copy.path).pages[-2].extract_text()


def test_languages_of_passages(small):
    copy = small('<h1>Words</h1><p>The word <i lang="rom">ʒukel</i>.</p><p lang="nb">En setning.</p>')
    assert [one.entry["/Lang"] for one in of(copy, "/Span")] == ["rom"]
    assert [one.entry["/Lang"] for one in of(copy, "/P") if "/Lang" in one.entry] == ["nb"]
    assert tree(copy)[0].entry["/Lang"] == "en"


def test_lists_have_marks_and_bodies(small):
    copy = small("<h1>Lists</h1><ol><li>One<ul><li>Inner</li></ul></li></ol><dl><dt>Term</dt><dd>Sense</dd></dl>")
    outer, inner, terms = of(copy, "/L")
    assert roles(outer.kids[0]) == ["/Lbl", "/LBody"]
    assert roles(outer.kids[0].kids[1]) == ["/L"]
    assert roles(inner.kids[0]) == ["/Lbl", "/LBody"]
    assert roles(terms.kids[0]) == ["/Lbl", "/LBody"]


def test_ranks_of_headings_have_no_gaps(small):
    copy = small("<h1>One</h1><h3>Three</h3><h5>Five</h5><h2>Two</h2>")
    assert [one.role for one in tree(copy) if one.role.startswith("/H")][-4:] == ["/H1", "/H2", "/H3", "/H2"]


def test_heads_and_feet_of_pages_are_not_read(press):
    reader = PdfReader(press("en", "a5").path)
    assert b"/Artifact" in reader.pages[9].get_contents().get_data()
    assert "The road" in reader.pages[8].extract_text()
    assert faults(press("en", "a5").path) == []


def test_a_link_says_where_it_leads(small):
    copy = small('<h1>Links</h1><p>See <a href="https://museum.example/x">the <em>map</em></a>.</p>')
    annotations = [one.get_object() for one in PdfReader(copy.path).pages[-2]["/Annots"]]
    assert [one["/Contents"] for one in annotations] == ["the map"]


def test_a_drawing_within_the_text_is_a_picture(small):
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="A bar"><path d="M0 0h9v9"/></svg>'
    copy = small(f"<h1>Drawn</h1><figure>{drawing}<figcaption>A bar.</figcaption></figure>")
    assert [one.entry["/Alt"] for one in of(copy, "/Figure")] == ["A bar"]
    assert faults(copy.path) == []


def test_calls_may_be_raised_already(small):
    body = '<h1>Notes</h1><p>First<sup><a role="doc-noteref other" href="#n1" aria-label="Note 1">1</a></sup>.</p>'
    assert len(of(small(body, notes=(Note("n1", "1", "Words."),)), "/Note")) == 1


def test_a_link_to_another_chapter_names_its_page(press):
    """In brackets where there are none around it."""
    copy = press("en", "a5")
    text = "".join(one.extract_text().replace("\u00a0", " ") for one in PdfReader(copy.path).pages)
    assert "Roads (page 2)" in text
    assert "(Roads, page 2)" in text
