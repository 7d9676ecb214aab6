"""Keeps ``Original`` true while pages and snippets come and go."""

from collections.abc import Iterable

from wagtail.models import Page, TranslatableMixin

from .cascade import withdraw
from .models import ChangedPassage, Original, StateChange, TranslationState


def note_original(sender, instance, created, raw=False, **kwargs):
    if created and not raw and isinstance(instance, TranslatableMixin):
        Original.objects.get_or_create(
            translation_key=instance.translation_key, defaults={"locale_id": instance.locale_id}
        )


def note_originals(things: Iterable[TranslatableMixin]) -> None:
    """As ``note_original``, of many that were written without being saved one by one; the first of a thing counts."""
    first = {}
    for one in things:
        first.setdefault(one.translation_key, one.locale_id)
    Original.objects.bulk_create(
        [Original(translation_key=key, locale_id=locale) for key, locale in first.items()], ignore_conflicts=True
    )


def forget_original(sender, instance, **kwargs):
    """After the original is deleted the oldest of what is left takes its place, and no page that is left stays public
    without somebody's will. What has no drafts, such as a term, is public by being there: it goes in all languages.
    After the last, nothing is left.
    """
    if not isinstance(instance, TranslatableMixin):
        return
    model = instance.get_translation_model()
    left = model.objects.filter(translation_key=instance.translation_key).exclude(pk=instance.pk)
    heir = left.order_by("pk").values_list("locale_id", flat=True)
    original = Original.objects.filter(translation_key=instance.translation_key)
    if not heir:
        for record in (Original, TranslationState, ChangedPassage, StateChange):
            record.objects.filter(translation_key=instance.translation_key).delete()
    elif original.filter(locale_id=instance.locale_id):
        original.update(locale_id=heir[0])
        states = TranslationState.objects.filter(translation_key=instance.translation_key)
        states.filter(locale=instance.locale_id).delete()
        states.filter(locale=heir[0]).update(state=TranslationState.State.ORIGINAL)
        if issubclass(model, Page):
            withdraw(left)
        else:
            left.delete()


def guard_source(sender, instance, raw=False, **kwargs):
    """Receiver of ``pre_save``: two sources of one page make wagtail-localize's editor fail. Raises SecondSource."""
    original = Original.objects.filter(translation_key=instance.object_id).first()
    if not raw and instance._state.adding and original and original.locale_id != instance.locale_id:
        raise SecondSource(f"{instance.object_repr}: only the original ({original.locale}) is translated from.")


class SecondSource(ValueError):
    """A translation was about to become the source of others."""
