"""What is found in a translated passage, and what is not."""

import pytest

from exhibits.formats.checking import EXCERPT, LONGEST, MOST_LETTERS, Fault, Kind, broken_tags, faults, plain_of
from tests.formats.hostile import PASSAGES

LINK = 'Vezi <a id="a1">cartea</a> lui <b>Ion</b>.'


def kinds(source, text, rich=True, limit=None) -> list[Kind]:
    return [fault.kind for fault in faults(source, text, rich, limit)]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (LINK, 'Se <b>Ions</b> <a id="a1">bok</a>.'),
        (LINK, "<A id='a1'>Boka</A> til <strong><em>Ion</em></strong>."),
        ("un &amp; doi &lt; trei", "en &amp; to &lt; tre"),
        ("un & doi", "en & to"),
        ("sus<br/>jos", "oppe<br>nede"),
        ("Salut 👋🏽", "Hei 👩‍👩‍👧 på deg"),
        ("Ce bine de voi", "E ćhaj ǎ ʒ θ ř"),
        ("Ion Budai", "Ion Budai"),
        ("Bună, %(name)s", "Hei, %(name)s"),
        ("{count} pagini", "{count} sider"),
        ("«Århus»", "«Århus Å»"),
    ],
)
def test_good_ones(source, text):
    assert faults(source, text, rich=True) == []


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("<script>x</script>", "<script>"),
        ('<img src="x">', '<img src="x">'),
        ('<b onclick="x">y</b>', '<b onclick="x">'),
        ('<a id="a1" href="javascript:x">y</a>', '<a id="a1" href="javascript:x">'),
        ("<b>y", "<b>"),
        ("y</b>", "</b>"),
        ("<b><i>y</b></i>", "</b>"),
        ('<a id="a1"><a>y</a></a>', "<a>"),
        ("<b/>y", "<b/>"),
        ("<!-- y -->z", "<!-- y -->"),
        ("<![CDATA[y]]>", "<![CDATA[y]]>"),
        ("y < z", "< z"),
        ("y <b", "<b"),
        ("</br>y", "</br>"),
    ],
)
def test_bad_markup(text, detail):
    found = faults(LINK, text, rich=True)
    assert Fault(Kind.MARKUP, detail) in found
    assert found[0].grave


def test_plain_text_takes_only_line_breaks():
    assert kinds("a<br/>b", "c<br/>d", rich=False) == []
    assert kinds("a", "<b>c</b>", rich=False) == [Kind.MARKUP, Kind.MARKUP]


def test_marks():
    assert faults(LINK, "Se boka til Ion.", rich=True) == [Fault(Kind.MISSING_MARK, "a1")]
    twice = '<a id="a1">Se</a> <a id="a1">boka</a>'
    doubled = faults(LINK, twice, rich=True)
    assert doubled == [Fault(Kind.DOUBLED_MARK, "a1")]
    assert not doubled[0].grave, "words in another language may stand more often in a translation"
    unknown = faults(LINK, '<a id="a1">Se</a> <a id="a2">boka</a>', rich=True)
    assert unknown == [Fault(Kind.UNKNOWN_MARK, "a2")]
    assert unknown[0].grave
    assert Fault(Kind.UNKNOWN_MARK, "") in faults(LINK, "<a>Se</a> boka", rich=True)


def test_length_is_that_of_what_readers_see():
    assert kinds("a", "&amp;" * 10, limit=10) == []
    assert faults("a", "<b>åååå</b>", True, limit=3) == [Fault(Kind.LENGTH, "1")]
    assert kinds("a", "å" * (MOST_LETTERS + 1)) == [Kind.LENGTH]


@pytest.mark.parametrize("text", ["", " ", "<br/>", "<b></b>", "&nbsp;"])
def test_nothing(text):
    assert faults("Aici", text, rich=True) == [Fault(Kind.EMPTY)]


@pytest.mark.parametrize("letter", ["\x00", "\x1b", "\x85", "\u202e", "\ufffd", "&#x202e;"])
def test_control_characters(letter):
    assert kinds("Aici", f"He{letter}r") == [Kind.CONTROL]


@pytest.mark.parametrize("text", ["SÃ¥ fint", "È™i atunci", "â€œdaâ€\u009d"])
def test_letters_that_were_read_in_the_wrong_encoding(text):
    assert Kind.ENCODING in kinds("Aici", text)


@pytest.mark.parametrize(
    ("source", "text", "kind", "detail"),
    [
        ("Bună, %(name)s", "Hei, %(navn)s", Kind.PLACEHOLDER, "%(name)s"),
        ("Bună, {name}", "Hei", Kind.PLACEHOLDER, "{name}"),
        ("12 litri", "13 liter", Kind.NUMBER, "12 → 13"),
        ("doi", "to  og", Kind.SPACES, ""),
        ("doi", " to", Kind.SPACES, ""),
        ("sus<br/>jos", "oppe og nede", Kind.LINES, "1 → 0"),
        ("Aici a lucrat Ion.", "Aici a lucrat Ion.", Kind.UNTRANSLATED, ""),
    ],
)
def test_what_a_person_should_look_at(source, text, kind, detail):
    found = faults(source, text, rich=True)
    assert Fault(kind, detail) in found
    assert not any(fault.grave for fault in found)


def test_the_grave_ones_come_first_and_there_are_never_many():
    found = faults("12 litri", "13 " + "".join(f"<x{number}>" for number in range(1000)), rich=True)
    assert [fault.grave for fault in found] == sorted((fault.grave for fault in found), reverse=True)
    assert len(found) < 50


def test_plain():
    assert plain_of("<b>a</b> &lt;b&gt;<br/>c") == "a <b>\nc"


@pytest.mark.parametrize("text", PASSAGES, ids=lambda text: text[:9])
def test_a_fault_quotes_little(text):
    found = [*broken_tags(text), *faults(LINK, text, rich=True)]
    assert max(len(fault.detail) for fault in found) < 4 * EXCERPT


@pytest.mark.parametrize(
    "text", ["<a ", "<![<![", "<b>", "<!-- y -->", "<b>" * 9 + "</b>" * 9, "<i>y</i>" * 20_000], ids=len
)
def test_tags_that_nobody_takes_apart(text):
    assert broken_tags(text)
    assert broken_tags(text)[0].grave


def test_a_passage_that_is_too_long_is_so_with_its_tags():
    text = "<b></b>" * (LONGEST // 7) + "y"
    assert broken_tags(text) == []
    assert faults(LINK, f"{text}{'<b></b>'}", rich=True) == [Fault(Kind.LENGTH, str(len(text) + 7 - LONGEST))]


@pytest.mark.parametrize(
    "text", ["", " ", "<b> </b>", "<br>", "<br/>", '<a id="a7">y</a>', "un & doi", "y" * LONGEST], ids=len
)
def test_tags_that_can_be_read_whatever_is_wrong_with_the_words(text):
    assert broken_tags(text) == []
