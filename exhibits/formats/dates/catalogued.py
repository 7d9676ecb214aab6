"""What catalogues write for a date, taken as EDTF: *c. 1860*, *1860-65*, *sec. al XIX-lea*, *tidlig på 1800-tallet*.

Whatever the text leaves open is settled one way, and the reading says which: whoever enters the date decides. *Before*
and *after* a year are taken with that year, as catalogues mean them.
"""

import re
from dataclasses import dataclass, replace

from .completion import completed
from .edtf import Date, NotADate, parse
from .lexicon import NAMED, PERIOD, UNDATED, Token, folded, tokens_of
from .pieces import BEGINNINGS, Note, Piece, Unread, piece_of, year_text
from .points import SEASONS

MOST_LETTERS = 200
BOUNDS = {"before": "/{}", "after": "{}/", "since": "{}/..", "not_before": "[{}..]", "not_after": "[..{}]"}
ENDINGS = {"or_earlier": "[..{}]", "or_later": "[{}..]"}
WITHIN_A_SET = {"before": "..{}", "after": "{}.."}
SEPARATORS = ("comma", "either", "both")
YEAR_AND_TWO_DIGITS = re.compile(r"\d\d(\d\d)-(\d\d)")


@dataclass(frozen=True)
class Reading:
    """``date`` is None where the text says that there is none (*undated*)."""

    date: Date | None
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class _Range:
    """From one date to another, both EDTF: as ``Piece`` has them."""

    start: str
    end: str

    def text(self, separator: str) -> str:
        return f"{self.start}{separator}{self.end}"


def read(text: str) -> Reading | None:
    """What ``text``, in EDTF or in the words of a catalogue, says of a date; None if it is not understood."""
    if len(text) > MOST_LETTERS:
        return None
    known = folded(text)
    if UNDATED.fullmatch(known.strip("[]()")):
        return Reading(None)
    if known.startswith("[") and known.endswith("]") and "," not in known and ".." not in known:
        # Librarians put into brackets what does not stand on the thing itself.
        known = known[1:-1]
    return _as_edtf(known.upper()) or _as_words(known)


def _as_edtf(text: str) -> Reading | None:
    try:
        date = parse(text)
    except NotADate:
        return None
    years = YEAR_AND_TWO_DIGITS.fullmatch(text)
    if years and years[2] > years[1]:
        # 1918-21 are years to everybody but a reader of EDTF, for whom it is a spring; 1910-12 may be either.
        return None if int(years[2]) in SEASONS else Reading(date, (Note.MONTH_OR_YEARS,))
    return Reading(date)


def _as_words(text: str) -> Reading | None:
    notes: list[Note] = []
    tokens = tokens_of(_without_period(text, notes))
    if not tokens:
        return None
    try:
        date = parse(_statement(tokens, notes))
    except (Unread, NotADate):
        return None
    return Reading(date, tuple(dict.fromkeys(notes)))


def _without_period(text: str, notes: list[Note]) -> str:
    """Without the name of a period before it, and without its years where a nearer date follows."""
    named = PERIOD.match(text)
    while named:
        notes.append(Note.PERIOD)
        text = text[named.end() :].strip(" ,")
        years = NAMED.fullmatch(text)
        text = (years["within"] or years["whole"]) if years else text
        named = PERIOD.match(text)
    return text


def _statement(tokens: list[Token], notes: list[Note]) -> str:
    """A whole text as EDTF. Raises ``Unread``."""
    if any(token.kind == "made" for token in tokens):
        return _makings(tokens, notes)
    if len(tokens) > 1 and tokens[-1].kind in ("present", "to"):
        return BOUNDS["since"].format(piece_of(_until_now(tokens), notes).start)
    if tokens[-1].kind in ENDINGS:
        return _bounded(tokens[-1].kind, ENDINGS, tokens[:-1], notes)
    if tokens[0].text == "din" and len(tokens) > 1 and not any(token.kind == "to" for token in tokens):
        # Romanian says "of 1860" of what was made in that year.
        tokens = tokens[1:]
    at = next((index for index, token in enumerate(tokens) if token.kind not in BEGINNINGS), 0)
    if tokens[at].kind in BOUNDS:
        return _bounded(tokens[at].kind, BOUNDS, tokens[:at] + tokens[at + 1 :], notes)
    if tokens[0].kind == "between":
        return f"[{_between(tokens[1:], notes).text('..')}]"
    return _first_read(tokens, notes, _simple, _list)


