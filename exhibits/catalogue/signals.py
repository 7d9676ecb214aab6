"""What follows from changes of objects."""

from .models import InventoryNumber, ObjectPage


def object_deleted(instance, **kwargs):
    """Receiver of ``post_delete``: with its last page an object leaves its number to another."""
    if not ObjectPage.objects.filter(translation_key=instance.translation_key).exists():
        InventoryNumber.objects.filter(translation_key=instance.translation_key).delete()
