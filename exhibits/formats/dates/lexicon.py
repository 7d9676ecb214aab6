"""The words and signs of catalogues for dates, in English, Romanian and Norwegian; months and *and* in Romani too.

A text is read as a row of tokens. What is no token makes the whole unreadable: nothing is passed over in silence.
Romanian is read with and without its diacritics.
"""

import re
import unicodedata
from dataclasses import dataclass

from .phrases import PHRASES
from .points import AUTUMN, SPRING, SUMMER, WINTER

# All dashes, and the signs that stand for an apostrophe.
SAME = str.maketrans({**dict.fromkeys("‐‑‒–—−", "-"), **dict.fromkeys("’‘ʼ´", "'")})
RING_ABOVE = "\N{COMBINING RING ABOVE}"
ABOUT_A_FIGURE = re.compile(r"\b(ca?)(?=\d)")
SHORT_MONTHS = (
    "jan ian", "feb febr", "mar mart", "apr", "", "jun iun", "jul iul", "aug", "sep sept", "oct okt", "nov noi",
    "dec des",
)  # fmt: skip
SEASONS = {
    SPRING: "spring primăvara våren vår",
    SUMMER: "summer vara sommeren sommer",
    AUTUMN: "autumn fall toamna høsten høst",
    WINTER: "winter iarna vinteren vinter",
}
ROMAN_WORTH = {"i": 1, "v": 5, "x": 10}
FIRST, SECOND = r"first|1st|1\.|prim[aăul]+|første", r"second|2nd|2\.|a doua|al doilea|andre|annen"
THIRD, LAST = "third|3rd|al treilea|tredje", "fourth|4th|last|latter|ultim[aăul]+|siste|fjerde"
HALF, QUARTER = "half|jumătate|halvdel", "quarter|sfert|fjerdedel|kvartal"

# In the order in which they are tried. Each ends where a word ends.
PATTERNS = {
    "first_half": rf"(?:{FIRST}) (?:{HALF})",
    "second_half": rf"(?:{SECOND}|{LAST}) (?:{HALF})",
    "first_quarter": rf"(?:{FIRST}) (?:{QUARTER})",
    "second_quarter": rf"(?:{SECOND}) (?:{QUARTER})",
    "third_quarter": rf"(?:{THIRD}) (?:{QUARTER})",
    "fourth_quarter": rf"(?:{LAST}) (?:{QUARTER})",
    "iso": r"\d{4}-\d\d-\d\d",
    "dotted": r"\d{1,2}\.\s?\d{1,2}\.\s?\d{4}",
    "slashed": r"\d{1,2}/\d{1,2}/\d{4}",
    "month_of": r"\d{1,2}/\d{4}",
    "hundreds": r"\d{1,2}00-?tal(?:let|et|l)?",
    "decade": r"\d{1,3}0(?:'?s|-?år(?:ene|a))|\d\d[1-9]0-?tal(?:let|et|l)?",
    "ordinal": r"\d{1,2}(?:st|nd|rd|th|\.(?=\s?(?:-\s?\d{1,2}\.\s?)?århundre))",
    "number": r"\d+\.?",
    "bce": r"b\.?\s?c\.?(?:\s?e\.?)?|î\.\s?(?:d\.\s?)?hr\.?|î\.\s?e\.\s?n\.?|f\.?\s?kr\.?|f\.?v\.?t\.?",
    "ce": r"a\.?d\.?|c\.?e\.?|d\.?\s?hr\.?|e\.?\s?n\.?|e\.?\s?kr\.?|e\.?v\.?t\.?",
    "not_before": r"≥|not? (?:earlier than|before)|nu (?:mai devreme de|înainte de)|ikke før|tidligst",
    "not_after": r"≤|not? (?:later than|after)|nu (?:mai târziu de|după)|ikke (?:senere enn|etter)"
    r"|cel târziu(?: în)?|senest",
    "or_earlier": r"(?:or|and|sau|și|eller|og) (?:earlier|before|mai devreme|tidligere|før)",
    "or_later": r"(?:or|and|sau|și|eller|og) (?:later|after|mai târziu|senere|etter)",
    "before": r"<|before|prior to|înainte de|înaintea|ante|før",
    "after": r">|after|după|post|etter",
    "since": r"since|începând (?:cu|din)|siden|fra og med",
    "present": r"(?:the )?present|prezent|astăzi|azi|i dag|nå",
    "between": r"between|între|mellom",
    "about": r"circa|cirka|cca\.?|ca\.?|c[.,]?|about|around|approx(?:\.|imately)?|aprox(?:\.|imativ)?"
    r"|în jurul(?: anului)?|în jur de|rundt|omkring|omtrent|~",
    "maybe": r"probably|possibly|perhaps|probabil|posibil|poate|trolig|sannsynligvis|muligens|kanskje|anta[gk]elig",
    "doubt": r"\(\?\)|\?",
    "early": r"early-?|beginning|începutul|tidlig|begynnelsen",
    "middle": r"mid(?:dle)?-?|mijlocul|midten|midt",
    "late": r"later?-?|end|sfârșitul|sen(?:t|ere)?|slutten",
    "century": r"centur(?:y|ies)|sec\.?|secol(?:ul|ului|ele|elor)?|århundre(?:r|t|de|det)?",
    "roman": r"(?:al )?[ivx]{1,6}(?:-lea)?",
    "decades": r"anii|anilor",
    "made": r"(?:designed|manufactured|produced|printed|published|cast|modell?ed|patented|completed|reworked|revised"
    r"|drawn|proiectat|tipărit|turnat|publicat|fabricat|tegnet|trykt|støpt|produsert|utgitt)"
    r"(?: (?:posthumously|later|in))?",
    "to": r"-+|/|to|until|till?|până (?:în|la)",
    "from": r"from|fra|din|de la",
    "either": rf"or|sau|eller|{PHRASES['rom'].either}",
    "both": rf"and|&|og|și|{PHRASES['rom'].both}",
    "filler": r"the|of|in|în|an|al|ale|ai|a|av|på|i|lui|anul|anului|året|år|year",
    "comma": r"[,;()]",
}  # fmt: skip
PARTS = {
    "early": (0.0, 0.3), "middle": (0.3, 0.7), "late": (0.7, 1.0), "first_half": (0.0, 0.5), "second_half": (0.5, 1.0),
    "first_quarter": (0.0, 0.25), "second_quarter": (0.25, 0.5), "third_quarter": (0.5, 0.75),
    "fourth_quarter": (0.75, 1.0),
}  # fmt: skip
VAGUE_PARTS = ("early", "middle", "late")
NO_DATE = (
    r"(?:n\.?\s?d\.?|s\.?\s?a\.?|undated|not dated|no date|date unknown|unknown|fără dată|f\.\s?d\.?|nedatat[ăe]?|"
    r"dată necunoscută|udatert|uten (?:år|dato)|u\.\s?å\.?|ukjent(?: (?:år|dato))?)"
)
# A time that has a name: what it is called is left out, the figures beside it are read.
PERIOD = re.compile(r"[^\W_]+(?: [^\W\d_]+){0,3} (?:period|dynasty|dynasties|kingdom)\b,?")
NAMED = re.compile(r"\((?P<whole>[^()]*)\),? ?(?P<within>.*)")


