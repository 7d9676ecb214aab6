"""Removes what ``load`` made and nothing else: pages, pictures and recordings with their files, terms, the account.

A page of the demonstration goes with all its translations and whatever was edited on it. What editors have made of
their own stays, and with it what it uses: pages above it, pictures and recordings it shows, terms it is indexed under.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model, QuerySet
from wagtail.models import Page, ReferenceIndex, Site
from wagtail_localize.models import String, StringSegment, Template, TemplateSegment

from exhibits.access.models import Withheld
from exhibits.formats.languages import DEFAULT
from exhibits.media.models import ImageText, MuseumImage, Recording, RecordingDerivative
from home.models import HomePage, MuseumSettings

from .closing import forget
from .content import ABOUT, Content
from .furnishing import show, values_of
from .keys import permanent
from .pages import key_of
from .people import remove_unused_curator
from .pictures import catalogue as pictures
from .recordings import catalogue as recordings
from .sources import Sources
from .vocabulary import MODELS, ROWS

# Pages that hold others go after those that stand below them.
ORDER = ("object", "exhibit", "story", "chapter", "book", "info")
# What goes with a picture or recording does not count as its use.
BELONGINGS = (ImageText, RecordingDerivative)


def remove(sources: Sources, report: Callable[[str], None]) -> None:
    """Raises ContentError when the files that say what was loaded cannot be read."""
    content = sources.read()
    clear_home(content)
    refs = [sheet.ref for kind in ORDER for sheet in content.in_order(kind) if sheet.ref != ABOUT]
    _tell(report, "Pages", [take_down(key_of(ref)) for ref in [*refs, ABOUT]])
    forget(content)
    note_references()
    drawn = [permanent("image", key) for key in pictures(sources.catalogue)]
    _tell(report, "Pictures", [_discard(MuseumImage.objects.filter(uuid=key), _image_files) for key in drawn])
    spoken = [
        permanent("recording", f"{key}.{language}")
        for key, entry in recordings(sources.audio).items()
        for language in entry["language"]
    ]
    _tell(report, "Recordings", [_discard(Recording.objects.filter(uuid=key), _recording_files) for key in spoken])
    gone = set(spoken) - set(Recording.objects.filter(uuid__in=spoken).values_list("uuid", flat=True))
    Withheld.objects.filter(subject__in=gone).delete()
    entered = [(kind, permanent(kind, table["key"])) for kind in MODELS for table in content.terms.get(kind, [])]
    _tell(report, "Terms", [_strike(kind, key) for kind, key in entered])
    clear_settings(content)
    if remove_unused_curator():
        report("Account: removed")


def _tell(report, noun: str, outcomes: list[bool | None]) -> None:
    report(f"{noun}: {outcomes.count(True)} removed, {outcomes.count(False)} kept because they are in use")


@transaction.atomic
def clear_home(content: Content) -> None:
    """Where the front page still opens with the demonstration, it goes back to what is newest."""
    home = HomePage.objects.get(locale__language_code=DEFAULT)
    ours = {key_of(ref) for ref in content.sheets}
    chosen = [name for name in ("opening", "story") if (page := getattr(home, name)) and page.translation_key in ours]
    for name in chosen:
        setattr(home, name, None)
    if chosen:
        show(home)


@transaction.atomic
def take_down(key: UUID) -> bool | None:
    """Delete a page in all its languages; None when it is not there, False when others stand below it."""
    pages = Page.objects.filter(translation_key=key)
    if not pages:
        return None
    if any(page.numchild for page in pages):
        return False
    with forgotten_words(key):
        for pk in list(pages.values_list("pk", flat=True)):
            Page.objects.get(pk=pk).delete()
    return True


@contextmanager
def forgotten_words(key: UUID) -> Iterator[None]:
    """wagtail-localize keeps the words of things that are deleted: afterwards those that nothing else uses are gone."""
    of_thing = {"source__object_id": key}
    strings = set(StringSegment.objects.filter(**of_thing).values_list("string_id", flat=True))
    templates = set(TemplateSegment.objects.filter(**of_thing).values_list("template_id", flat=True))
    yield
    String.objects.filter(pk__in=strings, segments=None, translations=None).delete()
    Template.objects.filter(pk__in=templates, segments=None).delete()


def note_references() -> None:
    """Wagtail's index of who uses what is written by the worker; what it says must be true before anything goes."""
    for page in Page.objects.filter(depth__gt=1).specific().iterator():
        ReferenceIndex.create_or_update_for_object(page)


def in_use(thing: Model) -> bool:
    belongings = ContentType.objects.get_for_models(*BELONGINGS).values()
    return ReferenceIndex.get_references_to(thing).exclude(base_content_type__in=belongings).exists()


@transaction.atomic
def _discard(things: QuerySet, files: Callable[[Model], Iterable]) -> bool | None:
    """Delete a picture or recording and its files; None when it is not there, False when something shows it."""
    thing = things.first()
    if thing is None:
        return None
    if in_use(thing):
        return False
    doomed = [(file.storage, file.name) for file in files(thing)]
    thing.delete()
    # Wagtail leaves the files to the worker, which may never run again.
    transaction.on_commit(lambda: [storage.delete(name) for storage, name in doomed])
    return True


def _image_files(image: MuseumImage) -> list:
    return [image.file, *(rendition.file for rendition in image.renditions.all())]


def _recording_files(recording: Recording) -> list:
    return [recording.file, *(derivative.file for derivative in recording.derivatives.all())]


@transaction.atomic
def _strike(kind: str, key: UUID) -> bool | None:
    """Delete a term in all its languages; None when it is not there or not ours, False when it is in use."""
    terms = MODELS[kind].objects.filter(translation_key=key)
    if not terms:
        return None
    on_pages = kind in ROWS and ROWS[kind].objects.filter(term__in=terms).exists()
    if on_pages or any(in_use(term) for term in terms):
        return False
    with forgotten_words(key):
        for term in terms:
            term.delete()
    return True


def clear_settings(content: Content) -> None:
    """Empty the museum's settings when they are exactly as they were loaded."""
    settings = MuseumSettings.for_site(Site.objects.get(is_default_site=True))
    blank = values_of(MuseumSettings())
    if values_of(settings) == {**blank, **content.plan["settings"]}:
        for name, value in blank.items():
            setattr(settings, name, value)
        settings.save()
