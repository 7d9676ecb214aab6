"""Authority data: terms, and the rows that join pages to them. ``rows`` knows ``terms``, never the other way."""

from .rows import PagePeriod, PagePerson, PagePlace, PageTheme
from .terms import GlossaryTerm, Period, Person, Place, Reference, RightsStatement, Term, Theme, Use

__all__ = [
    "GlossaryTerm",
    "PagePeriod",
    "PagePerson",
    "PagePlace",
    "PageTheme",
    "Period",
    "Person",
    "Place",
    "Reference",
    "RightsStatement",
    "Term",
    "Theme",
    "Use",
]
