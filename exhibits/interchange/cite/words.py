"""A citation as it is read: who, what, when, where; of a story also in what, and on which day."""

from django.utils.translation import gettext

from .citation import Citation


def in_words(citation: Citation, date: str, accessed: str = "") -> str:
    """One line; ``date`` and the day on which it was ``accessed`` as they are said in the reader's language.

    Interviews and oral history are cited with their narrator first, then title, date and place of the telling, the
    medium with the moment of what is quoted, who keeps it, address and day of access (Oral History Society).
    """
    told = ", ".join(filter(None, (date, citation.place)))
    heard = ", ".join(filter(None, (citation.medium_words, citation.moment)))
    kept = ", ".join(filter(None, (citation.museum, citation.number)))
    parts = [", ".join(citation.creators), citation.title, told, heard, kept]
    line = "".join(_sentence(part) for part in parts if part) + citation.address
    # Translators: Readers see this at the end of a citation: the day on which somebody looked at the page.
    seen = gettext("seen on %(day)s")
    return f"{line} ({seen % {'day': accessed}})" if accessed else line


def _sentence(part: str) -> str:
    return f"{part} " if part.endswith((".", "?", "!", "…")) else f"{part}. "
