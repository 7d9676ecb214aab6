"""The desk's passages: in the order of the page, each in its place, with all that its translator should know."""

from collections import defaultdict
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.images import get_image_model
from wagtail.models import ReferenceIndex
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from exhibits.formats.alignment import difference
from exhibits.formats.checking import faults, plain_of
from exhibits.formats.units import digest
from exhibits.translations.faults import words_for
from exhibits.translations.limits import Limits, limits_of
from exhibits.translations.models import ChangedPassage, TranslationState
from exhibits.translations.passages import key_of

from .markup import Mark, marks_of, plain, shown


class Status(StrEnum):
    MISSING = "missing"
    MACHINE = "machine"
    CHANGED = "changed"
    GLANCE = "glance"
    WRITTEN = "written"
    REVIEWED = "reviewed"

    @property
    def label(self):
        return LABELS[self]


LABELS = {
    Status.MISSING: _("not translated"),
    Status.MACHINE: _("written by a machine"),
    Status.CHANGED: _("the original has changed"),
    Status.GLANCE: _("the original has changed slightly"),
    Status.WRITTEN: _("translated"),
    Status.REVIEWED: _("reviewed"),
}
TO_DO = {Status.MISSING, Status.MACHINE, Status.CHANGED}
THUMBNAIL = "max-165x165"  # the size that Wagtail's admin has of every picture


@dataclass(frozen=True)
class Line:
    """One passage; ``text`` is its translation as it is kept, empty where there is none."""

    segment: StringSegment
    text: str
    status: Status
    limits: Limits
    change: ChangedPassage | None

    @property
    def key(self) -> str:
        return key_of(self.segment.context.path, self.segment.string_id)

    @property
    def version(self) -> str:
        """Another one as soon as the words are."""
        return digest([self.text])

    @property
    def label(self) -> str:
        """What part of its block or page this is."""
        return self.limits.labels[-1] if self.limits.labels else ""

    @cached_property
    def marks(self) -> list[Mark]:
        return marks_of(self.segment.attrs)

    @property
    def source(self) -> SafeString:
        return shown(self.segment.string.data, self.marks)

    @property
    def editable(self) -> SafeString | str:
        return shown(self.text, self.marks) if self.limits.rich else plain(self.text)

    @property
    def warnings(self) -> list[str]:
        if not self.text:
            return []
        found = faults(self.segment.string.data, self.text, self.limits.rich, self.limits.letters)
        return [words_for(fault) for fault in found]

    @property
    def difference(self) -> list[tuple[str, str]]:
        """What was changed in the original: words and whether they are the ``same``, ``taken`` out or ``added``."""
        return difference(self.change.before, self.segment.string.data) if self.change else []

    @property
    def rows(self) -> int:
        """Lines that the text takes up, about."""
        return 1 + len(plain_of(self.segment.string.data)) // 70


@dataclass(frozen=True)
class Group:
    """What stands together on the page: a field or a block. ``anchor`` is the block's element there."""

    name: str
    anchor: str
    lines: list[Line]
    is_heading: bool = False
    images: list = field(default_factory=list)


def lines_of(translation: Translation) -> list[Line]:
    """All passages of the original in order; as many queries for any number."""
    source, locale = translation.source, translation.target_locale_id
    segments = StringSegment.objects.filter(source=source).select_related("string", "context").order_by("order", "pk")
    written = {
        (row.context_id, row.translation_of_id): row
        for row in StringTranslation.objects.filter(context__object_id=source.object_id, locale=locale)
    }
    marks = {
        (mark.path, mark.string_id): mark
        for mark in ChangedPassage.objects.filter(translation_key=source.object_id, locale=locale, seen=False)
    }
    state = TranslationState.objects.filter(translation_key=source.object_id, locale=locale).first()
    limits = limits_of(source)
    found = []
    for segment in segments:
        row = written.get((segment.context_id, segment.string_id))
        change = marks.get((segment.context.path, segment.string_id))
        key = key_of(segment.context.path, segment.string_id)
        is_approved = bool(row and state and state.is_approved(key, row.data))
        status = _status(row, change, is_approved)
        found.append(Line(segment, row.data if row else "", status, limits[segment.context.path], change))
    return found


def still_to_do(lines: list[Line]) -> int:
    return sum(line.status in TO_DO for line in lines)


def _status(row: StringTranslation | None, change: ChangedPassage | None, is_approved: bool) -> Status:
    if row is None or not row.data:
        return Status.MISSING
    if change:
        return Status.CHANGED if change.change == ChangedPassage.Change.WORDS else Status.GLANCE
    if row.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE:
        return Status.MACHINE
    return Status.REVIEWED if is_approved else Status.WRITTEN


def groups_of(original: Model, lines: list[Line]) -> list[Group]:
    """``lines`` as they stand on the page, with the kinds of their blocks and the pictures in them."""
    found, pictures = [], _pictures(original)
    for (_field, anchor), together in groupby(lines, key=_place):
        group = list(together)
        labels = group[0].limits.labels
        # Within a block its own name says more than that of the field.
        name = labels[1] if anchor and len(labels) > 1 else labels[0] if labels else ""
        heading = ".heading." in f".{group[0].segment.context.field_path}."
        images = pictures.get(anchor, []) if anchor else []
        found.append(Group(name, f"b-{anchor}" if anchor else "", group, heading, images))
    return found


def _place(line: Line) -> tuple[str, str]:
    """The field that a passage stands in, and the id of its block there; empty where there are no blocks."""
    field_name, _dot, rest = line.segment.context.path.partition(".")
    return field_name, rest.partition(".")[0]


def _pictures(original: Model) -> dict[str, list]:
    """The pictures of each block by its id, as Wagtail's index of references has them."""
    model = get_image_model()
    references = ReferenceIndex.get_references_for_object(original).filter(
        to_content_type=ContentType.objects.get_for_model(model)
    )
    ids = defaultdict(list)
    for path, pk in references.order_by("pk").values_list("content_path", "to_object_id"):
        block = path.split(".")[1] if "." in path else ""
        ids[block].append(int(pk))
    wanted = {pk for pks in ids.values() for pk in pks}
    images = model.objects.prefetch_renditions(THUMBNAIL).in_bulk(wanted) if wanted else {}
    return {block: [images[pk] for pk in pks if pk in images] for block, pks in ids.items()}
