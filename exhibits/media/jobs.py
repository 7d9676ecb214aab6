"""Background work on pictures and recordings."""

from django.utils.translation import gettext_lazy as _

from exhibits.jobs.registry import job

from .copies import make_copies
from .copies import sweep as sweep_copies
from .models import MuseumImage, Recording
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


@job("media.copies", label=_("Preparing a recording for listening"))
def copies(run, uuid: str):
    """Bring the copies of a recording level with it, its silent spans included. Of one that was deleted files go."""
    recording = Recording.objects.filter(uuid=uuid).first()
    if recording is None:
        sweep_copies(uuid)
        return
    make_copies(recording, recording.silenced, lambda done, total: run.progress(done, total, recording.title))
