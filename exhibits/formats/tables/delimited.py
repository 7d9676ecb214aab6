"""CSV (RFC 4180), as spreadsheets of any country write it.

A text that a spreadsheet would take for a formula is written with an apostrophe before it, and read without.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from io import StringIO

from .encodings import decoded
from .shapes import MOST_BYTES, Flaw, Remark, Row, Table, Unreadable, Wrong, table_of

DELIMITERS = ",;\t"
# Excel's own word for what the cells are parted by.
SAID = re.compile(r"sep=(.)\r?\n")
QUOTED = re.compile('"[^"]*"')
NUMBER = re.compile(r"[+-]?\d+(?:[.,-]\d+)*")
FORMULA = re.compile(r"'*[=+\-@\t\r]")
# Longer than any cell may be, so that the length is told and not the reader's trouble with it.
csv.field_size_limit(MOST_BYTES)


def read(content: bytes, encoding: str = "", language: str = "", most: int | None = None) -> Table:
    """The sheet in a file, or its first ``most`` rows. Lines are as editors of texts count. Raises Unreadable."""
    if len(content) > MOST_BYTES:
        raise Unreadable(Flaw(0, 0, Wrong.TOO_LARGE, str(MOST_BYTES // 1_000_000)))
    text, guess = decoded(content, encoding, language)
    if "\0" in text:
        raise Unreadable(Flaw(text.count("\n", 0, text.index("\0")) + 1, 0, Wrong.CONTROL, "1"))
    said = SAID.match(text)
    delimiter = said[1] if said else _delimiter(text)
    first = 2 if said else 1
    table = table_of(_lines(text[said.end() :] if said else text, delimiter, first), most)
    table.flaws += [
        Flaw(row.line, column, Wrong.FORMULA)
        for row in table.rows
        for column, cell in enumerate(row.cells, start=1)
        if cell.startswith("=")
    ]
    table.names = tuple(map(unguarded, table.names))
    table.rows = [Row(row.line, tuple(map(unguarded, row.cells))) for row in table.rows]
    if guess:
        table.remarks[Remark.ENCODING] = guess
    return table


def _delimiter(text: str) -> str:
    """The sign that stands most often between the names of the columns."""
    names = QUOTED.sub("", text[:100_000]).lstrip("\r\n").partition("\n")[0]
    return max(DELIMITERS, key=names.count)


def _lines(text: str, delimiter: str, first: int) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        begins = reader.line_num + first
        try:
            yield begins, next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise Unreadable(Flaw(begins, 0, Wrong.QUOTE)) from None


def write(names: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    """A file that spreadsheets open as UTF-8: with a byte order mark, commas, and Windows' ends of lines."""
    buffer = StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(map(guarded, names))
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return buffer.getvalue().encode("utf-8-sig")


def guarded(cell: str) -> str:
    """``cell`` so that no program takes it for a formula (OWASP, CSV Injection); numbers are as they are."""
    return f"'{cell}" if FORMULA.match(cell) and not NUMBER.fullmatch(cell) else cell


def unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell
