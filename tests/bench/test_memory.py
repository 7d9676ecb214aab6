"""The translation memory among a hundred thousand texts, beside a plain look through all of them."""

import json
import random
import statistics
from itertools import accumulate, islice
from time import perf_counter

import pytest
from django.db import connection
from rapidfuzz import process
from rapidfuzz.fuzz import ratio
from wagtail_localize.models import String, StringSegment, StringTranslation, TranslationContext, TranslationSource

from exhibits.formats.likeness import ALIKE
from exhibits.translations.memory import note_strings, offers
from tests.browser.tables import table
from tests.factories import exhibit, translate
from tests.people import member

TEXTS, PAGES, ASKED, AT_ONCE = 100_000, 40, 15, 5000
LETTERS = "aaeeiioulnrtscdmpv"


def sentences():
    """As in a language: few words are everywhere, many are rare."""
    chance = random.Random(1971)
    words = ["".join(chance.choices(LETTERS, k=chance.randint(2, 11))) for _ in range(20_000)]
    weights = list(accumulate(1 / (rank + 1) for rank in range(len(words))))
    while True:
        yield " ".join(chance.choices(words, cum_weights=weights, k=chance.randint(3, 30))).capitalize() + "."


@pytest.fixture
def texts(db, locales) -> list[str]:
    """So many texts, each translated, on public pages."""
    places = []
    for number in range(PAGES):
        page = exhibit(f"Pagina {number}")
        translate(page, "nb", title=f"Side {number}", slug=f"side-{number}")
        source = TranslationSource.objects.get(object_id=page.translation_key)
        context, _ = TranslationContext.objects.get_or_create(object_id=page.translation_key, path="body.bench")
        places.append((source.pk, context.pk))
    made = list(islice(dict.fromkeys(islice(sentences(), TEXTS + 5000)), TEXTS))
    for at in range(0, TEXTS, AT_ONCE):
        _fill(made[at : at + AT_ONCE], places, locales)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # PostgreSQL does so by itself, once what was written is committed
    return made


def _fill(texts: list[str], places: list[tuple[int, int]], locales) -> None:
    ro, nb = locales["ro"].pk, locales["nb"].pk
    rows = [String(locale_id=ro, data=text, data_hash=String._get_data_hash(text)) for text in texts]
    strings = String.objects.bulk_create(rows)
    note_strings(strings)
    segments, translations = [], []
    for number, string in enumerate(strings):
        source, context = places[number % len(places)]
        segments.append(
            StringSegment(source_id=source, context_id=context, string=string, order=0, attrs=json.dumps({}))
        )
        words = {"data": f"nb {string.data}", "translation_type": "manual"}
        translations.append(StringTranslation(translation_of=string, context_id=context, locale_id=nb, **words))
    StringSegment.objects.bulk_create(segments)
    StringTranslation.objects.bulk_create(translations)


def timed(answer, questions: list[str]) -> list[tuple[float, int]]:
    """For each question the milliseconds that its answer took, and the score of the likest."""
    found = []
    for text in questions:
        began = perf_counter()
        scores = answer(text)
        found.append(((perf_counter() - began) * 1000, max(scores, default=0)))
    return found


def test_a_hundred_thousand_texts(texts, locales):
    user, chance = member("Translators (nb)"), random.Random(1990)
    ro, nb = locales["ro"].pk, locales["nb"].pk

    def changed(text: str) -> str:
        words = text.split()
        words[chance.randrange(len(words))] = "altceva"
        return " ".join(words)

    def remembered(text: str) -> list[int]:
        return [offer.score for offer in offers(ro, nb, text, user)]

    def scanned(text: str) -> list[int]:
        rows = StringTranslation.objects.filter(locale=nb, translation_of__locale=ro, has_error=False)
        known = dict(rows.values_list("translation_of", "translation_of__data"))
        return [int(score) for _, score, _ in process.extract(text, known, scorer=ratio, score_cutoff=ALIKE, limit=5)]

    chosen = chance.sample(texts, ASKED)
    for title, questions in (("The same text", chosen), ("One word changed", [changed(text) for text in chosen])):
        remembered(questions[0])
        ours, plain = timed(remembered, questions), timed(scanned, questions)
        rows = [
            [way, statistics.median(times), max(times), sum(score > 0 for score in scores), statistics.mean(scores)]
            for way, found in (("memory", ours), ("plain look", plain))
            for times, scores in [zip(*found, strict=True)]
        ]
        rows.append(["ratio", f"{rows[0][1] / rows[1][1]:.2f}", f"{rows[0][2] / rows[1][2]:.2f}", "", ""])
        table(f"{title}, among {len(texts)}", ["way", "ms, median", "ms, most", "found", "likest, mean"], rows)
