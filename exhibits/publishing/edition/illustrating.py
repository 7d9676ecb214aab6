"""The pictures of an edition: which file of each goes along, under what name."""

from pathlib import Path

from exhibits.core.shelf import ImageShelf
from exhibits.formats.publication import Resource
from exhibits.media.models import MuseumImage

JPEG = "image/jpeg"


class Illustrations:
    """``resources`` are the files that were asked for, in that order."""

    def __init__(self, images: ImageShelf):
        self._images = images
        self.resources: dict[int, Resource] = {}

    def take(self, image: MuseumImage | None) -> Resource | None:
        """The picture as a file of the book; None for one whose sizes are not made yet, and for one that waits behind a
        content note: on paper nothing can stand before it."""
        if image is None or image.content_note:
            return None
        if image.pk not in self.resources:
            made = [row for row in image.renditions.all() if row.filter_spec.startswith("width-")]
            row = next((row for row in made if row.filter_spec.endswith("format-jpeg")), None)
            if row is None:
                return None
            name = f"images/{image.uuid}.jpg"
            self.resources[image.pk] = Resource(name, JPEG, Path(row.file.path), row.width, row.height)
        return self.resources[image.pk]
