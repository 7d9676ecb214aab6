"""The words of a picture have states in each language, as pages have."""

import pytest

from exhibits.formats.languages import BY_CODE, LANGUAGES
from exhibits.media.lacking import missing_in, with_lacks
from exhibits.media.models import ImageText, MuseumImage
from exhibits.media.pictures import words_of
from exhibits.translations.models import StateChange, TranslationState
from tests.factories import image

pytestmark = pytest.mark.django_db
State = TranslationState.State


@pytest.fixture
def picture():
    return image("Cazan", alt={"ro": "Un cazan de aramă", "nb": "En kjele av kobber"})


def state(picture, language: str) -> str:
    row = TranslationState.objects.filter(translation_key=picture.uuid, locale__language_code=language).first()
    return row.state if row else ""


def say(picture, language: str, **words):
    text = picture.texts.get(language=language)
    for name, value in words.items():
        setattr(text, name, value)
    text.save()


def test_words_of_another_language_are_a_translation(picture):
    assert [state(picture, language.code) for language in LANGUAGES] == ["", "", State.TRANSLATED, ""]


def test_a_changed_original_makes_its_translations_outdated_until_they_are_written_anew(picture):
    say(picture, "ro", alt="Un cazan vechi de aramă")
    assert state(picture, "nb") == State.OUTDATED
    listed = with_lacks(MuseumImage.objects.filter(pk=picture.pk), LANGUAGES).get()
    assert BY_CODE["nb"] in missing_in(listed, LANGUAGES)
    say(picture, "nb", caption="")
    assert state(picture, "nb") == State.OUTDATED, "saved unchanged it is still of the former words"
    say(picture, "nb", alt="En gammel kjele av kobber")
    assert state(picture, "nb") == State.TRANSLATED
    lines = StateChange.objects.filter(translation_key=picture.uuid).order_by("pk")
    assert [line.after for line in lines] == [State.TRANSLATED, State.OUTDATED, State.TRANSLATED]


def test_an_original_that_gets_its_words_back_is_level_again(picture):
    say(picture, "ro", alt="Altceva")
    say(picture, "ro", alt="Un cazan de aramă")
    assert state(picture, "nb") == State.TRANSLATED


def test_words_taken_away_are_missing_again(picture):
    picture.texts.get(language="nb").delete()
    assert state(picture, "nb") == ""
    ImageText.objects.create(image=picture, language="nb", alt="En kjele")
    assert state(picture, "nb") == State.TRANSLATED
    key = picture.uuid
    picture.delete()
    assert not TranslationState.objects.filter(translation_key=key).exists()


def test_what_is_taken_out_of_the_original_is_said_in_no_language(picture):
    for code, words in (("ro", "Ion Popescu, 1950"), ("nb", "Ion Popescu i 1950")):
        say(picture, code, caption=words)
    assert words_of(MuseumImage.objects.get(pk=picture.pk), "nb").caption == "Ion Popescu i 1950"
    say(picture, "ro", caption="")
    words = words_of(MuseumImage.objects.get(pk=picture.pk), "nb")
    assert (words.caption, words.alt) == ("", "En kjele av kobber")
