"""Everything that two ways of writing objects leave in the database, without what differs at every run: primary keys
are replaced by what they stand for, times by whether there is one."""

import re
from collections import defaultdict
from datetime import datetime

from django.apps import apps
from django.db import connection
from modelcluster.models import get_all_child_relations
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision, WorkflowState
from wagtail_localize.models import String, StringTranslation, Translation, TranslationSource

from exhibits.access.generations import WRITE
from exhibits.access.models import Generation
from exhibits.catalogue.models import InventoryNumber, ObjectIndexPage, ObjectPage
from exhibits.jobs.models import Job
from exhibits.translations.models import ChangedPassage, MemoryWord, Original, StateChange, TranslationState

COUNTED = (Redirect, WorkflowState, TranslationSource, Translation, StringTranslation, ChangedPassage)
RELATIONS = {one.get_accessor_name(): one.field for one in get_all_child_relations(ObjectPage)}
# What the job writes that brings translations level: it is the same job whoever asked for it.
LEVELLED = {model._meta.db_table for model in apps.get_app_config("wagtail_localize").get_models()} | {
    MemoryWord._meta.db_table
}
# What ``Snapshot`` looks at, by the names of the tables; the generation is another one after every write.
COMPARED = {
    model._meta.db_table
    for model in (
        *COUNTED, *(key.model for key in RELATIONS.values()), Page, ObjectPage, InventoryNumber, PageLogEntry, Revision,
        ReferenceIndex, apps.get_model("wagtailsearch", "IndexEntry"), Original, StateChange, TranslationState, Job,
        Generation,
    )
} | LEVELLED  # fmt: skip


class Written:
    """The tables that were written to within."""

    def __init__(self):
        self.tables = set()

    def __call__(self, execute, sql, params, many, context):
        if found := WRITE.match(sql):
            self.tables.add(found[1])
        return execute(sql, params, many, context)

    def __enter__(self):
        self.wrapper = connection.execute_wrapper(self)
        self.wrapper.__enter__()
        return self.tables

    def __exit__(self, *error):
        self.wrapper.__exit__(*error)


