"""The neutral record of a text's language: what it says, and what it does not."""

from dataclasses import FrozenInstanceError
from datetime import UTC, date, datetime

import pytest
from wagtail.models import Locale

from exhibits.formats.record import TextLanguage
from exhibits.formats.romani import VARIETY
from exhibits.translations.describe import names_of, text_language
from exhibits.translations.models import TranslationState
from tests.people import member

State = TranslationState.State
ORIGINAL = "http://localhost:8000/ro/expozitii/cazanul/"


def state(**values) -> TranslationState:
    return TranslationState(locale=Locale(language_code="rom"), **values)


def test_a_text_of_which_nothing_is_known_has_a_language():
    assert text_language("ro") == TextLanguage("ro")
    assert text_language("nb", None, "ro", ORIGINAL) == TextLanguage("nb", "ro", ORIGINAL)


def test_all_that_is_known_is_in_the_record():
    known = state(
        state=State.OUTDATED,
        translated_by="Maria Ion; Ana Dan",
        reviewed_by="Petre Radu",
        # Late in the evening in UTC: the next day where the museum is.
        reviewed_at=datetime(2026, 5, 2, 22, 30, tzinfo=UTC),
        all_reviewed=True,
        changed_at=datetime(2026, 6, 1, 12, tzinfo=UTC),
        machine_made=True,
        put_together=True,
        variety="balkan",
        orthography="iru",
        untranslated=["body.1"],
    )
    record = text_language("rom", known, "ro", ORIGINAL)
    assert (record.language, record.tag, record.original, record.original_address) == ("rom", "rmn", "ro", ORIGINAL)
    assert (record.translators, record.reviewers) == (("Maria Ion", "Ana Dan"), ("Petre Radu",))
    assert (record.reviewed_on, record.changed_on) == (date(2026, 5, 3), date(2026, 6, 1))
    assert record.machine_made
    assert record.put_together
    assert not record.complete
    assert record.variety is VARIETY["balkan"]
    assert record.orthography.key == "iru"
    with pytest.raises(FrozenInstanceError):
        record.language = "nb"


@pytest.mark.parametrize("of", [one for one in State if one != State.OUTDATED])
def test_the_original_has_changed_only_since_the_text_is_outdated(of):
    assert text_language("nb", state(state=of), "ro", ORIGINAL).changed_on is None


def test_an_account_is_shown_by_its_full_name_or_not_at_all(db):
    translator, reviewer = member("Translators (nb)"), member("Editors")
    known = {"translator": translator, "reviewer": reviewer, "reviewed_at": datetime.now(UTC), "all_reviewed": True}
    record = text_language("nb", state(**known))
    assert (record.translators, record.reviewers) == ((), ())
    translator.first_name, translator.last_name = reviewer.first_name, reviewer.last_name = "Kari", "Nordmann"
    record = text_language("nb", state(**known))
    assert (record.translators, record.reviewers) == (("Kari Nordmann",), ("Kari Nordmann",))
    record = text_language("nb", state(**known | {"all_reviewed": False}))
    assert (record.reviewers, record.reviewed_on) == ((), None), "readers see other words than those that were reviewed"


def test_names_that_were_written_down_go_before_the_account(db):
    account = member("Editors")
    account.first_name, account.last_name = "Kari", "Nordmann"
    assert names_of(" Maria ;; Ana Dan, Bergen;", account) == ("Maria", "Ana Dan, Bergen")
    assert names_of("", None) == ()
