"""Asks for derivatives when originals arrive or change, and removes files whose rows are gone."""

from exhibits.jobs.ledger import enqueue
from exhibits.translations.texts import Texts

from . import jobs


def _words(text) -> dict[str, str]:
    """Also that a picture needs none is something said of it."""
    silent = "" if text.alt_kind == text.Alt.WRITTEN else text.alt_kind
    return {"silent": silent, "alt": text.alt, "caption": text.caption}


IMAGE_TEXTS = Texts(
    thing=lambda text: text.image.uuid,
    language=lambda text: text.language,
    original=lambda text: text.image.original_language,
    words=_words,
    rows=lambda text: text.image.texts.all(),
)


def image_saved(instance, raw=False, update_fields=None, **kwargs):
    if not raw and not update_fields:
        enqueue(jobs.renditions, key=str(instance.pk), image_id=instance.pk)


def recording_changes(instance, raw=False, **kwargs):
    """Receiver of ``pre_save``. Another original: what was made of the one before is heard no more."""
    if raw or instance._state.adding:
        return
    before = type(instance).objects.filter(pk=instance.pk).values_list("file", flat=True).first()
    if before and before != instance.file.name:
        instance.derivatives.all().delete()


def recording_saved(instance, raw=False, **kwargs):
    if not raw and instance.file:
        enqueue(jobs.playable, key=str(instance.pk), recording_id=instance.pk)


def derivative_deleted(instance, **kwargs):
    instance.file.delete(save=False)
