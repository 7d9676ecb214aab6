"""RIS, the format of reference managers: a tag of two letters, two spaces, a hyphen, a space, a value; CR LF."""

from exhibits.formats.bibliography.lines import ris_record

from .citation import Citation

HEARD = {"audio": "SOUND", "video": "VIDEO"}
CONTENT_TYPE = "application/x-research-info-systems; charset=utf-8"


def record(citation: Citation) -> str:
    """An object is a work of art (ART) with an accession number; a story that is heard is a sound recording (SOUND) or
    a film (VIDEO); all else is an electronic source (ELEC)."""
    rows = [
        ("TY", "ART" if citation.number else HEARD.get(citation.medium, "ELEC")),
        *(("AU", name) for name in citation.creators),
        ("TI", citation.title),
        ("PY", citation.year),
        # Year, month and day, each of which may be empty, and whatever else is to be said.
        ("DA", f"{citation.year}///{citation.date}" if citation.date else ""),
        ("CY", citation.place),
        ("M3", citation.medium_words),
        ("PB", citation.museum),
        ("AN", citation.number),
        ("LA", citation.language),
        ("UR", citation.address),
        ("Y2", f"{citation.accessed:%Y/%m/%d}" if citation.accessed else ""),
    ]
    return ris_record(rows)
