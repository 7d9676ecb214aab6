"""International Standard Book Numbers: ISO 2108:2017, annex B (check digit)."""

DIGITS = 13
PREFIXES = ("978", "979")


class NotAnIsbn(ValueError):
    """Not 13 digits that begin with 978 or 979 and end with the right check digit."""


def plain(text: str) -> str:
    """The 13 digits of an ISBN. Raises NotAnIsbn."""
    digits = text.replace("-", "").replace(" ", "").removeprefix("ISBN")
    if len(digits) != DIGITS or not digits.isascii() or not digits.isdigit() or not digits.startswith(PREFIXES):
        raise NotAnIsbn(text)
    if sum(int(one) * (3 if place % 2 else 1) for place, one in enumerate(digits)) % 10:
        raise NotAnIsbn(text)
    return digits


def grouped(text: str) -> str:
    """As it was written where it has hyphens, for only the agency knows where they belong; else without. Raises
    NotAnIsbn."""
    digits, written = plain(text), text.strip().replace(" ", "-").removeprefix("ISBN-")
    return written if "-" in written else digits
