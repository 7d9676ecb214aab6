"""What is removed of pages that were taken back: all their languages, versions and log entries."""

from uuid import UUID

from wagtail.models import Page, PageLogEntry

from exhibits.access.models import Kept as KeptCount
from exhibits.access.purging import NOTHING, Kept, Purger, register, register_paths, register_things
from exhibits.formats.languages import CODES
from exhibits.jobs.models import IN_FLIGHT, Job

from . import routing


def register_purgers() -> None:
    register(Purger(Kept.PAGES, lambda parts: _pages(parts).count(), _delete_pages))
    register(Purger(Kept.JOBS, lambda parts: _jobs().count(), lambda parts: _jobs().update(message="", error="")))
    register(Purger(Kept.COUNTS, lambda parts: 0, lambda parts: KeptCount.objects.all().delete()))
    register_paths(_paths)
    register_things(_pages)


def _pages(parts: list[UUID]):
    return Page.objects.filter(translation_key__in=parts, depth__gt=2)


def _paths(subject: UUID) -> list[str]:
    return [path for page in _pages([subject]) for path in routing.addresses_everywhere(page, {}, CODES).values()]


def _delete_pages(parts: list[UUID]) -> None:
    keys = list(_pages(parts).values_list("pk", flat=True))
    for page in Page.objects.filter(pk__in=keys).specific():
        page.delete()
    # The log keeps who and when. Afterwards: to delete one page writes in the log of its translations.
    _entries(keys).update(label=NOTHING, data={})


def _entries(keys: list[int]):
    """Entries of the pages' log that hold any of their words."""
    return PageLogEntry.objects.filter(page__in=keys).exclude(label=NOTHING, data={})


def _jobs():
    """Work that is over, with what it told of its progress: titles, sometimes."""
    return Job.objects.exclude(state__in=IN_FLIGHT).exclude(message="", error="")
