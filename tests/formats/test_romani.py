"""The varieties of Romani and the ways of writing it, by their right names."""

import re

import pytest

from exhibits.formats.languages import BY_CODE, CODES, name_of
from exhibits.formats.romani import ORTHOGRAPHIES, ROMANI, VARIETIES
from exhibits.translations.models import TranslationState

# Names of the language of romanifolket/tatere in Norway, and names that Roma people reject.
OTHERS = re.compile(r"\bromani\b|\btater|sigøyner|țigan", re.IGNORECASE)


def test_codes_are_those_of_the_members_of_romani():
    assert {one.key: one.tag for one in VARIETIES} == {
        "vlax": "rmy", "balkan": "rmn", "baltic": "rml", "carpathian": "rmc", "sinte": "rmo", "kalo": "rmf",
        "welsh": "rmw", "mixed": "rom",
    }  # fmt: skip
    assert {one.tag for one in VARIETIES} <= set(BY_CODE[ROMANI].accepts)


@pytest.mark.parametrize("language", CODES)
def test_every_variety_is_called_by_the_museums_name_of_the_language(language):
    for one in VARIETIES:
        assert name_of(ROMANI, language) in one.name(language)
        assert "{" not in one.name(language)
    assert len({one.name(language) for one in VARIETIES}) == len(VARIETIES)


def test_in_norwegian_it_is_never_called_by_the_name_of_the_other_peoples_language():
    said = [*(one.name("nb") for one in VARIETIES), *(one.phrase("nb") for one in ORTHOGRAPHIES)]
    assert not [words for words in said if OTHERS.search(words)]


def test_every_way_of_writing_is_told_in_every_language():
    for one in ORTHOGRAPHIES:
        assert set(one.phrases) == set(CODES)
        assert all(one.phrase(language) for language in CODES)
    assert {key for key, _ in TranslationState._meta.get_field("orthography").choices} == {
        one.key for one in ORTHOGRAPHIES
    }
