"""Numbers in a text, however its language writes them: to see whether a translation says the same ones.

``1,000``, ``1.000`` and ``1 000`` are one number, and so are ``3,5`` and ``3.5``, ``10:30`` and ``10.30``. A century is
one number too: *secolul al XIX-lea*, *the 19th century*, *1800-tallet*. What is written in words is not read.
"""

import re
from collections import Counter
from dataclasses import dataclass

SPACES = " \u00a0\u2009\u202f"
GROUPED = rf"\d{{1,3}}(?:[{SPACES}]\d{{3}})+(?:[.,]\d++)?(?![\d.,]*\d)"
PLAIN = r"\d+(?:[.,:]\d+)*"
# A space may stand within a number or between two: of both readings the one counts that agrees better.
READINGS = (re.compile(rf"{GROUPED}|{PLAIN}"), re.compile(PLAIN))
PARTS = re.compile(r"\d+|[.,:]")
NORWEGIAN_CENTURY = re.compile(r"\b(\d{1,2})00-tall?", re.IGNORECASE)
ROMAN = re.compile(r"\b[IVX]{1,6}\b")
WORTH = {"I": 1, "V": 5, "X": 10}


@dataclass(frozen=True)
class Difference:
    """What one text has and the other has not, as they write it."""

    missing: tuple[str, ...]
    added: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.missing or self.added)


def difference(source: str, text: str) -> Difference:
    """The numbers of ``source`` that ``text`` lacks, and those that it has beyond them. Both are plain text."""
    if not any(map(str.isdigit, source + text)):
        return Difference((), ())
    source, text = (NORWEGIAN_CENTURY.sub(lambda found: str(int(found[1]) + 1), one) for one in (source, text))
    found = [_compare(source, text, one, other) for one in READINGS for other in READINGS]
    return min(found, key=lambda one: len(one.missing) + len(one.added))


def _compare(source: str, text: str, source_pattern: re.Pattern, text_pattern: re.Pattern) -> Difference:
    had, has = _numbers(source, source_pattern), _numbers(text, text_pattern)
    counted = Counter(one for one, _ in had), Counter(one for one, _ in has)
    missing, added = counted[0] - counted[1], counted[1] - counted[0]
    return Difference(_as_written(missing, had, _romans(text)), _as_written(added, has, _romans(source)))


def _as_written(left: Counter, numbers: list[tuple[str, str]], romans: set[str]) -> tuple[str, ...]:
    written = dict(numbers)
    return tuple(written[one] for one in left.elements() if one not in romans)


def _numbers(text: str, pattern: re.Pattern) -> list[tuple[str, str]]:
    """Each number in a form that is the same in all languages, and as it is written."""
    return [(one, written) for written in pattern.findall(text) for one in _values(written)]


def _values(written: str) -> list[str]:
    parts = PARTS.findall(re.sub(f"[{SPACES}]", "", written))
    groups, signs = parts[::2], parts[1::2]
    thousands = len(set(signs)) == 1 and signs[0] in ".," and len(groups[0]) <= 3
    if thousands and all(len(group) == 3 for group in groups[1:]):
        return ["".join(groups)]
    if len(groups) == 1:
        return [groups[0].lstrip("0") or "0"]
    if len(groups) == 2:
        return [".".join(groups)]
    if signs[-1] != signs[0] and all(len(group) == 3 for group in groups[1:-1]):
        return [f"{''.join(groups[:-1])}.{groups[-1]}"]
    # A date: its parts are numbers of their own.
    return [group.lstrip("0") or "0" for group in groups]


def _romans(text: str) -> set[str]:
    return {str(_roman(found)) for found in ROMAN.findall(text)}


def _roman(letters: str) -> int:
    worths = [WORTH[letter] for letter in letters]
    following = [*worths[1:], 0]
    return sum(-one if one < after else one for one, after in zip(worths, following, strict=True))
