"""The objects that the museum has, as somebody works on them: drafts too, and what is not yet published."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from modelcluster.models import get_all_child_relations

from exhibits.catalogue.models import ObjectPage
from exhibits.core.describe import Family, families
from exhibits.translations.models import Original

from .columns import Heading
from .known import Known

AT_ONCE = 500
# Of each kind of row, by the name that a page has for it: what leads to the page.
RELATIONS = {one.get_accessor_name(): one.field for one in get_all_child_relations(ObjectPage)}


def families_of(keys: Iterable[UUID]) -> dict[UUID, Family]:
    """The pages of these objects by language, the original first, each in its latest version."""
    found = families(ObjectPage.objects.filter(translation_key__in=list(keys)))
    read_rows([page for family in found.values() for page in family.values()])
    for family in found.values():
        for code, page in family.items():
            # What was never public is kept in the page itself; else the page has the words that are public, or were.
            if page.has_unpublished_changes and (page.live or page.first_published_at):
                family[code] = page.get_latest_revision_as_object()
    return found


def read_rows(pages: list[ObjectPage]) -> None:
    """All that ``rows_of`` is asked for later, in one query for each kind. Django's own way of fetching ahead makes a
    manager and a query for each page and kind, and would take three times as long."""
    for page in pages:
        page.rows_read = {name: [] for name in RELATIONS}
    by_pk = {page.pk: page for page in pages}
    for name, key in RELATIONS.items():
        rows = key.model.objects.filter(**{f"{key.attname}__in": list(by_pk)}).order_by(*key.model._meta.ordering, "pk")
        for row in rows:
            by_pk[getattr(row, key.attname)].rows_read[name].append(row)


def all_keys() -> list[UUID]:
    """Every object, in the order in which the originals lie in the museum."""
    originals = dict(Original.objects.values_list("translation_key", "locale"))
    rows = ObjectPage.objects.order_by("path").values_list("translation_key", "locale")
    return [key for key, locale in rows if originals.get(key) == locale]


def in_parts(keys: list) -> Iterator[list]:
    for start in range(0, len(keys), AT_ONCE):
        yield keys[start : start + AT_ONCE]


def page_for(family: Family, heading: Heading) -> ObjectPage | None:
    """Where a column is read from: the page in its language; for a fact the original, as it is the same in all."""
    return family.get(heading.language) if heading.language else next(iter(family.values()))


def text_in(family: Family, heading: Heading, known: Known) -> str:
    page = page_for(family, heading)
    return heading.column.kind.text_of(page, known) if page else ""


def identity_in(family: Family, heading: Heading, known: Known):
    page = page_for(family, heading)
    return heading.column.kind.identity_of(page, known) if page else ""