@dataclass(frozen=True)
class Token:
    """``kind`` is the name of its pattern, ``text`` as it stands, ``numbers`` those in it or those it names."""

    kind: str
    text: str = ""
    numbers: tuple[int, ...] = ()


def folded(text: str) -> str:
    """Lower case, single spaces, one sort of dash; without diacritics but the Norwegian ones."""
    return ABOUT_A_FIGURE.sub(r"\1. ", " ".join(_plain(text.casefold()).translate(SAME).split()))


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFD", text)
    kept = "".join(letter for letter in letters if letter == RING_ABOVE or not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", kept)


def tokens_of(text: str) -> list[Token] | None:
    """The tokens of a folded text but for those that only join others; None if there is anything else in it."""
    pattern = WITH_ROMAN if CENTURY_WORD in text else WITHOUT_ROMAN
    tokens, at = [], 0
    for match in pattern.finditer(text):
        if text[at : match.start()].strip(" "):
            return None
        at = match.end()
        if match.lastgroup != "filler":
            tokens.append(Token(match.lastgroup, match[0], _numbers(match.lastgroup, match[0])))
    return None if text[at:].strip(" ") else tokens


def _numbers(kind: str, text: str) -> tuple[int, ...]:
    if kind == "month":
        return (MONTHS[text.rstrip(".")],)
    if kind == "season":
        return (SEASON_WORDS[text],)
    if kind == "roman":
        worths = [ROMAN_WORTH[letter] for letter in text.removeprefix("al ").removesuffix("-lea")]
        return (sum(-one if one < after else one for one, after in zip(worths, [*worths[1:], 0], strict=True)),)
    return tuple(map(int, re.findall(r"\d+", text)))


def _month_words() -> dict[str, int]:
    words = {}
    for phrases in PHRASES.values():
        for number, (month, short) in enumerate(zip(phrases.months, SHORT_MONTHS, strict=True), 1):
            words |= dict.fromkeys((folded(month), *short.split()), number)
    return words


def _compiled(patterns: dict[str, str]) -> re.Pattern:
    # What ends in a letter or a figure ends a word; "c." and "mid-" may stand right before the next one.
    each = "|".join(f"(?P<{kind}>{_plain(pattern)})" for kind, pattern in patterns.items()).replace(r"\d", "[0-9]")
    return re.compile(rf"(?:(?<![^\W\d_])|(?!\w))(?:{each})(?:(?<=\W)|(?!\w))")


MONTHS = _month_words()
SEASON_WORDS = {word: number for number, words in SEASONS.items() for word in _plain(words).split()}
# Only behind the Romanian word for a century are letters numbers: "i" is Norwegian for "in".
CENTURY_WORD = "sec"
NAMES = {"month": rf"(?:{'|'.join(sorted(MONTHS, reverse=True))})\.?", "season": "|".join(SEASON_WORDS)}
WITH_ROMAN = _compiled(NAMES | PATTERNS)
WITHOUT_ROMAN = _compiled(NAMES | {kind: pattern for kind, pattern in PATTERNS.items() if kind != "roman"})
UNDATED = re.compile(_plain(NO_DATE))
