"""What a sheet holds, whatever its form, and what can be wrong with one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice

MOST_BYTES = 50_000_000
MOST_ROWS = 50_000
MOST_COLUMNS = 200
# What a cell of Excel's holds.
MOST_LETTERS = 32_767
# Of one file: who has a thousand lines to mend looks at the first of them.
MOST_FLAWS = 1000
EXCERPT = 40
# Those that no form of file carries, those that turn the direction of writing, and the sign for a lost letter.
UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffd-\uffff\ud800-\udfff]")
# Letters of Windows that somebody's program took for those of ISO 8859-1: quotation marks and dashes, mostly.
MISTAKEN = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)}
LINE_BREAK = re.compile("\r\n|[\r\u2028\u2029]")


class Wrong(StrEnum):
    """What can be wrong with a sheet, before anybody looks at what it says."""

    TOO_LARGE = "too_large"
    UNKNOWN_FORM = "unknown_form"
    DAMAGED = "damaged"
    UNDECODABLE = "undecodable"
    MIXED_ENCODING = "mixed_encoding"
    QUOTE = "quote"
    EMPTY = "empty"
    UNNAMED = "unnamed"
    DOUBLED_NAME = "doubled_name"
    TOO_MANY_ROWS = "too_many_rows"
    TOO_MANY_COLUMNS = "too_many_columns"
    BEYOND = "beyond"
    TOO_LONG = "too_long"
    CONTROL = "control"
    FORMULA = "formula"
    ERROR = "error"


class Remark(StrEnum):
    """What was settled in reading a sheet; nothing is wrong with it."""

    ENCODING = "encoding"
    OTHER_SHEETS = "other_sheets"
    TIME_OF_DAY = "time_of_day"


@dataclass(frozen=True)
class Flaw:
    """``line`` as the program shows it that the sheet was made with, ``column`` from 1; 0 where it is no one's."""

    line: int
    column: int
    wrong: Wrong
    detail: str = ""


class Unreadable(ValueError):
    """A file that is no sheet at all; ``flaws`` says why."""

    def __init__(self, *flaws: Flaw):
        self.flaws = flaws
        super().__init__("; ".join(f"{flaw.wrong} (line {flaw.line})" for flaw in flaws))


@dataclass(frozen=True)
class Row:
    """``cells`` are as many as the sheet has names of columns."""

    line: int
    cells: tuple[str, ...]


@dataclass
class Table:
    """A sheet: the names of its columns and its rows. ``flaws`` are those of single cells and rows, which stand in it
    all the same."""

    names: tuple[str, ...]
    rows: list[Row] = field(default_factory=list)
    flaws: list[Flaw] = field(default_factory=list)
    remarks: dict[Remark, str] = field(default_factory=dict)


def mended(text: str) -> str:
    """``text`` with the letters that were lost when somebody took Windows' encoding for another, and with one kind of
    line breaks."""
    return LINE_BREAK.sub("\n", text.translate(MISTAKEN))


def letter_of(column: int) -> str:
    """The letters that spreadsheets call a column by, counted from 1: A, Z, AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def table_of(rows: Iterable[tuple[int, list[str]]], most: int | None = None) -> Table:
    """The table that these lines are, the first of them the names of its columns; empty ones are passed over. Not more
    than the first ``most`` rows. Raises Unreadable."""
    filled = ((line, cells) for line, cells in rows if any(cell.strip() for cell in cells))
    line, names = next(filled, (1, []))
    if not names:
        raise Unreadable(Flaw(1, 0, Wrong.EMPTY))
    table = Table(_names(line, names))
    for line, cells in islice(filled, most):
        if len(table.rows) == MOST_ROWS:
            raise Unreadable(Flaw(line, 0, Wrong.TOO_MANY_ROWS, str(MOST_ROWS)))
        table.rows.append(_row(line, cells, table))
        if len(table.flaws) > MOST_FLAWS:
            break
    return table


def _names(line: int, cells: list[str]) -> tuple[str, ...]:
    names = [" ".join(cell.split()) for cell in cells]
    while names and not names[-1]:
        names.pop()
    if len(names) > MOST_COLUMNS:
        raise Unreadable(Flaw(line, MOST_COLUMNS + 1, Wrong.TOO_MANY_COLUMNS, str(MOST_COLUMNS)))
    flaws, seen = [], set()
    for column, name in enumerate(names, start=1):
        if not name:
            flaws.append(Flaw(line, column, Wrong.UNNAMED))
        elif UNWANTED.search(name) or len(name) > MOST_LETTERS:
            flaws.append(Flaw(line, column, Wrong.CONTROL, "1"))
        elif name.casefold() in seen:
            flaws.append(Flaw(line, column, Wrong.DOUBLED_NAME, name[:EXCERPT]))
        seen.add(name.casefold())
    if flaws:
        raise Unreadable(*flaws)
    return tuple(names)


def _row(line: int, cells: list[str], table: Table) -> Row:
    width = len(table.names)
    for column, cell in enumerate(cells, start=1):
        if column > width:
            if cell.strip():
                table.flaws.append(Flaw(line, column, Wrong.BEYOND, cell[:EXCERPT]))
        elif len(cell) > MOST_LETTERS:
            table.flaws.append(Flaw(line, column, Wrong.TOO_LONG, str(len(cell))))
        elif found := UNWANTED.search(mended(cell)):
            table.flaws.append(Flaw(line, column, Wrong.CONTROL, str(found.start() + 1)))
    whole = [cell[:MOST_LETTERS] for cell in cells[:width]] + [""] * (width - len(cells))
    return Row(line, tuple(whole))
