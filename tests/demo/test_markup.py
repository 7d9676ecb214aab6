"""The light markup of the content files."""

import re

import pytest

from museum.demo.content import ContentError, Place
from museum.demo.markup import literal, plain_text, rich_text, without_marks

HERE = Place("exhibits/cauldron.toml", "body[1]", "nb")
PAGES = {"exhibit:road": 7}


def html(source: str, **options) -> str:
    """Rich text without the keys of its blocks."""
    return re.sub(r' data-block-key="[a-z]{5}"', "", rich_text(source, HERE, PAGES, **options))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("", ""),
        ("one\ntwo\n\nthree", "<p>one two</p><p>three</p>"),
        ("- one\n- two\n  and on\n\nafter", "<ul><li>one</li><li>two and on</li></ul><p>after</p>"),
        ("a *b* c", "<p>a <i>b</i> c</p>"),
        ("{rom:ćhavo}", '<p><a linktype="lang" lang="rom">ćhavo</a></p>'),
        ("*{hi-Latn:pani} x*", '<p><i><a linktype="lang" lang="hi-Latn">pani</a> x</i></p>'),
        ("{nb:*Latjo* drom}", '<p><a linktype="lang" lang="nb"><i>Latjo</i> drom</a></p>'),
        ("- *a* {rom:b}", '<ul><li><i>a</i> <a linktype="lang" lang="rom">b</a></li></ul>'),
        ("[to *it*](exhibit:road)", '<p><a linktype="page" id="7">to <i>it</i></a></p>'),
        ("[x](https://example.org/?a=1&b=2)", '<p><a href="https://example.org/?a=1&amp;b=2">x</a></p>'),
        ("a <b> & \"c\" 'd'", "<p>a &lt;b&gt; &amp; \"c\" 'd'</p>"),
        ("an [editor’s] word", "<p>an [editor’s] word</p>"),
        (r"\*a\* \{b\} \\", "<p>*a* {b} \\</p>"),
    ],
)
def test_markup_becomes_rich_text(source, expected):
    assert html(source) == expected


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("a *b", "'*' is missing"),
        ("a * b", "this asterisk marks nothing"),
        ("{rom:a", "'}' is missing"),
        ("a } b", "this brace marks nothing"),
        ("{a}", "this brace marks nothing"),
        ("{r:a}", "'r' is not the tag of a language"),
        ("{rom:}", "no words in the mark"),
        ("{rom:a {nb:b}}", "inside another"),
        ("[a {rom:b}](exhibit:road)", "inside another"),
        ("[a](exhibit:none)", "there is no page 'exhibit:none'"),
        ("[a](http://example.org/)", "there is no page"),
        ("before\n- item", "a list begins after an empty line"),
    ],
)
def test_bad_markup_is_refused_with_its_place(source, complaint):
    with pytest.raises(ContentError, match=re.escape(complaint)) as caught:
        rich_text(source, HERE, PAGES)
    assert str(caught.value).startswith("exhibits/cauldron.toml, body[1], nb: ")


def test_a_list_is_refused_where_there_can_be_none():
    with pytest.raises(ContentError, match="no list"):
        rich_text("- a", HERE, PAGES, lists=False)


def test_keys_of_passages_are_the_same_in_every_language_and_differ_within_a_text():
    mine, theirs = (rich_text("a\n\n- b\n- c", HERE.within(code), PAGES) for code in ("ro", "nb"))
    keys = re.findall(r'data-block-key="([a-z]{5})"', mine)
    assert mine == theirs
    assert len(set(keys)) == 3


def test_literal_text_comes_through_unchanged():
    text = r"[a](b) *c* {d:e} \ f"
    assert html(literal(text)) == f"<p>{text}</p>"


def test_words_without_marks():
    assert without_marks(rich_text("a *b* {rom:c}\n\n- d & e", HERE, PAGES)) == "a b c d & e"


@pytest.mark.parametrize("source", ["a {rom:b}", "a *b*", "[a](exhibit:road)"])
def test_marks_in_plain_text_are_refused(source):
    with pytest.raises(ContentError, match="running text only"):
        plain_text(source, HERE)
