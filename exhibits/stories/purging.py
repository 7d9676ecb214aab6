"""What belongs to a story and to nothing else, and goes with it when it is taken back."""

from collections.abc import Iterator
from uuid import UUID

from wagtail.models import Page, ReferenceIndex

from exhibits.access.purging import register_parts
from exhibits.media.models import MuseumImage, Recording
from exhibits.media.showing import pages_showing

from .models import StoryPage


def register_purgers() -> None:
    register_parts(parts)


def parts(subject: UUID) -> Iterator[UUID]:
    """Its recordings, wherever else they are heard: they are the narrator's voice. Pictures that only it shows, unless
    the museum drew them."""
    pages = StoryPage.objects.filter(translation_key=subject)
    told = set(Recording.objects.filter(pk__in=pages.values("recording")))
    shown = {Recording: set(told), MuseumImage: set()}
    for page in pages:
        for reference in ReferenceIndex.get_references_for_object(page):
            model = reference.to_content_type.model_class()
            if model in shown:
                shown[model].update(model.objects.filter(pk=reference.to_object_id))
    for recording in shown[Recording]:
        if recording in told or _is_only_of(recording, subject):
            yield recording.uuid
    for image in shown[MuseumImage]:
        if not image.drawn_for_museum and _is_only_of(image, subject):
            yield image.uuid


def _is_only_of(thing: MuseumImage | Recording, subject: UUID) -> bool:
    others = Page.objects.exclude(translation_key=subject)
    is_named = ReferenceIndex.get_references_to(thing).exclude(base_content_type__app_label="wagtailcore").exists()
    return not is_named and not pages_showing(thing).filter(pk__in=others.values("pk")).exists()
