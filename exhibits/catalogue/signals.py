"""What follows from changes of objects."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import OuterRef, Subquery
from wagtail.models import Page

from exhibits.translations.readers import is_original

from .models import InventoryNumber, ObjectImage, ObjectPage


def object_deleted(instance, **kwargs):
    """Receiver of ``post_delete``: with its last page an object leaves its number to another."""
    if not ObjectPage.objects.filter(translation_key=instance.translation_key).exists():
        InventoryNumber.objects.filter(translation_key=instance.translation_key).delete()


def picture_deleted(**kwargs):
    """Receiver of ``post_delete`` of a picture: where it stood for an object the next one does."""
    left = ObjectImage.objects.filter(page=OuterRef("pk")).order_by("sort_order").values("image")[:1]
    ObjectPage.objects.filter(cover=None, images__isnull=False).update(cover=Subquery(left))


def object_published(instance, **kwargs):
    """Receiver of ``page_published``."""
    note_opening([instance])


def note_opening(pages: Iterable[ObjectPage]) -> None:
    """Each language of a thing stands in lists by the time at which its original was first public."""
    keys = {page.translation_key for page in pages}
    originals = Page.objects.filter(is_original(), translation_key__in=keys)
    opened = dict(originals.values_list("translation_key", "first_published_at"))
    at = defaultdict(list)
    for pk, key in Page.objects.filter(translation_key__in=opened).values_list("pk", "translation_key"):
        at[opened[key]].append(pk)
    for time, pks in at.items():
        ObjectPage.objects.filter(pk__in=pks).update(opened_at=time)
