"""What is done to the cues of an original; the cues of its translations follow by their keys."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from .model import KEY, Cue, tidy

# Milliseconds: what a cue keeps when it is cut or pushed together.
SHORTEST = 50


def new_key(*transcripts: Sequence[Cue]) -> str:
    """A key that no cue has: one more than the highest number."""
    numbers = [int(cue.key) for cues in transcripts for cue in cues if cue.key.isdecimal()]
    return str(max(numbers, default=0) + 1)


def split(cues: list[Cue], key: str, letter: int, at: int | None = None, new: str = "") -> list[Cue]:
    """The cue ``key`` as two: its text up to ``letter`` and the rest. ``at`` is the time in milliseconds where the
    second begins, by default as far into the cue as the letter is into the text. Raises KeyError; ValueError where a
    cue would have no text or no time."""
    place = _place(cues, key)
    cue = cues[place]
    before, after = tidy(cue.text[:letter]), tidy(cue.text[letter:])
    if at is None:
        at = cue.start + (cue.end - cue.start) * letter // max(len(cue.text), 1)
        at = max(cue.start + SHORTEST, min(at, cue.end - SHORTEST))
    if not before or not after or not cue.start < at < cue.end:
        raise ValueError("nothing would be left of one of them")
    parts = [replace(cue, end=at, text=before), replace(cue, key=new or new_key(cues), start=at, text=after)]
    return [*cues[:place], *parts, *cues[place + 1 :]]


def join(cues: list[Cue], key: str) -> list[Cue]:
    """The cue ``key`` and the next as one, under its key and its speaker. Raises KeyError; ValueError for the last."""
    place = _place(cues, key)
    if place + 1 == len(cues):
        raise ValueError("there is no next one")
    cue, following = cues[place], cues[place + 1]
    joined = replace(cue, end=following.end, text=_joined(cue.text, following.text))
    return [*cues[:place], joined, *cues[place + 2 :]]


def nudge(cues: list[Cue], key: str, start_by: int = 0, end_by: int = 0) -> list[Cue]:
    """Move the ends of a cue by milliseconds, as far as its neighbours leave room. Raises KeyError."""
    place = _place(cues, key)
    cue = cues[place]
    earliest = cues[place - 1].end if place else 0
    latest = cues[place + 1].start if place + 1 < len(cues) else None
    start = max(earliest, min(cue.start + start_by, cue.end + end_by - SHORTEST))
    end = max(cue.end + end_by, start + SHORTEST)
    end = end if latest is None else min(end, latest)
    return [*cues[:place], replace(cue, start=min(start, end - 1), end=end), *cues[place + 1 :]]


def add(cues: list[Cue], cue: Cue) -> list[Cue]:
    """With one more, where its time is."""
    return sorted([*cues, cue], key=lambda one: one.start)


def remove(cues: list[Cue], key: str) -> list[Cue]:
    place = _place(cues, key)
    return [*cues[:place], *cues[place + 1 :]]


def set_speaker(cues: list[Cue], key: str, speaker: str) -> list[Cue]:
    place = _place(cues, key)
    return [*cues[:place], replace(cues[place], speaker=" ".join(speaker.split())), *cues[place + 1 :]]


def followed(original: Sequence[Cue], translation: Sequence[Cue]) -> list[Cue]:
    """A translation as its original is cut now: keys, times and speakers are the original's, the texts its own.

    Of a cue that was split the translation stays with the first part, and the second is empty, to be written. Of cues
    that were joined the translations are joined, too. What stands nowhere in the original any more goes.
    """
    texts = {cue.key: [] for cue in original}
    starts = [cue.start for cue in original]
    for cue in translation:
        if cue.key in texts:
            texts[cue.key].append(cue.text)
        elif (place := _around(original, starts, cue.start)) is not None:
            texts[original[place].key].append(cue.text)
    return [replace(cue, text=_joined(*texts[cue.key])) for cue in original]


def keyed_like(cues: list[Cue], others: Sequence[Cue]) -> list[Cue]:
    """Cues that come from outside with the keys of those among ``others`` that begin when they do."""
    by_start = {cue.start: cue.key for cue in others}
    taken = {*by_start.values(), *(cue.key for cue in cues if KEY.fullmatch(cue.key))}
    numbers = iter(range(1, len(taken) + len(cues) + 1))
    free = (str(number) for number in numbers if str(number) not in taken)
    return [replace(cue, key=by_start[cue.start] if cue.start in by_start else next(free)) for cue in cues]


def laid_on(original: Sequence[Cue], cues: Sequence[Cue]) -> list[Cue]:
    """A translation that comes from outside, cut in its own way, on the cues of the original: each text goes to the cue
    with which it shares most of its time, or else to the nearest. Nothing of it is lost."""
    texts: list[list[str]] = [[] for _ in original]
    starts = [cue.start for cue in original]
    for cue in cues:
        last = bisect_right(starts, max(cue.end - 1, cue.start)) - 1
        first = max(bisect_right(starts, cue.start) - 1, 0)
        near = range(first, max(last, first) + 1)
        # Of those that are as near, the first.
        place = max(near, key=lambda one: (_shared(original[one], cue), -one))
        texts[place].append(cue.text)
    return [replace(cue, text=_joined(*words)) for cue, words in zip(original, texts, strict=True)]


def _shared(one: Cue, other: Cue) -> int:
    """Milliseconds that two cues have in common; below zero, how far they are from each other."""
    return min(one.end, other.end) - max(one.start, other.start)


def _around(original: Sequence[Cue], starts: list[int], time: int) -> int | None:
    """The place of the cue during which ``time`` is."""
    place = bisect_right(starts, time) - 1
    return place if place >= 0 and time < original[place].end else None


def _joined(*texts: str) -> str:
    return " ".join(text for text in texts if text)


def _place(cues: Sequence[Cue], key: str) -> int:
    for place, cue in enumerate(cues):
        if cue.key == key:
            return place
    raise KeyError(key)
