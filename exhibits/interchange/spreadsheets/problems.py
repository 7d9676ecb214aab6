"""What is wrong with a sheet, by line and column, in words; and what was settled in reading it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from exhibits.formats.tables.shapes import Flaw, Remark, Wrong, letter_of

# Lines that are named one by one.
MOST_LINES = 12


@dataclass
class Problem:
    """``column`` counts from 1 and is 0 where it is no one's. The same in several ``lines`` is told once."""

    column: int
    name: str
    words: str
    lines: list[int] = field(default_factory=list)

    @property
    def letter(self) -> str:
        return letter_of(self.column)

    @property
    def where(self) -> str:
        return lines_in_words(self.lines)

    def __str__(self):
        column = f"{self.letter} ({self.name})" if self.column else ""
        return ": ".join(filter(None, (self.where, column, self.words)))


@dataclass
class Note:
    """A cell that the museum writes otherwise."""

    column: int
    name: str
    before: str
    after: str
    lines: list[int] = field(default_factory=list)

    @property
    def letter(self) -> str:
        return letter_of(self.column)

    @property
    def where(self) -> str:
        return lines_in_words(self.lines)


class Problems:
    """All of them, each once."""

    def __init__(self):
        self._found: dict[tuple[int, str], Problem] = {}

    def add(self, line: int, column: int, name: str, words: str) -> None:
        problem = self._found.setdefault((column, words), Problem(column, name, words))
        if line:
            problem.lines.append(line)

    def __len__(self):
        return len(self._found)

    def in_order(self) -> list[Problem]:
        return sorted(self._found.values(), key=lambda one: (one.lines[:1] or [0], one.column))


def lines_in_words(lines: Iterable[int]) -> str:
    lines = list(dict.fromkeys(lines))
    named = ", ".join(map(str, lines[:MOST_LINES]))
    if len(lines) <= MOST_LINES:
        return named
    return _("%(lines)s and %(number)s more") % {"lines": named, "number": len(lines) - MOST_LINES}


def words_of(flaw: Flaw) -> str:
    return _sentences()[flaw.wrong] % {"detail": flaw.detail}


def _sentences() -> dict[Wrong, str]:
    return {
        Wrong.TOO_LARGE: _("The file is too large: %(detail)s megabytes at most. Send it in parts."),
        Wrong.UNKNOWN_FORM: _("This is no CSV and no XLSX file. Save the sheet as one of these."),
        Wrong.DAMAGED: _("The file is damaged or protected by a password. Save it anew."),
        Wrong.UNDECODABLE: _("This is not %(detail)s. Choose another encoding, or save the file as UTF-8."),
        Wrong.MIXED_ENCODING: _(
            "The file is UTF-8, but not in this line: it was put together from two. Write the letters anew."
        ),
        Wrong.QUOTE: _(
            "A quotation mark is opened in this line and closed nowhere, or stands within a cell by itself. Double it."
        ),
        Wrong.EMPTY: _("The sheet is empty."),
        Wrong.UNNAMED: _("This column has no name. Name it, or take it out."),
        Wrong.DOUBLED_NAME: _("Two columns are called “%(detail)s”. Rename one."),
        Wrong.TOO_MANY_ROWS: _("The sheet has more than %(detail)s rows. Send it in parts."),
        Wrong.TOO_MANY_COLUMNS: _("The sheet has more than %(detail)s columns."),
        Wrong.BEYOND: _(
            "There is a cell beyond the last named column: “%(detail)s”. Perhaps a separator in a text lacks its"
            " quotation marks."
        ),
        Wrong.TOO_LONG: _("The cell has %(detail)s letters: no spreadsheet holds as many. Shorten it."),
        Wrong.CONTROL: _("Letter %(detail)s of the cell is no letter but a control character. Take it out."),
        Wrong.FORMULA: _(
            "The cell is a formula %(detail)s. Paste its value in its place; before a text that really begins with an"
            " equals sign write an apostrophe."
        ),
        Wrong.ERROR: _("The cell shows an error (%(detail)s). Mend it in the sheet."),
    }


def remark_words(remark: Remark, detail: str) -> str:
    words = {
        Remark.ENCODING: _("The file does not say its encoding; it was read as %(detail)s. Look at the letters."),
        Remark.OTHER_SHEETS: _("Only the first sheet is read, not: %(detail)s."),
        Remark.TIME_OF_DAY: _("Times of day are left out: %(detail)s."),
    }
    return words[remark] % {"detail": detail}
