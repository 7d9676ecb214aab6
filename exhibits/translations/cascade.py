"""What becomes of an original becomes of its translations: nothing of a withdrawn page stays public in any language.

Wagtail and wagtail-localize leave a translation live when its original is withdrawn, and where it was when the original
moves. These receivers act whoever withdraws or moves a page: an editor, the scheduler, an import.
"""

from django.db import transaction
from django.db.models import Q, QuerySet
from wagtail.coreutils import find_available_slug
from wagtail.models import Page, Revision

from .readers import is_original
from .states import is_the_original


def translations_of(page: Page) -> QuerySet:
    """The other languages of an original, as pages of the base type; none for a page that is a translation itself."""
    if not is_the_original(page):
        return Page.objects.none()
    return Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk)


def only_here(page: Page) -> QuerySet:
    """What lies below the translations of an original without being a translation of what lies below itself: it would
    be deleted with them, and is all that there is of it.
    """
    below = Page.objects.none()
    for one in translations_of(page):
        below = below | Page.objects.descendant_of(one)
    goes = Page.objects.descendant_of(page).filter(is_original())
    return below.exclude(translation_key__in=goes.values("translation_key")).order_by("path")


def withdraw_translations(sender, instance, **kwargs) -> None:
    """Receiver of ``page_unpublished``."""
    withdraw(translations_of(instance))


def withdraw(pages: QuerySet) -> None:
    for page in pages.filter(live=True).specific():
        page.unpublish()


def move_translations(sender, instance, parent_page_before, parent_page_after, **kwargs) -> None:
    """Receiver of ``post_page_move``: translations follow, each to the new parent's translation into its language.

    Where the new parent has none, or the translation stood elsewhere than its original, it stays where it is.
    """
    if parent_page_before.pk == parent_page_after.pk:
        return
    for page in translations_of(instance):
        parent = page.get_parent()
        target = parent_page_after.get_translation_or_none(page.locale)
        if target and target.pk != parent.pk and parent.translation_key == parent_page_before.translation_key:
            _move(page, target)


@transaction.atomic
def _move(page: Page, target: Page) -> None:
    """Under ``target``, with another slug where a page there has the same one."""
    slug = find_available_slug(target, page.slug, ignore_page_id=page.pk)
    if slug != page.slug:
        # Not saved as a page: so the move knows the former addresses, of what lies below too, and leads readers on.
        Page.objects.filter(pk=page.pk).update(slug=slug)
        page.slug = slug
        _rename_versions(page)
    page.move(target, pos="last-child")


def _rename_versions(page: Page) -> None:
    """Those that are or may become public: published, they would bring the former slug back."""
    coming = Q(pk__in=[page.latest_revision_id, page.live_revision_id]) | Q(approved_go_live_at__isnull=False)
    versions = list(page.revisions.filter(coming))
    for version in versions:
        version.content["slug"] = page.slug
    Revision.objects.bulk_update(versions, ["content"])
