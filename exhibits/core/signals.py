"""What follows when a page is published."""

from exhibits.jobs.ledger import enqueue
from exhibits.media.jobs import renditions
from exhibits.media.models import MuseumImage

from .embedded import leaves
from .pages import BasePage


def page_published(instance, **kwargs):
    """The sizes of every picture that the page shows are made now, if they are not yet: never while a visitor waits."""
    page = instance.specific
    if not isinstance(page, BasePage):
        return
    things = [thing for stream in page.streams() for thing in leaves(stream.stream_block, stream)]
    shown = {thing.pk for thing in things if isinstance(thing, MuseumImage)} | set(page.shown_images())
    for pk in MuseumImage.objects.filter(pk__in=shown - {None}, renditions=None).values_list("pk", flat=True):
        enqueue(renditions, key=str(pk), image_id=pk)
