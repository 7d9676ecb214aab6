"""Notes, citations, words of the glossary and cross references, as readers meet them."""

import re

import pytest
from django.utils import translation

from exhibits.book.apparatus import Apparatus
from exhibits.book.models import outline_of
from exhibits.core import richtext
from exhibits.vocabularies.citing import CHICAGO
from tests import factories
from tests.book.pieces import block, cite, note, order, paragraph, ref, sections, term, work

pytestmark = pytest.mark.django_db
NOTE, OTHER = "40000000-0000-4000-8000-000000000001", "40000000-0000-4000-8000-000000000002"
TEXT = "50000000-0000-4000-8000-000000000001"


@pytest.fixture
def book():
    return factories.book()


def written(book, words: str, title: str = "Drumul", **notes: str):
    """A chapter with one paragraph; notes by "first" and "other"."""
    ids = {"first": NOTE, "other": OTHER}
    rows = [block("note", f"<p>{text}</p>", ids[name]) for name, text in notes.items()]
    return factories.chapter(book, title, body=[block("text", paragraph(words), TEXT)], notes=rows)


def apparatus(chapter, language: str = "ro", **options) -> Apparatus:
    outline = outline_of(chapter.get_parent().translation_key, language)
    return Apparatus([chapter], language, outline, CHICAGO, {}.get, **options)


def shown(chapter, language: str = "ro") -> str:
    with translation.override(language):
        marks = apparatus(chapter, language)
        return richtext.render(chapter.body[0].value.source, {}, marks)


def test_notes_are_numbered_as_they_are_called_for(book):
    chapter = written(book, f"Unu{note(OTHER)} doi{note(NOTE)} iar{note(OTHER)}.", first="prima", other="alta")
    assert re.findall(r">(\d)</a></sup>", shown(chapter)) == ["1", "2", "1"]
    notes = apparatus(chapter).notes
    assert [(one.number, one.source) for one in notes.values()] == [(1, "<p>alta</p>"), (2, "<p>prima</p>")]
    assert notes[OTHER].calls == [f"r-{OTHER}-1", f"r-{OTHER}-2"]
    assert re.findall(r'id="(r-[^"]+)"', shown(chapter)) == [f"r-{OTHER}-1", f"r-{NOTE}-1", f"r-{OTHER}-2"]


def test_a_call_for_a_note_that_is_gone_leaves_nothing(book):
    assert shown(written(book, f"Unu{note(NOTE)}.")) == paragraph("Unu.")


def test_a_note_that_nobody_calls_for_is_not_shown(book):
    assert apparatus(written(book, "Unu.", first="nechemată")).notes == {}


def test_a_work_is_cited_in_the_text_and_listed_once_with_those_that_notes_cite(book):
    work(), work("matras2002", "Matras, Yaron. Romani. 2002.")
    chapter = written(book, f"Unu {cite('achim2004', '12')}{note(NOTE)} {cite('achim2004')}.", first=cite("matras2002"))
    html = shown(chapter)
    assert html.count('href="#w-achim2004"') == 2
    assert "12" in html
    assert [one.key for one in apparatus(chapter).bibliography.entries()] == ["achim2004", "matras2002"]


def test_marks_that_name_nothing_keep_their_words_and_lead_nowhere(book):
    chapter = written(book, f"{cite('gone')} {term('gone', 'robi')} {ref(NOTE, 'mai sus')}")
    assert shown(chapter) == paragraph("(gone) robi mai sus")


def test_words_of_the_glossary_lead_to_what_they_mean(book):
    factories.glossary_term("rob", "rob", description="Om al altcuiva, în ochii legii.")
    chapter = written(book, f"Erau {term('rob', '<i>robi</i>')}.")
    assert '<a class="term" href="#g-rob" role="doc-glossref"><i>robi</i></a>' in shown(chapter)
    assert [(one.name, one.meaning, one.lang) for one in apparatus(chapter).words.values()] == [
        ("rob", "Om al altcuiva, în ochii legii.", "")
    ]
    assert [one.lang for one in apparatus(chapter, "nb").words.values()] == ["ro"]


def test_a_cross_reference_says_what_is_there_now(book):
    (section,) = sections("Înainte", first=9)
    first = factories.chapter(book, "Unu", body=[section])
    second = written(book, f"Vezi {ref(section['id'])} și {ref(first.translation_key)}.", "Doi")
    order(book, first, second)
    paths = {first.translation_key: "/ro/cartea/unu/"}
    with translation.override("en"):
        marks = Apparatus([second], "ro", outline_of(book.translation_key, "ro"), CHICAGO, paths.get)
        html = richtext.render(second.body[0].value.source, {}, marks)
    assert f'<a class="ref" href="/ro/cartea/unu/#b-{section["id"]}" lang="en">section 1.1</a>' in html
    assert '<a class="ref" href="/ro/cartea/unu/" lang="en">chapter 1</a>' in html
    order(book, second, first)
    assert "2.1" in shown(second)


def test_what_an_address_could_not_hold_does_not_get_into_the_page(book):
    evil = '<a linktype="cite" work="&quot;&gt;&lt;script&gt;" locator="&quot;x">vorbe</a>'
    work()
    locator = '<a linktype="cite" work="achim2004" locator="&lt;script&gt;&quot;" label="page">x</a>'
    html = shown(written(book, f"{evil} {locator}"))
    assert "<script" not in html
    assert "vorbe" in html


def test_beside_another_text_no_anchor_stands_twice(book):
    chapter = written(book, f"Unu{note(NOTE)}.", first="prima")
    html = richtext.render(chapter.body[0].value.source, {}, apparatus(chapter, is_beside=True))
    assert "id=" not in html.replace("data-block-key", "")
