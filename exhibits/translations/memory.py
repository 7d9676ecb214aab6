"""Translation memory: how the same sentence, or one like it, was translated anywhere in the museum."""

import json
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Length
from wagtail.models import Page
from wagtail_localize.models import String, StringSegment, StringTranslation

from exhibits.access.known import known_to
from exhibits.access.selectors import public, undisputed
from exhibits.formats.alignment import difference
from exhibits.formats.likeness import key_words, lengths, most_alike

from .locales import code_of
from .markup import Attributes, renumbered
from .models import MemoryWord
from .terms import models as term_models

OFFERS = 5
# How many texts are compared letter by letter, how many of the likest are looked up, how many translations of those.
COMPARED, LIKEST, LOOKED_UP = 800, 40, 400
# The rarest words are asked for until so many texts have one of them; of a single word no more texts are looked at.
FOUND = 3000
# What marks add to the length of a text that is compared without them.
MARKED = 400

# By primary key: a text, and how like it is to the present one.
Scores = dict[int, tuple[str, int]]
# By ``translation_key``: title and language.
Titles = dict[uuid.UUID, tuple[str, str]]


@dataclass(frozen=True)
class Offer:
    """``text`` is the translation that ``source`` was given, its marks numbered for the passage that it is offered for.
    ``score``: of a hundred, how like the two originals are; 100 is the same. ``where``: the title of a page or term
    that it stands on, and the language of that. ``uses``: on how many passages. ``parts``: what became of ``source``
    in the present passage (``formats.alignment.difference``).
    """

    source: str
    text: str
    score: int
    where: tuple[str, str]
    uses: int
    parts: list[tuple[str, str]]


def offers(
    source_locale_id: int,
    locale_id: int,
    text: str,
    user,
    attributes: Attributes | None = None,
    context_id: int | None = None,
) -> list[Offer]:
    """What ``text``, a passage in the language ``source_locale_id``, was translated as into ``locale_id``: the same
    text first, most used and newest before others, then at most ``OFFERS`` that are like it.

    Only what people wrote, without faults, for a passage that is still there; only of pages that ``user`` may know of,
    and of none that are held or whose narrator has not consented or no longer does. ``attributes`` are those of the
    passage's marks; ``context_id`` is its place, whose own translation is not offered to it.
    """
    same = String.objects.filter(locale=source_locale_id, data_hash=uuid.uuid5(String.UUID_NAMESPACE, text))
    scores = dict.fromkeys(same.values_list("pk", flat=True), (text, 100))
    passage = _Passage(text, attributes or {}, locale_id, user)
    exact = passage.offers(_translations(scores, locale_id).exclude(context=context_id), scores)
    alike = _alike(source_locale_id, locale_id, text, without=scores)
    others = passage.offers(_translations(alike, locale_id), alike)
    known = {offer.text for offer in exact}
    return exact[:OFFERS] + [offer for offer in others if offer.text not in known][:OFFERS]


def note_string(sender, instance: String, created, raw=False, **kwargs) -> None:
    """Receiver of ``post_save``: a new text is found by its words from now on."""
    if created and not raw:
        note_strings([instance])


def note_strings(strings: Iterable[String]) -> None:
    """Make texts known to the memory; safe to repeat."""
    rows = [
        MemoryWord(locale_id=string.locale_id, word=word, string_id=string.pk)
        for string in strings
        for word in key_words(string.data)
    ]
    MemoryWord.objects.bulk_create(rows, ignore_conflicts=True, batch_size=1000)


def _translations(strings: Iterable[int], locale_id: int) -> QuerySet:
    """What people wrote for these texts, without faults, newest first, with the ``attrs`` of the passage it stands at;
    none where the original no longer says so."""
    here = StringSegment.objects.filter(context=OuterRef("context"), string=OuterRef("translation_of"))
    return (
        _by_people(locale_id)
        .filter(translation_of__in=list(strings))
        .annotate(attrs=Subquery(here.order_by("order").values("attrs")[:1]))
        .exclude(attrs=None)
        .order_by("-updated_at", "-pk")
    )


