"""What became of the passages of a text when it was changed. Passages are wagtail-localize's strings."""

import re
from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import ratio

# Of a hundred: below this a passage was taken out and another written in its place.
KINSHIP = 45
LETTERS = 2
NOT_LETTERS = re.compile(r"[\W_]+")
NUMBERS = re.compile(r"\d+")
MARKS = re.compile(r"<[^>]*>")


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
    """TEMP"""
    from difflib import SequenceMatcher

    old, new = (re.findall(r"\s+|[^\s]+", MARKS.sub("", one)) for one in (before, now))
    found = []
    for kind, i, k, m, n in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(("same", "".join(old[i:k])))
        else:
            found += [("taken", "".join(old[i:k]))] if k > i else []
            found += [("added", "".join(new[m:n]))] if n > m else []
    return found
