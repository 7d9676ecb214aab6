"""One passage is written: checked, kept, and never over what somebody else wrote meanwhile."""

from dataclasses import dataclass, field

from django.db import transaction
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from exhibits.formats.checking import Fault, broken_tags, faults
from exhibits.formats.units import digest
from exhibits.translations.limits import limits_of
from exhibits.translations.states import held, restate

from .lines import lines_of, still_to_do
from .markup import shown, stored


@dataclass(frozen=True)
class Saved:
    """What became of a passage: ``text`` is what is kept now. ``theirs``: somebody else wrote it meanwhile, and
    nothing was kept of what was sent."""

    text: str
    kept: bool
    theirs: bool = False
    faults: list[Fault] = field(default_factory=list)


@transaction.atomic
def save_passage(translation: Translation, segment: StringSegment, sent: str, base: str, user) -> Saved:
    """Keep ``sent`` as the translation of a passage; ``base`` is what its writer had before them. Empty takes the
    translation away. What has a grave fault is not kept. Sent twice, it is kept once; what a machine wrote is its
    writer's from then on.
    """
    held(translation.source)
    limits = limits_of(translation.source)[segment.context.path]
    broken = broken_tags(sent) if limits.rich else []
    text = "" if broken else stored(sent, limits.rich)
    place = {
        "translation_of": segment.string,
        "context": segment.context,
        "locale_id": translation.target_locale_id,
    }
    row = StringTranslation.objects.filter(**place).first()
    present = row.data if row else ""
    if broken:
        return Saved(present, kept=False, faults=broken)
    if text == present and not _is_machines(row):
        return Saved(present, kept=True, faults=_faults(segment, text, limits))
    if base != present and text != present:
        return Saved(present, kept=False, theirs=True)
    if not text:
        row.delete()
        restate(translation.source.object_id, translation.target_locale_id, user)
        return Saved("", kept=True)
    found = _faults(segment, text, limits)
    if any(fault.grave for fault in found):
        return Saved(present, kept=False, faults=found)
    StringTranslation.objects.update_or_create(
        **place,
        defaults={
            "data": text,
            "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
            "tool_name": "",
            "last_translated_by": user,
            "has_error": False,
            "field_error": "",
        },
    )
    return Saved(text, kept=True, faults=found)


def kept(text: str) -> dict[str, str]:
    """What the desk is told of the words that are kept: as they are stored, as it shows them, and their version."""
    return {"text": text, "shown": shown(text, []), "version": digest([text])}


def standing(translation: Translation, segment: StringSegment) -> dict:
    """How far the passage and the whole are now."""
    lines = lines_of(translation)
    status = next((line.status for line in lines if line.segment.pk == segment.pk), None)
    return {
        "status": status,
        "label": str(status.label) if status else "",
        "done": len(lines) - still_to_do(lines),
        "total": len(lines),
    }


def _is_machines(row: StringTranslation | None) -> bool:
    return row is not None and row.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE


def _faults(segment: StringSegment, text: str, limits) -> list[Fault]:
    return faults(segment.string.data, text, limits.rich, limits.letters) if text else []
