"""What becomes of an original becomes of its translations: nothing of a withdrawn page stays public in any language.

Wagtail and wagtail-localize leave a translation live when its original is withdrawn, and where it was when the original
moves. These receivers act whoever withdraws or moves a page: an editor, the scheduler, an import.
"""

from django.db.models import QuerySet
from wagtail.models import Page

from .states import is_the_original


def translations_of(page: Page) -> QuerySet:
    """The other languages of an original, as pages of the base type; none for a page that is a translation itself."""
    if not is_the_original(page):
        return Page.objects.none()
    return Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk)


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
            page.move(target, pos="last-child")
