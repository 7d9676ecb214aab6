"""Words are made ready for lines: which may end where, and which must not."""

from xml.etree import ElementTree

import pytest

from exhibits.publishing.pdf.lines import prepare

READY = {
    "<p>s-a dus într-o zi</p>": "<p>s\u2011a dus într\u2011o zi</p>",
    "<p>spune-mi, e-post, Austro-Ungaria</p>": "<p>spune\u2011mi, e\u2011post, Austro-Ungaria</p>",
    "<p>on a-b.example/c-d and 10-12</p>": "<p>on a-b.example/c-d and 10-12</p>",
    "<p>26 805 of 1990 and 12 345 678</p>": "<p>26\u00a0805 of 1990 and 12\u00a0345\u00a0678</p>",
    "<p>are <i>berga</i>, din</p>": "<p>are<i> berga</i>, din</p>",
    "<p>a <b><i>b</i></b> <i>c</i></p>": "<p>a<b><i> b</i></b><i> c</i></p>",
    "<p>a <br/>b <q>c</q></p>": "<p>a <br/>b <q>c</q></p>",
    "<p> <i>b</i></p>": "<p><i> b</i></p>",
    f"<p>{'x' * 59}</p>": f"<p>{'x' * 59}</p>",
    f"<p>{'x' * 70}</p>": f"<p>{'x' * 30}\u200b{'x' * 30}\u200b{'x' * 10}</p>",
}


@pytest.mark.parametrize(("given", "ready"), READY.items(), ids=range(len(READY)))
def test_words_are_made_ready(given, ready):
    root = ElementTree.fromstring(given)
    prepare(root)
    assert ElementTree.tostring(root, encoding="unicode").replace(" />", "/>") == ready


def test_a_place_for_a_note_stays_behind_its_word():
    root = ElementTree.fromstring('<p>a <span data-role="Note">b</span></p>')
    prepare(root)
    assert root.text == "a "
