"""The check of the content files."""

import pytest

from museum.demo import drawings
from museum.demo.lint import problems
from museum.demo.sources import shipped

DRAWABLE = {"pan", "sheet"}
WORDS = '{ro = "a", nb = "b", en = "c"}'
EARLIER_EVENT = f"""
type = "timeline"
title = {WORDS}
events = [{{year = 2, date = {WORDS}, title = {WORDS}}}, {{year = 1, date = {WORDS}, title = {WORDS}}}]
[[body]]
type = "facts"
"""


def test_the_museums_own_content_is_sound():
    assert list(problems(shipped(), set(drawings.KEYS))) == []


def test_the_sample_is_sound(sample):
    assert list(problems(sample, DRAWABLE)) == []


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("Un drum, {rom:drom}", "Un drum, {rom:drom}, {en:road}", "road, duce la pâine.': {en:…} is lost"),
        ("A road, {rom:drom}", "A road, drom", "en, 'A road, drom, leads to the bread.': {rom:…} of the original (nb)"),
        ("- Then the fire.\n", "", "en: paragraphs, list items or wholly emphasised paragraphs are not those"),
        ('en = "The work"', 'en = ""', "body[0] heading.text, en: the text is missing"),
        ("Un cazan.", "Un cazan. " * 60, "ro: 599 characters, at most 400 are possible"),
        ('reference = "grigore2006"\nlocator', 'reference = "nobody1999"\nlocator', "no reference 'nobody1999'"),
        ('first = "sheet"', 'first = "none"', "there is no drawing 'none'"),
        ('themes = ["crafts", "road"]', 'themes = ["crafts", "rod"]', "there is no theme 'rod'"),
        ("[the bread](story:bread)", "[the bread](story:cake)", "there is no page 'story:cake'"),
        ('page = "chapter:road"', 'page = "info:project"', "a card leads to an object, an exhibit, a story"),
        ('ro = "cazanul"', 'ro = "kjelen-2"', "'kjelen-2' would be taken for the original's"),
        ('ro = "cazanul"', 'ro = "Cazanul"', "'Cazanul' is not lower case ASCII"),
        ('palette = "copper"', 'palette = "copper"\nmood = "good"', "mood: a page of the kind exhibit shows"),
        ('palette = "copper"', 'palette = "copper"\nromani = {variety = "rmg"}', "romani: there is no variety 'rmg'"),
        ("Din tablă", "Din tablã, ţintuită", "line 16: ţ has a cedilla"),
        ('type = "facts"', EARLIER_EVENT, "the events are not in the order of their years"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_its_place(sample, old, new, complaint):
    file = sample.content / "exhibits" / "cauldron.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    found = list(problems(sample, DRAWABLE))
    assert [problem for problem in found if complaint in problem and "exhibits/cauldron.toml" in problem], found


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ("[^gone]", "calls for a note that is not there"),
        ("[@nobody1999]", "calls for a work that is not there"),
        ("[x](term:gone)", "calls for a word that is not there"),
        ("[x](ref:gone)", "calls for a place that is not there"),
    ],
)
def test_a_mark_of_a_chapter_that_leads_nowhere_is_named(sample, words, complaint):
    file = sample.content / "chapters" / "road.toml"
    text = file.read_text(encoding="utf-8")
    for last in ("Din India.", "Fra India.", "From India."):
        text = text.replace(last, f"{last} {words}")
    file.write_text(text, encoding="utf-8")
    assert [problem for problem in problems(sample, DRAWABLE) if complaint in problem]


def test_a_note_that_nothing_calls_for_is_named(sample):
    file = sample.content / "chapters" / "road.toml"
    note = '\n[[note]]\nkey = "idle"\nro = "O notă."\nnb = "En note."\nen = "A note."\n'
    file.write_text(file.read_text(encoding="utf-8") + note, encoding="utf-8")
    assert "chapters/road.toml, note idle: nothing in the text calls for it." in list(problems(sample, DRAWABLE))


def test_a_drawing_without_a_hand_and_one_without_words(sample):
    assert list(problems(sample, {"pan", "spoon"})) == [
        "drawing sheet: nobody draws it.",
        "drawing spoon: it is not in the catalogue.",
    ]


def test_a_cue_out_of_time(sample):
    file = sample.audio / "recordings.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("nb = 4.0", "nb = 0.1"), encoding="utf-8")
    assert list(problems(sample, DRAWABLE)) == [
        "recording bread, nb: a cue has no time, or one before the cue above it (1)."
    ]


def test_a_cue_without_words_in_a_language(sample):
    file = sample.audio / "recordings.toml"
    file.write_text(file.read_text(encoding="utf-8").replace('nb = "Så vannet."', 'rom = "?"'), encoding="utf-8")
    found = list(problems(sample, DRAWABLE))
    assert found == [
        f"recording bread, {code}: something of what is said is missing ('nb')." for code in ("ro", "nb", "en")
    ]


def test_a_file_that_cannot_be_read_is_the_only_problem(sample):
    (sample.content / "info" / "project.toml").write_text("key", encoding="utf-8")
    (found,) = problems(sample, DRAWABLE)
    assert found.startswith("project.toml: ")
