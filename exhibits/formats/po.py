"""PO, the form of gettext's catalogues: one file for a page in a language.

Read here and not by polib, which stops at the first mistake and may take the content of a file for the name of one.
Format: https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .units import WAS, Document, Flaw, Unit, Unreadable, Wrong, decoded, doubled, was_in, writable

PROJECT = "Roma's Treasure"
PAGE, SOURCE_LANGUAGE, VERSION, LANGUAGE = "X-Page", "X-Source-Language", "X-Source-Version", "Language"
KEYWORDS = ("msgctxt", "msgid", "msgstr")
LINE = re.compile(r'(?:(?P<word>msg[a-z_]+(?:\[\d+\])?)\s*)?"(?P<text>(?:[^"\\]|\\.)*)"\s*')
ESCAPED = re.compile(r"\\(.)")
ESCAPES = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\"}
TO_ESCAPE = re.compile(r'[\n\t\r"\\]')
BACK = {letter: f"\\{name}" for name, letter in ESCAPES.items()}
EXCERPT = 60


def write(document: Document) -> bytes:
    """The file of a document: the same for the same one, at any time."""
    header = {
        "Project-Id-Version": PROJECT,
        LANGUAGE: document.target_language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        PAGE: document.page,
        SOURCE_LANGUAGE: document.source_language,
        VERSION: document.version,
    }
    lines = ['msgid ""', 'msgstr ""', *(f'"{_escaped(f"{name}: {value}")}\\n"' for name, value in header.items())]
    return "\n\n".join(["\n".join(lines), *map(_entry, document.units)]).encode() + b"\n"


def _entry(unit: Unit) -> str:
    lines = [f"# {line}" for line in unit.previous_target.split("\n") if unit.previous_target]
    lines += [f"#. {line}" for note in unit.notes for line in note.split("\n")]
    if unit.was:
        lines.append(f"#. {WAS}{unit.was}")
    if unit.unfinished and unit.target:
        lines.append("#, fuzzy")
    if unit.previous_source:
        lines.append(f"#| msgid {_quoted(unit.previous_source)}")
    lines.append(f"msgctxt {_quoted(unit.path)}")
    lines.append(f"msgid {_quoted(unit.source)}")
    lines.append(f"msgstr {_quoted(unit.target)}")
    return writable("\n".join(lines))


def _quoted(text: str) -> str:
    return f'"{_escaped(text)}"'


def _escaped(text: str) -> str:
    return TO_ESCAPE.sub(lambda found: BACK[found[0]], text)


@dataclass
class _Entry:
    line: int = 0
    texts: dict[str, list[str]] = field(default_factory=dict)
    fuzzy: bool = False
    was: str = ""

    def text(self, word: str) -> str:
        return "".join(self.texts.get(word, ()))

    def heed(self, comment: str) -> None:
        """Take from a comment what is not only for people to read."""
        self.fuzzy |= comment.startswith("#,") and "fuzzy" in comment
        if comment.startswith("#."):
            self.was = was_in(comment[2:]) or self.was


def read(content: bytes) -> Document:
    """The document of a file. Raises Unreadable, with every flaw that can be found in it."""
    flaws: list[Flaw] = []
    entries = list(_entries(decoded(content), flaws))
    header, entries = (entries[0], entries[1:]) if _is_header(entries) else (_Entry(line=1), entries)
    values = dict(line.partition(":")[::2] for line in header.text("msgstr").split("\n"))
    values = {name: value.strip() for name, value in values.items()}
    for name in (PAGE, LANGUAGE, SOURCE_LANGUAGE):
        if not values.get(name):
            flaws.append(Flaw(header.line, Wrong.HEADER, name))
    if "charset=" in values.get("Content-Type", "") and "utf-8" not in values["Content-Type"].lower():
        flaws.append(Flaw(header.line, Wrong.ENCODING))
    units = [
        Unit(
            path=entry.text("msgctxt"),
            source=entry.text("msgid"),
            target=entry.text("msgstr"),
            unfinished=entry.fuzzy,
            was=entry.was,
            line=entry.line,
        )
        for entry in entries
    ]
    flaws += doubled(units)
    if flaws:
        raise Unreadable(flaws)
    return Document(
        page=values[PAGE],
        source_language=values[SOURCE_LANGUAGE],
        target_language=values[LANGUAGE],
        units=tuple(units),
        version=values.get(VERSION, ""),
    )


def _is_header(entries: list[_Entry]) -> bool:
    return bool(entries) and "msgctxt" not in entries[0].texts and not entries[0].text("msgid")


def _entries(text: str, flaws: list[Flaw]) -> Iterator[_Entry]:
    """Entry by entry; what is none of them is noted among ``flaws``, and reading goes on."""
    entry, word = _Entry(), ""
    for number, line in enumerate(text.split("\n"), start=1):
        line = line.strip()
        if not line or line.startswith("#"):
            if "msgstr" in entry.texts:
                yield from _finished(entry, flaws)
                entry, word = _Entry(), ""
            elif not line and not entry.texts:
                entry = _Entry()  # the comments before were those of an obsolete one
            entry.heed(line)
            continue
        found = LINE.fullmatch(line)
        if found is None or (word := found["word"] or word) == "":
            flaws.append(Flaw(number, Wrong.SYNTAX, line[:EXCERPT]))
            continue
        if found["word"]:
            if "msgstr" in entry.texts and word in KEYWORDS and word != "msgstr":
                yield from _finished(entry, flaws)
                entry = _Entry()
            wrong = _wrong_word(word, entry)
            if wrong:
                flaws.append(Flaw(number, wrong, word))
            entry.line = entry.line or number
        entry.texts.setdefault(word, []).append(_unescaped(found["text"], number, flaws))
    if entry.texts:
        yield from _finished(entry, flaws)


def _wrong_word(word: str, entry: _Entry) -> Wrong | None:
    if word == "msgid_plural" or word.startswith("msgstr["):
        return Wrong.PLURAL
    return Wrong.SYNTAX if word not in KEYWORDS or word in entry.texts else None


def _finished(entry: _Entry, flaws: list[Flaw]) -> Iterator[_Entry]:
    if "msgid" in entry.texts and "msgstr" in entry.texts:
        yield entry
    elif entry.texts:
        flaws.append(Flaw(entry.line, Wrong.SYNTAX, next(iter(entry.texts))))


def _unescaped(text: str, number: int, flaws: list[Flaw]) -> str:
    def letter(found: re.Match) -> str:
        if found[1] not in ESCAPES:
            flaws.append(Flaw(number, Wrong.SYNTAX, found[0]))
        return ESCAPES.get(found[1], "")

    return ESCAPED.sub(letter, text)
