"""RIS, the format of reference managers: a tag of two letters, two spaces, a hyphen, a space, a value.

A line without a tag goes on with the one before. Keys stand in ``ID``; else they are made of name and year.
"""

import re
from dataclasses import dataclass, field, replace

from exhibits.formats.bibliography.lines import on_one_line
from exhibits.formats.bibliography.people import person_of
from exhibits.formats.bibliography.works import (
    DOCUMENT,
    LONGEST,
    Day,
    Work,
    address_of,
    day_in,
    doi_of,
    tag_of,
)

from .commas import with_commas
from .faults import MOST_WORKS, Found, Reading, Wrong
from .keys import free, key_of, made_key

LINE = re.compile(r"([A-Z][A-Z0-9])  ?-(?: (.*)|)")
BEGIN, END = "TY", "ER"
KIND_OF = {
    **dict.fromkeys(("BOOK", "EBOOK", "EDBOOK", "SER", "CONF"), "book"),
    **dict.fromkeys(("CHAP", "ECHAP"), "chapter"),
    **dict.fromkeys(("JOUR", "EJOUR", "JFULL", "ABST", "INPR"), "article-journal"),
    **dict.fromkeys(("RPRT", "GOVDOC"), "report"),
    **dict.fromkeys(("STAT", "BILL", "LEGAL"), "legislation"),
    **dict.fromkeys(("ELEC", "WEB", "BLOG", "ICOMM"), "webpage"),
    **dict.fromkeys(("UNPB", "MANSCPT"), "manuscript"),
    **dict.fromkeys(("VIDEO", "MPCT"), "motion_picture"),
    **dict.fromkeys(("ART", "FIGURE"), "graphic"),
    "MGZN": "article-magazine",
    "NEWS": "article-newspaper",
    "THES": "thesis",
    "CPAPER": "paper-conference",
    "ENCYC": "entry-encyclopedia",
    "DICT": "entry-dictionary",
    "SOUND": "song",
    "MAP": "map",
    "DATA": "dataset",
}
PEOPLE = {"authors": ("AU", "A1"), "editors": ("A2", "ED"), "translators": ("A4",)}
TEXTS = {
    "title": ("TI", "T1"),
    "short_title": ("ST",),
    "publisher": ("PB",),
    "place": ("CY", "PP"),
    "volume": ("VL",),
    "edition": ("ET",),
    "genre": ("M3",),
    "archive": ("DB",),
    "shelfmark": ("CN",),
    "annotation": ("N1",),
}
CONTAINERS = ("T2", "JO", "JF", "BT")
# In these T2 is the series that they are in.
OF_A_SERIES = ("book", "report", "thesis")


@dataclass
class _Record:
    line: int
    kind: str
    values: dict[str, list[str]] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)

    def all(self, *tags: str) -> list[str]:
        return [value for tag in tags for value in self.values.get(tag, ()) if value]

    def first(self, *tags: str) -> str:
        return next(iter(self.all(*tags)), "")


def read(text: str) -> Reading:
    """The works of a file, or of what somebody has pasted."""
    reading = Reading()
    taken: set[str] = set()
    for record in _records(text, reading):
        found = _found(record, reading, taken)
        taken.add(found.work.key)
        reading.works.append(found)
    return reading


class _Records:
    """The records of a file as its lines come; ``found`` are those that are whole."""

    def __init__(self, reading: Reading):
        self.reading = reading
        self.found: list[_Record] = []
        self.open: _Record | None = None
        self.last = ""

    def take(self, number: int, tag: str, value: str) -> None:
        if tag == BEGIN:
            self.close()
            self.open, self.last = _Record(number, value.upper()), ""
        elif self.open is None:
            if tag or value:
                self.reading.tell(number, Wrong.NOT_BEGUN)
        elif tag == END:
            self.found.append(self.open)
            self.open = None
        elif tag:
            self.open.values.setdefault(tag, []).append(value)
            self.open.lines.setdefault(tag, number)
            self.last = tag
        elif value:
            self._go_on(number, value)

    def close(self) -> None:
        """Nothing more comes to the record that is open."""
        if self.open:
            self.reading.tell(self.open.line, Wrong.NOT_ENDED)

    def _go_on(self, number: int, value: str) -> None:
        if not self.last:
            self.reading.tell(number, Wrong.NO_TAG, value[:40])
            return
        values = self.open.values[self.last]
        if len(values[-1]) <= LONGEST:
            values[-1] = f"{values[-1]} {value}"


def _records(text: str, reading: Reading) -> list[_Record]:
    records = _Records(reading)
    for number, line in enumerate(text.split("\n"), start=1):
        tagged = LINE.fullmatch(line.strip())
        tag, value = (tagged[1], on_one_line(tagged[2] or "")) if tagged else ("", on_one_line(line))
        records.take(number, tag, value)
        if len(records.found) > MOST_WORKS:
            return records.found
    records.close()
    return records.found


def _found(record: _Record, reading: Reading, taken: set[str]) -> Found:
    work = with_commas(_work(record))
    if not work.title:
        reading.tell(record.line, Wrong.NO_TITLE)
    for tag in {tag for tags in TEXTS.values() for tag in tags} - {"N1"}:
        if len(record.first(tag)) > LONGEST:
            reading.tell(record.lines[tag], Wrong.TOO_LONG, tag)
    address = record.first("UR")
    if address and not address_of(address):
        reading.tell(record.lines["UR"], Wrong.NO_ADDRESS, address[:100])
    own = key_of(record.first("ID"))
    return Found(record.line, replace(work, key=own or free(made_key(work), taken)), bool(own))


def _work(record: _Record) -> Work:
    told = {name: record.first(*tags) for name, tags in TEXTS.items()}
    kind = KIND_OF.get(record.kind, DOCUMENT)
    container = record.first(*CONTAINERS)
    series = container if kind in OF_A_SERIES else record.first("T3")
    is_article = kind.startswith("article-")
    number = record.first("IS", "M1")
    return Work(
        "",
        kind=kind,
        language=tag_of(record.first("LA")),
        container="" if kind in OF_A_SERIES else container,
        series=series,
        series_number=number if kind == "book" and series else "",
        issue=number if is_article else "",
        number="" if is_article or (kind == "book" and series) else number,
        pages="–".join(filter(None, (record.first("SP"), record.first("EP")))),
        isbn="" if is_article else record.first("SN"),
        issued=day if (day := _date(record.first("DA"))).year else _date(record.first("PY", "Y1")) or day,
        accessed=_date(record.first("Y2")),
        doi=doi_of(record.first("DO")),
        url=address_of(record.first("UR")),
        **{name: tuple(map(person_of, record.all(*tags))) for name, tags in PEOPLE.items()},
        **told,
    )


def _date(text: str) -> Day:
    """Year, month and day, each of which may be empty, and whatever else is to be said."""
    parts = text.split("/")[:3]
    figures = [part.strip() for part in parts]
    while figures and not figures[-1]:
        figures.pop()
    return day_in("-".join(figures)) if all(part.isdigit() for part in figures) else day_in(text)
