"""ISBN-10 and ISBN-13, told from a slip of the pen by their last figure (ISO 2108)."""

import re

PARTS = re.compile(r"[\s‐‑–-]+")
TEN, THIRTEEN = re.compile(r"\d{9}[\dX]"), re.compile(r"97[89]\d{10}")


def is_isbn(text: str) -> bool:
    """Spaces and hyphens do not count."""
    figures = PARTS.sub("", text).upper()
    if TEN.fullmatch(figures):
        worth = [10 if one == "X" else int(one) for one in figures]
        return sum(weight * one for weight, one in zip(range(10, 0, -1), worth, strict=True)) % 11 == 0
    if THIRTEEN.fullmatch(figures):
        return sum(int(one) * (3 if place % 2 else 1) for place, one in enumerate(figures)) % 10 == 0
    return False
