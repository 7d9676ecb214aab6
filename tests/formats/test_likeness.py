"""How alike passages are, and what their difference is."""

import pytest

from exhibits.formats.alignment import difference
from exhibits.formats.likeness import ALIKE, key_words, lengths, most_alike, plain


@pytest.mark.parametrize(
    ("before", "now", "parts"),
    [
        ("Un cazan.", "Un cazan.", [("same", "Un cazan.")]),
        (
            "Un cazan vechi.",
            "Un cazan nou.",
            [("same", "Un cazan"), ("taken", " vechi"), ("added", " nou"), ("same", ".")],
        ),
        ("Un cazan", "Un cazan mare", [("same", "Un cazan"), ("added", " mare")]),
        ("Un cazan mare", "Un cazan", [("same", "Un cazan"), ("taken", " mare")]),
        ("a b c", "x y z", [("taken", "a b c"), ("added", "x y z")]),
        ("", "Un", [("added", "Un")]),
        ("Un", "", [("taken", "Un")]),
        ("", "", []),
        ("Un  cazan", "Un cazan", [("same", "Un cazan")]),
        ("12 litri", "13 litri", [("taken", "12"), ("added", "13"), ("same", " litri")]),
        ('Un <a id="a1">cazan</a>', "Un <b>cazan</b>", [("same", "Un cazan")]),
        ("a &lt;b&gt; c", "a &lt;i&gt; c", [("same", "a <"), ("taken", "b"), ("added", "i"), ("same", "> c")]),
    ],
)
def test_the_difference_is_told_word_by_word_and_without_marks(before, now, parts):
    assert difference(before, now) == parts


def test_the_parts_make_up_both_texts():
    before, now = "Aici a lucrat un <b>căldărar</b> vestit, Ion.", "Aici a lucrat mult un căldărar, Ion &amp; fiii."
    parts = difference(before, now)
    assert "".join(words for kind, words in parts if kind != "taken") == plain(now)
    assert "".join(words for kind, words in parts if kind != "added") == plain(before)


def test_long_texts_are_compared_too():
    assert difference("a " * 5000, "b " * 5000)[0][0] == "taken"


def test_a_passage_is_known_by_its_longest_words_whatever_their_accents():
    assert key_words("Un <b>căldărar</b> de la Țismana &amp; Ion") == ["calda", "tisma", "ion", "de", "la", "un"]
    assert key_words("Ţismana") == key_words("Țismana")
    assert key_words("…") == []
    assert len(key_words(" ".join(f"cuvant{n}" * n for n in range(1, 30)))) <= 8


def test_only_what_is_the_same_to_the_mark_scores_a_hundred():
    others = {1: "Un cazan vechi", 2: "Un <b>cazan</b> vechi", 3: "Un cazan veche", 4: "Altceva cu totul"}
    assert most_alike("Un cazan vechi", others, 5) == [(1, 100), (2, 99), (3, 92)]


def test_no_shorter_or_longer_text_can_be_alike():
    text = "a" * 100
    least, most = lengths(text)
    assert most_alike(text, {1: "a" * (least - 1), 2: "a" * (most + 1)}, 5) == []
    assert len(most_alike(text, {1: "a" * (least + 1), 2: "a" * (most - 1)}, 5)) == 2
    assert ALIKE == 70
