"""How the columns of a sheet that was not made for the museum come into those of the museum's own, and back."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from exhibits.catalogue.models import ObjectDimension, ObjectMaker, ObjectPage
from exhibits.formats.languages import CODES
from exhibits.vocabularies.models import Term

from .columns import BY_NAME, COLUMNS, DESCRIPTION, MEASURES, NEW_TERMS, NUMBER, TITLE, Heading, heading_of
from .kinds.base import items_of, joined
from .kinds.texts import SPEAKING, choice_of
from .known import folded

NUMBER_ALONE = re.compile(r"\d+(?:[.,]\d+)?")
PLACE_ROLES = ("made", "used", "found")
# A part of a column of several things: what is written before each of them.
PARTS = {
    **{kind: ("dimensions", kind) for kind in MEASURES},
    **{f"place_{role}": ("places", role) for role in PLACE_ROLES},
}
# What other catalogues call these columns, besides their labels in the workshop's languages.
SYNONYMS = {
    NUMBER: ("accession number", "object number", "inv. no.", "inventory no", "nr. inv.", "nr. inventar", "inventarnr"),
    TITLE: ("name", "object name", "denumire", "titlu", "tittel", "navn"),
    DESCRIPTION: ("descriere", "beskrivelse", "comments"),
    "date": ("data", "dato", "creation date", "dating", "datare", "datering", "object date"),
    "makers": ("creator", "creator full name", "artist", "author", "autor", "produsent"),
    "types": ("classification", "category", "object type", "tip"),
    "materials": ("material", "technique", "materiale", "tehnica"),
    "provenance": ("provenance text", "provenienta"),
    "acquired_by": ("achizitie", "ervervelse"),
    "holder": ("eierinstitusjon", "detinator", "museum"),
    "acquired_on": ("date acquired", "acquisition date", "data achizitiei"),
    "credit_line": ("credit", "creditline", "mentiune"),
    "rights": ("license", "licence", "rights statement"),
    "images": ("image", "picture", "file name", "foto", "bilde"),
    "width": ("item width", "latime", "bredde"),
    "height": ("item height", "inaltime", "høyde"),
    "depth": ("item depth", "adancime", "dybde"),
    "diameter": ("item diameter", "diametru"),
}
SIGNS = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Link:
    """One column of a sheet and where it goes; ``target`` is empty for one that is left out.

    ``separator`` parts several things in a cell. ``detail`` is the unit of a measure, the role of a maker, or whose
    number a number is. Where a cell is empty, ``empty`` stands for it. ``spill``: a cell that cannot be taken as it is
    goes whole into the description.
    """

    source: str
    target: str = ""
    separator: str = "|"
    detail: str = ""
    empty: str = ""
    spill: bool = False


@dataclass(frozen=True)
class Mapping:
    """``fixed`` is what is said of every object, by column; ``new_terms`` the columns whose unknown terms are made.
    ``own``: the sheet is the museum's own."""

    links: tuple[Link, ...]
    fixed: dict[str, str] = field(default_factory=dict)
    new_terms: tuple[str, ...] = ()
    own: bool = False

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Mapping":
        """Raises ValueError for what is none."""
        try:
            links = tuple(Link(**one) for one in data["links"])
            fixed, new = dict(data.get("fixed", {})), tuple(data.get("new_terms", ()))
        except (KeyError, TypeError) as error:
            raise ValueError(str(error)) from None
        return cls(links, fixed, new, bool(data.get("own")))

    def of(self, names: Iterable[str]) -> "Mapping":
        """This mapping for a sheet with these columns: those that it does not know are left out."""
        known = {link.source: link for link in self.links}
        return Mapping(tuple(known.get(name, Link(name)) for name in names), self.fixed, self.new_terms, self.own)

    @property
    def growing(self) -> set[type[Term]]:
        """The lists that unknown terms are added to."""
        return {NEW_TERMS[name].model for name in self.new_terms}

    @property
    def unmapped(self) -> list[str]:
        return [link.source for link in self.links if not link.target]


def heading_for(target: str, language: str) -> Heading | None:
    """The column of the museum's sheet that a target is, or is a part of."""
    return heading_of(PARTS[target][0] if target in PARTS else target, language)


def faults_of(mapping: Mapping, language: str) -> list[tuple[str, str]]:
    """What is wrong with a mapping itself: a column of the sheet, or nothing, and words."""
    found, taken = [], {}
    for source, target in [
        *((link.source, link.target) for link in mapping.links),
        *(("", one) for one in mapping.fixed),
    ]:
        heading = heading_for(target, language) if target else None
        if target and heading is None:
            found.append((source, _("There is no column “%(name)s”.") % {"name": target}))
        elif target and not heading.column.kind.several and heading.column.name != DESCRIPTION:
            if heading in taken:
                words = _("The column “%(name)s” can be filled from one column only.")
                found.append((source, words % {"name": target}))
            taken[heading] = source
    for link in mapping.links:
        found += [(link.source, words) for words in _wrong_detail(link)]
    if not any(heading.column.name == NUMBER for heading in taken):
        found.append(("", _("No column holds the inventory number: objects are known by it.")))
    unknown = set(mapping.new_terms) - NEW_TERMS.keys()
    return found + [("", _("There is no column “%(name)s”.") % {"name": name}) for name in sorted(unknown)]


