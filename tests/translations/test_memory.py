"""The translation memory: what is offered, to whom, and what never is."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail_localize.models import StringTranslation

from exhibits.access.models import Consent, Hold
from exhibits.stories.models import StoryPage
from exhibits.translations.memory import offers
from exhibits.translations.models import MemoryWord
from exhibits.translations.writing import write_translation
from exhibits.vocabularies.models import Theme
from museum.setup.people import CURATORS
from tests import factories
from tests.factories import block
from tests.people import member

pytestmark = pytest.mark.django_db
SENTENCE = "Aici a lucrat un căldărar vestit din Tismana."
SENTENCE_NB = "Her arbeidet en berømt kobberslager fra Tismana."


@pytest.fixture
def asked(locales):
    """What is offered for a Romanian text in Norwegian."""

    def ask(text: str = SENTENCE, user=None, **options):
        user = user or member("Translators (nb)", name=f"nb{len(asked_by)}")
        asked_by.append(user)
        return offers(locales["ro"].pk, locales["nb"].pk, text, user, **options)

    asked_by = []
    return ask


def paragraph(text: str) -> list[dict]:
    return [block("text", f'<p data-block-key="a">{text}</p>')]


@pytest.fixture
def translated(committed):
    """A public page with one paragraph, and its translation."""

    def make(title: str, ro: str = SENTENCE, nb: str = SENTENCE_NB, kind=factories.exhibit, live=True, **fields):
        with committed():
            page = kind(title, body=paragraph(ro), **fields)
        with committed():
            factories.translate(
                page, "nb", live=live, title=f"{title} nb", slug=f"{title}-nb".lower(), body=paragraph(nb)
            )
        return page

    return make


def texts(found) -> list[tuple[str, int]]:
    return [(offer.text, offer.score) for offer in found]


def test_the_same_sentence_is_offered_with_where_it_stands(asked, translated):
    translated("Cazanul")
    (offer,) = asked()
    assert (offer.source, offer.text, offer.score, offer.uses) == (SENTENCE, SENTENCE_NB, 100, 1)
    assert offer.where == ("Cazanul nb", "nb")
    assert offer.parts == [("same", SENTENCE)]


def test_a_similar_one_has_a_score_and_its_difference(asked, translated):
    translated("Cazanul")
    (offer,) = asked("Aici a lucrat un căldărar bun din Tismana.")
    assert offer.text == SENTENCE_NB
    assert 70 <= offer.score < 100
    assert offer.parts == [
        ("same", "Aici a lucrat un căldărar"),
        ("taken", " vestit"),
        ("added", " bun"),
        ("same", " din Tismana."),
    ]
    assert asked("Muzeul este deschis în fiecare zi până la ora șase.") == []


def test_the_most_used_comes_first_and_each_wording_once(asked, translated):
    translated("Unu", nb="Tre.")
    translated("Doi", nb="To.")
    translated("Trei", nb="Tre.")
    translated("Patru", "Aici a lucrat un căldărar vestit din Tismana!", nb="To.")
    assert [(offer.text, offer.score, offer.uses) for offer in asked()] == [("Tre.", 100, 2), ("To.", 100, 1)]


def test_of_those_used_alike_the_newest_comes_first(asked, translated):
    translated("Unu", nb="En.")
    translated("Doi", nb="To.")
    assert [offer.text for offer in asked()] == ["To.", "En."]


def test_no_more_than_five_similar_ones_the_likest_first(asked, translated):
    for number in range(7):
        translated(f"Pagina{number}", f"{SENTENCE[:-1]}{' x' * (number + 1)}.", nb=f"nb {number}")
    assert [offer.text for offer in asked()] == [f"nb {number}" for number in range(5)]


def test_the_passages_own_translation_is_not_offered_to_it(asked, translated):
    page = translated("Cazanul")
    own = StringTranslation.objects.get(data=SENTENCE_NB)
    assert own.context.object_id == page.translation_key
    assert asked(context_id=own.context_id) == []


def test_marks_are_numbered_for_the_present_passage(asked, translated):
    link, other = '<a href="https://a.example/">{}</a>', '<a href="https://b.example/">{}</a>'
    translated(
        "Cazanul",
        f"Vezi {link.format('cazanul')} și {other.format('cleștele')} <b>mare</b>.",
        f"Se {link.format('kjelen')} og {other.format('tangen')} <b>stor</b>.",
    )
    text = 'Vezi <a id="a1">cazanul</a> și <a id="a2">cleștele</a> <b>mari</b>.'
    attributes = {"a1": {"href": "https://b.example/"}, "a2": {"href": "https://c.example/"}}
    (offer,) = asked(text, attributes=attributes)
    assert offer.text == 'Se kjelen og <a id="a1">tangen</a> <b>stor</b>.'
    (offer,) = asked('Vezi <a id="a1">cazanul</a> și <a id="a2">cleștele</a> <b>mare</b>.', attributes={})
    assert offer.text == 'Se <a id="a1">kjelen</a> og <a id="a2">tangen</a> <b>stor</b>.'


@pytest.mark.parametrize("text", ["Aici a lucrat un căldărar bun din Tismana.", SENTENCE])
def test_neither_machines_nor_faults_nor_empty_words_are_offered(text, asked, translated):
    translated("Cazanul")
    for values in ({"translation_type": "machine"}, {"has_error": True}, {"data": ""}):
        row = StringTranslation.objects.get(translation_of__data=SENTENCE)
        assert len(asked(text)) == 1
        StringTranslation.objects.filter(pk=row.pk).update(**values)
        assert asked(text) == [], values
        row.save()


def test_what_was_taken_out_of_its_original_is_not_offered(asked, translated, committed):
    page = translated("Cazanul")
    with committed():
        page.body = paragraph("Altceva.")
        page.save_revision().publish()
    assert texts(asked()) == []


def test_what_was_deleted_is_not_offered(asked, translated, committed):
    page = translated("Cazanul")
    with committed():
        page.delete()
    assert asked() == []


def test_drafts_are_offered_to_whoever_works_on_that_language_only(asked, translated):
    translated("Cazanul", live=False)
    assert len(asked()) == 1
    assert len(asked(user=member(CURATORS))) == 1
    for person in (member("Translators (en)"), member("Educators"), AnonymousUser()):
        assert asked(user=person) == []


def test_public_words_are_offered_to_everybody_in_the_house(asked, translated):
    translated("Cazanul")
    assert len(asked(user=member("Translators (en)"))) == 1


def hold(page):
    Hold.objects.create(subject=page.translation_key, reason="x")


def hold_the_section(page):
    Hold.objects.create(subject=page.get_parent().translation_key, reason="x")


def withdraw_consent(page):
    Consent.objects.filter(subject=page.translation_key).update(withdrawn_on=date(2020, 2, 2))


@pytest.mark.parametrize("away", [hold, hold_the_section, withdraw_consent])
def test_held_pages_and_withdrawn_narrators_are_nobodys_source(away, asked, committed, locales):
    with committed():
        page = factories.story(
            "Povestea", basis=StoryPage.Basis.CONSENT, narrator="Ana", live=False, body=paragraph(SENTENCE)
        )
        factories.consent(page)
        page.save_revision().publish()
    with committed():
        factories.translate(page, "nb", title="Fortellingen", slug="fortellingen", body=paragraph(SENTENCE_NB))
    curator = member(CURATORS)
    assert len(asked(user=curator)) == 1
    away(page)
    assert asked(user=curator) == []


def test_names_of_terms_are_remembered_too(asked, locales):
    crafts = factories.theme("crafts", "Meșteșugurile romilor")
    write_translation(crafts, locales["nb"], Theme(key="crafts", name="Roms håndverk", locale=locales["nb"]))
    (offer,) = asked("Meșteșugurile romilor")
    assert (offer.text, offer.where) == ("Roms håndverk", ("Roms håndverk", "nb"))


def test_texts_are_known_to_the_memory_as_soon_as_they_are_there(translated):
    translated("Cazanul")
    words = MemoryWord.objects.filter(string__data=SENTENCE).values_list("word", flat=True)
    assert set(words) == {"calda", "tisma", "vesti", "lucra", "aici", "din", "un", "a"}


@pytest.mark.parametrize("text", ["", " ", "…", "%", "_", "\\", "'", "x" * 20_000, "<b>", "a " * 5000, "\u0000"])
def test_any_text_may_be_asked_for(text, asked, translated):
    translated("Cazanul")
    assert asked(text) == []


def test_it_asks_the_database_as_often_for_any_number(asked, translated, rolled_back, locales):
    user = member("Translators (nb)")

    def queries(number: int) -> int:
        with rolled_back():
            for index in range(number):
                translated(f"Pagina{index}", f"{SENTENCE} {index}", nb=f"nb {index}")
            asked(user=user)
            with CaptureQueriesContext(connection) as captured:
                asked(user=user)
            return len(captured)

    assert queries(2) == queries(9) <= 14
