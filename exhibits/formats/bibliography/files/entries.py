"""The grammar of BibTeX: entries, fields and abbreviations, with their lines. Nothing is understood of them yet.

An entry that is not closed ends where a line begins the next one: one forgotten brace spoils one entry, not the file.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from .faults import MOST_WORKS, Reading, Wrong

BEGIN = re.compile(r"@[ \t]*(?P<kind>[A-Za-z]+)[ \t\r\n]*(?P<open>[{(])")
NEXT = re.compile(r"^[ \t]*@[ \t]*[A-Za-z]+[ \t]*[{(]", re.MULTILINE)
SPACE = re.compile(r"\s*")
KEY = re.compile(r"[^\s,{}()=\"#%\\]+")
NAME = re.compile(r"[A-Za-z][\w:.+/-]*")
NUMBER = re.compile(r"\d+")
IN_BRACES = re.compile(r"[{}]")
IN_QUOTES = re.compile(r'[{}"]')
CLOSE = {"{": "}", "(": ")"}
IGNORED = ("comment", "preamble")
NAMES_OF_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTHS = {name: str(number) for number, name in enumerate(NAMES_OF_MONTHS, start=1)}
LONGEST_STRING = 2000


@dataclass
class Entry:
    """``fields`` by their names in small letters, as they stand, with the line where each begins."""

    line: int
    kind: str
    key: str
    fields: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)


class _Broken(Exception):
    def __init__(self, at: int, wrong: Wrong, detail: str = ""):
        super().__init__()
        self.at, self.wrong, self.detail = at, wrong, detail


def entries_of(text: str, reading: Reading) -> list[Entry]:
    """The entries of ``text``; faults are told to ``reading``. At most one more than may be brought in."""
    return _Scanner(text, reading).entries()


class _Scanner:
    def __init__(self, text: str, reading: Reading):
        self.text, self.reading = text, reading
        self.breaks = [found.start() for found in re.finditer("\n", text)]
        self.begins = [found.start() for found in NEXT.finditer(text)]
        self.strings = dict(MONTHS)
        self.at = 0

    def entries(self) -> list[Entry]:
        found: list[Entry] = []
        while (begin := BEGIN.search(self.text, self.at)) and len(found) <= MOST_WORKS:
            self.at = begin.end()
            # Nothing of this entry lies beyond.
            self.end = self._next_after(begin.start())
            try:
                found += self._entry(begin)
            except _Broken as broken:
                self.reading.tell(self.line(broken.at), broken.wrong, broken.detail)
                self.at = max(self.end, begin.end())
        return found

    def line(self, at: int) -> int:
        return bisect_right(self.breaks, at - 1) + 1

    def _next_after(self, start: int) -> int:
        following = bisect_right(self.begins, start)
        # The line of the entry itself may begin with spaces before its sign.
        while following < len(self.begins) and self._sign(self.begins[following]) <= start:
            following += 1
        return self.begins[following] if following < len(self.begins) else len(self.text)

    def _sign(self, at: int) -> int:
        return self.text.index("@", at)

    def _entry(self, begin: re.Match) -> list[Entry]:
        kind, close = begin["kind"].lower(), CLOSE[begin["open"]]
        if kind in IGNORED:
            self._braced(begin.end() - 1) if close == "}" else self._expect_far(close)
            return []
        if kind == "string":
            name, value, _line = self._field()
            self.strings[name] = value[:LONGEST_STRING]
            self._expect(close)
            return []
        entry = Entry(self.line(begin.start()), kind, self._key(begin))
        while True:
            self._skip()
            if self._peek() == close:
                self.at += 1
                return [entry]
            self._expect(",", begin)
            self._skip()
            if self._peek() == close:
                self.at += 1
                return [entry]
            name, value, line = self._field(begin)
            if name in entry.fields:
                raise _Broken(self.at, Wrong.FIELD_TWICE, name)
            entry.fields[name], entry.lines[name] = value, line

    def _key(self, begin: re.Match) -> str:
        self._skip()
        found = KEY.match(self.text, self.at, self.end)
        if not found:
            raise _Broken(begin.start(), Wrong.NO_KEY)
        self.at = found.end()
        return found[0]

    def _field(self, begin: re.Match | None = None) -> tuple[str, str, int]:
        self._skip()
        line = self.line(self.at)
        found = NAME.match(self.text, self.at, self.end)
        if not found:
            self._refuse(begin, "}")
        self.at = found.end()
        self._expect("=", begin)
        pieces = [self._piece(begin)]
        while self._skip() == "#":
            self.at += 1
            pieces.append(self._piece(begin))
        return found[0].lower(), "".join(pieces), line

    def _piece(self, begin: re.Match | None) -> str:
        sign = self._skip()
        if sign == "{":
            return self._braced(self.at)
        if sign == '"':
            return self._quoted()
        if found := NUMBER.match(self.text, self.at, self.end):
            self.at = found.end()
            return found[0]
        found = NAME.match(self.text, self.at, self.end)
        if not found:
            self._refuse(begin, "{")
        if found[0].lower() not in self.strings:
            raise _Broken(self.at, Wrong.UNKNOWN_STRING, found[0])
        self.at = found.end()
        return self.strings[found[0].lower()]

    def _braced(self, start: int) -> str:
        depth = 0
        for found in IN_BRACES.finditer(self.text, start, self.end):
            depth += 1 if found[0] == "{" else -1
            if not depth:
                self.at = found.end()
                return self.text[start + 1 : found.start()]
        raise _Broken(start, Wrong.NOT_CLOSED, "{")

    def _quoted(self) -> str:
        depth, start = 0, self.at
        for found in IN_QUOTES.finditer(self.text, start + 1, self.end):
            depth += {"{": 1, "}": -1}.get(found[0], 0)
            if found[0] == '"' and not depth:
                self.at = found.end()
                return self.text[start + 1 : found.start()]
        raise _Broken(start, Wrong.NOT_CLOSED, '"')

    def _expect(self, sign: str, begin: re.Match | None = None) -> None:
        if self._skip() != sign:
            self._refuse(begin, sign)
        self.at += 1

    def _expect_far(self, sign: str) -> None:
        at = self.text.find(sign, self.at, self.end)
        if at < 0:
            raise _Broken(self.at, Wrong.NOT_CLOSED, "(")
        self.at = at + 1

    def _refuse(self, begin: re.Match | None, sign: str) -> None:
        if begin and self._skip() == "":
            raise _Broken(begin.start(), Wrong.NOT_CLOSED, f"@{begin['kind']}")
        raise _Broken(self.at, Wrong.EXPECTED, sign)

    def _skip(self) -> str:
        """Past spaces; the sign that follows, "" at the end of the entry."""
        self.at = SPACE.match(self.text, self.at, self.end).end()
        return self._peek()

    def _peek(self) -> str:
        return self.text[self.at] if self.at < self.end else ""
