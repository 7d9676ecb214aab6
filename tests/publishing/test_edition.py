"""What goes into an edition of a book, and what does not: from real pages to the record."""

from datetime import date
from xml.etree import ElementTree

import pytest

from exhibits.access.asking import Use
from exhibits.access.models import Consent
from exhibits.formats.publication import Part
from exhibits.publishing.edition.gathering import contents_of, gather_edition, may_be_taken
from exhibits.publishing.edition.making import publication_of
from tests import factories
from tests.book.pieces import block, cite, note, order, paragraph, ref, sections, term, work

pytestmark = pytest.mark.django_db
NOTE = "40000000-0000-4000-8000-000000000001"


def ids(number: int) -> str:
    return f"70000000-0000-4000-8000-{number:012d}"


@pytest.fixture
def book():
    return factories.book(publisher="Muzeul")


def made(book, language: str = "ro"):
    return publication_of(gather_edition(book.translation_key, language))


def body(publication, place: int = 1) -> ElementTree.Element:
    """The body of a chapter, parsed as XML: it has to be well-formed."""
    document = next(one for one in publication.documents if one.name == f"chapter-{place}")
    return ElementTree.fromstring(f'<body xmlns:epub="e">{document.body}</body>')


def words_of(element: ElementTree.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_chapters_stand_in_their_order_with_number_part_sections_and_notes(book):
    text = block("text", paragraph(f"Din India{note(NOTE)} & mai departe &lt;aici&gt;."), ids(1))
    road = factories.chapter(
        book, "Drumul", body=[*sections("Înainte"), text], notes=[block("note", "<p>O <b>notă</b>.</p>", NOTE)]
    )
    foreword = factories.chapter(book, "Cuvânt înainte", matter="front")
    order(book, "Istorie", road, foreword)
    edition = made(book)
    assert [one.kind for one in edition.documents] == [Part.TITLE_PAGE, Part.FOREWORD, Part.CHAPTER, Part.COLOPHON]
    chapter = edition.documents[2]
    assert (chapter.number, chapter.part, chapter.language) == ("1", "Istorie", "ro")
    assert [(one.id, one.text) for one in chapter.headings] == [(f"b-{sections('Înainte')[0]['id']}", "1.1 Înainte")]
    assert [(one.id, one.number, one.html) for one in chapter.notes] == [(f"n-{NOTE}", "1", "O <b>notă</b>.")]
    element = body(edition, 2)
    assert element.find("h1/span[@class='number']").text == "1"
    (call,) = element.findall(".//a[@role='doc-noteref']")
    assert (call.get("href"), call.text) == (f"#n-{NOTE}", "1")
    assert "& mai departe <aici>." in words_of(element)


def test_links_lead_within_the_book_where_they_can_and_else_to_the_museum(book):
    work(), factories.glossary_term("rob", "rob", description="Om al altcuiva.")
    exhibit = factories.exhibit("Cazanul")
    (section,) = sections("Înainte")
    first = factories.chapter(book, "Unu", body=[section])
    marks = f"{ref(section['id'])} {ref(first.translation_key)} {cite('achim2004')} {term('rob', 'robi')}"
    links = f'<a linktype="page" id="{first.pk}">acolo</a> <a linktype="page" id="{exhibit.pk}">expoziția</a>'
    second = factories.chapter(book, "Doi", body=[block("text", paragraph(f"{marks} {links}"), ids(1))])
    order(book, first, second)
    hrefs = [one.get("href") for one in body(made(book), 2).iter("a")]
    assert hrefs[:5] == [
        f"chapter-1.xhtml#b-{section['id']}",
        "chapter-1.xhtml",
        "bibliography.xhtml#w-achim2004",
        "glossary.xhtml#g-rob",
        "chapter-1.xhtml",
    ]
    assert hrefs[5].startswith("http")
    names = [one.name for one in made(book).documents]
    assert names == ["title", "chapter-1", "chapter-2", "glossary", "bibliography", "colophon"]


def test_a_chapter_without_a_translation_keeps_its_language_and_is_named(book):
    road = factories.chapter(book, "Drumul")
    order(book, road)
    factories.translate(type(book).objects.get(pk=book.pk), "nb", title="Boken", slug="boken")
    edition = made(book, "nb")
    assert (edition.language, edition.title) == ("nb", "Boken")
    assert [(one.title, one.language) for one in edition.documents if one.kind == Part.CHAPTER] == [("Drumul", "ro")]
    assert (edition.translated, edition.untranslated) == ((), ("Drumul",))
    assert 'lang="ro"' in edition.documents[-1].body


def test_what_may_be_seen_but_not_taken_along_is_named_and_left_out(book):
    voice = factories.recording("Voce")
    factories.story("Povestea", recording=voice, basis="museum")
    picture = factories.image("Portret")
    for thing in (voice, picture):
        uses = {use.value: use == Use.WEB for use in Use}
        Consent.objects.create(subject=thing.uuid, given_by="Maria", given_on=date(2020, 1, 1), **uses)
    clip = block("clip", {"recording": voice.pk, "start": 0, "end": 5, "text": ""}, ids(1))
    figure = block("image", {"image": picture.pk, "size": "measure", "caption": "", "alt": ""}, ids(2))
    order(book, factories.chapter(book, "Drumul", body=[clip, figure]))
    gathered = gather_edition(book.translation_key, "ro")
    element = body(publication_of(gathered))
    assert element.findall(".//img") == []
    assert [one.get("id") for one in element.findall("p")] == [f"b-{ids(1)}", f"b-{ids(2)}"]
    assert (contents_of(gathered)["images"], contents_of(gathered)["recordings"]) == ([], [])


def test_a_picture_behind_a_content_note_is_not_printed(book):
    picture = factories.image("Document", content_note="Un act de vânzare.")
    figure = block("image", {"image": picture.pk, "size": "measure", "caption": "", "alt": ""}, ids(2))
    order(book, factories.chapter(book, "Drumul", body=[figure]))
    edition = made(book)
    assert "Un act de vânzare." in words_of(body(edition))
    assert edition.resources == ()


def test_an_edition_may_be_taken_only_while_all_of_it_may(book):
    thing = factories.thing("Cazan")
    figure = block("object", {"page": thing.pk, "text": ""}, ids(1))
    chapter = factories.chapter(book, "Drumul", body=[figure])
    order(book, chapter)
    holds = contents_of(gather_edition(book.translation_key, "ro"))
    assert may_be_taken(holds)
    thing.unpublish()
    assert not may_be_taken(holds)
    thing.save_revision().publish()
    assert may_be_taken(holds)
    chapter.unpublish()
    assert not may_be_taken(holds)
    assert not may_be_taken({})


def test_a_book_without_chapters_or_that_is_closed_has_no_edition(book):
    assert gather_edition(book.translation_key, "ro") is None
    order(book, factories.chapter(book, "Drumul"))
    assert gather_edition(book.translation_key, "ro")
    type(book).objects.get(pk=book.pk).unpublish()
    assert gather_edition(book.translation_key, "ro") is None
