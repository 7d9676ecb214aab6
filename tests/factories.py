"""Small real things for tests: pages through Wagtail's own page API, translations through wagtail-localize."""

import uuid
from datetime import date
from functools import cache
from io import BytesIO

from django.core.files.base import ContentFile
from django.test import TestCase
from modelcluster.models import get_all_child_relations
from PIL import Image
from wagtail.models import Locale, Page

from exhibits.access.asking import Use
from exhibits.access.models import Consent
from exhibits.book.models import BookPage, ChapterPage
from exhibits.catalogue.models import InventoryNumber, ObjectIndexPage, ObjectPage
from exhibits.jobs.models import Job
from exhibits.media.models import ImageText, MuseumImage, Recording, RecordingDerivative
from exhibits.models import ExhibitIndexPage, ExhibitPage
from exhibits.stories.models import Narrator, StoryIndexPage, StoryPage
from exhibits.translations.writing import write_translation
from exhibits.vocabularies.models import GlossaryTerm, Period, Place, Reference, Theme
from home.models import HomePage, InfoPage


def home(language: str = "ro") -> HomePage:
    return HomePage.objects.get(locale__language_code=language)


def _publish(parent: Page, page: Page, live: bool = True) -> Page:
    page.locale = parent.locale
    page.live = False
    for relation in get_all_child_relations(page):
        # As the form counts them: without it rows stand in whatever order a database likes.
        for place, row in enumerate(getattr(page, relation.get_accessor_name()).all()):
            row.sort_order = place
    parent.add_child(instance=page)
    revision = page.save_revision()
    if live:
        revision.publish()
    return type(page).objects.get(pk=page.pk)


def exhibit(title: str = "Cazanul", language: str = "ro", live: bool = True, **fields) -> ExhibitPage:
    parent = ExhibitIndexPage.objects.get(locale__language_code=language)
    return _publish(parent, ExhibitPage(title=title, **fields), live)


def narrator(name: str = "Maria Ionescu", **fields) -> Narrator:
    return Narrator.objects.create(name=name, **{"naming": Narrator.Naming.NAME, **fields})


def story(title: str = "Povestea", language: str = "ro", live: bool = True, **fields) -> StoryPage:
    """``narrator`` may be a name: of somebody new who is shown by it."""
    parent = StoryIndexPage.objects.get(locale__language_code=language)
    fields = {"basis": StoryPage.Basis.MUSEUM, **fields}
    if isinstance(fields.get("narrator"), str):
        fields["narrator"] = narrator(fields["narrator"])
    return _publish(parent, StoryPage(title=title, **fields), live)


def thing(title: str = "Cazan", language: str = "ro", live: bool = True, number: str = "", **fields) -> ObjectPage:
    """An object of the collection; without a ``number`` it gets the next one."""
    parent = ObjectIndexPage.objects.get(locale__language_code=language)
    number = number or f"CR {InventoryNumber.objects.count() + 1}"
    return _publish(parent, ObjectPage(title=title, inventory_number=number, **fields), live)


def book(title: str = "Cartea", language: str = "ro", **fields) -> BookPage:
    return _publish(home(language), BookPage(title=title, **fields))


def chapter(parent: BookPage, title: str = "Drumul", live: bool = True, **fields) -> ChapterPage:
    return _publish(parent, ChapterPage(title=title, **fields), live)


def info(title: str = "Despre", language: str = "ro", parent: Page | None = None, **fields) -> InfoPage:
    return _publish(parent or home(language), InfoPage(title=title, **fields))


def translate(page: Page, language: str, live: bool = True, **texts) -> Page:
    """A translation whose words are ``texts``; other short texts are the original's
    with the language's tag before, and the body is the original's."""
    words = type(page)(locale=Locale.objects.get(language_code=language), **texts)
    for field in page.translatable_fields:
        name = field.field_name
        if name in texts or not field.is_translated(page):
            continue
        value = getattr(page, name)
        if value and isinstance(value, str):
            value = value.replace("<p>", f"<p>{language}: ") if value.startswith("<p>") else f"{language}: {value}"
        setattr(words, name, value)
    return write_translation(page, words.locale, words, publish=live)


def picture_file(width: int = 900, height: int = 600, format: str = "PNG", colour: str = "#a3511b") -> ContentFile:
    return ContentFile(_picture(width, height, format, colour), name=f"picture.{format.lower()}")


@cache
def _picture(width: int, height: int, format: str, colour: str) -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (width, height), colour).save(buffer, format)
    return buffer.getvalue()


def image(title: str = "Cazan", alt: dict[str, str] | None = None, **fields) -> MuseumImage:
    """An image with its derivatives made."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        made = MuseumImage.objects.create(title=title, file=picture_file(), **fields)
    for language, words in (alt or {"ro": "Un cazan de aramă"}).items():
        ImageText.objects.create(image=made, language=language, alt=words)
    return made


NO_SOUND = b"ID3\x04\x00\x00\x00\x00\x00\x00" + b"\x00" * 2000


def recording(title: str = "Înregistrare", **fields) -> Recording:
    """A recording that looks as if it had a copy: most tests have no need to hear anything."""
    made = Recording(title=title, **{"type": "audio", "duration": 12, **fields})
    made.file.save("recording.mp3", ContentFile(NO_SOUND), save=False)
    made.save()
    row = RecordingDerivative(recording=made, content_type="audio/mpeg")
    row.file.save("recording.mp3", ContentFile(NO_SOUND))
    Job.objects.filter(key=made.uuid).delete()
    return made


def derivative(of: Recording) -> RecordingDerivative:
    return of.derivatives.get()


def theme(key: str = "crafts", name: str = "Meșteșuguri", language: str = "ro", **fields) -> Theme:
    return Theme.objects.create(key=key, name=name, locale=Locale.objects.get(language_code=language), **fields)


def glossary_term(key: str = "cauldron", name: str = "cazan", language: str = "ro", **fields) -> GlossaryTerm:
    return GlossaryTerm.objects.create(key=key, name=name, locale=Locale.objects.get(language_code=language), **fields)


def place(key: str = "tismana", name: str = "Tismana", **fields) -> Place:
    return Place.objects.create(key=key, name=name, locale=Locale.objects.get(language_code="ro"), **fields)


def period(key: str = "slavery", name: str = "Robia", **fields) -> Period:
    return Period.objects.create(key=key, name=name, locale=Locale.objects.get(language_code="ro"), **fields)


def consent(page: Page, given_on: date = date(2020, 1, 1), **fields) -> Consent:
    """To every use, unless ``fields`` say otherwise."""
    fields = {**{use.value: True for use in Use}, **fields}
    return Consent.objects.create(subject=page.translation_key, given_by="Maria", given_on=given_on, **fields)


def block(block_type: str, value, number: int = 0) -> dict:
    """One StreamField block in the form in which it is stored, with an id that is the same at every run."""
    return {"type": block_type, "value": value, "id": str(uuid.uuid5(uuid.NAMESPACE_OID, f"{block_type}{number}"))}


def reference(key: str = "achim2004") -> Reference:
    return Reference.objects.get(key=key)
