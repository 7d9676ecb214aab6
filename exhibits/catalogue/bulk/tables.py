"""Rows of pages and of what is told of them, into their tables at once."""

from collections.abc import Iterable, Iterator
from itertools import islice

from django.db import connection
from django.db.models import Field, Model
from modelcluster.models import get_all_child_relations

from exhibits.catalogue.models import ObjectPage

# So many rows in one UPDATE, which grows with rows times fields.
UPDATED = 50
RELATIONS = {one.get_accessor_name(): one.field for one in get_all_child_relations(ObjectPage)}
# What is the page's and not a version's (``Page.with_content_json``), and what is written with its versions.
KEPT = {
    "id", "page_ptr", "path", "depth", "numchild", "url_path", "content_type", "locale", "translation_key", "alias_of",
    "owner", "locked", "locked_by", "locked_at", "live", "live_revision", "latest_revision", "expired", "draft_title",
    "latest_revision_created_at", "has_unpublished_changes", "first_published_at", "last_published_at",
}  # fmt: skip
WRITTEN = [field for field in ObjectPage._meta.concrete_fields if field.name not in KEPT]
# From the page that all types share down to the object's own table.
TABLES = [*reversed(ObjectPage._meta.get_parent_list()), ObjectPage]


def fill_rows(pages: list[ObjectPage]) -> None:
    """Have all rows of the pages in memory: those that were not set, as they are in the database."""
    for name, key in RELATIONS.items():
        _read(name, key, [page for page in pages if page.pk and name not in _set(page)])
        for page in pages:
            if not page.pk:
                setattr(page, name, _placed(getattr(page, name).all()))


def read_rows(pages: list[ObjectPage]) -> None:
    """The rows as they were written: the database has a form of its own for numbers."""
    for name, key in RELATIONS.items():
        _read(name, key, pages)


def _read(name: str, key: Field, pages: list[ObjectPage]) -> None:
    found = {page.pk: [] for page in pages}
    for row in live_rows(key, found) if found else ():
        found[getattr(row, key.attname)].append(row)
    for page in pages:
        setattr(page, name, found[page.pk])


def _set(page: ObjectPage) -> dict:
    """The rows that were set in memory: modelcluster keeps them here until they are saved."""
    return getattr(page, "_cluster_related_objects", None) or {}


def _placed(rows: Iterable[Model]) -> list[Model]:
    rows = list(rows)
    if all(getattr(row, "sort_order", 0) is None for row in rows):
        for number, row in enumerate(rows):
            row.sort_order = number
    return rows


def live_rows(key: Field, pks: Iterable[int]):
    """The rows of these pages as the database has them."""
    return key.model._default_manager.filter(**{f"{key.attname}__in": list(pks)})


def insert_pages(pages: list[ObjectPage]) -> None:
    """As ``Model.save`` inserts one, table by table: ``bulk_create`` refuses models of several tables."""
    first, *others = TABLES
    fields = [field for field in first._meta.local_concrete_fields if not field.primary_key]
    for some in _portions(fields, pages):
        found = first._base_manager._insert(
            some, fields=fields, returning_fields=[first._meta.pk], using=connection.alias
        )
        for page, (pk,) in zip(some, found, strict=True):
            page.id = page.pk = pk
            page._state.adding, page._state.db = False, connection.alias
    for model in others:
        fields = model._meta.local_concrete_fields
        for some in _portions(fields, pages):
            model._base_manager._insert(some, fields=fields, using=connection.alias)


def insert_rows(pages: list[ObjectPage]) -> None:
    """The new rows of the pages; in memory they are then as they were written."""
    for name, key in RELATIONS.items():
        new = [(page.pk, row) for page in pages for row in getattr(page, name).all() if row.pk is None]
        for pk, row in new:
            setattr(row, key.attname, pk)
        key.model._default_manager.bulk_create([row for _pk, row in new])
    read_rows(pages)


def update_pages(pages: list[ObjectPage], before: dict[int, ObjectPage]) -> None:
    """The fields that are others than ``before``."""
    changed = {
        field.name
        for field in WRITTEN
        if any(_stored(field, page) != _stored(field, before[page.pk]) for page in pages)
    }
    if changed:
        ObjectPage.objects.bulk_update(pages, changed, batch_size=UPDATED)


def update_rows(pages: list[ObjectPage]) -> None:
    """The rows of the pages as they are in memory: what is not among them any more goes."""
    for name, key in RELATIONS.items():
        live = {row.pk: row for row in live_rows(key, [page.pk for page in pages])}
        kept = {row.pk: row for page in pages for row in getattr(page, name).all() if row.pk in live}
        key.model._default_manager.filter(pk__in=live.keys() - kept.keys()).delete()
        fields = [field for field in key.model._meta.concrete_fields if not field.primary_key]
        others = [row for pk, row in kept.items() if any(_stored(one, row) != _stored(one, live[pk]) for one in fields)]
        if others:
            key.model._default_manager.bulk_update(others, [field.name for field in fields], batch_size=UPDATED)
    insert_rows(pages)


def _stored(field: Field, row: Model):
    return field.get_db_prep_save(getattr(row, field.attname), connection)


def _portions(fields: list[Field], pages: list[ObjectPage]) -> Iterator[list[ObjectPage]]:
    """As many at once as the database takes values in one statement."""
    size, pages = max(1, connection.ops.bulk_batch_size(fields, pages)), iter(pages)
    while some := list(islice(pages, size)):
        yield some
