"""Cues as the rows of a form: as somebody wrote them, right or wrong."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields

from django.http import QueryDict

from exhibits.formats.cues.editing import new_key
from exhibits.formats.cues.model import Cue, Fault, Unreadable, Wrong, faults_of, tidy
from exhibits.formats.cues.times import from_written, written


@dataclass(frozen=True)
class Row:
    """One cue in an editor's hands; ``other`` is its text in the language beside it. A row without a ``key`` is new."""

    key: str = ""
    start: str = ""
    end: str = ""
    speaker: str = ""
    text: str = ""
    other: str = ""


NAMES = tuple(field.name for field in fields(Row))


def rows_of(cues: Sequence[Cue], others: Sequence[Cue]) -> list[Row]:
    texts = {cue.key: cue.text for cue in others}
    return [
        Row(cue.key, written(cue.start), written(cue.end), cue.speaker, cue.text, texts.get(cue.key, ""))
        for cue in cues
    ]


def rows_sent(post: QueryDict) -> list[Row]:
    """The rows of a form: in one field as the desk's script sends them, else field by field. Those that hold nothing
    are left out. Raises ValueError for what no desk sends."""
    if "rows" in post:
        sent = json.loads(post["rows"])
    else:
        columns = [post.getlist(name) for name in NAMES]
        # Where no language stands beside it, there is no such column.
        longest = len(columns[0])
        sent = list(zip(*(column or [""] * longest for column in columns), strict=True))
    if not isinstance(sent, list) or not all(_is_row(row) for row in sent):
        raise ValueError("a row is made of texts")
    rows = [Row(*row) for row in sent]
    return [row for row in rows if row.start or row.end or row.text or row.other]


def _is_row(row) -> bool:
    return isinstance(row, list | tuple) and len(row) == len(NAMES) and all(isinstance(part, str) for part in row)


def read_rows(rows: Sequence[Row], known: Sequence[Sequence[Cue]]) -> tuple[list[Cue], dict[str, str]]:
    """The cues that rows stand for, and by key their texts in the other language. ``known`` are the cues of all
    languages so far: a new row gets a key that none of them has. Raises Unreadable, by numbers of rows."""
    keys = {cue.key for cues in known[:1] for cue in cues}
    number = int(new_key(*known))
    cues, others, faults, taken = [], {}, [], set()
    for place, row in enumerate(rows, start=1):
        times = from_written(row.start), from_written(row.end)
        faults += [
            Fault(place, Wrong.TIMES, text[:40])
            for text, time in zip((row.start, row.end), times, strict=True)
            if time is None
        ]
        key = row.key
        if key not in keys or key in taken:
            key, number = str(number), number + 1
        taken.add(key)
        start, end = (time if time is not None else 0 for time in times)
        cues.append(Cue(key, start, end, " ".join(row.speaker.split()), tidy(row.text)))
        others[key] = tidy(row.other)
    if not faults:
        faults = faults_of(cues)
        faults += faults_of([Cue(key, n * 2, n * 2 + 1, "", text) for n, (key, text) in enumerate(others.items())])
    if faults:
        raise Unreadable(*faults)
    return cues, others
