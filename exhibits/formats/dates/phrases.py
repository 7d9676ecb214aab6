"""How dates are said in the museum's languages: the one table for all of them.

Romani has the months of the museum's Romani catalogue and its words for *and* and *or*. For all else no Romani word is
known here, so it has figures and signs that all languages share; ``test_date_words.py`` keeps it to that.
"""

from collections.abc import Callable
from dataclasses import dataclass

DASH = "–"
# Norwegian has no spaces around it where others have them, between more than two figures.
SPACED_DASH = f" {DASH} "
MINUS = "\N{MINUS SIGN}"
ROMAN_NUMERALS = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(frozen=True)
class Phrases:
    """``{}`` is where a date goes, or what else the name says.

    ``decade`` and ``decades`` take the first years of decades; None where they are said as years. ``century`` and
    ``centuries`` make words of the numbers of centuries (19 for the one from 1801) and of whether they are before our
    era; None too. ``seasons`` are spring to winter, around a year; empty where only the year is said. ``the`` is put
    before a decade or a century that follows on a preposition.
    """

    months: tuple[str, ...]
    seasons: tuple[str, ...]
    day: str
    about: str
    before: str
    after: str
    since: str
    earlier: str
    later: str
    both: str
    either: str
    from_to: str
    wide: str
    bce: str
    ce: str
    undated: str
    some_year: str
    the: str = ""
    decade: str | None = None
    decades: str | None = None
    century: Callable[[int, bool], str] | None = None
    centuries: Callable[[int, int, bool], str] | None = None


def roman(number: int) -> str:
    """A number from 1 to 39, in Roman numerals."""
    letters = ""
    for worth, numeral in ROMAN_NUMERALS:
        times, number = divmod(number, worth)
        letters += numeral * times
    return letters


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 11th: the English ordinal."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _romanian_century(number: int, bce: bool) -> str:
    return "secolul I" if number == 1 else f"secolul al {roman(number)}-lea"


def _norwegian_century(number: int, bce: bool) -> str:
    # Of the years 1 to 99 there are no hundreds to call them by.
    return "1. århundre" if number == 1 else f"{number - 1}00-tallet"


def _norwegian_centuries(first: int, last: int, bce: bool) -> str:
    if 1 in (first, last):
        return f"{first}.{DASH}{last}. århundre"
    return f"{first - 1}00{DASH}{last - 1}00-tallet"


PHRASES = {
    "ro": Phrases(
        months=(
            "ianuarie", "februarie", "martie", "aprilie", "mai", "iunie", "iulie", "august", "septembrie", "octombrie",
            "noiembrie", "decembrie",
        ),
        seasons=("primăvara anului {}", "vara anului {}", "toamna anului {}", "iarna anului {}"),
        day="{}",
        about="circa {}",
        before="înainte de {}",
        after="după {}",
        since="începând cu {}",
        earlier="{} {} mai devreme",
        later="{} {} mai târziu",
        both="și",
        either="sau",
        from_to="din {} până la {}",
        wide=SPACED_DASH,
        bce="{} î.Hr.",
        ce="{} d.Hr.",
        undated="nedatat",
        some_year="{}, an necunoscut",
        decade="anii {}",
        decades=f"anii {{}}{DASH}{{}}",
        century=_romanian_century,
        centuries=lambda first, last, bce: f"secolele {roman(first)}{DASH}{roman(last)}",
    ),
    "rom": Phrases(
        months=(
            "januàro", "februàro", "màrto", "aprìlo", "màjo", "jùno", "jùlo", "agòsto", "septèmbro", "oktòbro",
            "novèmbro", "decèmbro",
        ),
        seasons=(),
        day="{}",
        about="c. {}",
        before="< {}",
        after="> {}",
        since=f"{{}}{DASH}",
        earlier="≤ {}",
        later="≥ {}",
        both="thaj",
        either="vaj",
        from_to=f"{{}}{SPACED_DASH}{{}}",
        wide=SPACED_DASH,
        bce=f"{MINUS}{{}}",
        ce="{}",
        undated="?",
        some_year="{} ?",
    ),
    "nb": Phrases(
        months=(
            "januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
            "desember",
        ),
        seasons=("våren {}", "sommeren {}", "høsten {}", "vinteren {}"),
        day="{}.",
        about="ca. {}",
        before="før {}",
        after="etter {}",
        since="siden {}",
        earlier="{} {} tidligere",
        later="{} {} senere",
        both="og",
        either="eller",
        from_to="fra {} til {}",
        wide=DASH,
        bce="{} f.Kr.",
        ce="{} e.Kr.",
        undated="udatert",
        some_year="{}, ukjent år",
        decade="{}-årene",
        decades=f"{{}}{DASH}{{}}-årene",
        century=_norwegian_century,
        centuries=_norwegian_centuries,
    ),
    "en": Phrases(
        months=(
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ),
        seasons=("spring {}", "summer {}", "autumn {}", "winter {}"),
        day="{}",
        about="circa {}",
        before="before {}",
        after="after {}",
        since="since {}",
        earlier="{} {} earlier",
        later="{} {} later",
        both="and",
        either="or",
        from_to="from {} to {}",
        wide=SPACED_DASH,
        bce="{} BCE",
        ce="{} CE",
        undated="undated",
        some_year="{}, year unknown",
        the="the ",
        decade="{}s",
        decades=f"{{}}s{DASH}{{}}s",
        century=lambda number, bce: f"{ordinal(number)} century",
        centuries=lambda first, last, bce: f"{ordinal(first)}{DASH}{ordinal(last)} centuries",
    ),
}  # fmt: skip
