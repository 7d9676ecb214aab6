"""RIS, the format of reference managers: a tag of two letters, two spaces, a hyphen, a space, a value; CR LF."""

from .citation import Citation, on_one_line

CONTENT_TYPE = "application/x-research-info-systems; charset=utf-8"


def record(citation: Citation) -> str:
    """An object is a work of art (ART) with an accession number; an exhibit is an electronic source (ELEC)."""
    rows = [
        ("TY", "ART" if citation.number else "ELEC"),
        *(("AU", name) for name in citation.creators),
        ("TI", citation.title),
        ("PY", citation.year),
        # Year, month and day, each of which may be empty, and whatever else is to be said.
        ("DA", f"{citation.year}///{citation.date}" if citation.date else ""),
        ("PB", citation.museum),
        ("AN", citation.number),
        ("LA", citation.language),
        ("UR", citation.address),
    ]
    lines = [f"{tag}  - {value}" for tag, text in rows if (value := on_one_line(text))]
    return "\r\n".join([*lines, "ER  - ", ""])
