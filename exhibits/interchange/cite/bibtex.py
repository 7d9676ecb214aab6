"""BibTeX entries, in UTF-8; their ``date`` is EDTF, which biblatex reads as it is (biblatex manual, 2.3.8)."""

import re

from exhibits.formats.slugs import slug_of

from .citation import Citation, on_one_line

CONTENT_TYPE = "application/x-bibtex; charset=utf-8"
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
# A date in which nothing but EDTF stands, and nothing that TeX reads as a comment.
DATE = re.compile(r"[0-9XYuSE~?/.\-]*")


def entry(citation: Citation) -> str:
    # Names in braces of their own: a workshop, or "unknown", is not to be taken apart into first and last.
    fields = {
        "author": " and ".join(f"{{{escaped(name)}}}" for name in citation.creators),
        "title": f"{{{escaped(citation.title)}}}",
        "date": citation.date if DATE.fullmatch(citation.date) else "",
        "year": citation.year,
        "howpublished": escaped(citation.museum),
        "note": escaped(citation.number),
        "language": escaped(citation.language),
        "url": citation.address,
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value not in ("", "{}"))
    return f"@misc{{{_key(citation)},\n{lines}}}\n"


def escaped(text: str) -> str:
    """``text`` on one line, every character of it standing for itself."""
    return "".join(SPECIAL.get(one, one) for one in on_one_line(text))


def _key(citation: Citation) -> str:
    """Short and lasting: the inventory number, made unique by the identifier."""
    return "-".join(filter(None, (slug_of(citation.number), citation.uuid[:8])))
