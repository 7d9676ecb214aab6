"""Pages that show what becomes of translations: a sheet's ``[states]`` says in which state each language is left."""

from django.db.models import Model
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from exhibits.translations.passages import places_of
from exhibits.translations.reviewing import approve
from exhibits.translations.states import note_machine
from exhibits.translations.writing import write_translation

from .content import Sheet

DRAFT, MACHINE, OUTDATED, REVIEWED, WITHDRAWN = STATES = ("draft", "machine", "outdated", "reviewed", "withdrawn")
# No machine wrote these words: they stand for what one would have written.
SAMPLE = "sample"


def state_of(sheet: Sheet, language: str) -> str:
    return sheet.data.get("states", {}).get(language, "")


def only_begin(page: Page, locale: Locale) -> None:
    source, _ = TranslationSource.update_or_create_from_instance(page)
    translation, _ = Translation.objects.get_or_create(source=source, target_locale=locale)
    translation.save_target(publish=False)


def draft_by_machine(page: Page, locale: Locale, words: Model) -> None:
    write_translation(page, locale, words, publish=False)
    rows = StringTranslation.objects.filter(context__object_id=page.translation_key, locale=locale)
    rows.update(translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE, tool_name=SAMPLE)
    # Written again: no version has a machine's words.
    only_begin(page, locale)
    note_machine(page.translation_key, locale.pk)


def leave_in_states(sheet: Sheet, page: Page, locales: dict[str, Locale]) -> None:
    """What follows the first publication: a review, a withdrawal, another wording of the original."""
    source = TranslationSource.objects.filter(object_id=page.translation_key).first()
    for language, state in sheet.data.get("states", {}).items():
        if state == DRAFT:
            only_begin(page, locales[language])
        elif state == REVIEWED:
            approve(source, locales[language].pk, places_of(source), None)
        elif state == WITHDRAWN:
            page.get_translation(locales[language]).specific.unpublish()
    if later := sheet.data.get("later"):
        page = type(page).objects.get(pk=page.pk)
        for name, text in later.items():
            setattr(page, name, text)
        page.save_revision().publish()
