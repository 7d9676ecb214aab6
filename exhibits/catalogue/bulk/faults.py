"""Why an object cannot be written, with the number by which whoever imports it finds it."""

from django.core.exceptions import ValidationError

from exhibits.catalogue.models import ObjectPage


def refused(page: ObjectPage, words) -> ValidationError:
    """``words`` or the errors of a validation, with the name of the object before each."""
    name = page.inventory_number or page.title
    if not isinstance(words, ValidationError):
        return ValidationError(f"{name}: {words}")
    if not hasattr(words, "error_dict"):
        return ValidationError([f"{name}: {message}" for message in words.messages])
    labelled = [f"{name}: {_label(page, field)}: {message}" for field, messages in words for message in messages]
    return ValidationError(labelled)


def _label(page: ObjectPage, field: str) -> str:
    return str(page._meta.get_field(field).verbose_name)
