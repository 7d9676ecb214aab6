"""Who speaks in recordings is asked for all of them at once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from exhibits.media.transcripts.speakers import speakers_of, speakers_of_several
from tests import factories

pytestmark = pytest.mark.django_db


def told(name: str, recording=None, body=()):
    """A story that somebody tells, its main recording or another one on its page."""
    story = factories.story(
        f"Povestea {name}", basis="consent", narrator=name, recording=recording, body=list(body), slug=name
    )
    return story.narrator


def test_each_recording_has_those_who_tell_with_it(committed):
    with committed():
        first, second, third = (factories.recording(name) for name in "abc")
        clip = factories.block("audio", {"recording": second.pk})
        maria = told("maria", first, [clip])
        ion = told("ion", second)
    found = speakers_of_several([first.pk, second.pk, third.pk])
    assert {pk: {one.pk for one in rows} for pk, rows in found.items()} == {
        first.pk: {maria.pk},
        second.pk: {maria.pk, ion.pk},
        third.pk: set(),
    }
    for recording in (first, second, third):
        assert [one.pk for one in speakers_of(recording.pk)] == [one.pk for one in found[recording.pk]]


def test_a_story_in_four_languages_has_one_narrator(committed):
    with committed():
        voice = factories.recording("a")
        maria = told("maria", voice)
        for language in ("nb", "en", "rom"):
            factories.translate(maria.stories.get(locale__language_code="ro"), language)
    assert [one.pk for one in speakers_of(voice.pk)] == [maria.pk]


def test_many_recordings_are_asked_for_as_two_are(committed):
    with committed():
        recordings = [factories.recording(str(number)) for number in range(6)]
        for number, recording in enumerate(recordings):
            told(f"n{number}", recording)
    counts = []
    for some in (recordings[:2], recordings):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            speakers_of_several([one.pk for one in some])
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 3
