"""What there is to take: records of one thing, entries of all."""

from uuid import UUID

from exhibits import describe as exhibitions
from exhibits.access.selectors import public
from exhibits.book import citing as books
from exhibits.catalogue import describe as catalogue
from exhibits.catalogue.models import ObjectPage
from exhibits.formats.bibliography.works import Work
from exhibits.formats.exhibitions import EntryRecord, ExhibitRecord, ThemeRecord
from exhibits.formats.stories import StoryRecord
from exhibits.formats.things import ThingRecord
from exhibits.models import ExhibitPage
from exhibits.stories import describe as stories
from exhibits.translations.locales import code_of
from exhibits.vocabularies.models import PageTheme, Theme


def record(key: UUID) -> ThingRecord | ExhibitRecord | None:
    """What the museum says of the object or exhibit with this ``translation_key``; None when nobody may see it."""
    return catalogue.record_of(key) or exhibitions.record_of(key)


def citable(key: UUID) -> ThingRecord | ExhibitRecord | StoryRecord | None:
    """The same, and of a story what its own page says of it."""
    return record(key) or stories.record_of(key)


def works(key: UUID) -> list[Work]:
    """A book or a chapter as a work that is cited; none for whatever else has this identifier."""
    return books.works_of(key)


def entries(**narrowed) -> list[EntryRecord]:
    """Every exhibit, then every object, that shows a picture; ``narrowed`` to pages that have this in common. As many
    queries for any number."""
    exhibits = exhibitions.entries(ExhibitPage.objects.filter(**narrowed))
    return [*exhibits, *catalogue.entries(ObjectPage.objects.filter(**narrowed))]


def entries_of(theme: ThemeRecord) -> list[EntryRecord]:
    return entries(pk__in=PageTheme.objects.filter(term__key=theme.key).values("page"))


def themes(**narrowed) -> list[ThemeRecord]:
    """Every theme in all its languages, by key."""
    found: dict[str, ThemeRecord] = {}
    for term in public(Theme.objects.filter(**narrowed)).order_by("key", "pk"):
        known = found.setdefault(term.key, ThemeRecord(term.key, {}, {}))
        known.names[code_of(term.locale_id)] = term.name
        known.descriptions[code_of(term.locale_id)] = term.description
    return list(found.values())
