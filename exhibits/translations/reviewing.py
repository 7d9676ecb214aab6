"""A second pair of eyes: what a reviewer approves, and what needs no new words though its original has changed."""

from django.db import transaction
from django.utils import timezone
from wagtail_localize.models import StringTranslation, TranslationSource

from .passages import Place, places_of, written_words
from .states import is_reviewed, looked_at, restate, state_of


@transaction.atomic
def approve(source: TranslationSource, locale_id: int, places: list[Place], by) -> int:
    """``by`` has read these passages beside the original and found them right, as they are now; how many had words."""
    # What a machine wrote is, by being read and approved, somebody's words.
    _confirm(source, locale_id, places, by)
    words = written_words(source, locale_id, places)
    if not words:
        return 0
    state = state_of(source.object_id, locale_id)
    for key, text in words.items():
        public = state.public_words.get(key, "")
        # Readers go on to have the former words, approved as they were, until others are published.
        kept = [public] if public != text and state.is_approved(key, public) else []
        state.reviewed_words[key] = [*kept, text]
    here = places_of(source)
    every = written_words(source, locale_id, here)
    if all(state.is_approved(key, text) for key, text in every.items()):
        state.reviewer, state.reviewed_at = by, timezone.now()
    state.all_reviewed = is_reviewed(state, here)
    state.save(update_fields=["reviewed_words", "reviewer", "reviewed_at", "all_reviewed"])
    looked_at(source.object_id, locale_id, words)
    restate(source.object_id, locale_id, by)
    return len(words)


@transaction.atomic
def settle(source: TranslationSource, locale_id: int, place: Place, by) -> None:
    """The original has changed here and the translation is still right: no change is needed."""
    _confirm(source, locale_id, [place], by)
    looked_at(source.object_id, locale_id, written_words(source, locale_id, [place]))
    restate(source.object_id, locale_id, by)


def _confirm(source: TranslationSource, locale_id: int, places: list[Place], by) -> None:
    """What a machine wrote is somebody's word from now on."""
    StringTranslation.objects.filter(
        context__object_id=source.object_id,
        context__path__in={place.path for place in places},
        translation_of__in={place.string for place in places},
        locale=locale_id,
        translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE,
    ).update(translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL, last_translated_by=by)
