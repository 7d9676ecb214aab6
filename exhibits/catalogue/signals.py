"""What follows from changes of objects."""

from wagtail.models import Page

from .models import InventoryNumber


def object_deleted(instance, **kwargs):
    """Receiver of ``post_delete``: with its last page an object leaves its number to another."""
    if not Page.objects.filter(translation_key=instance.translation_key).exists():
        InventoryNumber.objects.filter(translation_key=instance.translation_key).delete()
