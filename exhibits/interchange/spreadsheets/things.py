"""Rows of a sheet as things: each cell read, every fault told by line and column, nothing compared yet."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from exhibits.formats.tables.shapes import MOST_FLAWS, Row, Table, mended

from .columns import DESCRIPTION, NUMBER, TITLE, Heading
from .kinds.base import Reading
from .kinds.texts import CataloguedDate, Date
from .known import Known
from .mapping import Link, Mapping, assembled, cell_back, heading_for, pieces_of
from .problems import Note, Problems, words_of


@dataclass
class Thing:
    """One row. ``readings`` are by column of the museum's own sheet."""

    line: int
    number: str
    readings: dict[Heading, Reading] = field(default_factory=dict)

    def languages(self) -> list[str]:
        """Those that it has words in."""
        return list(
            dict.fromkeys(one.language for one, reading in self.readings.items() if one.language and reading.text)
        )

    def title_in(self, code: str) -> Reading | None:
        return next((r for one, r in self.readings.items() if one.language == code and one.column.name == TITLE), None)


class Notes:
    """What the museum writes otherwise, each once with all its lines."""

    def __init__(self):
        self.found: dict[tuple[int, str, str], Note] = {}

    def add(self, line: int, column: int, name: str, before: str, after: str) -> None:
        note = self.found.setdefault((column, before, after), Note(column, name, before, after))
        note.lines.append(line)

    def in_order(self) -> list[Note]:
        return sorted(self.found.values(), key=lambda one: (one.column, one.lines[0]))


class Reader:
    """Reads the rows of one sheet. ``columns`` are, for each column of the museum's that the sheet fills, the places of
    the sheet's own columns with their links."""

    def __init__(self, table: Table, mapping: Mapping, known: Known):
        self.table, self.mapping, self.known = table, mapping.of(table.names), known
        self.problems, self.notes = Problems(), Notes()
        self.columns: dict[Heading, list[tuple[int, Link]]] = {}
        for place, link in enumerate(self.mapping.links):
            if link.target:
                self.columns.setdefault(heading_for(link.target, known.language), []).append((place, link))
        self.fixed = {heading_for(one, known.language): [text] for one, text in self.mapping.fixed.items()}
        for heading in self.fixed:
            self.columns.setdefault(heading, [])
        self.description = heading_for(DESCRIPTION, known.language)
        self.is_described = self.description in self.columns
        for flaw in table.flaws[:MOST_FLAWS]:
            name = table.names[flaw.column - 1] if 0 < flaw.column <= len(table.names) else ""
            self.problems.add(flaw.line, flaw.column, name, words_of(flaw))

    def things(self, progress: Callable[[int, int], None]) -> Iterator[Thing]:
        """All rows that have a number of their own."""
        self.known.coming = self._numbers()
        seen: dict[str, int] = {}
        for done, row in enumerate(self.table.rows, start=1):
            thing = self._thing(row)
            place, name = self.place_of(NUMBER)
            if not thing.number:
                self.problems.add(row.line, place, name, _("The inventory number is missing: objects are known by it."))
            elif thing.number in seen:
                words = _("The number “%(number)s” stands in line %(line)s already.")
                self.problems.add(row.line, place, name, words % {"number": thing.number, "line": seen[thing.number]})
            else:
                seen[thing.number] = row.line
                yield thing
            progress(done, len(self.table.rows))

    def _numbers(self) -> set[str]:
        heading = next(one for one in self.columns if one.column.name == NUMBER)
        return {self._read(heading, row)[0].text for row in self.table.rows}

    def place_of(self, column: str, code: str = "") -> tuple[int, str]:
        """Where the sheet has a column of the museum's: its place from 1, and its name."""
        for heading, sources in self.columns.items():
            if heading.column.name == column and (not code or heading.language == code) and sources:
                return sources[0][0] + 1, sources[0][1].source
        return 0, ""

    def _thing(self, row: Row) -> Thing:
        thing, spilled = Thing(row.line, ""), []
        for heading in self.columns:
            if heading == self.description:
                continue
            reading, spills = self._read(heading, row)
            spilled += spills
            self._tell(heading, reading, row)
            thing.readings[heading] = replace(reading, faults=())
        if self.is_described or spilled:
            reading = self._read(self.description, row, spilled)[0]
            self._tell(self.description, reading, row)
            thing.readings[self.description] = replace(reading, faults=())
        number = next(reading for one, reading in thing.readings.items() if one.column.name == NUMBER)
        thing.number = number.text
        return thing

    def _read(self, heading: Heading, row: Row, more: list[str] | None = None) -> tuple[Reading, list[str]]:
        """What a column of the museum's gets from a row, and what it has no room for, for the description."""
        sources, column = self.columns.get(heading, []), heading.column
        if self.mapping.own:
            cell = row.cells[sources[0][0]]
        else:
            pieces = [piece for place, link in sources for piece in pieces_of(link, row.cells[place])]
            fixed = [
                self.mapping.fixed[one]
                for one in self.mapping.fixed
                if heading_for(one, self.known.language) == heading
            ]
            cell = assembled([*(pieces or fixed), *(more or [])], column.kind.several)
        kind = column.kind
        if isinstance(kind, Date) and not self.mapping.own:
            kind = CataloguedDate(kind.field)
        reading = kind.read(cell, self.known, heading.language)
        spills = []
        if reading.faults and (spilling := [(place, link) for place, link in sources if link.spill]):
            spills = [f"{link.source}: {mended(row.cells[place]).strip()}" for place, link in spilling]
            reading = replace(reading, faults=())
        return reading, spills

    def _tell(self, heading: Heading, reading: Reading, row: Row) -> None:
        """The faults of a cell; where there are none, what the museum writes otherwise."""
        sources = self.columns.get(heading, [])
        place, name = (sources[0][0] + 1, sources[0][1].source) if sources else (0, heading.named(self.known.language))
        for words in reading.faults:
            self.problems.add(row.line, place, name, words)
        if reading.faults:
            return
        for place, link in sources:
            before = row.cells[place]
            if self.mapping.own:
                after = reading.text
            elif len(sources) > 1 and not heading.column.kind.several:
                after = mended(before).strip()
            else:
                after = cell_back(link, reading.text)
            if before != after:
                self.notes.add(row.line, place + 1, link.source, before, after)