def _first_read(tokens: list[Token], notes: list[Note], *ways) -> str:
    """What the first of ``ways`` makes of ``tokens`` that can read them."""
    before = len(notes)
    for way in ways:
        try:
            return way(tokens, notes)
        except Unread:
            del notes[before:]
    raise Unread


def _until_now(tokens: list[Token]) -> list[Token]:
    """The date that *1989-*, *1995-present* and *from 1995 to the present* begin with."""
    tokens = [token for token in tokens if token.kind not in ("from", "present")]
    return tokens[:-1] if tokens and tokens[-1].kind == "to" else tokens


def _bounded(kind: str, forms: dict[str, str], tokens: list[Token], notes: list[Note]) -> str:
    piece = piece_of(tokens, notes)
    if kind in ("before", "after") and "X" in piece.low:
        # A decade or a century is not what it is before or after.
        piece = _next_to(piece, kind)
    return forms[kind].format(piece.end if kind in ("before", "not_after", "or_earlier") else piece.start)


def _next_to(piece: Piece, kind: str) -> Piece:
    whole = parse(piece.low)
    year = year_text(whole.earliest.year - 1 if kind == "before" else whole.latest.year + 1)
    return replace(piece, low=year, high=year)


def _between(tokens: list[Token], notes: list[Note]) -> _Range:
    kinds = [token.kind for token in tokens]
    joining = next((kind for kind in ("both", "to") if kinds.count(kind) == 1), None)
    if not joining:
        raise Unread
    at = kinds.index(joining)
    return _range(tokens[:at], tokens[at + 1 :], notes)


def _simple(tokens: list[Token], notes: list[Note]) -> str:
    return _one_or_range(tokens, notes).text("/")


def _member(tokens: list[Token], notes: list[Note]) -> str:
    if tokens[0].kind in WITHIN_A_SET:
        return _bounded(tokens[0].kind, WITHIN_A_SET, tokens[1:], notes)
    return _one_or_range(tokens, notes).text("..")


def _one_or_range(tokens: list[Token], notes: list[Note]) -> Piece | _Range:
    kinds = [token.kind for token in tokens]
    if "to" not in kinds:
        return piece_of(tokens, notes)
    if kinds.count("to") > 1:
        raise Unread
    at = kinds.index("to")
    return _range(tokens[:at], tokens[at + 1 :], notes)


def _range(left: list[Token], right: list[Token], notes: list[Note]) -> _Range:
    said_from = any(token.kind == "from" for token in left)
    left = [token for token in left if token.kind != "from"]
    if not left or not right:
        raise Unread
    left, right = completed(left, right, notes)
    first, last = piece_of(left, notes), piece_of(right, notes)
    if first.approximate and not last.approximate and not said_from:
        notes.append(Note.BOTH_ABOUT)
        last = replace(last, approximate=True)
    if left[0].kind == "maybe":
        last = replace(last, uncertain=True)
    if right[-1].text == "(?)" and not said_from:
        first = replace(first, uncertain=True)
    return _Range(first.start, last.end)


def _list(tokens: list[Token], notes: list[Note]) -> str:
    """Dates one beside the other: *1921 or 1924*, *1879 and 1887*, *1933, 1937*."""
    members = _parted(tokens, SEPARATORS)
    if len(members) < 2:
        raise Unread
    completions = [completed(member, members[-1], notes)[0] for member in members[:-1]]
    texts = [_member(member, notes) for member in [*completions, members[-1]]]
    either = any(token.kind == "either" for token in tokens)
    return f"[{','.join(texts)}]" if either else f"{{{','.join(texts)}}}"


def _makings(tokens: list[Token], notes: list[Note]) -> str:
    """What was made more than once, or first designed: all the dates of it, in order of time."""
    notes.append(Note.MAKINGS)
    groups = _parted(tokens, ("made", "comma"))
    if len(groups) == 1:
        return _statement(groups[0], notes)
    texts = [_member(group, notes) for group in groups]
    return f"{{{','.join(sorted(texts, key=_begins))}}}"


def _begins(text: str) -> tuple:
    return parse(f"{{{text}}}").earliest or ()


def _parted(tokens: list[Token], kinds: tuple[str, ...]) -> list[list[Token]]:
    """The tokens between those of ``kinds``; without empty ones."""
    groups: list[list[Token]] = [[]]
    for token in tokens:
        if token.kind in kinds:
            groups.append([])
        else:
            groups[-1].append(token)
    return [group for group in groups if group]
