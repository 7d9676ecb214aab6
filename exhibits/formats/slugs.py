"""Addresses made from titles: every letter of the four languages becomes ASCII, none is dropped.

Django's own ``slugify`` loses the letters that Unicode does not decompose (ʒ θ ø æ đ ł); they are written out first.
"""

import re
import unicodedata

WRITTEN_OUT = str.maketrans(
    {"ʒ": "dz", "Ʒ": "dz", "ǯ": "dz", "Ǯ": "dz", "θ": "t", "Θ": "t", "ϑ": "t", "ø": "o", "Ø": "o", "æ": "ae", "Æ": "ae",
     "å": "a", "Å": "a", "đ": "d", "Đ": "d", "ł": "l", "Ł": "l", "ß": "ss", "ð": "d", "þ": "th", "œ": "oe"}
)  # fmt: skip
MAX_LENGTH = 80


def slug_of(title: str) -> str:
    """A lower-case ASCII address for ``title``, words joined by hyphens, at most 80 letters; "" if nothing is left."""
    decomposed = unicodedata.normalize("NFKD", title.translate(WRITTEN_OUT))
    letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter)).lower()
    words = re.findall(r"[a-z0-9]+", letters.replace("'", "").replace("’", ""))
    slug = "-".join(words)
    if len(slug) > MAX_LENGTH:
        slug = slug[: MAX_LENGTH + 1].rpartition("-")[0] or slug[:MAX_LENGTH]
    return slug
