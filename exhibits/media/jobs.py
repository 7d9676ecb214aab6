"""Background work on pictures and recordings."""

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from exhibits.jobs.registry import job

from .formats import kind_of_recording
from .models import MuseumImage, Recording, RecordingDerivative
from .renditions import make_renditions
from .tiles import make_tiles, sweep


@job("media.renditions", label=_("Making the sizes of a picture"))
def renditions(run, image_id: int):
    """Make the derivatives that an image lacks. An image deleted meanwhile needs none."""
    image = MuseumImage.objects.filter(pk=image_id).first()
    if image:
        make_renditions(image, progress=lambda done, total: run.progress(done, total, image.title))


@job("media.tiles", label=_("Cutting a large picture into tiles"))
def tiles(run, uuid: str):
    """Bring the tiles of an image level with it: what is left of others goes, what it lacks is made."""
    sweep(uuid)
    image = MuseumImage.objects.filter(uuid=uuid).first()
    if image:
        make_tiles(image, progress=lambda done, total: run.progress(done, total, image.title))


@job("media.playable", label=_("Preparing a recording for listening"))
def playable(run, recording_id: int):
    """Make the copy of a recording that visitors get, when it has none yet: the original itself is never served."""
    recording = Recording.objects.filter(pk=recording_id, derivatives=None).first()
    if recording is None:
        return
    with recording.file.open("rb") as file:
        kind = kind_of_recording(file)
        file.seek(0)
        copy = ContentFile(file.read())
    with transaction.atomic():
        # A file that took this one's place meanwhile has asked for a copy of its own.
        if Recording.objects.select_for_update().filter(pk=recording.pk, file=recording.file.name).exists():
            row = RecordingDerivative(recording=recording, content_type=kind.content_type)
            row.file.save(f"recording{kind.suffix}", copy)
