"""Page breaks stand where a page of the printed book begins, wherever that is."""

import pytest

from exhibits.publishing.epub.breaks import mark_pages
from exhibits.publishing.epub.markup import parse_fragment, write_content

BREAK = '<span id="page-{0}" role="doc-pagebreak" epub:type="pagebreak" aria-label="Page {0}"></span>'
ONE, TWO = BREAK.format(1), BREAK.format(2)


def marked(body: str, *pages: tuple[str, str]) -> tuple[str, list[tuple[str, str]]]:
    tree = parse_fragment(body)
    taken = {element.get("id") for element in tree.iter() if element.get("id")}
    found = list(mark_pages(tree, pages, "Page", taken, "one"))
    return write_content(tree), found


@pytest.mark.parametrize(
    ("body", "after"),
    [
        ('<h1>x</h1><p id="a">y</p>', f'<h1>x</h1>{ONE}<p id="a">y</p>'),
        ('<h1 id="a">x</h1>', f'{ONE}<h1 id="a">x</h1>'),
        ('<ul><li id="a">x</li></ul>', f'{ONE}<ul><li id="a">x</li></ul>'),
        ('<ul><li>w</li><li id="a">x</li></ul>', f'<ul><li>w</li><li id="a">{ONE}x</li></ul>'),
        ('<p>v <i id="a">x</i></p>', f'<p>v <i id="a">{ONE}x</i></p>'),
        ('<p>v <img id="a"/> w</p>', f'<p>v {ONE}<img id="a"/> w</p>'),
        ("<ul><li>v <p id='a'>x</p></li></ul>", f'<ul><li>v {ONE}<p id="a">x</p></li></ul>'),
        (
            '<table><tr><td>w</td></tr><tr id="a"><td>x</td></tr></table>',
            f'<table><tr><td>w</td></tr><tr id="a"><td>{ONE}x</td></tr></table>',
        ),
        (
            '<table><tr id="a"><td>x</td></tr></table>',
            f'{ONE}<table><tr id="a"><td>x</td></tr></table>',
        ),
    ],
)
def test_a_break_stands_before_or_in_its_element(body, after):
    assert marked(body, ("1", "a")) == (after, [("page-1", "1")])


def test_an_empty_element_becomes_the_break():
    after, found = marked('<p>v</p><span id="a"></span><p>w</p>', ("1", "a"))
    assert (
        after == '<p>v</p><span id="a" role="doc-pagebreak" epub:type="pagebreak" aria-label="Page 1"></span><p>w</p>'
    )
    assert found == [("a", "1")]


@pytest.mark.parametrize(
    ("body", "after"),
    [
        ('<p id="a">x</p>', f'{ONE}{TWO}<p id="a">x</p>'),
        ('<p>v <i id="a">x</i></p>', f'<p>v <i id="a">{ONE}{TWO}x</i></p>'),
    ],
)
def test_pages_that_begin_at_one_place_keep_their_order(body, after):
    assert marked(body, ("1", "a"), ("2", "a")) == (after, [("page-1", "1"), ("page-2", "2")])


def test_ids_that_are_taken_are_not_given_again():
    _, found = marked('<p id="a">x</p><p id="page-1">y</p>', ("1", "a"), ("xi/2", "page-1"))
    assert found == [("page-1-2", "1"), ("page-xi_2", "xi/2")]


def test_pages_come_in_the_order_of_the_text():
    _, found = marked('<p id="a">x</p><p id="b">y</p>', ("2", "b"), ("1", "a"))
    assert found == [("page-1", "1"), ("page-2", "2")]
