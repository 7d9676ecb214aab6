"""Versions of pages, and the lines of their log, as Wagtail writes them when a page is saved and published."""

from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db.models import F
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page, PageLogEntry, Revision

from exhibits.catalogue.models import ObjectPage


def save_versions(pages: list[ObjectPage], by, now: datetime) -> None:
    """A version of each page as it is in memory, which is its latest from now on: as ``Page.save_revision``."""
    revisions = Revision.objects.bulk_create(
        Revision(
            content_type_id=page.content_type_id,
            base_content_type=page.get_base_content_type(),
            object_id=str(page.pk),
            created_at=now,
            user=by,
            object_str=str(page),
            content=page.serializable_data(),
        )
        for page in pages
    )
    renamed = [page for page in pages if page.draft_title != page.title]
    for page, revision in zip(pages, revisions, strict=True):
        page.latest_revision, page.latest_revision_created_at = revision, now
        page.draft_title, page.has_unpublished_changes = page.title, True
    # What is the same for all is not written page by page.
    here = Page.objects.filter(pk__in=[page.pk for page in pages])
    here.update(latest_revision_created_at=now, has_unpublished_changes=True)
    Page.objects.bulk_update(renamed, ["draft_title"])
    Page.objects.bulk_update(pages, ["latest_revision"])


def make_public(pages: list[ObjectPage], now: datetime) -> None:
    """The latest version of each is the public one: as ``Revision.publish``, for pages without dates to come."""
    for page in pages:
        page.live, page.has_unpublished_changes, page.expired = True, False, False
        page.live_revision, page.last_published_at = page.latest_revision, now
        page.first_published_at = page.first_published_at or now
    here = Page.objects.filter(pk__in=[page.pk for page in pages])
    here.filter(first_published_at=None).update(first_published_at=now)
    here.update(
        live=True,
        has_unpublished_changes=False,
        expired=False,
        live_revision=F("latest_revision"),
        last_published_at=now,
    )


def log(pages: list[ObjectPage], action: str, by, now: datetime, data: dict | None = None) -> None:
    """One line for each page, of its latest version where it has one yet; ``data`` by primary key."""
    context = get_active_log_context()
    PageLogEntry.objects.bulk_create(
        PageLogEntry(
            page=page,
            content_type=ContentType.objects.get_for_model(page, for_concrete_model=False),
            label=page.get_admin_display_title(),
            action=action,
            timestamp=now,
            data=(data or {}).get(page.pk, {}),
            user=by or context.user,
            uuid=context.uuid,
            revision=page.latest_revision,
            content_changed=action != "wagtail.rename",
        )
        for page in pages
    )
