"""What belongs to a story and to nothing else, and goes with it when it is taken back."""

from collections.abc import Iterator
from uuid import UUID

from wagtail.models import Page, ReferenceIndex

from exhibits.access.purging import Kept, Purger, register, register_parts, register_replay
from exhibits.core.embedded import leaves
from exhibits.media.models import MuseumImage, Recording
from exhibits.media.showing import pages_showing

from .models import FamilyLink, Narrator, StoryPage
from .models.family import revoke_again
from .narrating import forget, without_stories


def register_purgers() -> None:
    register_parts(parts)
    register_replay(revoke_again)
    register(Purger(Kept.NARRATORS, lambda parts: Narrator.objects.filter(uuid__in=parts).count(), _forget))


def parts(subject: UUID) -> Iterator[UUID]:
    """Its recordings, wherever else they are heard: they are the narrator's voice. Pictures that only it shows, unless
    the museum drew them. Its narrator, who has told nothing else."""
    pages = list(StoryPage.objects.filter(translation_key=subject))
    # Drafts and earlier versions may have another recording than the page, and other pictures.
    versions = [*pages, *(one.as_object() for page in pages for one in page.revisions.all())]
    others = StoryPage.objects.exclude(translation_key=subject).filter(narrator__isnull=False)
    narrators = Narrator.objects.filter(pk__in={one.narrator_id for one in versions})
    narrators = narrators.exclude(pk__in=others.values("narrator"))
    yield from narrators.values_list("uuid", flat=True)
    told = set(Recording.objects.filter(pk__in={one.recording_id for one in versions}))
    shown = {Recording: set(told), MuseumImage: set()}
    for page in versions:
        held = {Recording: set(page.shown_recordings()), MuseumImage: set(page.shown_images())}
        for thing in (one for stream in page.streams() for one in leaves(stream.stream_block, stream)):
            if type(thing) in held:
                held[type(thing)].add(thing.pk)
        for model, keys in held.items():
            shown[model].update(model.objects.filter(pk__in=keys - {None}))
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


def _forget(parts: list[UUID]) -> None:
    FamilyLink.objects.filter(subject__in=parts).delete()
    for narrator in without_stories(parts):
        forget(narrator)
