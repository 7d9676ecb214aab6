"""New objects, as ``add_child``, ``save_revision`` and ``publish`` of Wagtail's pages would make them."""

from datetime import datetime

from exhibits.catalogue.models import InventoryNumber, ObjectPage
from exhibits.catalogue.signals import note_opening
from exhibits.core.signals import make_sizes
from exhibits.translations.signals import note_originals
from exhibits.translations.syncing import pages_published

from .checking import check, check_new
from .indexes import index_new
from .places import Lists
from .tables import fill_rows, insert_pages, insert_rows
from .versions import log, make_public, save_versions


def create(pages: list[ObjectPage], lists: Lists, *, by, publish: bool, now: datetime) -> None:
    fill_rows(pages)
    for page in pages:
        _begin(page, by)
    lists.settle(pages, publish)
    check(pages)
    check_new(pages)
    insert_pages(pages)
    lists.count(pages)
    insert_rows(pages)
    InventoryNumber.give({page.translation_key: page.inventory_number for page in pages})
    note_originals(pages)
    log(pages, "wagtail.create", by, now)
    save_versions(pages, by, now)
    if publish:
        make_public(pages, now)
        note_opening(pages)
        make_sizes(pages)
        pages_published(pages)
        log(pages, "wagtail.publish", by, now)
    index_new(pages)


def _begin(page: ObjectPage, by) -> None:
    """A draft that nobody has seen: what its first version says of it."""
    page.live, page.has_unpublished_changes = False, False
    page.draft_title = page.draft_title or page.title
    if page.owner_id is None:
        page.owner = by
    page.derive()
