"""Words that go into files which are read by lines."""

import unicodedata

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
