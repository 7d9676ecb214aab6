"""What became of the passages of a text when it was changed. Passages are wagtail-localize's strings."""

import re
from collections.abc import Sequence
from itertools import groupby

from rapidfuzz.distance import Indel, Levenshtein
from rapidfuzz.fuzz import ratio

from .likeness import MARKS, plain

# Of a hundred: below this a passage was taken out and another written in its place.
KINSHIP = 45
LETTERS = 2
NOT_LETTERS = re.compile(r"[\W_]+")
NUMBERS = re.compile(r"\d+")
# A word or a sign with the space before it.
TOKENS = re.compile(r"\s*(?:\w+|[^\w\s])|\s+$")


def predecessors(before: Sequence[str], after: Sequence[str]) -> dict[int, int]:
    """For each passage of ``after`` that is a changed one: its index, and that of what it was in ``before``.

    Passages that stayed, or moved, are in both and in no pair; what has nothing like it in ``before`` is new.
    """
    stayed = set(before) & set(after)
    old = [index for index, text in enumerate(before) if text not in stayed]
    new = [index for index, text in enumerate(after) if text not in stayed]
    scores = sorted(((ratio(before[i], after[k]), -abs(i - k), i, k) for i in old for k in new), reverse=True)
    pairs: dict[int, int] = {}
    for score, _, i, k in scores:
        if score >= KINSHIP and k not in pairs and i not in pairs.values():
            pairs[k] = i
    return pairs


def is_slight(before: str, after: str) -> bool:
    """Whether a change touches only spaces, punctuation, marks or at most ``LETTERS`` letters: no number, no word more
    or less."""
    before, after = (MARKS.sub("", text) for text in (before, after))
    if NUMBERS.findall(before) != NUMBERS.findall(after):
        return False
    old, new = (NOT_LETTERS.sub(" ", text).split() for text in (before, after))
    if "".join(old) == "".join(new):
        return True
    return len(old) == len(new) and Levenshtein.distance("".join(old), "".join(new), score_cutoff=LETTERS) <= LETTERS


def difference(before: str, now: str) -> list[tuple[str, str]]:
    """What became of ``before``, word by word and sign by sign: ("same" | "taken" | "added", words), in reading order,
    what was taken out before what was put in its place. Words are to be read, without marks: whoever writes them into a
    page escapes them. Spaces alone are no difference.
    """
    old, new = (TOKENS.findall(plain(text)) for text in (before, now))
    parts: list[tuple[str, str]] = []
    for step in Indel.opcodes([token.strip() for token in old], [token.strip() for token in new]):
        if step.tag == "equal":
            parts.append(("same", "".join(new[step.dest_start : step.dest_end])))
        else:
            parts.append(("taken", "".join(old[step.src_start : step.src_end])))
            parts.append(("added", "".join(new[step.dest_start : step.dest_end])))
    return _joined([part for part in parts if part[1]])


def _joined(parts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Between what stayed, all that was taken and all that was added as one part each."""
    joined: list[tuple[str, str]] = []
    for same, run in groupby(parts, key=lambda part: part[0] == "same"):
        steps = list(run)
        for kind in ("same",) if same else ("taken", "added"):
            if words := "".join(text for tag, text in steps if tag == kind):
                joined.append((kind, words))
    return joined
