"""Catalogues stay level with the code and keep what translators wrote; lint sees every gap."""

import polib
import pytest

from museum.operations.catalogues import catalogue_path, compile_catalogues, problems, updated
from museum.operations.extraction import Message
from museum.operations.messages import CODES


def message(identifier, plural=None, places=("templates/base.html",), context=None):
    return Message(context, identifier, plural, set(places))


def wanted(*messages):
    return {each.key: each for each in messages}


def catalogue(language, *entries):
    filled = polib.POFile()
    filled.extend(polib.POEntry(**entry) for entry in entries)
    return filled


def only_entry(messages, language, *entries):
    [entry] = updated(catalogue(language, *entries), messages, language)
    return entry


def test_a_translation_its_comment_and_its_flags_stay():
    old = {"msgid": "Stories", "msgstr": "Paramića", "tcomment": "attested (romani)", "flags": ["fuzzy"]}
    entry = only_entry(wanted(message("Stories")), "rom", old)
    assert (entry.msgstr, entry.tcomment, entry.flags) == ("Paramića", "attested (romani)", ["fuzzy"])


def test_a_string_that_changed_a_little_keeps_its_translation_as_fuzzy():
    old = {"msgid": "All the stories", "msgstr": "Toate poveștile"}
    entry = only_entry(wanted(message("All the stories.")), "ro", old)
    assert (entry.msgstr, entry.fuzzy, entry.previous_msgid) == ("Toate poveștile", True, "All the stories")


def test_what_the_code_no_longer_says_is_dropped():
    assert not updated(catalogue("ro", {"msgid": "Gone", "msgstr": "Dus"}), {}, "ro")


def test_english_says_what_the_message_id_says():
    entry = only_entry(wanted(message("%(n)s story", "%(n)s stories")), "en")
    assert entry.msgstr_plural == {0: "%(n)s story", 1: "%(n)s stories"}
    entry = only_entry(wanted(message("All the stories.")), "en", {"msgid": "All the stories", "msgstr": "x"})
    assert (entry.msgstr, entry.fuzzy) == ("All the stories.", False)


def test_romanian_has_three_plural_forms():
    entry = only_entry(wanted(message("%(n)s story", "%(n)s stories")), "ro")
    assert sorted(entry.msgstr_plural) == [0, 1, 2]


def test_an_update_of_an_updated_catalogue_changes_nothing():
    messages = wanted(
        message("b"), message("A"), message("a"), message("a", context="noun"), message("%(n)s", "%(n)s s")
    )
    once = updated(polib.POFile(), messages, "nb")
    again = updated(polib.pofile(str(once), wrapwidth=0), messages, "nb")
    assert str(again) == str(once)
    assert [entry.msgid for entry in once] == ["%(n)s", "A", "a", "a", "b"]


@pytest.mark.parametrize(
    ("language", "entry", "fault"),
    [
        ("ro", {"msgstr": ""}, "empty"),
        ("ro", {"msgstr": "Bună, %(name)s", "flags": ["fuzzy"]}, "fuzzy"),
        ("nb", {"msgstr": "Hei"}, "placeholders differ"),
        ("nb", {"msgstr": "Hei, %(navn)s"}, "placeholders differ"),
        ("rom", {"msgstr": "Laćho dives, %(name)s"}, "attested"),
        ("en", None, "missing"),
    ],
)
def test_lint_sees(language, entry, fault):
    messages = wanted(message("Hello, %(name)s"))
    entries = [{"msgid": "Hello, %(name)s", **entry}] if entry else []
    [problem] = problems(catalogue(language, *entries), messages, language)
    assert fault in problem


def test_lint_sees_what_is_no_longer_used():
    [problem] = problems(catalogue("ro", {"msgid": "Gone", "msgstr": "Dus"}), {}, "ro")
    assert "no longer used" in problem


def test_what_only_editors_see_may_be_empty_in_romani_alone():
    messages = wanted(message("Cover", places=["home/models.py"]))
    assert problems(catalogue("rom", {"msgid": "Cover", "msgstr": ""}), messages, "rom") == []
    assert problems(catalogue("nb", {"msgid": "Cover", "msgstr": ""}), messages, "nb") != []


def test_a_complete_catalogue_has_no_problems():
    entry = {"msgid": "Stories", "msgstr": "Paramića", "tcomment": "attested (romani)"}
    assert problems(catalogue("rom", entry), wanted(message("Stories")), "rom") == []


def test_catalogues_are_compiled_when_they_are_newer(tmp_path):
    for code in CODES:
        path = catalogue_path(code, tmp_path)
        path.parent.mkdir(parents=True)
        updated(polib.POFile(), wanted(message("Stories")), code).save(str(path))
    assert compile_catalogues(tmp_path) == " ".join(CODES)
    assert compile_catalogues(tmp_path) == "unchanged"
    assert polib.mofile(str(catalogue_path("en", tmp_path).with_suffix(".mo")))[0].msgstr == "Stories"
