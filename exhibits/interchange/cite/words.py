"""A citation as it is read: who, what, when, where."""

from .citation import Citation


def in_words(citation: Citation, date: str) -> str:
    """One line; ``date`` as it is said in the reader's language."""
    kept = ", ".join(filter(None, (citation.museum, citation.number)))
    parts = [", ".join(citation.creators), citation.title, date, kept]
    return "".join(_sentence(part) for part in parts if part) + citation.address


def _sentence(part: str) -> str:
    return f"{part} " if part.endswith((".", "?", "!", "…")) else f"{part}. "
