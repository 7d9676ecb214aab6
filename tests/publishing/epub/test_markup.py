"""XML is read with its lines and written so that HTML's readers see the same."""

import pytest

from exhibits.publishing.epub.markup import NotWellFormed, composed, parse, parse_fragment, writable, write_content


@pytest.mark.parametrize(
    "fragment",
    [
        '<p>a<br/>b <img src="x" alt=""/></p><hr/>',
        '<p epub:type="x" xml:lang="ro">ș &amp; &lt;ț&gt;</p>',
        '<td></td><a id="x"></a><i></i>',
        '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"></path></svg>',
    ],
)
def test_what_was_read_is_written_again(fragment):
    assert write_content(parse_fragment(fragment)) == fragment


def test_elements_know_their_line():
    tree = parse_fragment("<p>\n<b>x</b>\n</p>\n\n<i/>")
    assert [element.line for element in tree.iter()] == [1, 1, 2, 5]


def test_a_fault_is_told_with_its_line():
    with pytest.raises(NotWellFormed, match="line 2: mismatched tag"):
        parse_fragment("<p>\n</b>")


@pytest.mark.parametrize(
    "source", ['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', '<!DOCTYPE a [<!ENTITY b SYSTEM "c">]><a/>']
)
def test_a_document_has_no_entities_of_its_own(source):
    with pytest.raises(NotWellFormed, match="an entity of its own, b"):
        parse(source)


def test_a_sign_of_xml_is_never_composed_with_what_follows_it():
    assert composed("<p>\u0338x</p> e\u0301 = \u0338") == "<p>\u0338x</p> é = \u0338"


def test_what_no_xml_can_carry_is_left_out():
    assert writable("a\x00\x0b\ufffe\ud800b\n\t") == "ab\n\t"
