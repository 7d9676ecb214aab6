"""What the block picker shows of a block: the block itself, as a page would, with things that the museum has."""

from django.utils import translation
from wagtail.models import Page

from exhibits.access.selectors import within_pages
from exhibits.core.embedded import embed, leaves
from exhibits.core.registry import kinds
from exhibits.formats.languages import CODES, DEFAULT
from exhibits.media.models import MuseumImage, Recording
from exhibits.translations.readers import for_reader
from exhibits.vocabularies.models import Reference


class PreviewMixin:
    """A block that can be previewed; ``preview_value`` or ``get_preview_value`` says with what."""

    def get_preview_context(self, value, parent_context=None):
        context = super().get_preview_context(value, parent_context)
        return {**context, "embedded": embed(leaves(self, value), reader_language())}


def reader_language() -> str:
    """The admin's language, which may be none of the museum's."""
    language = translation.get_language()
    return language if language in CODES else DEFAULT


def some_images(count: int) -> list[MuseumImage]:
    """The newest pictures whose sizes are made; fewer when there are fewer."""
    made = within_pages(MuseumImage.objects.filter(renditions__filter_spec__startswith="width-")).distinct()
    return list(made.order_by("-created_at", "-pk")[:count])


def some_recording(kind: str) -> Recording | None:
    """The newest recording of a ``kind`` ("audio" or "video") that can be played."""
    playable = within_pages(Recording.objects.filter(type=kind, derivatives__isnull=False)).distinct()
    return playable.order_by("-created_at", "-pk").first()


def some_page() -> Page | None:
    """The newest page that a card can lead to."""
    pages = Page.objects.type(*(kind.model for kind in kinds()))
    return for_reader(pages, reader_language()).order_by("-first_published_at", "-pk").first()


def some_references(count: int) -> list[Reference]:
    return list(Reference.objects.all()[:count])
