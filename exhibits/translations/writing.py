"""Writes a whole translation at once, through wagtail-localize's own segments, so that the editor finds them there."""

import json

from django.db import models, transaction
from wagtail.models import DraftStateMixin, Locale, Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from .markup import renumbered
from .overrides import keep_own
from .states import leave_empty as leave_empty_in
from .states import note_copied
from .syncing import publish as publish_target


class Mismatch(ValueError):
    """The translation is not built like its original, or words of it are missing."""


@transaction.atomic
def write_translation(original, locale: Locale, words, user=None, publish: bool = True, leave_empty: bool = False):
    """Translate ``original`` into ``locale`` with the texts of ``words`` and return the saved translation.

    ``words`` is an unsaved instance of the same class with the same structure (block ids included), its texts in the
    target language. Where it points to another recording or picture than the original, that becomes an override, which
    outlives every later saving.

    Nothing is written when a string has no counterpart: raises Mismatch, naming it by path. With ``leave_empty``,
    optional text fields that ``words`` lacks altogether are left empty in the translation instead. Raises
    ParentNotTranslatedError when the page above has no translation: no alias stands in for it.
    """
    source, _ = TranslationSource.update_or_create_from_instance(original)
    found = extract_segments(words)
    pairs, missing = _paired(source, found, f"{original}, {locale.language_code}")
    empty = _empty_fields(original, pairs, missing, leave_empty)
    for segment, text in pairs:
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            locale=locale,
            context=segment.context,
            defaults={
                "data": renumbered(text.string.data, text.attrs or {}, json.loads(segment.attrs) or {}),
                "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                "last_translated_by": user,
            },
        )
    keep_own(source, locale.pk, found, user)
    _make_room(original, locale, getattr(words, "slug", ""))
    leave_empty_in(source, locale.pk, empty)
    return _save(source, original, locale, user, publish)


def _save(source, original, locale: Locale, user, public: bool):
    translation, _ = Translation.objects.get_or_create(source=source, target_locale=locale)
    if not isinstance(original, DraftStateMixin):
        translation.save_target(user=user)
        return original.get_translation(locale)
    translation.save_target(user=user, publish=False)
    return publish_target(translation, user) if public else original.get_translation(locale)


def _make_room(original, locale: Locale, slug: str) -> None:
    """The translated page under the address it is to have: wagtail-localize itself would keep the original's."""
    if not isinstance(original, Page) or original.has_translation(locale):
        return
    # Copied from an original that bears the new slug for the moment: a page renamed later leaves a redirect behind.
    template = type(original).objects.get(pk=original.pk)
    template.slug = slug or original.slug
    page = template.copy_for_translation(locale)
    note_copied(page)
    if (
        slug and page.slug != slug
    ):  # home pages and drafts: the first get their language's tag, the others their own slug
        page.slug = slug
        page.save()


def _paired(source, found, name: str) -> tuple[list, list[str]]:
    """The original's string segments with their counterparts, and the paths of those that have none."""
    wanted: dict[str, list[StringSegmentValue]] = {}
    for segment in found:
        if isinstance(segment, StringSegmentValue):
            wanted.setdefault(segment.path, []).append(segment)
    pairs, missing = [], []
    for segment in source.stringsegment_set.select_related("string", "context").order_by("order"):
        texts = wanted.get(segment.context.path)
        if texts:
            pairs.append((segment, texts.pop(0)))
        else:
            missing.append(segment.context.path)
    left = [path for path, texts in wanted.items() if texts]
    if left:
        raise Mismatch(f"{name}: the original has nothing for {left[0]!r}.")
    return pairs, missing


def _empty_fields(original, pairs, missing: list[str], allowed: bool) -> list[str]:
    """Fields that the translation leaves empty: optional texts without a single translated string, or Mismatch."""
    translated = {segment.context.path.partition(".")[0] for segment, _ in pairs}
    fields = []
    for path in missing:
        name = path.partition(".")[0]
        field = original._meta.get_field(name)
        optional = isinstance(field, models.CharField | models.TextField) and field.blank and name not in translated
        if not (allowed and optional):
            raise Mismatch(f"{original}: nothing stands for {path!r}.")
        fields.append(name)
    return list(dict.fromkeys(fields))
