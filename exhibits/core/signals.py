"""What follows when pages are published."""

from collections.abc import Iterable

from exhibits.jobs.ledger import enqueue
from exhibits.media.jobs import renditions
from exhibits.media.models import MuseumImage

from .embedded import leaves
from .pages import BasePage


def page_published(instance, **kwargs):
    page = instance.specific
    if isinstance(page, BasePage):
        make_sizes([page])


def make_sizes(pages: Iterable[BasePage]) -> None:
    """The sizes of every picture that the pages show are made now, if they are not yet: never while a visitor waits."""
    shown = set()
    for page in pages:
        things = [thing for stream in page.streams() for thing in leaves(stream.stream_block, stream)]
        shown |= {thing.pk for thing in things if isinstance(thing, MuseumImage)} | set(page.shown_images())
    for pk in MuseumImage.objects.filter(pk__in=shown - {None}, renditions=None).values_list("pk", flat=True):
        enqueue(renditions, key=str(pk), image_id=pk)
