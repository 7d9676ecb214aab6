"""One row for each thing, in the reader's language or the original."""

import pytest

from exhibits.models import ExhibitPage
from exhibits.translations.models import Original
from exhibits.translations.readers import for_reader, in_order_of_opening
from tests import factories

pytestmark = pytest.mark.django_db


def titles(language):
    return sorted(page.title for page in for_reader(ExhibitPage.objects.all(), language))


def test_the_readers_language_else_the_original():
    both = factories.exhibit("Cazanul")
    factories.translate(both, "nb", title="Kjelen")
    factories.exhibit("Lingura")
    factories.exhibit("To folk", language="nb")
    assert titles("ro") == ["Cazanul", "Lingura", "To folk"]
    assert titles("nb") == ["Kjelen", "Lingura", "To folk"]
    assert titles("en") == ["Cazanul", "Lingura", "To folk"]


def test_a_translation_is_never_shown_to_readers_of_a_third_language():
    page = factories.exhibit("Cazanul")
    factories.translate(page, "nb", title="Kjelen")
    ExhibitPage.objects.filter(pk=page.pk).update(live=False)
    assert titles("nb") == ["Kjelen"]
    assert titles("en") == []


def test_drafts_are_nobodys():
    factories.exhibit("Cazanul", live=False)
    assert titles("ro") == titles("en") == []


def test_the_first_saved_is_the_original():
    page = factories.exhibit("To folk", language="nb")
    factories.translate(page, "ro", title="Două popoare")
    assert Original.objects.get(pk=page.translation_key).locale.language_code == "nb"


def test_when_the_original_is_deleted_another_takes_its_place():
    page = factories.exhibit("Cazanul")
    translation = factories.translate(page, "nb", title="Kjelen")
    page.delete()
    assert Original.objects.get(pk=translation.translation_key).locale.language_code == "nb"
    translation.delete()
    assert not Original.objects.filter(pk=translation.translation_key).exists()


def test_order_of_opening_is_that_of_the_originals():
    first, second = factories.exhibit("Prima"), factories.exhibit("A doua")
    factories.translate(second, "nb", title="Andre")
    factories.translate(first, "nb", title="Første")
    ordered = in_order_of_opening(for_reader(ExhibitPage.objects.all(), "nb")).order_by("opened")
    assert [page.title for page in ordered] == ["Første", "Andre"]
