"""The pictures of one page, fetched together however many parts of the page ask for them."""

from collections.abc import Iterable

from exhibits.access.asking import Use
from exhibits.access.selectors import within_pages
from exhibits.media.models import MuseumImage
from exhibits.media.pictures import images_for_pages


class ImageShelf:
    """Parts of a page say which images they ``want`` before any of them is taken; the first ``get`` fetches all."""

    def __init__(self, use: Use = Use.WEB):
        self._use = use
        self._wanted: set[int] = set()
        self._images: dict[int, MuseumImage] = {}

    def want(self, ids: Iterable[int | None]) -> None:
        self._wanted.update(pk for pk in ids if pk and pk not in self._images)

    def cover(self, pk: int | None) -> MuseumImage | None:
        """The image where it is met unasked, on a card or at the head of a page; None, too, for one that waits behind a
        content note."""
        image = self.get(pk)
        return image if image and not image.content_note else None

    def get(self, pk: int | None) -> MuseumImage | None:
        """The image with its derivatives and words; None when there is none that may be shown."""
        self.want([pk])
        if self._wanted:
            self._images.update(dict.fromkeys(self._wanted))
            rows = MuseumImage.objects.filter(pk__in=self._wanted)
            # As with cards: of what may stand on the museum's pages what may be used so besides.
            rows = rows if self._use == Use.WEB else within_pages(rows)
            self._images.update(images_for_pages(rows, self._use).in_bulk())
            self._wanted.clear()
        return self._images.get(pk)

    @property
    def laid(self) -> set[int]:
        """Primary keys of the images that are wanted and may be shown."""
        self.get(None)
        return {pk for pk, image in self._images.items() if image}
