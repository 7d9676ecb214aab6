"""What ``full_clean`` asks of a page, asked of many: fields one by one in memory, the rest of the database at once."""

from functools import cache

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from exhibits.catalogue.models import InventoryNumber, ObjectPage
from exhibits.catalogue.models.numbers import TAKEN

from .faults import refused, refused_fields
from .tables import RELATIONS


def check(pages: list[ObjectPage]) -> None:
    """Raises ValidationError for the first page that could not be saved."""
    numbers: dict[str, ObjectPage] = {}
    for page in pages:
        _check_fields(page)
        other = numbers.setdefault(page.inventory_number, page)
        if other.translation_key != page.translation_key:
            raise refused(page, TAKEN)
    taken = InventoryNumber.taken({number: page.translation_key for number, page in numbers.items()})
    if taken:
        raise refused(numbers[taken[0]], TAKEN)


def check_new(pages: list[ObjectPage]) -> None:
    """No thing has two pages in one language. Raises ValidationError."""
    places = [(page.translation_key, page.locale_id) for page in pages]
    known = ObjectPage.objects.filter(translation_key__in={key for key, _locale in places})
    there = set(known.values_list("translation_key", "locale"))
    for page, place in zip(pages, places, strict=True):
        if place in there:
            raise refused(page, _("This object has a page in this language already."))
        there.add(place)


def _check_fields(page: ObjectPage) -> None:
    for one in [page, *(row for name in RELATIONS for row in getattr(page, name).all())]:
        try:
            one.clean_fields(exclude=_keys_of(type(one)))
        except ValidationError as errors:
            raise refused_fields(page, one, errors) from None
    if faults := page.faults():
        raise refused_fields(page, page, ValidationError(faults))


@cache
def _keys_of(model: type[Model]) -> set[str]:
    """The database itself sees to it that these lead somewhere."""
    return {field.name for field in model._meta.fields if field.remote_field}
