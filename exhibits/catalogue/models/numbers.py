"""Inventory numbers: one thing has one, in all its languages, and no other thing has the same."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _

TAKEN = _("Another object has this number already.")


class InventoryNumber(models.Model):
    """What the database holds against two things under one number: pages of one thing share theirs, so a constraint on
    the pages themselves cannot. Kept by ``ObjectPage.save`` and the museum's imports.
    """

    # Kept out of Wagtail's index of who refers to whom: it refers to nothing.
    wagtail_reference_index_ignore = True

    number = models.CharField(_("inventory number"), max_length=60, unique=True)
    translation_key = models.UUIDField(_("permanent identifier"), unique=True)

    class Meta:
        verbose_name = _("inventory number")
        verbose_name_plural = _("inventory numbers")

    def __str__(self):
        return self.number

    @classmethod
    def give(cls, number: str, translation_key) -> None:
        """``number``, which may be empty for a draft, is that thing's from now on, and its former one free. Raises
        ValidationError where another thing has it.
        """
        if not number.strip():
            cls.objects.filter(translation_key=translation_key).delete()
            return
        try:
            with transaction.atomic():
                cls.objects.update_or_create(translation_key=translation_key, defaults={"number": number})
        except IntegrityError:
            raise ValidationError({"inventory_number": TAKEN}) from None
