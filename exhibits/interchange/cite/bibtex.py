"""BibTeX entries, in UTF-8; their ``date`` is EDTF, which biblatex reads as it is (biblatex manual, 2.3.8)."""

import re

from exhibits.formats.bibliography.lines import bibtex_entry
from exhibits.formats.bibliography.lines import tex_escaped as escaped
from exhibits.formats.slugs import slug_of

from .citation import Citation

CONTENT_TYPE = "application/x-bibtex; charset=utf-8"
# A date in which nothing but EDTF stands, and nothing that TeX reads as a comment.
DATE = re.compile(r"[0-9XYuSE~?/.\-]*")


def entry(citation: Citation) -> str:
    # Names in braces of their own: a workshop, or "unknown", is not to be taken apart into first and last.
    fields = {
        "author": " and ".join(f"{{{escaped(name)}}}" for name in citation.creators),
        "title": f"{{{escaped(citation.title)}}}",
        "date": citation.date if DATE.fullmatch(citation.date) else "",
        "year": citation.year,
        "type": escaped(citation.medium_words),
        "location": escaped(citation.place),
        "howpublished": escaped(citation.museum),
        "note": escaped(_note(citation)),
        "language": escaped(citation.language),
        "url": citation.address,
        "urldate": citation.accessed.isoformat() if citation.accessed else "",
    }
    return bibtex_entry("misc", _key(citation), fields)


def _note(citation: Citation) -> str:
    """The number of an object; of a story when it was told, where that is in words."""
    return citation.number or ("" if DATE.fullmatch(citation.date) else citation.date if citation.accessed else "")


def _key(citation: Citation) -> str:
    """Short and lasting: the inventory number, made unique by the identifier."""
    return "-".join(filter(None, (slug_of(citation.number), citation.uuid[:8])))
