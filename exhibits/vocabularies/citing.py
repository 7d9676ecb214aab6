"""The works that a book, a chapter or a page cites: marks in its text, the list at its end, files to take along.

    bibliography = Bibliography.of(keys, style=APA, language="nb")   # one query
    bibliography.cite("achim2004", "12–14")                          # (Achim, 2004, s. 12–14)
    bibliography.entries()                                           # in order, each with key, html, lang and url

Letters behind a year depend on which works stand in one list: a book makes one of the works of all its chapters. Fifty
works take some two milliseconds; nothing of it is kept.
"""

from collections.abc import Iterable, Mapping

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from exhibits.access.selectors import public
from exhibits.formats.bibliography.files import bibtex_writer, ris_writer
from exhibits.formats.bibliography.files import csl_json as csl_json_writer
from exhibits.formats.bibliography.listing import APA, CHICAGO, Entry, Listing
from exhibits.formats.bibliography.words import LABELS
from exhibits.formats.bibliography.works import Work
from exhibits.formats.languages import DEFAULT

from .models import Reference

__all__ = [
    "APA",
    "CHICAGO",
    "LABELS",
    "LABEL_NAMES",
    "STYLE_NAMES",
    "Bibliography",
    "Entry",
    "bibtex",
    "csl_json",
    "ris",
    "works_of",
]

STYLE_NAMES = {CHICAGO: _("Chicago, author and date"), APA: "APA"}
LABEL_NAMES = {
    "page": _("page"),
    "chapter": _("chapter"),
    "section": _("section"),
    "article": _("article of a law"),
    "paragraph": _("paragraph"),
    "part": _("part"),
    "volume": _("volume"),
    "note": _("note"),
    "figure": _("figure"),
    "table": _("table"),
    "folio": _("folio"),
    "sub-verbo": _("under the word"),
    "timestamp": _("moment of a recording"),
}


class Bibliography:
    """``works`` by the keys that texts cite them by; a told story may stand among them (``bibliography.oral``).

    ``language`` is that of the text around; ``lang`` that of the bibliography's own words, which differs for Romani.
    Raises KeyError for a ``style`` that is none.
    """

    def __init__(self, works: Mapping[str, Reference | Work], style: str = CHICAGO, language: str = DEFAULT):
        told = {key: work.work() if isinstance(work, Reference) else work for key, work in works.items()}
        self._listing = Listing(told, style, language)
        self.lang = self._listing.lang

    @classmethod
    def of(cls, keys: Iterable[str], style: str = CHICAGO, language: str = DEFAULT) -> "Bibliography":
        """Of the works with these keys; keys of none are passed over. One query."""
        return cls(works_of(keys), style, language)

    def __contains__(self, key: str) -> bool:
        return key in self._listing

    def cite(self, key: str, locator: str = "", label: str = "page") -> SafeString:
        """What stands for a mark in the text, as HTML: *(Achim 2004, 12)*. "" for a key of no work."""
        return mark_safe(self._listing.cite(key, locator, label))

    def entries(self) -> list[Entry]:
        """All works in order; ``html`` of each is safe, and in ``lang`` but for titles that say their own."""
        return self._listing.entries()


def works_of(keys: Iterable[str]) -> dict[str, Reference]:
    return {work.key: work for work in public(Reference.objects.filter(key__in=set(keys)))}


def bibtex(works: Iterable[Reference | Work]) -> str:
    return bibtex_writer.write(_told(works))


def ris(works: Iterable[Reference | Work]) -> str:
    return ris_writer.write(_told(works))


def csl_json(works: Iterable[Reference | Work]) -> str:
    return csl_json_writer.write(_told(works))


def _told(works: Iterable[Reference | Work]) -> list[Work]:
    return [work.work() if isinstance(work, Reference) else work for work in works]
