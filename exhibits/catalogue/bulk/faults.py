"""Why an object cannot be written, with the number by which whoever imports it finds it."""

from django.core.exceptions import ValidationError
from django.db.models import Model

from exhibits.catalogue.models import ObjectPage


def refused(page: ObjectPage, words) -> ValidationError:
    """``words``, with the name of the object before them."""
    return ValidationError(f"{page.inventory_number or page.title}: {words}")


def refused_fields(page: ObjectPage, of: Model, errors: ValidationError) -> ValidationError:
    """The errors of the page's fields, or of one ``of`` its rows, each with the names of object and field before it."""
    found = [f"{of._meta.get_field(name).verbose_name}: {message}" for name, words in errors for message in words]
    return ValidationError([message for words in found for message in refused(page, words).messages])
