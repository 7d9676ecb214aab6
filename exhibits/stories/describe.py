"""From stories to their neutral records. What is not public is in none of them."""

from uuid import UUID

from exhibits.access.selectors import public, within_pages
from exhibits.core import describe
from exhibits.core.describe import Family, words
from exhibits.formats.stories import StoryRecord
from exhibits.formats.things import ConceptRecord
from exhibits.media.models import Recording
from exhibits.translations.locales import code_of
from exhibits.vocabularies.models import Place

from .models import StoryPage


def record_of(key: UUID) -> StoryRecord | None:
    """The record of the story with this ``translation_key``; None when nobody may see it. It says what the story's own
    page says, and no more: who may read that may cite it."""
    families = describe.families(public(StoryPage.objects.filter(translation_key=key)))
    if key not in families:
        return None
    family = families[key]
    first = next(iter(family.values()))
    narrators = {code: name for code, page in family.items() if (name := page.told_by)}
    return StoryRecord(
        uuid=str(key),
        permanent=describe.permanent(key),
        titles=words(family, "title"),
        narrators=narrators,
        dates=words(family, "telling_date"),
        place=_place(first.telling_place_id),
        medium=_medium(family),
        texts=describe.texts(families)[key],
    )


def _place(pk: int | None) -> ConceptRecord | None:
    same = Place.objects.filter(pk=pk).values("translation_key")
    terms = list(public(Place.objects.filter(translation_key__in=same))) if pk else []
    return ConceptRecord(terms[0].key, {code_of(term.locale_id): term.name for term in terms}) if terms else None


def _medium(family: Family) -> str:
    """Of the first language that has one: each may have a recording of its own."""
    ids = [page.recording_id for page in family.values() if page.recording_id]
    shown = within_pages(Recording.objects.filter(pk__in=ids)).in_bulk()
    return next((shown[pk].type for pk in ids if pk in shown), "")