class Snapshot:
    """All tables that have to do with objects, by name."""

    def __init__(self):
        self.pages = {page.pk: page for page in ObjectPage.objects.select_related("locale")}
        self.names = {pk: f"{page.translation_key}/{page.locale.language_code}" for pk, page in self.pages.items()}
        self.revisions = self._numbered(Revision.objects.order_by("pk"), lambda row: int(row.object_id))
        self.rows = {}
        for name, key in RELATIONS.items():
            rows = key.model._default_manager.order_by(*key.model._meta.ordering, "pk")
            self.rows[name] = self._numbered(rows, lambda row, key=key: getattr(row, key.attname))

    def _numbered(self, rows, page_of) -> dict[int, str]:
        """A name for each row of an object: the object's and a number."""
        found, numbers = {}, defaultdict(int)
        for row in rows:
            pk = page_of(row)
            if pk in self.names:
                numbers[pk] += 1
                found[row.pk] = f"{self.names[pk]}:{numbers[pk]}"
        return found

    def tables(self) -> dict[str, list]:
        found = {
            "lists": list(ObjectIndexPage.objects.order_by("pk").values_list("pk", "numchild", "path")),
            "pages": [self._columns(page) for page in self.pages.values()],
            "numbers": list(InventoryNumber.objects.values_list("number", "translation_key")),
            "originals": list(Original.objects.values_list("translation_key", "locale__language_code")),
            "states": self._states(),
            "state changes": list(StateChange.objects.values_list("translation_key", "locale", "before", "after")),
            "revisions": [self._revision(row) for row in Revision.objects.order_by("pk") if self._is_objects(row)],
            "log": [self._line(row) for row in PageLogEntry.objects.filter(page__in=self.names).order_by("pk")],
            "references": [self._reference(row) for row in ReferenceIndex.objects.all() if self._is_objects(row)],
            "found by words": self._index(),
            "jobs": list(Job.objects.values_list("kind", "key", "arguments")),
        }
        for name, key in RELATIONS.items():
            rows = key.model._default_manager.filter(pk__in=self.rows[name])
            found[name] = [{**self._columns(row), key.attname: self.names[getattr(row, key.attname)]} for row in rows]
        found |= {model.__name__: [model.objects.count()] for model in COUNTED}
        # The lines of one page stay in their order.
        found["log"] = sorted(found["log"], key=lambda line: line["page_id"])
        return {name: rows if name == "log" else sorted(rows, key=repr) for name, rows in found.items()}

    def _states(self) -> list[tuple]:
        texts = dict(String.objects.values_list("pk", "data"))

        def named(words: dict[str, str]) -> dict[str, str]:
            return {_by_text(key, texts): text for key, text in words.items()}

        return [
            (row.translation_key, row.locale_id, row.state, named(row.words), named(row.public_words))
            for row in TranslationState.objects.all()
        ]

    def _is_objects(self, row) -> bool:
        return row.object_id.isdecimal() and int(row.object_id) in self.names

    def _columns(self, row) -> dict:
        return {field.attname: self._value(field, row) for field in row._meta.concrete_fields if not _is_key(field)}

    def _value(self, field, row):
        value = field.get_prep_value(getattr(row, field.attname))
        if field.related_model is Revision:
            return self.revisions.get(value)
        return bool(value) if isinstance(value, datetime) else value

    def _revision(self, row: Revision) -> dict:
        return {**self._columns(row), "object_id": self.names[int(row.object_id)], "content": self._content(row)}

    def _content(self, row: Revision) -> dict:
        content = dict(row.content)
        for field in ObjectPage._meta.concrete_fields:
            if field.get_internal_type() == "DateTimeField":
                content[field.name] = bool(content[field.name])
        for name in ("latest_revision", "live_revision"):
            content[name] = self.revisions.get(content[name])
        content["pk"] = self.names[content["pk"]]
        for name in ("id", "page_ptr"):
            content.pop(name, None)
        for name, key in RELATIONS.items():
            content[name] = [
                {**one, "pk": one["pk"] and self.rows[name].get(one["pk"], "gone"), key.name: self.names[one[key.name]]}
                for one in content[name]
            ]
        return content

    def _line(self, row: PageLogEntry) -> dict:
        return {**self._columns(row), "page_id": self.names[row.page_id]}

    def _reference(self, row: ReferenceIndex) -> dict:
        columns = self._columns(row)
        columns.pop("content_path_hash")
        # That of all pages or that of objects, whichever of Wagtail's tasks came first: of a row or of its page.
        columns.pop("content_type_id")
        relation = re.match(r"(\w+)\.(\d+)\.", row.content_path)
        if relation:
            number = self.rows[relation[1]][int(relation[2])]
            columns["content_path"] = row.content_path.replace(relation[0], f"{relation[1]}.{number}.")
        if int(row.to_object_id) in self.names and "other" in row.content_path:
            columns["to_object_id"] = self.names[int(row.to_object_id)]
        return {**columns, "object_id": self.names[int(row.object_id)]}

    def _index(self) -> list[dict]:
        found = []
        for row in apps.get_model("wagtailsearch", "IndexEntry").objects.all():
            if self._is_objects(row) and row.content_type.model == "objectpage":
                columns = self._columns(row)
                # Set by the mean length of all titles at the moment of writing.
                columns.pop("title_norm")
                found.append({**columns, "object_id": self.names[int(row.object_id)]})
        return found


def _by_text(key: str, texts: dict[int, str]) -> str:
    """The name of a passage (``passages.key_of``) with its text in place of a primary key."""
    path, _, pk = key.rpartition("#")
    return f"{path}#{texts[int(pk)]}"


def _is_key(field) -> bool:
    return field.primary_key or getattr(field, "parent_link", False) or field.name == "id"


def difference(one, other, where: str = "") -> list[str]:
    """What differs between two values made of dictionaries and lists, each with its place."""
    if isinstance(one, dict) and isinstance(other, dict):
        names = one.keys() | other.keys()
        return [line for n in names for line in difference(one.get(n), other.get(n), f"{where}.{n}")]
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        pairs = enumerate(zip(one, other, strict=True))
        return [line for number, pair in pairs for line in difference(*pair, f"{where}[{number}]")]
    return [] if one == other else [f"{where}: {one!r} <> {other!r}"]
