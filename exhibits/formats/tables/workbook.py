"""XLSX (ECMA-376), by openpyxl: the first sheet of a workbook, each cell as the sheet shows it."""

import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.styles.numbers import is_date_format
from openpyxl.utils import get_column_letter

from exhibits.formats.zips import DAMAGE

from .shapes import EXCERPT, MOST_BYTES, MOST_COLUMNS, MOST_ROWS, Flaw, Remark, Table, Unreadable, Wrong, table_of

MOST_UNPACKED = 200_000_000
MOST_PARTS = 1000
# An "x" in a format of numbers stands for itself only within quotation marks or behind a backslash.
LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
FIXED = re.compile(r"(?P<whole>[#,]*0+)(?:\.(?P<decimals>0+))?")
TEXT = "@"


def read(content: bytes, most: int | None = None) -> Table:
    """The sheet in a workbook, or its first ``most`` rows. Lines are its rows. Raises Unreadable."""
    _check_archive(content)
    flaws: list[Flaw] = []
    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=False)
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"] or book.worksheets
        if not sheets:
            raise Unreadable(Flaw(1, 0, Wrong.EMPTY))
        timed: list[str] = []
        table = table_of(_lines(sheets[0], flaws, timed), most)
    except Unreadable:
        raise
    except Exception:
        # Whatever openpyxl stumbles over, it is the file: there is no list of what it raises.
        raise Unreadable(Flaw(0, 0, Wrong.DAMAGED)) from None
    table.flaws += flaws
    if len(sheets) > 1:
        table.remarks[Remark.OTHER_SHEETS] = ", ".join(sheet.title for sheet in sheets[1:])
    if timed:
        table.remarks[Remark.TIME_OF_DAY] = ", ".join(timed[:20])
    return table


def _check_archive(content: bytes) -> None:
    """Sizes first: an archive of a few kilobytes may unfold to fill the memory."""
    if len(content) > MOST_BYTES:
        raise Unreadable(Flaw(0, 0, Wrong.TOO_LARGE, str(MOST_BYTES // 1_000_000)))
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
    except DAMAGE:
        raise Unreadable(Flaw(0, 0, Wrong.DAMAGED)) from None
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise Unreadable(Flaw(0, 0, Wrong.TOO_LARGE, str(MOST_BYTES // 1_000_000)))


def _lines(sheet, flaws: list[Flaw], timed: list[str]) -> Iterator[tuple[int, list[str]]]:
    # What a file says of its own size may be wrong.
    sheet.reset_dimensions()
    for line, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS + 1), start=1):
        if line > MOST_ROWS * 2:
            raise Unreadable(Flaw(line, 0, Wrong.TOO_MANY_ROWS, str(MOST_ROWS)))
        yield line, [_shown(cell, line, column, flaws, timed) for column, cell in enumerate(row, start=1)]


def _shown(cell, line: int, column: int, flaws: list[Flaw], timed: list[str]) -> str:
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        flaws.append(Flaw(line, column, Wrong.FORMULA, str(getattr(value, "text", value))[:EXCERPT]))
        return ""
    if cell.data_type == "e":
        flaws.append(Flaw(line, column, Wrong.ERROR, str(value)[:EXCERPT]))
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(value, cell.number_format)
    if isinstance(value, datetime | date | time | timedelta):
        return _moment(value, cell.number_format, f"{get_column_letter(column)}{line}", timed)
    return str(value)


def _number(value: float, form: str) -> str:
    """With as many places as its format has; without a format that says so, as short as it is exact."""
    fixed = FIXED.fullmatch(LITERAL.sub("", form).split(";")[0].strip())
    if fixed:
        places, width = len(fixed["decimals"] or ""), fixed["whole"].count("0")
        text = f"{abs(value):.{places}f}"
        return ("-" if value < 0 else "") + text.zfill(width + (places + 1 if places else 0))
    return str(value) if isinstance(value, int) else f"{value:.15g}"


def _moment(value, form: str, place: str, timed: list[str]) -> str:
    """A date in EDTF, as exact as its format shows it; times of day are no business of a catalogue's."""
    if isinstance(value, time | timedelta):
        timed.append(place)
        return str(value)
    if isinstance(value, datetime) and value.time() != time():
        timed.append(place)
    letters = LITERAL.sub("", form).lower()
    whole = value.strftime("%Y-%m-%d").zfill(10)
    if not is_date_format(form) or "d" in letters:
        return whole
    return whole[:7] if "m" in letters else whole[:4]


def write(names: Iterable[str], rows: Iterable[Iterable[str]], title: str = "objects") -> bytes:
    """A workbook of texts: spreadsheets make no dates, numbers or formulas of them."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "B2"
    sheet.append([_cell(sheet, name, Font(bold=True)) for name in names])
    for row in rows:
        sheet.append([_cell(sheet, text) if text else None for text in row])
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _cell(sheet, text: str, font: Font | None = None) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", text))
    # openpyxl takes what begins with "=" for a formula.
    cell.data_type, cell.number_format = "s", TEXT
    if font:
        cell.font = font
    return cell
