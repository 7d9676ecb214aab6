"""Cues as they are read: the turns of speakers, within the parts that an index makes of a recording."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .model import Cue, Segment

# Letters after which somebody who speaks for long gets a new paragraph, where a sentence ends.
LONG = 700
ENDS = (".", "!", "?", "…", ".”", "!”", "?”", '."', ".»")


@dataclass(frozen=True)
class Turn:
    """What one speaker says without a break; ``is_new`` where somebody else spoke before."""

    speaker: str
    cues: tuple[Cue, ...]
    is_new: bool = True

    @property
    def start(self) -> int:
        return self.cues[0].start

    @property
    def end(self) -> int:
        return self.cues[-1].end

    @property
    def withheld(self) -> bool:
        return self.cues[0].withheld


@dataclass(frozen=True)
class Part:
    """What is told under one heading of the index, or before the first one, or without any."""

    segment: Segment | None
    turns: tuple[Turn, ...]


def turns(cues: Iterable[Cue]) -> list[Turn]:
    """Consecutive cues of a speaker; a passage that is withheld is a turn of its own."""
    found: list[list[Cue]] = []
    new: list[bool] = []
    letters = 0
    for cue in cues:
        before = found[-1][-1] if found else None
        changes = before is None or (before.speaker, before.withheld) != (cue.speaker, cue.withheld)
        if changes or (letters >= LONG and before.text.endswith(ENDS)):
            found.append([])
            new.append(changes)
            letters = 0
        found[-1].append(cue)
        letters += len(cue.text)
    return [Turn(group[0].speaker, tuple(group), is_new) for group, is_new in zip(found, new, strict=True)]


def parts(cues: Sequence[Cue], segments: Sequence[Segment]) -> list[Part]:
    """The turns of each segment, in order; a cue belongs to the segment in which it begins. Where the first segment
    begins later than the cues, what comes before has no heading."""
    ordered = sorted(segments, key=lambda segment: segment.start)
    groups: list[tuple[Segment | None, list[Cue]]] = [(None, []), *((segment, []) for segment in ordered)]
    place = 0
    for cue in sorted(cues, key=lambda cue: cue.start):
        while place < len(ordered) and ordered[place].start <= cue.start:
            place += 1
        groups[place][1].append(cue)
    return [Part(segment, tuple(turns(group))) for segment, group in groups if segment or group]
