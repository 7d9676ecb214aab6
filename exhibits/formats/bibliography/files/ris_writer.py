"""Works as RIS records; a type that RIS has not is ``GEN``, described by its ``M3``."""

from collections.abc import Iterable

from exhibits.formats.bibliography.lines import ris_record
from exhibits.formats.bibliography.people import Person
from exhibits.formats.bibliography.works import Day, Work

from .ris import OF_A_SERIES

KIND_TO = {
    "book": "BOOK", "chapter": "CHAP", "article-journal": "JOUR", "article-magazine": "MGZN",
    "article-newspaper": "NEWS", "report": "RPRT", "thesis": "THES", "legislation": "STAT", "treaty": "LEGAL",
    "manuscript": "UNPB", "paper-conference": "CPAPER", "entry-encyclopedia": "ENCYC", "entry-dictionary": "DICT",
    "webpage": "ELEC", "motion_picture": "VIDEO", "song": "SOUND", "map": "MAP", "dataset": "DATA", "graphic": "ART",
}  # fmt: skip


def write(works: Iterable[Work]) -> str:
    return "".join(map(record, works))


def record(work: Work) -> str:
    first, _, last = work.pages.replace("-", "–").partition("–")
    is_article = work.kind.startswith("article-")
    rows = [
        ("TY", KIND_TO.get(work.kind, "GEN")),
        ("ID", work.key),
        *(("AU", _name(one)) for one in work.authors),
        *(("A2", _name(one)) for one in work.editors),
        *(("A4", _name(one)) for one in work.translators),
        ("TI", work.title),
        ("ST", work.short_title),
        ("T2", work.series if work.kind in OF_A_SERIES else work.container),
        ("T3", "" if work.kind in OF_A_SERIES else work.series),
        ("PY", str(work.issued.year or "")),
        ("DA", _written(work.issued)),
        ("PB", work.publisher),
        ("CY", work.place),
        ("VL", work.volume),
        ("IS", work.issue if is_article else work.series_number or work.number),
        ("SP", first.strip()),
        ("EP", last.strip()),
        ("ET", work.edition),
        ("M3", work.genre),
        ("DB", work.archive),
        ("CN", work.shelfmark),
        ("SN", work.isbn),
        ("DO", work.doi),
        ("UR", work.url),
        ("Y2", _written(work.accessed)),
        ("LA", work.language),
        ("N1", work.annotation),
    ]
    return ris_record(rows)


def _name(person: Person) -> str:
    return person.literal or person.line.rstrip(",")


def _written(day: Day) -> str:
    if not day.year:
        return f"///{day.words}" if day.words else ""
    return "/".join([f"{day.year}", *(f"{part:02}" if part else "" for part in (day.month, day.day)), ""])