def _by_people(locale_id: int) -> QuerySet:
    machine = StringTranslation.TRANSLATION_TYPE_MACHINE
    return StringTranslation.objects.filter(locale=locale_id, has_error=False).exclude(translation_type=machine)


def _alike(source_locale_id: int, locale_id: int, text: str, without: Iterable[int]) -> Scores:
    """The likest translated texts: the database gives those that share the rarest words with ``text``, and of these the
    letters are compared. In steps that each follow one index, whatever the database believes of its tables.
    """
    words = MemoryWord.objects.filter(locale=source_locale_id, word__in=_rarest(source_locale_id, text))
    counted = words.exclude(string__in=list(without)).values("string").annotate(shared=Count("pk"))
    sharing = list(counted.order_by("-shared", "-string").values_list("string", flat=True)[:FOUND])
    translated = set(_by_people(locale_id).filter(translation_of__in=sharing).values_list("translation_of", flat=True))
    least, most = lengths(text)
    candidates = String.objects.annotate(letters=Length("data")).filter(
        pk__in=translated, letters__gte=least, letters__lte=most + MARKED
    )
    texts = dict(candidates.values_list("pk", "data"))
    compared = islice((pk for pk in sharing if pk in texts), COMPARED)
    return {pk: (texts[pk], score) for pk, score in most_alike(text, {pk: texts[pk] for pk in compared}, LIKEST)}


def _rarest(source_locale_id: int, text: str) -> list[str]:
    """Those of the words of ``text`` that fewest texts have, until ``FOUND`` texts have one of them."""
    rows = MemoryWord.objects.filter(locale=source_locale_id, word__in=key_words(text)).values("word")
    chosen, found = [], 0
    for word, number in rows.annotate(number=Count("pk")).order_by("number").values_list("word", "number"):
        if chosen and found + number > FOUND:
            break
        chosen.append(word)
        found += number
    return chosen


@dataclass(frozen=True)
class _Passage:
    """The passage that something is offered for, and to whom."""

    text: str
    attributes: Attributes
    locale_id: int
    user: object

    def offers(self, translations: QuerySet, scores: Scores) -> list[Offer]:
        """One offer for each wording: of the likest original, of those the most used, of those the newest."""
        rows = list(translations.values_list("translation_of", "data", "context__object", "attrs")[:LOOKED_UP])
        titles = self._titles({key for _, _, key, _ in rows})
        places: dict[str, list[tuple[int, uuid.UUID]]] = {}
        for string, text, key, attributes in rows:
            if key in titles and text:
                places.setdefault(self._fitted(string, text, json.loads(attributes) or {}, scores), []).append(
                    (string, key)
                )
        made = [self._offer(text, found, titles, scores) for text, found in places.items()]
        return sorted(made, key=lambda offer: (-offer.score, -offer.uses))

    def _fitted(self, string: int, text: str, had: Attributes, scores: Scores) -> str:
        """``text`` with the marks of this passage; those of the very same text are numbered alike already."""
        return text if scores[string][0] == self.text else renumbered(text, had, self.attributes)

    def _offer(self, text: str, places: list[tuple[int, uuid.UUID]], titles: Titles, scores: Scores) -> Offer:
        string, key = max(places, key=lambda place: scores[place[0]][1])
        source, score = scores[string]
        return Offer(source, text, score, titles[key], len(places), difference(source, self.text))

    def _titles(self, keys: set[uuid.UUID]) -> Titles:
        """Where the words of these things may be taken from: the title and the language of each."""
        pages = Page.objects.filter(translation_key__in=keys, locale=self.locale_id, depth__gt=1)
        known = undisputed(pages.filter(known_to(self.user, pages)))
        found = [known.values_list("translation_key", "title")]
        for model in term_models() if len(keys) > len(found[0]) else ():
            terms = public(model.objects.filter(translation_key__in=keys, locale=self.locale_id))
            found.append(terms.values_list("translation_key", "name"))
        language = code_of(self.locale_id)
        return {key: (title, language) for rows in found for key, title in rows}
