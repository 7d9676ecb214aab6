"""Who speaks in recordings, and what readers may know of them: a registry, as another department has the records."""

from collections.abc import Callable, Iterable
from typing import Protocol

from exhibits.access.spans import spans_of
from exhibits.formats.cues.model import Cue
from exhibits.formats.cues.withholding import without
from exhibits.media.models import Transcript


class Speaker(Protocol):
    pk: int

    def label(self, speaker: str) -> str:
        """A label in a transcript as readers may see it, in the active language."""

    def is_betrayed_by(self, text: str) -> bool:
        """Whether a text names them although they do not wish it."""


Label = Callable[[str], str]
Speakers = Callable[[set[int]], dict[int, list[Speaker]]]

_known: list[Speakers] = []


def register_speakers(speakers: Speakers) -> None:
    """``speakers(recordings)``, of primary keys, returns for each those that a department knows to speak there."""
    _known.append(speakers)


def speakers_of(recording: int) -> list[Speaker]:
    """One query."""
    return speakers_of_several([recording])[recording]


def speakers_of_several(recordings: Iterable[int]) -> dict[int, list[Speaker]]:
    """As many queries for any number."""
    asked = set(recordings)
    told = [known(asked) for known in _known] if asked else []
    return {pk: [speaker for one in told for speaker in one.get(pk, ())] for pk in asked}


def labelling(speakers: Iterable[Speaker]) -> Label:
    """What makes of a label the one that readers may see."""
    speakers = list(speakers)

    def label(told: str) -> str:
        return next((shown for one in speakers if (shown := one.label(told)) != told), told)

    return label


def betraying(row: Transcript) -> list[Cue]:
    """The cues, withheld ones apart, that name somebody who does not wish it. Three queries."""
    speakers = speakers_of(row.recording_id)
    if not speakers:
        return []
    cues = [cue for cue in without(row.read_cues(), spans_of(row.recording.uuid)) if not cue.withheld]
    return [cue for cue in cues if any(one.is_betrayed_by(cue.text) for one in speakers)]
