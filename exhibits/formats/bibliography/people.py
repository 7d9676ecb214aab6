"""Whose work it is: persons with a family name, and institutions, which are never taken apart."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from .lines import on_one_line

MOST_PEOPLE = 100
LONGEST_NAME = 300
PART = re.compile(r"[^\s-]+|-")


@dataclass(frozen=True)
class Person:
    """Either ``literal``, an institution or a name of one piece, or ``family`` with ``given``, which may be empty."""

    family: str = ""
    given: str = ""
    literal: str = ""

    @property
    def short(self) -> str:
        """As a text names them."""
        return self.literal or self.family

    @property
    def inverted(self) -> str:
        """As they stand in an alphabetical list."""
        return self.literal or ", ".join(filter(None, (self.family, self.given)))

    @property
    def straight(self) -> str:
        return self.literal or " ".join(filter(None, (self.given, self.family)))

    @property
    def initials(self) -> str:
        """``J. A.`` of *Jan Alexander*, ``J.-P.`` of *Jean-Paul*."""
        told = ""
        for part in PART.findall(self.given):
            letter = next((one.upper() for one in part if one.isalpha()), "")
            if letter:
                told += f"{letter}." if told.endswith("-") or not told else f" {letter}."
            elif part == "-" and told:
                told += part
        return told.strip("- ")

    @property
    def line(self) -> str:
        """As an editor writes them, and ``person_of`` reads them."""
        if self.literal:
            return f"{{{self.literal}}}" if "," in self.literal else self.literal
        return f"{self.family}, {self.given}".rstrip(" ") if self.given else f"{self.family},"


def person_of(line: str) -> Person:
    """*Family, Given* is a person, *Family,* one with a single name; all else is an institution, and so is what stands
    in braces, commas or not."""
    line = on_one_line(line)
    if line.startswith("{") and line.endswith("}"):
        return Person(literal=line[1:-1].strip())
    family, comma, given = line.partition(",")
    return Person(family.strip(), given.strip()) if comma and family.strip() else Person(literal=line.strip(", "))


def people_of(text: str) -> tuple[Person, ...]:
    """One on each line."""
    return tuple(person_of(line) for line in text.splitlines() if line.strip(" ,{}"))


def from_csl(names) -> tuple[Person, ...]:
    """The names of a CSL-JSON item; what is no name is passed over."""
    found = (_of_one(name) for name in names[:MOST_PEOPLE]) if isinstance(names, list) else ()
    return tuple(one for one in found if one.short)


def _of_one(name) -> Person:
    if isinstance(name, str):
        return Person(literal=_text(name))
    if not isinstance(name, dict):
        return Person()
    if literal := _text(name.get("literal")):
        return Person(literal=literal)
    # A particle that stays with the family name, such as van; one that does not goes with the given names.
    family = f"{_text(name.get('non-dropping-particle'))} {_text(name.get('family'))}".strip()
    given = f"{_text(name.get('given'))} {_text(name.get('dropping-particle'))}".strip()
    suffix = _text(name.get("suffix"))
    if not family:
        return Person(literal=given)
    return Person(family, ", ".join(filter(None, (given, suffix))))


def to_csl(people: Iterable[Person]) -> list[dict[str, str]]:
    return [_one_to_csl(one) for one in people]


def _one_to_csl(person: Person) -> dict[str, str]:
    if person.literal:
        return {"literal": person.literal}
    return {"family": person.family, **({"given": person.given} if person.given else {})}


def _text(value) -> str:
    return on_one_line(value)[:LONGEST_NAME] if isinstance(value, str) else ""
