"""What is removed of the texts of things that were taken back: sources, passages, translations, their states."""

from uuid import UUID

from wagtail_localize.models import (
    String,
    StringSegment,
    StringTranslation,
    Template,
    TemplateSegment,
    TranslatableObject,
)

from exhibits.access.purging import Kept, Purger, register

from .models import Original, TranslationState


def register_purgers() -> None:
    register(Purger(Kept.TRANSLATIONS, lambda parts: _segments(parts).count(), _delete))


def _segments(parts: list[UUID]):
    return StringSegment.objects.filter(source__object__translation_key__in=parts)


def _delete(parts: list[UUID]) -> None:
    """Passages that other texts have in common with these stay: they are not of them alone."""
    TranslatableObject.objects.filter(translation_key__in=parts).delete()
    # Also what earlier versions said: passages that stand nowhere and were never translated are of no use to anybody.
    unused = String.objects.exclude(pk__in=StringSegment.objects.values("string"))
    unused.exclude(pk__in=StringTranslation.objects.values("translation_of")).delete()
    Template.objects.exclude(pk__in=TemplateSegment.objects.values("template")).delete()
    for model in (TranslationState, Original):
        model.objects.filter(translation_key__in=parts).delete()