def _wrong_detail(link: Link) -> list[str]:
    if link.target in MEASURES and link.detail and choice_of(ObjectDimension.Unit, link.detail) is None:
        units = ", ".join(ObjectDimension.Unit.values)
        return [_("“%(text)s” is none of these: %(choices)s.") % {"text": link.detail, "choices": units}]
    if link.target == "makers" and link.detail and choice_of(ObjectMaker.Role, link.detail) is None:
        roles = ", ".join(ObjectMaker.Role.values)
        return [_("“%(text)s” is none of these: %(choices)s.") % {"text": link.detail, "choices": roles}]
    return []


def own_mapping(names: Sequence[str], language: str) -> Mapping | None:
    """The mapping of a sheet that has the museum's own columns and no others."""
    if NUMBER in names and all(heading_for(name, language) for name in names):
        return Mapping(tuple(Link(name, name) for name in names), own=True)
    return None


def guess(names: Sequence[str], language: str) -> Mapping:
    """What the names of the columns suggest; somebody looks at it before anything is done with it."""
    own = own_mapping(names, language)
    if own:
        return own
    called = _called(language)
    links, taken = [], set()
    for name in names:
        target = called.get(_plain(name), "")
        base, at, code = name.partition("@")
        if at and code in CODES and code != language:
            target = f"{target}@{code}" if (target := called.get(_plain(base), "")) in BY_NAME else ""
        if target in taken or (target and heading_for(target, language) is None):
            target = ""
        taken.add(target)
        links.append(Link(name, target, detail="cm" if target in MEASURES else ""))
    return Mapping(tuple(links))


def _called(language: str) -> dict[str, str]:
    """Targets by everything that a column for them may be called."""
    found: dict[str, str] = {}
    for column in COLUMNS:
        found.setdefault(_plain(column.name), column.name)
        for code in SPEAKING:
            with translation.override(code):
                label = getattr(ObjectPage._meta.get_field(column.kind.field), "verbose_name", "")
                found.setdefault(_plain(str(label)), column.name)
    for code in SPEAKING:
        with translation.override(code):
            for kind, label in ObjectDimension.Kind.choices:
                found.setdefault(_plain(str(label)), kind)
    for target in PARTS:
        found.setdefault(_plain(target), target)
    for target, names in SYNONYMS.items():
        for name in names:
            found.setdefault(_plain(name), target)
    return found


def _plain(name: str) -> str:
    return SIGNS.sub(" ", folded(name).translate(str.maketrans("ăâîșțåø", "aaistao"))).strip()


def pieces_of(link: Link, cell: str) -> list[str]:
    """What a cell of a foreign sheet adds to its target, in the museum's own way of writing it."""
    cell = cell.strip() or link.empty
    base = BY_NAME.get(PARTS.get(link.target, (link.target,))[0].partition("@")[0])
    if not cell.strip() or base is None:
        return []
    if not base.kind.several:
        return [cell]
    parts = cell.split(link.separator) if link.separator else [cell]
    return [piece for part in parts if (piece := _piece(link, " ".join(part.split())))]


def _piece(link: Link, item: str) -> str:
    if not item:
        return ""
    if link.target in MEASURES:
        if NUMBER_ALONE.fullmatch(item):
            return f"{link.target} {item} {link.detail or 'cm'}" if float(item.replace(",", ".")) else ""
        return f"{link.target} {item}"
    before = _before(link)
    return f"{before}{item}"


def _before(link: Link) -> str:
    """What stands before each item of a part in the museum's own sheet."""
    if link.target in PARTS:
        return f"{PARTS[link.target][1]}: "
    if link.target == "identifiers" and link.detail:
        return f"{link.detail}: "
    if link.target == "makers" and link.detail:
        role = choice_of(ObjectMaker.Role, link.detail)
        return f"{role}: " if role and role != ObjectMaker.Role.MAKER else ""
    return ""


def cell_back(link: Link, text: str) -> str:
    """What a foreign sheet has in a column, when the museum's own has ``text`` in the column it goes to."""
    base = BY_NAME[PARTS.get(link.target, (link.target,))[0].partition("@")[0]]
    if not base.kind.several:
        return text
    items = items_of(text)
    if link.target in MEASURES:
        unit = choice_of(ObjectDimension.Unit, link.detail or "cm")
        items = [item.removeprefix(f"{link.target} ") for item in items if item.startswith(f"{link.target} ")]
        items = [item.removesuffix(f" {unit}") for item in items]
    elif before := _before(link):
        items = [item.removeprefix(before) for item in items if item.startswith(before)]
    return (link.separator or "|").join(items)


def assembled(pieces: list[str], several: bool) -> str:
    """One cell of the museum's own sheet, from what all columns of the foreign one add to it."""
    return joined(pieces) if several else "\n\n".join(pieces)
