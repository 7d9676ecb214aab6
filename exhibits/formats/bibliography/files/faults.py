"""What can be wrong with a file of works, and how large one may be."""

from dataclasses import dataclass, field
from enum import Enum, auto

from exhibits.formats.bibliography.works import Work

MOST_BYTES = 1_000_000
MOST_WORKS = 500
# After so many nobody reads on.
MOST_FAULTS = 200


class Wrong(Enum):
    """What ``detail`` of a fault names stands behind each."""

    TOO_LARGE = auto()  # the most kilobytes
    UNDECODABLE = auto()
    UNKNOWN_FORM = auto()
    EMPTY = auto()
    TOO_MANY = auto()  # the most works
    CONTROL = auto()  # the code point
    NOT_CLOSED = auto()  # the sign, or the entry, that is opened
    EXPECTED = auto()  # the sign that is missing
    NO_KEY = auto()
    WRONG_KEY = auto()  # the key
    KEY_TWICE = auto()  # the key
    FIELD_TWICE = auto()  # the field
    UNKNOWN_STRING = auto()  # the abbreviation
    TOO_LONG = auto()  # the field
    NO_TITLE = auto()
    NO_ADDRESS = auto()  # what is no address
    NO_TAG = auto()  # the line
    NOT_BEGUN = auto()
    NOT_ENDED = auto()


@dataclass(frozen=True)
class Fault:
    """``line`` counts from 1; 0 is the whole file."""

    line: int
    wrong: Wrong
    detail: str = ""


@dataclass(frozen=True)
class Found:
    """``has_own_key`` is false where the file gives none and one was made of name and year."""

    line: int
    work: Work
    has_own_key: bool = True


@dataclass
class Reading:
    works: list[Found] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def tell(self, line: int, wrong: Wrong, detail: str = "") -> None:
        self.faults.append(Fault(line, wrong, detail))
