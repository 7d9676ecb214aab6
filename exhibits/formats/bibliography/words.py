"""The few words that a style writes itself, in the languages in which the museum's bibliographies are written.

They are the museum's own choice among what the manuals and university libraries of each country teach: *ed.* and *f.a.*
in Romanian, *red.* and *u.å.* in Norwegian (Norsk APA-manual). Romani has no such words that its readers know: a
bibliography of a Romani text is in Romanian, and says so to machines.
"""

from collections.abc import Callable
from dataclasses import dataclass

from exhibits.formats.dates.phrases import PHRASES, ordinal

from .works import Day

# How a place within a work is named; the first is what most are.
LABELS = (
    "page", "chapter", "section", "article", "paragraph", "part", "volume", "note", "figure", "table", "folio",
    "sub-verbo", "timestamp",
)  # fmt: skip
IN = {"ro": "ro", "rom": "ro", "nb": "nb", "nn": "nb", "no": "nb", "en": "en"}
FALLBACK = "ro"


@dataclass(frozen=True)
class Words:
    """``{}`` is where a name, a number or an address goes. ``labels`` are for one and for several. ``inside`` is the
    quotation mark that stands behind a full stop, empty where none does.

    ``serial`` tells whether a comma stands before the last of three and more, ``list_comma`` whether before *&*;
    ``by_short_title`` whether APA enters a law by its short title (Norsk APA-manual).
    """

    language: str
    both: str
    quotes: tuple[str, str]
    inside: str
    serial: bool
    list_comma: bool
    by_short_title: bool
    editor: tuple[str, str]
    translator: str
    edited_by: str
    in_book_by: str
    translated_by: str
    interview_by: str
    within: str
    volume_of: str
    edition: Callable[[int], str]
    undated: str
    about: str
    accessed: str
    retrieved: str
    labels: dict[str, tuple[str, str]]
    full_labels: dict[str, tuple[str, str]]
    genres: dict[str, str]

    def quoted(self, title: str) -> str:
        return title.join(self.quotes)

    def label(self, name: str, several: bool, full: bool = False) -> str:
        """ "" for a moment in a recording, which needs none, and for what has no name here."""
        table = {**self.labels, **self.full_labels} if full else self.labels
        return table.get(name, ("", ""))[several]

    def day(self, day: Day) -> str:
        """Day and month, or the month, or nothing: without its year."""
        phrases = PHRASES[self.language]
        if not day.month:
            return ""
        month = phrases.months[day.month - 1]
        return f"{phrases.day.format(day.day)} {month}" if day.day else month

    def whole(self, day: Day) -> str:
        return " ".join(filter(None, (self.day(day), str(day.year or day.words))))


# What is written of a work's own description, where that is one of these; else it stands as it is.
_GENRES = {
    "ro": {
        "speech": "discurs", "interview": "interviu", "doctoral thesis": "teză de doctorat",
        "phd thesis": "teză de doctorat", "phd diss.": "teză de doctorat", "doctoral dissertation": "teză de doctorat",
        "master’s thesis": "lucrare de disertație", "master's thesis": "lucrare de disertație",
        "project description": "descrierea proiectului", "report": "raport", "unpublished": "nepublicat",
    },
    "nb": {
        "speech": "tale", "interview": "intervju", "doctoral thesis": "doktoravhandling",
        "phd thesis": "doktoravhandling", "phd diss.": "doktoravhandling", "doctoral dissertation": "doktoravhandling",
        "master’s thesis": "masteroppgave", "master's thesis": "masteroppgave",
        "project description": "prosjektbeskrivelse", "report": "rapport", "unpublished": "upublisert",
    },
    "en": {"speech": "speech", "interview": "interview"},
}  # fmt: skip

WORDS = {
    "ro": Words(
        language="ro",
        both="și",
        quotes=("„", "”"),
        inside="",
        serial=False,
        list_comma=True,
        by_short_title=False,
        editor=("ed.", "ed."),
        translator="trad.",
        edited_by="ediție îngrijită de {}",
        in_book_by="ed. {}",
        translated_by="traducere de {}",
        interview_by="interviu de {}",
        within="în",
        volume_of="vol. {}",
        edition=lambda number: "ed. 1" if number == 1 else f"ed. a {number}-a",
        undated="f.a.",
        about="cca {}",
        accessed="accesat la {}",
        retrieved="Accesat la {}, la {}",
        labels={
            "page": ("p.", "pp."), "chapter": ("cap.", "cap."), "section": ("secț.", "secț."),
            "article": ("art.", "art."), "paragraph": ("alin.", "alin."), "part": ("partea", "părțile"),
            "volume": ("vol.", "vol."), "note": ("nota", "notele"), "figure": ("fig.", "fig."),
            "table": ("tabelul", "tabelele"), "folio": ("f.", "ff."), "sub-verbo": ("s.v.", "s.vv."),
        },
        full_labels={},
        genres=_GENRES["ro"],
    ),
    "nb": Words(
        language="nb",
        both="og",
        quotes=("«", "»"),
        inside="",
        serial=False,
        list_comma=False,
        by_short_title=True,
        editor=("red.", "red."),
        translator="overs.",
        edited_by="redigert av {}",
        in_book_by="redigert av {}",
        translated_by="oversatt av {}",
        interview_by="intervju ved {}",
        within="i",
        volume_of="bd. {}",
        edition=lambda number: f"{number}. utg.",
        undated="u.å.",
        about="ca. {}",
        accessed="lest {}",
        retrieved="Hentet {} fra {}",
        labels={
            "page": ("s.", "s."), "chapter": ("kap.", "kap."), "section": ("§", "§§"), "article": ("art.", "art."),
            "paragraph": ("avsn.", "avsn."), "part": ("del", "del"), "volume": ("bd.", "bd."),
            "note": ("note", "noter"), "figure": ("figur", "figurer"), "table": ("tabell", "tabeller"),
            "folio": ("fol.", "fol."), "sub-verbo": ("s.v.", "s.v."),
        },
        full_labels={},
        genres=_GENRES["nb"],
    ),
    "en": Words(
        language="en",
        both="and",
        quotes=("“", "”"),
        inside="”",
        serial=True,
        list_comma=True,
        by_short_title=False,
        editor=("ed.", "eds."),
        translator="trans.",
        edited_by="edited by {}",
        in_book_by="edited by {}",
        translated_by="translated by {}",
        interview_by="interview by {}",
        within="in",
        volume_of="vol. {}",
        edition=lambda number: f"{ordinal(number)} ed.",
        undated="n.d.",
        about="ca. {}",
        accessed="accessed {}",
        retrieved="Retrieved {}, from {}",
        labels={
            "page": ("p.", "pp."), "chapter": ("chap.", "chaps."), "section": ("sec.", "secs."),
            "article": ("art.", "arts."), "paragraph": ("para.", "paras."), "part": ("pt.", "pts."),
            "volume": ("vol.", "vols."), "note": ("n.", "nn."), "figure": ("fig.", "figs."),
            "table": ("table", "tables"), "folio": ("fol.", "fols."), "sub-verbo": ("s.v.", "s.vv."),
        },
        full_labels={
            "chapter": ("Chapter", "Chapters"), "section": ("Section", "Sections"), "part": ("Part", "Parts"),
            "figure": ("Figure", "Figures"), "table": ("Table", "Tables"),
        },
        genres=_GENRES["en"],
    ),
}  # fmt: skip


def words_for(language: str) -> Words:
    """Of the language with this code or tag."""
    return WORDS[IN.get(language.partition("-")[0].lower(), FALLBACK)]
