"""The keys of works: those of a file where they can stand in addresses, else made of name and year."""

import re

from exhibits.formats.bibliography import parts
from exhibits.formats.bibliography.works import Work
from exhibits.formats.slugs import slug_of

KEY = re.compile(r"[-a-zA-Z0-9_]+")
LONGEST_KEY = 60
TITLE_WORDS = 2


def key_of(text: str) -> str:
    """``text`` where it is a key, else what is left of it in small letters; "" where nothing is."""
    return text if KEY.fullmatch(text) and len(text) <= LONGEST_KEY else slug_of(text)[:LONGEST_KEY].strip("-")


def made_key(work: Work) -> str:
    """Such as *achim2004*."""
    people = parts.people_of(work)
    name = people[0].short if people else " ".join(work.title.split()[:TITLE_WORDS])
    stem = slug_of(name).replace("-", "")[: LONGEST_KEY - 8] or "work"
    return f"{stem}{work.issued.year or ''}"


def free(key: str, taken) -> str:
    """``key``, or with a number behind it where it is among ``taken``."""
    number, told = 1, key
    while told in taken:
        number += 1
        told = f"{key[: LONGEST_KEY - 5]}-{number}"
    return told
