"""The term base: terms that stand in a passage, with what they are in another language."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from exhibits.translations.terms import TermBase, missing_terms, models, terms_in
from exhibits.translations.writing import write_translation
from exhibits.vocabularies.models import (
    Community,
    GlossaryTerm,
    Material,
    ObjectType,
    Period,
    Person,
    Place,
    Theme,
    Use,
)
from museum.setup.people import CURATORS
from tests import factories
from tests.people import logged_in, member

pytestmark = pytest.mark.django_db


@pytest.fixture
def term(locales):
    """Make a glossary term with its translations."""

    def make(key: str, ro: str, description: str = "", use: str = Use.WORD, **names):
        made = factories.glossary_term(key, ro, description=description, use=use)
        for language, name in names.items():
            words = GlossaryTerm(key=key, name=name, description=description and f"{language}: {description}", use=use)
            words.locale = locales[language]
            write_translation(made, locales[language], words, leave_empty=True)
        return made

    return make


def test_terms_of_all_vocabularies_are_found_with_their_translations(term, locales):
    lautar = term("lautar", "lăutar", "Un muzician.", nb="lăutar")
    crafts = factories.theme("crafts", "Meșteșuguri")
    write_translation(crafts, locales["nb"], Theme(key="crafts", name="Håndverk", locale=locales["nb"]))
    factories.place("tismana", "Tismana")
    pairs = terms_in("<b>Lăutarii</b> &amp; meșteșugurile din Tismana.", "ro", "nb")
    assert [(pair.found, pair.translation) for pair in pairs] == [
        ("Lăutarii", "lăutar"),
        ("meșteșugurile", "Håndverk"),
        ("Tismana", ""),
    ]
    assert (pairs[0].note, str(pairs[0].kind)) == ("nb: Un muzician.", "glossary term")
    assert pairs[0].address == reverse(GlossaryTerm.snippet_viewset.get_url_name("edit"), args=[lautar.pk])
    assert models() == [Theme, Period, Place, Person, ObjectType, Material, Community, GlossaryTerm]


def test_what_is_missing_is_told_whatever_its_form(term):
    term("emancipation", "dezrobire", nb="frigjøring")
    term("cauldron", "cazan", nb="kjele")
    pairs = terms_in("După dezrobirea din 1856, cazanele.", "ro", "nb")
    assert [pair.found for pair in missing_terms(pairs, "Etter frigjøringen i 1856, kjelene.")] == []
    assert [pair.found for pair in missing_terms(pairs, "Etter <b>frigjøringen</b>, pannene.")] == ["cazanele"]


def test_a_term_without_a_translation_is_not_missed(term):
    term("cauldron", "cazan")
    (pair,) = terms_in("un cazan", "ro", "nb")
    assert (pair.translation, pair.is_checked, missing_terms([pair], "en kjele")) == ("", False, [])


def test_names_that_people_have_for_themselves_are_shown_and_never_missed(term, locales):
    term("rudari", "rudari", use=Use.NAME, nb="rudari")
    person = Person.objects.create(key="lautaru", name="Barbu Lăutaru", locale=locales["ro"])
    write_translation(person, locales["nb"], Person(key="lautaru", name="Barbu Lăutaru", locale=locales["nb"]))
    pairs = terms_in("Rudarii și Barbu Lăutaru", "ro", "nb")
    assert [pair.found for pair in pairs] == ["Rudarii", "Barbu Lăutaru"]
    assert missing_terms(pairs, "De andre") == []


def test_what_somebody_calls_themselves_is_no_fault(term):
    term("roma", "romi", use=Use.NAME, nb="rom")
    assert terms_in("Sunt țigan, a spus el.", "ro", "nb") == []
    pairs = terms_in("Suntem romi.", "ro", "nb")
    assert missing_terms(pairs, "Vi er tatere.") == []


def test_slurs_are_explained_and_never_suggested(term):
    term("slur", "țigani", "Stă numai în citate.", use=Use.QUOTED, nb="sigøynere")
    term("camp", "tabără", nb="sigøynerleir")
    quoted, camp = terms_in("„Țigani” în tabără", "ro", "nb")
    assert (quoted.found, quoted.translation, quoted.note) == ("Țigani", "", "nb: Stă numai în citate.")
    assert camp.translation == "", "whoever entered it"
    assert missing_terms([quoted, camp], "") == []


def test_it_asks_the_database_twice_for_any_number_of_terms_and_texts(term):
    for number in range(30):
        term(f"term-{number}", f"cuvântul{number}", nb=f"ordet{number}")
    with CaptureQueriesContext(connection) as captured:
        base = TermBase("ro", "nb")
        found = [pair for number in range(30) for pair in base.terms_in(f"cuvântul{number}")]
    assert [pair.translation for pair in found] == [f"ordet{number}" for number in range(30)]
    assert len(captured) == 2


def test_a_term_that_is_changed_is_so_at_once(term):
    made = term("cauldron", "cazan", nb="kjele")
    GlossaryTerm.objects.filter(translation_key=made.translation_key, locale__language_code="nb").update(name="gryte")
    assert [pair.translation for pair in terms_in("cazan", "ro", "nb")] == ["gryte"]


def test_the_glossary_is_written_in_the_admin(locales):
    client = logged_in(member(CURATORS))
    form = {"name": "cazan", "key": "cauldron", "description": "O oală.", "use": "word", "wikidata": ""}
    assert client.post(reverse(GlossaryTerm.snippet_viewset.get_url_name("add")), form).status_code == 302
    assert [pair.found for pair in terms_in("Cazanul", "ro", "nb")] == ["Cazanul"]
