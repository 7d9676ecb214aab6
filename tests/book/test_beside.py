"""A chapter in two languages, paragraph by paragraph."""

import pytest

from exhibits.book.beside import paired
from tests import factories
from tests.book.pieces import block, note, order, paragraph

pytestmark = pytest.mark.django_db
TEXT, NOTE = "50000000-0000-4000-8000-000000000001", "40000000-0000-4000-8000-000000000001"


def keyed(*pairs: tuple[str, str]) -> str:
    return "".join(paragraph(words, key) for key, words in pairs)


def test_paragraphs_find_each_other_by_their_keys():
    first, second = keyed(("aaaaa", "Unu"), ("bbbbb", "Doi")), keyed(("aaaaa", "En"), ("bbbbb", "To"))
    assert paired(first, second) == [
        (paragraph("Unu", "aaaaa"), paragraph("En", "aaaaa")),
        (paragraph("Doi", "bbbbb"), paragraph("To", "bbbbb")),
    ]


def test_the_second_half_of_a_split_paragraph_stands_alone_in_its_place():
    first = keyed(("aaaaa", "Unu"), ("nnnnn", "jumătate"), ("bbbbb", "Doi"))
    second = keyed(("aaaaa", "En"), ("ooooo", "halv"), ("bbbbb", "To"))
    sides = [(bool(left), bool(right)) for left, right in paired(first, second)]
    assert sides == [(True, True), (True, False), (False, True), (True, True)]


def test_a_list_goes_by_its_first_item():
    item = '<ul><li data-block-key="aaaaa">{}</li><li data-block-key="bbbbb">{}</li></ul>'
    assert paired(item.format("unu", "doi"), item.format("en", "to")) == [
        (item.format("unu", "doi"), item.format("en", "to"))
    ]


def test_text_without_keys_goes_by_its_place():
    assert paired("<p>Unu</p><p>Doi</p>", "<p>En</p>") == [("<p>Unu</p>", "<p>En</p>"), ("<p>Doi</p>", "")]


@pytest.fixture
def chapter():
    book = factories.book()
    body = [
        block("heading", {"text": "Înainte"}, "60000000-0000-4000-8000-000000000001"),
        block("text", paragraph(f"Din India{note(NOTE)}."), TEXT),
    ]
    made = factories.chapter(book, "Drumul", body=body, notes=[block("note", "<p>O notă.</p>", NOTE)])
    order(book, made)
    factories.translate(type(book).objects.get(pk=book.pk), "nb", title="Boken", slug="boken")
    return made


def path(page) -> str:
    return "/" + page.locale.language_code + "/" + page.url_path.split("/", 2)[2]


def test_the_other_language_stands_beside_with_its_own_lang_and_notes(chapter, client):
    factories.translate(chapter, "nb", title="Veien", slug="veien")
    html = client.get(f"{path(chapter)}?beside=nb").content.decode()
    assert '<div class="other" lang="nb">' in html
    assert html.count(f'id="b-{TEXT}"') == 1
    assert html.count(f'id="r-{NOTE}-1"') == 1
    assert html.count(f'href="#n-{NOTE}"') == 2
    assert html.count(f'id="n-{NOTE}"') == 1


@pytest.mark.parametrize("asked", ["ro", "en", "xx", "", "nb%00", "nb" * 500])
def test_a_language_that_there_is_none_of_changes_nothing(chapter, client, asked):
    answer = client.get(f"{path(chapter)}?beside={asked}")
    assert answer.status_code == 200
    assert 'class="other"' not in answer.content.decode()


def test_a_translation_that_was_taken_off_is_not_beside(chapter, client):
    factories.translate(chapter, "nb", title="Veien", slug="veien").unpublish()
    html = client.get(f"{path(chapter)}?beside=nb").content.decode()
    assert 'class="other"' not in html
    assert "?beside=nb" not in html


def test_a_passage_whose_original_says_something_else_by_now_is_marked(chapter, client, committed):
    translated = factories.translate(chapter, "nb", title="Veien", slug="veien")
    marked = "note outdated"
    assert marked not in client.get(f"{path(chapter)}?beside=nb").content.decode()
    chapter = type(chapter).objects.get(pk=chapter.pk)
    heading = block("heading", {"text": "Înainte"}, "60000000-0000-4000-8000-000000000001")
    chapter.body = [heading, block("text", paragraph(f"Din altă parte{note(NOTE)}."), TEXT)]
    with committed():
        chapter.save_revision().publish()
    html = client.get(f"{path(chapter)}?beside=nb").content.decode()
    assert html.count(marked) == 1
    assert client.get(f"{path(translated)}?beside=ro").content.decode().count(marked) == 1
