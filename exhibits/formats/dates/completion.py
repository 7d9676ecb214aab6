"""The two sides of *from … to …*, each completed by what is said only of the other: *17th-19th century*, *1860-65*."""

from dataclasses import replace

from .lexicon import PARTS, Token
from .pieces import BEGINNINGS, CENTURY, ERAS, LAST_CENTURY, Note

Tokens = list[Token]
DAYS = 31


def completed(left: Tokens, right: Tokens, notes: list[Note]) -> tuple[Tokens, Tokens]:
    """Both sides as they would stand alone, without commas; ``notes`` grows if a year lacked digits."""
    left, right = ([token for token in side if token.kind != "comma"] for side in (left, right))
    for rule in (_part_alone, _century, _decade, _hundreds, _months, _era):
        left, right = rule(left, right)
    return left, _digits(left, right, notes)


def _core(tokens: Tokens) -> Tokens:
    """Without what is doubted, the part and the era."""
    return [token for token in tokens if token.kind not in (*BEGINNINGS, *PARTS, *ERAS, "doubt")]


def _kinds(tokens: Tokens) -> list[str]:
    return [token.kind for token in _core(tokens)]


def _part_alone(left: Tokens, right: Tokens) -> tuple[Tokens, Tokens]:
    """*early to mid 18th century*"""
    return (left if _core(left) else left + _core(right)), right


def _century(left: Tokens, right: Tokens) -> tuple[Tokens, Tokens]:
    """*17th-19th century*, *secolele XVII-XIX*: the word stands behind its number in English, before it in Romanian."""
    for one, other in ((left, right), (right, left)):
        kinds, others = _kinds(one), _kinds(other)
        # "Sec. 18-19" has plain figures; English centuries never have.
        plain = kinds[:1] == ["century"] and others == ["number"] and _core(other)[0].numbers[0] <= LAST_CENTURY
        if "century" in kinds and (plain or others in (["ordinal"], ["roman"])):
            word = one[[token.kind for token in one].index("century")]
            at = [token.kind for token in other].index(others[0])
            other.insert(at + (kinds[0] != "century"), word)
    return left, right


def _decade(left: Tokens, right: Tokens) -> tuple[Tokens, Tokens]:
    """*1870-1880s*, *1840-50-årene*, *anii 1920-1930*"""
    if _kinds(left) == ["number"] and _kinds(right) == ["decade"] and _core(left)[0].text.endswith("0"):
        year, decade = _core(left)[0].numbers[0], _core(right)[0]
        left = [replace(one, kind="decade", text=decade.text) if one.kind == "number" else one for one in left]
        if decade.numbers[0] < CENTURY:
            whole = replace(decade, numbers=(year - year % CENTURY + decade.numbers[0],))
            right = [whole if one is decade else one for one in right]
    if _kinds(left) == ["decades", "number"] and _kinds(right) == ["number"]:
        right = [Token("decades"), *right]
    return left, right


def _hundreds(left: Tokens, right: Tokens) -> tuple[Tokens, Tokens]:
    """*1600-1800-tallet*, *17-1800-tallet*"""
    if _kinds(left) != ["number"] or _kinds(right) != ["hundreds"]:
        return left, right
    number = _core(left)[0].numbers[0]
    if number >= CENTURY and number % CENTURY:
        return left, right
    hundreds = Token("hundreds", "", (number if number >= CENTURY else number * CENTURY,))
    return [hundreds if token.kind == "number" else token for token in left], right


def _months(left: Tokens, right: Tokens) -> tuple[Tokens, Tokens]:
    """*August - September 1954*, *3-7 May 1912*, *June 10-12, 1954*"""
    first, last = _core(left), _core(right)
    kinds, others = _kinds(left), _kinds(right)
    if kinds == ["month", "number"] and first[1].numbers[0] <= DAYS and others == ["number", "number"]:
        return [*left, last[-1]], [first[0], *right]
    if kinds in (["number"], ["ordinal"]) and others in (["number", "month", "number"], ["ordinal", "month", "number"]):
        return ([*left, *last[1:]] if first[0].numbers[0] <= DAYS else left), right
    lacks_year = kinds in (["month"], ["season"], ["number", "month"]) or (
        kinds == ["month", "number"] and first[1].numbers[0] <= DAYS
    )
    if lacks_year and len(others) > 1 and others[-1] == "number":
        return [*left, last[-1]], right
    return left, right


def _era(left: Tokens, right: Tokens) -> tuple[Tokens, Tokens]:
    """*800-600 BCE*, *1-200 CE*"""
    era = next((token for token in right if token.kind in ERAS), None)
    has_one = any(token.kind in ERAS for token in left)
    return ([*left, Token(era.kind)] if era and not has_one else left), right


def _digits(left: Tokens, right: Tokens, notes: list[Note]) -> Tokens:
    """*1860-65*: the right side, its year with the digits that it has in common with the left one."""
    years, short = [token for token in _core(left) if token.kind == "number"], _core(right)
    if not years or [token.kind for token in short][-1:] != ["number"] or len(short) > 1 + (short[0].kind == "decades"):
        return right
    full, digits = str(years[-1].numbers[0]), short[-1].text.rstrip(".")
    if len(full) != 4 or len(digits) > 2 or any(token.kind in ERAS for token in right):
        return right
    notes.append(Note.YEARS_COMPLETED)
    whole = full[: -len(digits)] + digits
    return [Token("number", whole, (int(whole),)) if token is short[-1] else token for token in right]
