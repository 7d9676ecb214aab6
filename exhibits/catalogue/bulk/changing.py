"""Objects that are there already, as if each was edited, saved and published."""

from datetime import datetime

from django.utils.translation import gettext as _
from wagtail.models import Page, Revision, WorkflowState
from wagtail_localize.models import TranslationSource

from exhibits.catalogue.models import InventoryNumber, ObjectPage
from exhibits.catalogue.signals import note_opening
from exhibits.core.signals import make_sizes
from exhibits.translations.direct import write_anew
from exhibits.translations.syncing import pages_published

from .checking import check
from .faults import refused
from .indexes import index_changed
from .tables import fill_rows, update_pages, update_rows
from .versions import log, make_public, save_versions

Pages = dict[int, ObjectPage]


def change(pages: list[ObjectPage], *, by, publish: bool, now: datetime) -> None:
    before = _before(pages)
    fill_rows(pages)
    check(pages)
    rare = _rare(pages, before)
    for page in pages:
        if page.pk in rare:
            _change_alone(page, by, publish)
    usual = [page for page in pages if page.pk not in rare]
    if usual:
        _change_together(usual, before, by, publish, now)


def _before(pages: list[ObjectPage]) -> Pages:
    """The pages as they are, by primary key, held until all is written. Raises ValidationError where somebody has saved
    one of them since it was read."""
    rows = ObjectPage.objects.select_for_update(of=("self", "page_ptr")).order_by("pk")
    found = rows.in_bulk([page.pk for page in pages])
    for page in pages:
        if page.pk not in found or found[page.pk].latest_revision_id != page.latest_revision_id:
            raise refused(page, _("Somebody has changed this object since it was read. Read it again."))
    return found


def _rare(pages: list[ObjectPage], before: Pages) -> set[int]:
    """Those with more to follow than is done for many at once: an address that changes, a date to come, a workflow that
    ends, an alias, translations that are kept level."""
    pks = [page.pk for page in pages]
    versions = Revision.objects.filter(base_content_type=pages[0].get_base_content_type(), object_id__in=map(str, pks))
    scheduled = versions.exclude(approved_go_live_at=None).values_list("object_id", flat=True)
    waiting = WorkflowState.objects.active().filter(
        base_content_type=pages[0].get_base_content_type(), object_id__in=map(str, pks)
    )
    sources = TranslationSource.objects.filter(object_id__in=[page.translation_key for page in pages])
    translated = set(sources.values_list("object_id", flat=True))
    found = {int(pk) for pk in [*scheduled, *waiting.values_list("object_id", flat=True)]}
    found |= set(Page.objects.filter(alias_of__in=pks).values_list("alias_of", flat=True))
    for page in pages:
        renamed = page.slug != before[page.pk].slug or page.still_has_original_slug()
        if renamed or page.go_live_at or page.translation_key in translated:
            found.add(page.pk)
    return found


def _change_alone(page: ObjectPage, by, publish: bool) -> None:
    if not page.live:
        page.save()
    revision = page.save_revision(user=by, log_action=True)
    write_anew(page)
    if publish:
        revision.publish(user=by, skip_permission_checks=True)


def _change_together(pages: list[ObjectPage], before: dict[int, ObjectPage], by, publish: bool, now: datetime) -> None:
    drafts = [page for page in pages if not page.live]
    _write(drafts, before)
    save_versions(pages, by, now)
    InventoryNumber.give({page.translation_key: page.inventory_number for page in pages})
    log(pages, "wagtail.edit", by, now)
    if publish:
        _write([page for page in pages if page.live], before)
        renamed = {
            page.pk: {"title": {"old": before[page.pk].title, "new": page.title}}
            for page in pages
            if page.live and page.title != before[page.pk].title
        }
        make_public(pages, now)
        note_opening(pages)
        make_sizes(pages)
        pages_published(pages)
        log([page for page in pages if page.pk in renamed], "wagtail.rename", by, now, renamed)
        log(pages, "wagtail.publish", by, now, renamed)
    index_changed(pages if publish else drafts)


def _write(pages: list[ObjectPage], before: Pages) -> None:
    """What is public of these pages, or the only version of a draft's row."""
    for page in pages:
        page.derive()
    update_pages(pages, before)
    update_rows(pages)
