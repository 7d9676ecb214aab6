"""The term base: terms that stand in a text, with their translations, from every vocabulary that joins in."""

from dataclasses import dataclass, replace
from operator import itemgetter
from uuid import UUID

from django.db.models import F, QuerySet, Value
from django.urls import reverse
from django.utils.functional import Promise

from exhibits.access.selectors import public
from exhibits.formats.likeness import plain
from exhibits.formats.terms import find, has_slur
from exhibits.vocabularies.models import Term, Use

from .locales import id_of

_models: list[type[Term]] = []


@dataclass(frozen=True)
class TermPair:
    """``term`` is the name as the vocabulary has it, ``found`` as it stands in the text; ``translation`` and ``note``
    (what the museum says of it) are in the language of the translation, empty where there is none: a slur has none to
    suggest. ``kind`` names the vocabulary, ``address`` leads to the term in the admin. ``is_checked``: whether its
    translation is missed where it does not stand; never for people's names, least of all their own for themselves.
    """

    term: str
    found: str
    translation: str
    note: str
    kind: str | Promise
    address: str
    is_checked: bool


def register(model: type[Term]) -> None:
    """Let the terms of a vocabulary be found in texts."""
    if model not in _models:
        _models.append(model)


def models() -> list[type[Term]]:
    return list(_models)


def terms_in(text: str, source_language: str, language: str) -> list[TermPair]:
    """The terms that stand in ``text``, a passage with or without marks, in the order in which they do; two queries."""
    return TermBase(source_language, language).terms_in(text)


class TermBase:
    """All terms of one language with their translations into another, read once: for whoever asks of many texts."""

    def __init__(self, source_language: str, language: str):
        terms, translations = _rows(source_language), _rows(language)
        self._pairs = [_pair(row, translations.get(key), language) for key, row in terms.items()]

    def terms_in(self, text: str) -> list[TermPair]:
        text = plain(text)
        found = find([pair.term for pair in self._pairs], text)
        return [replace(self._pairs[one.index], found=text[one.start : one.end]) for one in found]


def missing_terms(pairs: list[TermPair], text: str) -> list[TermPair]:
    """Those of ``pairs`` whose translation does not stand in ``text``, the translated passage, in whatever form."""
    # One by one: within a longer term a shorter one counts as well.
    return [pair for pair in pairs if pair.is_checked and not find([pair.translation], plain(text))]


Key = tuple[int, UUID]


def _rows(language: str) -> dict[Key, dict]:
    """The terms of one language by vocabulary and ``translation_key``, in the vocabularies' order; one query."""
    found = [_values(kind, public(model.objects.filter(locale=id_of(language)))) for kind, model in enumerate(_models)]
    rows = found[0].union(*found[1:], all=True) if found else []
    return {(row["kind"], row["translation_key"]): row for row in sorted(rows, key=itemgetter("kind", "row"))}


def _values(kind: int, terms: QuerySet) -> QuerySet:
    return terms.order_by().values(
        "translation_key", "name", "description", row=F("pk"), kind=Value(kind), standing=terms.model.use_in_texts()
    )


def _pair(row: dict, other: dict | None, language: str) -> TermPair:
    model = _models[row["kind"]]
    is_suggested = other and row["standing"] != Use.QUOTED
    if is_suggested and row["standing"] == Use.WORD:
        is_suggested = not has_slur(other["name"], language)
    return TermPair(
        term=row["name"],
        found="",
        translation=other["name"] if is_suggested else "",
        note=other["description"] if other else "",
        kind=model._meta.verbose_name,
        address=reverse(model.snippet_viewset.get_url_name("edit"), args=[row["row"]]),
        is_checked=bool(is_suggested) and row["standing"] == Use.WORD,
    )
