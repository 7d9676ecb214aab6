"""Words that go into files which are read by lines."""

import unicodedata
from collections.abc import Iterable, Mapping

# What TeX would take for more than a character. BibTeX counts braces, those after a backslash too.
SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "$": r"\$",
    "&": r"\&",
    "%": r"\%",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


def on_one_line(text: str) -> str:
    """``text`` without line breaks and control characters: in files that are read by lines they begin something new."""
    return " ".join("".join(" " if unicodedata.category(one) == "Cc" else one for one in text).split())


def tex_escaped(text: str) -> str:
    """``text`` on one line, every character of it standing for itself."""
    return "".join(SPECIAL.get(one, one) for one in on_one_line(text))


def ris_record(rows: Iterable[tuple[str, str]]) -> str:
    """A record of tags and values, of which the empty ones are left out; CR LF, as RIS has it."""
    lines = [f"{tag}  - {value}" for tag, text in rows if (value := on_one_line(text))]
    return "\r\n".join([*lines, "ER  - ", ""])


def bibtex_entry(kind: str, key: str, fields: Mapping[str, str]) -> str:
    """An entry of fields as BibTeX is to read them, of which the empty ones are left out; ended by a line break."""
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value not in ("", "{}"))
    return f"@{kind}{{{key},\n{lines}}}\n"
