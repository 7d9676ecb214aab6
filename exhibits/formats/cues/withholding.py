"""Passages that are kept back: what is left of cues and segments for everybody else."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from .model import Cue, Segment

Span = tuple[int, int]  # from and to, in milliseconds


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same times, in order, none of them twice."""
    found: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    return found


def without(cues: Sequence[Cue], spans: Iterable[Span], notice: str = "") -> list[Cue]:
    """Cues of which those that touch a span have lost their words and their speaker. Neighbours that did are one, so
    that nobody can tell how often they changed. ``notice`` stands in their place, such as "a passage is withheld"."""
    kept = merged(spans)
    found: list[Cue] = []
    for cue in cues:
        if not _touches(kept, cue.start, cue.end):
            found.append(cue)
        elif found and found[-1].withheld:
            found[-1] = replace(found[-1], end=cue.end)
        else:
            found.append(Cue(cue.key, cue.start, cue.end, "", notice, withheld=True))
    return found


def segments_without(segments: Sequence[Segment], spans: Iterable[Span]) -> list[Segment]:
    """Without those that begin within a span: what they are called and said to tell is of it."""
    kept = merged(spans)
    return [segment for segment in segments if not _touches(kept, segment.start, segment.start + 1)]


def _touches(spans: list[Span], start: int, end: int) -> bool:
    """Whether the time from ``start`` to ``end`` and one of ``spans``, which are merged, have a moment in common."""
    place = bisect_left(spans, (end,))
    return place > 0 and spans[place - 1][1] > start
