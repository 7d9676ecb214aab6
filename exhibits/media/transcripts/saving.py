"""Transcripts are written under a lock, and only over what the writer has seen."""

from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction

from exhibits.formats.cues.editing import followed, keyed_like, laid_on
from exhibits.formats.cues.model import Cue, Segment, as_data
from exhibits.media.models import Recording, Transcript

from .rows import Row, read_rows
from .speakers import betraying


class Outdated(Exception):
    """Somebody else has saved meanwhile."""


def transcripts_of(recording: Recording) -> list[Transcript]:
    """All of a recording's, the original first."""
    return sorted(recording.transcripts.all(), key=lambda row: (not row.is_original, row.pk))


def original_of(rows: Sequence[Transcript]) -> Transcript | None:
    return next((row for row in rows if row.is_original), None)


def versions_of(rows: Sequence[Transcript]) -> str:
    """What somebody has seen, as a form carries it: ``ro:3 en:1``."""
    return " ".join(f"{row.language}:{row.version}" for row in rows)


@transaction.atomic
def save_rows(recording: Recording, rows: Sequence[Row], beside: str, seen: str) -> None:
    """Take over the rows of the desk: the original's cues, and the texts of the language ``beside``; every other
    language follows. Raises Outdated; Unreadable."""
    original, others = _locked(recording, seen)
    if original is None:
        raise Outdated
    cues, texts = read_rows(rows, [row.read_cues() for row in (original, *others)])
    _write(original, cues)
    for row in others:
        now = followed(cues, row.read_cues())
        if row.language == beside:
            now = [replace(cue, text=texts[cue.key]) for cue in now]
        _write(row, now)


@transaction.atomic
def take_over(recording: Recording, told: Transcript, cues: list[Cue], segments: list[Segment], seen: str) -> None:
    """Put cues that come from outside in place of those of a language. ``told`` names the language, and what it is
    where it is new; segments are put in place where there are any. Raises Outdated."""
    original, others = _locked(recording, seen)
    here = next((row for row in (original, *others) if row and row.language == told.language), None)
    if original is None or here is original:
        _take_over_original(original or told, others, cues, segments)
        return
    row = here or told
    row.kind = Transcript.Kind.TRANSLATION
    _write(row, laid_on(original.read_cues(), cues) if cues else row.read_cues(), segments)


def _take_over_original(row: Transcript, others: list[Transcript], cues: list[Cue], segments: list[Segment]) -> None:
    now = keyed_like(cues, row.read_cues()) if cues else row.read_cues()
    _write(row, now, segments)
    for other in others:
        _write(other, followed(now, other.read_cues()))


@transaction.atomic
def begin(recording: Recording, row: Transcript, seen: str) -> None:
    """A new language: an original without cues, or a translation of those that are there. Raises Outdated."""
    original, others = _locked(recording, seen)
    if any(one and one.language == row.language for one in (original, *others)):
        raise Outdated
    if original is not None:
        row.kind = Transcript.Kind.TRANSLATION
        row.write([replace(cue, text="") for cue in original.read_cues()])
    row.save()


def _locked(recording: Recording, seen: str) -> tuple[Transcript | None, list[Transcript]]:
    # The recording's own row: where it has no transcript yet there is nothing else to hold.
    Recording.objects.select_for_update().get(pk=recording.pk)
    rows = sorted(Transcript.objects.filter(recording=recording), key=lambda row: (not row.is_original, row.pk))
    if seen != versions_of(rows):
        raise Outdated
    original = original_of(rows)
    return original, [row for row in rows if row is not original]


def _write(row: Transcript, cues: list[Cue], segments: Sequence[Segment] = ()) -> None:
    """A version is a change: what is as it was keeps its own."""
    if row.pk is not None and not segments and [as_data(cue) for cue in cues] == row.cues:
        return
    row.write(cues, list(segments) or None)
    # What is told of it beside the cues may be changed by another in the same moment.
    own = ["kind", "cues", "version", "status", "updated_at", *(["segments"] if segments else [])]
    if row.status == Transcript.Status.PUBLISHED and betraying(row):
        # It is public again when somebody has withheld the passage, or written other words.
        row.status = Transcript.Status.REVIEW
    row.save(update_fields=own if row.pk is not None else None)
