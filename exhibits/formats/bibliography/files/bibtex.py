"""BibTeX and biblatex entries, read as works (BibTeXing, 3; biblatex manual, 2.1 and 2.2).

``entrysubtype`` names a CSL type where biblatex has none, as the museum's own files do.
"""

from dataclasses import replace

from exhibits.formats.bibliography.works import (
    DOCUMENT,
    KINDS,
    LONGEST,
    NO_DAY,
    Day,
    Work,
    address_of,
    day_in,
    doi_of,
    tag_of,
)

from .commas import with_commas
from .entries import MONTHS, Entry, entries_of
from .faults import Found, Reading, Wrong
from .keys import key_of
from .latex import decoded, verbatim
from .names import people_in

KIND_OF = {
    **dict.fromkeys(("book", "booklet", "mvbook", "collection", "mvcollection", "reference", "proceedings"), "book"),
    **dict.fromkeys(("inbook", "incollection", "bookinbook", "suppbook", "suppcollection"), "chapter"),
    **dict.fromkeys(("inproceedings", "conference"), "paper-conference"),
    **dict.fromkeys(("phdthesis", "mastersthesis", "thesis"), "thesis"),
    **dict.fromkeys(("techreport", "report", "manual"), "report"),
    **dict.fromkeys(("online", "electronic", "www"), "webpage"),
    **dict.fromkeys(("legislation", "legal"), "legislation"),
    **dict.fromkeys(("video", "movie"), "motion_picture"),
    **dict.fromkeys(("audio", "music"), "song"),
    "article": "article-journal",
    "inreference": "entry-encyclopedia",
    "unpublished": "manuscript",
    "dataset": "dataset",
    "image": "graphic",
    "artwork": "graphic",
}
LONGEST_NAMES = 20_000
SUBTYPES = {"newspaper": "article-newspaper", "magazine": "article-magazine"}
GENRE_OF = {"phdthesis": "PhD diss.", "mastersthesis": "Master’s thesis"}
# Of several fields the first that is there.
TEXTS = {
    "short_title": ("shorttitle",),
    "container": ("journaltitle", "journal", "booktitle", "maintitle"),
    "series": ("series",),
    "publisher": ("publisher", "institution", "school", "organization"),
    "place": ("location", "address"),
    "volume": ("volume",),
    "edition": ("edition",),
    "genre": ("type",),
    "event": ("eventtitle",),
    "archive": ("library",),
    "isbn": ("isbn",),
    "annotation": ("annotation", "annote", "note"),
    "pages": ("pages",),
}
SUBTITLES = {"title": "subtitle", "booktitle": "booksubtitle", "journaltitle": "journalsubtitle"}
PEOPLE = {"authors": "author", "editors": "editor", "translators": "translator"}
KNOWN = {"title", *SUBTITLES.values(), *PEOPLE.values(), *(name for names in TEXTS.values() for name in names)} - {
    "annotation", "annote", "note",
}  # fmt: skip
LANGUAGES = {
    "romanian": "ro", "norsk": "nb", "norwegian": "nb", "nynorsk": "nn", "english": "en", "british": "en",
    "american": "en", "ukenglish": "en", "usenglish": "en", "french": "fr", "german": "de", "ngerman": "de",
    "hungarian": "hu", "italian": "it", "spanish": "es", "swedish": "sv", "danish": "da", "russian": "ru",
    "bulgarian": "bg", "turkish": "tr", "romani": "rom", "romany": "rom",
}  # fmt: skip


def read(text: str) -> Reading:
    """The works of a file, or of what somebody has pasted."""
    reading = Reading()
    for entry in entries_of(text, reading):
        _check(entry, reading)
        reading.works.append(Found(entry.line, with_commas(_work(entry))))
    return reading


def _check(entry: Entry, reading: Reading) -> None:
    if not key_of(entry.key):
        reading.tell(entry.line, Wrong.WRONG_KEY, entry.key)
    if not _titled(entry, "title"):
        reading.tell(entry.line, Wrong.NO_TITLE, entry.key)
    for name, value in entry.fields.items():
        # What the museum does not take, such as an abstract, may be of any length.
        if name in KNOWN and len(value) > (LONGEST_NAMES if name in PEOPLE.values() else LONGEST):
            reading.tell(entry.lines[name], Wrong.TOO_LONG, name)
    address = verbatim(entry.fields.get("url", ""))
    if address and not address_of(address):
        reading.tell(entry.lines["url"], Wrong.NO_ADDRESS, address[:100])


def _work(entry: Entry) -> Work:
    told = {name: _first(entry, fields) for name, fields in TEXTS.items()}
    kind = _kind(entry)
    is_article = kind.startswith("article-")
    number = _first(entry, ("issue", "number") if is_article else ("number",))
    for_series = kind in ("book", "chapter") and told["series"]
    work = Work(
        key_of(entry.key),
        _titled(entry, "title"),
        kind,
        language=_language(entry),
        issued=_issued(entry),
        accessed=day_in(decoded(entry.fields.get("urldate", ""))),
        issue=number if is_article else "",
        series_number=number if for_series else "",
        number="" if for_series or is_article else number,
        doi=doi_of(verbatim(entry.fields.get("doi", ""))),
        url=address_of(verbatim(entry.fields.get("url", ""))),
        **{name: people_in(entry.fields.get(field, "")) for name, field in PEOPLE.items()},
        **told,
    )
    if kind in ("chapter", "paper-conference") and entry.fields.get("booksubtitle"):
        work = replace(work, container=_titled(entry, "booktitle"))
    return replace(work, genre=work.genre or GENRE_OF.get(entry.kind, ""))


def _kind(entry: Entry) -> str:
    subtype = decoded(entry.fields.get("entrysubtype", "")).lower()
    if subtype in KINDS:
        return subtype
    return SUBTYPES.get(subtype) or KIND_OF.get(entry.kind, DOCUMENT)


def _first(entry: Entry, names: tuple[str, ...]) -> str:
    return next((decoded(entry.fields[name]) for name in names if entry.fields.get(name, "").strip()), "")


def _titled(entry: Entry, name: str) -> str:
    """With its subtitle, which biblatex has in a field of its own."""
    title, subtitle = decoded(entry.fields.get(name, "")), decoded(entry.fields.get(SUBTITLES[name], ""))
    between = " " if title.endswith((":", "?", "!", ".")) else ": "
    return f"{title}{between}{subtitle}" if title and subtitle else title


def _issued(entry: Entry) -> Day:
    if date := decoded(entry.fields.get("date", "")):
        return day_in(date)
    year = decoded(entry.fields.get("year", "")).strip("[]()")
    day = day_in(year.replace("–", "/"))
    month = decoded(entry.fields.get("month", "")).lower()
    month = MONTHS.get(month[:3], month)
    return day_in(f"{year}-{int(month):02}") if day.year and not day.until and month.isdigit() else day or NO_DAY


def _language(entry: Entry) -> str:
    told = decoded(entry.fields.get("langid", "") or entry.fields.get("language", "")).lower()
    return LANGUAGES.get(told) or tag_of(told if len(told) < 4 or "-" in told else "")
