"""Authority data: terms, and the rows that join pages to them. ``rows`` knows the terms, never the other way."""

from .references import Reference
from .rows import PageCommunity, PageMaterial, PageObjectType, PagePeriod, PagePerson, PagePlace, PageTheme
from .terms import GlossaryTerm, Period, Person, Place, RightsStatement, Term, Theme, Use
from .things import Community, Concept, Material, ObjectType

__all__ = [
    "Community",
    "Concept",
    "GlossaryTerm",
    "Material",
    "ObjectType",
    "PageCommunity",
    "PageMaterial",
    "PageObjectType",
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
