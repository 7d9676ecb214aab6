"""Terms found in running text."""

import pytest

from exhibits.formats.terms import find, has_slur, is_form_of


def found(terms: list[str], text: str) -> list[tuple[str, str]]:
    return [(terms[one.index], text[one.start : one.end]) for one in find(terms, text)]


@pytest.mark.parametrize(
    ("term", "text", "form"),
    [
        ("dezrobire", "După dezrobirea din 1856.", "dezrobirea"),
        ("lăutar", "Breasla lăutarilor", "lăutarilor"),
        ("Muzica", "Despre MUZICII lor", "MUZICII"),
        ("romi", "drepturile romilor", "romilor"),
        ("frigjøring", "Frigjøringen kom sent", "Frigjøringen"),
        ("limba romani", "în limba romani se spune", "limba romani"),
        ("limba romani", "istoria limbii romani", "limbii romani"),
        ("Rromani ćhib", "and-i rromani ćhib", "rromani ćhib"),
        ("Școala", "la şcoală", "şcoală"),
        ("rom", "norske rom.", "rom"),
        ("Țările Române", "din Țările Române", "Țările Române"),
    ],
)
def test_a_term_is_found_in_its_forms(term, text, form):
    assert found([term], text) == [(term, form)]


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("rom", "romani roman Roma romer"),
        ("ban", "banca banii"),
        ("romi", "România romanțioasă"),
        ("ramă", "ramura"),
        ("limba romani", "limba română"),
        ("muzica", "muz muze"),
        ("", "ceva"),
        ("—", "ceva — altceva"),
        ("frigjøring", "frigjøringsbevegelsen"),
        ("drum", "rumdrum"),
        ("legea din 1855", "legea din 1856"),
    ],
)
def test_what_only_looks_alike_is_not(term, text):
    assert found([term], text) == []


def test_within_a_longer_term_a_shorter_one_is_not_found():
    terms = ["limba", "limba romani", "romani"]
    assert found(terms, "în limba romani") == [("limba romani", "limba romani")]
    assert found(terms, "limba romani, limba lor") == [("limba romani", "limba romani"), ("limba", "limba")]


def test_each_term_is_found_once_in_the_order_of_the_text():
    assert found(["drum", "cazan"], "Cazanul pe drum, cazanul.") == [("cazan", "Cazanul"), ("drum", "drum")]


def test_forms_are_bounded():
    assert is_form_of("lăutarilor", "lăutar")
    assert not is_form_of("lăutărească", "lăutar")
    assert not is_form_of("roman", "rom")


@pytest.mark.parametrize(
    ("name", "language"), [("Țiganii", "ro"), ("sigøynerne", "nb"), ("En fant", "nb"), ("Gypsy music", "en")]
)
def test_slurs_are_known(name, language):
    assert has_slur(name, language)


@pytest.mark.parametrize(("name", "language"), [("fantasi", "nb"), ("romi", "ro"), ("Egypt", "en"), ("țigan", "rom")])
def test_other_words_are_none(name, language):
    assert not has_slur(name, language)
