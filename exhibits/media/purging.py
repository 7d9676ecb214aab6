"""What is removed of recordings and pictures that were taken back. Their originals stay, private and nameless, until
they are destroyed as well."""

import shutil
from functools import partial
from pathlib import Path, PurePath
from uuid import UUID

from django.core.files.storage import default_storage
from wagtail.search import index

from exhibits.access.models import Withheld
from exhibits.access.purging import NOTHING, Kept, Purger, register, register_things

from .models import (
    ImageText,
    MuseumImage,
    Recording,
    RecordingDerivative,
    Rendition,
    TileSet,
    Transcript,
    tiles_directory,
)
from .models.originals import originals

WITHDRAWN = "withdrawn"
IMAGE_WORDS = ("credit", "source", "date", "people_shown", "shown_because", "content_note", "description")


def register_purgers() -> None:
    register(Purger(Kept.COPIES, lambda parts: _copies(parts).count(), _delete_copies))
    register(Purger(Kept.TRANSCRIPTS, lambda parts: _transcripts(parts).count(), _delete_transcripts))
    register(Purger(Kept.PICTURES, lambda parts: _renditions(parts).count(), _delete_pictures))
    register(Purger(Kept.ORIGINALS, _count_originals, _delete_originals))
    for model in (MuseumImage, Recording):
        register_things(partial(_of, model))


def _of(model: type[MuseumImage | Recording], parts: list[UUID]):
    return model.objects.filter(uuid__in=parts)


def _copies(parts: list[UUID]):
    return RecordingDerivative.objects.filter(recording__uuid__in=parts)


def _delete_copies(parts: list[UUID]) -> None:
    # First: a worker that is at work on them enters nothing more once the file goes by another name.
    for recording in Recording.objects.filter(uuid__in=parts):
        _make_nameless(recording, {"credit": "", "peaks": []})
        if recording.described:
            name = _renamed(recording.described.name, f"{recording.uuid}.described")
            Recording.objects.filter(pk=recording.pk).update(described=name)
        shutil.rmtree(default_storage.path(f"recordings/{recording.uuid}"), ignore_errors=True)
    for copy in _copies(parts):
        copy.delete()


def _transcripts(parts: list[UUID]):
    return Transcript.objects.filter(recording__uuid__in=parts)


def _delete_transcripts(parts: list[UUID]) -> None:
    _transcripts(parts).delete()
    # That a passage is silent stays with the original; why it is was told of what is gone.
    Withheld.objects.filter(subject__in=parts).update(reason=NOTHING)


def _renditions(parts: list[UUID]):
    return Rendition.objects.filter(image__uuid__in=parts)


def _delete_pictures(parts: list[UUID]) -> None:
    for rendition in _renditions(parts):
        rendition.delete()
    TileSet.objects.filter(image__uuid__in=parts).delete()
    ImageText.objects.filter(image__uuid__in=parts).delete()
    for image in MuseumImage.objects.filter(uuid__in=parts):
        # Not left to the job that sweeps tiles: it may be late.
        shutil.rmtree(default_storage.path(tiles_directory(image.uuid)), ignore_errors=True)
        _make_nameless(image, dict.fromkeys(IMAGE_WORDS, ""))


def _make_nameless(thing: MuseumImage | Recording, words: dict[str, str]) -> None:
    """Without title, words and keywords, under a name that says nothing; not by ``save``, which would make copies."""
    thing.tags.clear()
    name = _renamed(thing.file.name, str(thing.uuid))
    known = {field.name for field in thing._meta.concrete_fields}
    fields = {key: value for key, value in words.items() if key in known}
    type(thing).objects.filter(pk=thing.pk).update(title=NOTHING, file=name, **fields)
    index.insert_or_update_object(type(thing).objects.get(pk=thing.pk))


def _renamed(former: str, called: str) -> str:
    """The name of an original that says nothing, once it has it."""
    storage = originals()
    name = f"{WITHDRAWN}/{called}{PurePath(former).suffix.lower()}"
    if former != name and storage.exists(former):
        target = Path(storage.path(name))
        target.parent.mkdir(parents=True, exist_ok=True)
        Path(storage.path(former)).rename(target)
    return name


def _originals(parts: list[UUID]) -> list[MuseumImage | Recording]:
    return [thing for model in (MuseumImage, Recording) for thing in model.objects.filter(uuid__in=parts)]


def _count_originals(parts: list[UUID]) -> int:
    return len(_originals(parts))


def _delete_originals(parts: list[UUID]) -> None:
    for thing in _originals(parts):
        names = [file.name for file in (thing.file, getattr(thing, "described", None)) if file]
        thing.delete()
        for name in names:
            if originals().exists(name):
                originals().delete(name)
