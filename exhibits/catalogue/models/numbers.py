"""Inventory numbers: one thing has one, in all its languages, and no other thing has the same."""

from collections.abc import Mapping
from uuid import UUID

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
    def taken(cls, numbers: Mapping[str, UUID]) -> list[str]:
        """Those of these numbers that another thing has than the one that is to get them."""
        found = cls.objects.filter(number__in=numbers).values_list("number", "translation_key")
        return [number for number, key in found if numbers[number] != key]

    @classmethod
    def give(cls, numbers: Mapping[UUID, str]) -> None:
        """Each thing has this number from now on, which may be empty for a draft, and its former one is free. Raises
        ValidationError where another thing has one of them.
        """
        rows = {row.translation_key: row for row in cls.objects.filter(translation_key__in=numbers)}
        nameless = [row.pk for key, row in rows.items() if not numbers[key].strip()]
        others = [row for key, row in rows.items() if numbers[key].strip() and row.number != numbers[key]]
        for row in others:
            row.number = numbers[row.translation_key]
        new = [(key, number) for key, number in numbers.items() if key not in rows and number.strip()]
        if nameless:
            cls.objects.filter(pk__in=nameless).delete()
        try:
            with transaction.atomic():
                cls.objects.bulk_update(others, ["number"])
                cls.objects.bulk_create(cls(translation_key=key, number=number) for key, number in new)
        except IntegrityError:
            raise ValidationError({"inventory_number": TAKEN}) from None
