"""The columns of the museum's own sheet, in their order. What has words stands once in the language of the sheet, and
once more for each other language: ``title``, ``title@rom``."""

from collections.abc import Iterator
from dataclasses import dataclass

from exhibits.catalogue.models import ObjectDimension, ObjectPage
from exhibits.formats.languages import CODES
from exhibits.vocabularies.models import (
    PageCommunity,
    PageMaterial,
    PageObjectType,
    PagePeriod,
    PagePerson,
    PagePlace,
    PageTheme,
)

from .kinds.base import Kind
from .kinds.rows import Makers, Measures, Numbers, PictureNames, Places, Relations, Terms
from .kinds.texts import Choice, Date, LanguageTag, Paragraphs, RightsCell, Text

NUMBER, TITLE, DESCRIPTION, RELATIONS, IMAGES = (
    "inventory_number",
    "title",
    "description",
    "relations",
    "images",
)
MEASURES = tuple(ObjectDimension.Kind.values)


@dataclass(frozen=True)
class Column:
    """``translated``: it has words of its own in each language."""

    name: str
    kind: Kind
    translated: bool = False


COLUMNS = (
    Column(NUMBER, Text(NUMBER, as_written=True)),
    Column(TITLE, Text(TITLE), translated=True),
    Column("summary", Text("summary", lines=True), translated=True),
    Column(DESCRIPTION, Paragraphs(DESCRIPTION), translated=True),
    Column("content_note", Text("content_note"), translated=True),
    Column("original_title", Text("original_title", as_written=True)),
    Column("original_title_language", LanguageTag("original_title_language", as_written=True)),
    Column("original_title_note", Text("original_title_note"), translated=True),
    Column("date", Date("date")),
    Column("types", Terms("object_types", PageObjectType)),
    Column("materials", Terms("materials", PageMaterial)),
    Column("dimensions", Measures("dimensions")),
    Column("makers", Makers("makers")),
    Column("places", Places("places", PagePlace)),
    Column("communities", Terms("communities", PageCommunity)),
    Column("periods", Terms("periods", PagePeriod, most=1)),
    Column("themes", Terms("themes", PageTheme)),
    Column("people", Terms("people", PagePerson)),
    Column("provenance", Text("provenance", lines=True), translated=True),
    Column("acquired_by", Choice("acquired_by", ObjectPage.Acquired)),
    Column("acquired_on", Date("acquired_on")),
    Column("holder", Text("holder")),
    Column("rights", RightsCell("rights")),
    Column("credit_line", Text("credit_line"), translated=True),
    Column("identifiers", Numbers("identifiers")),
    Column(RELATIONS, Relations(RELATIONS)),
    Column(IMAGES, PictureNames(IMAGES)),
)
BY_NAME = {column.name: column for column in COLUMNS}
# Lists whose unknown terms may be made from a sheet. People are entered by hand: a living private one has no entry.
NEW_TERMS = {
    column.name: column.kind for column in COLUMNS if type(column.kind) in (Terms, Places) and column.name != "people"
}


@dataclass(frozen=True)
class Heading:
    """A column in one language, or a fact. ``language`` is empty for facts."""

    column: Column
    language: str

    def named(self, sheet_language: str) -> str:
        other = self.language not in ("", sheet_language)
        return f"{self.column.name}@{self.language}" if other else self.column.name


def headings(language: str) -> Iterator[Heading]:
    """All columns of a sheet in ``language``: first those in it, then the words in each other language."""
    for column in COLUMNS:
        yield Heading(column, language if column.translated else "")
    for code in CODES:
        if code != language:
            yield from (Heading(column, code) for column in COLUMNS if column.translated)


def heading_of(name: str, language: str) -> Heading | None:
    """The column that is called ``name`` in a sheet in ``language``."""
    base, at, code = name.partition("@")
    column = BY_NAME.get(base.strip())
    if column is None or (at and not (column.translated and code in CODES)):
        return None
    return Heading(column, (code or language) if column.translated else "")
