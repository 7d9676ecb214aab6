"""Asks for derivatives when originals arrive or change, and removes files whose rows are gone."""

import hashlib

from django.db import transaction

from exhibits.access.spans import spans_of
from exhibits.jobs.ledger import enqueue
from exhibits.translations.texts import Texts

from . import jobs
from .copies import require_silence
from .models import PictureRelease, Recording, RecordingDerivative, TileSet
from .models.originals import originals
from .tiles import is_large

CHUNK = 1024 * 1024


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


def image_changes(instance, raw=False, **kwargs):
    """Receiver of ``pre_save``. A new original gets its checksum; tiles of the one before are seen no more."""
    if raw or not instance.file or not _is_new(instance):
        return
    instance.sha256 = _checksum(instance.file)
    for former in TileSet.objects.filter(image=instance.pk):
        former.delete()
    # Nobody was asked about this one.
    for release in PictureRelease.objects.open().filter(image=instance.pk):
        release.end(by=None)


def _is_new(thing) -> bool:
    """Whether its file is another than the one that is stored."""
    return not thing.file._committed or thing.file.name != _stored(thing, "file")


def _stored(thing, name: str) -> str:
    """What the file of that ``name`` is called in the database; empty where there is none."""
    return type(thing).objects.filter(pk=thing.pk).values_list(name, flat=True).first() or ""


def _checksum(file) -> str:
    checksum = hashlib.sha256()
    for chunk in file.chunks(CHUNK):
        checksum.update(chunk)
    return checksum.hexdigest()


def image_saved(instance, raw=False, update_fields=None, **kwargs):
    if raw or update_fields:
        return
    enqueue(jobs.renditions, key=str(instance.pk), image_id=instance.pk)
    if is_large(instance):
        _ask_for_tiles(instance)


def image_deleted(instance, **kwargs):
    """The files of tiles are many: a job removes them."""
    if is_large(instance):
        _ask_for_tiles(instance)


def tiles_deleted(instance, **kwargs):
    _ask_for_tiles(instance.image)


def _ask_for_tiles(image):
    enqueue(jobs.tiles, key=str(image.uuid), uuid=str(image.uuid))


def recording_changes(instance, raw=False, update_fields=None, **kwargs):
    """Receiver of ``pre_save``. A new original gets its checksum; what was made of the one before is heard no more."""
    if raw:
        return
    saved = update_fields or ("file", "described")
    if "file" in saved and instance.file and _is_new(instance):
        instance.sha256 = _checksum(instance.file)
        instance.peaks = []
        if instance.pk:
            instance.derivatives.all().delete()
    if "described" in saved:
        _described_changes(instance)


def _described_changes(instance):
    """The same of its sound with description, which may be taken away; a former file has no other use."""
    former, file = _stored(instance, "described"), instance.described
    if (file.name == former and (not file or file._committed)) or not (file or former):
        return
    instance.described_sha256 = _checksum(file) if file else ""
    if instance.pk:
        instance.derivatives.filter(use__in=RecordingDerivative.DESCRIBED).delete()
    if former:
        transaction.on_commit(lambda: originals().delete(former))


def recording_saved(instance, raw=False, update_fields=None, **kwargs):
    if not raw and not update_fields and instance.file:
        _ask_for_copies(instance)


def recording_deleted(instance, **kwargs):
    """What a worker had begun to make of it is left without a row; wagtailmedia knows only of one original."""
    if name := instance.described.name:
        transaction.on_commit(lambda: originals().delete(name))
    _ask_for_copies(instance)


def _ask_for_copies(recording):
    enqueue(jobs.copies, key=str(recording.uuid), uuid=str(recording.uuid))


def withheld_changed(instance, raw=False, **kwargs):
    """What may not be read may not be heard either: nothing is served that was made with other spans."""
    if raw:
        return
    for recording in Recording.objects.filter(uuid=instance.subject):
        if require_silence(recording, spans_of(recording.uuid)) and recording.file:
            _ask_for_copies(recording)


def derivative_deleted(instance, **kwargs):
    instance.file.delete(save=False)
