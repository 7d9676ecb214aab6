"""Makes the copies of a recording that visitors get: the original itself is never served, and never changed.

What nobody may hear is silent in every copy, and black where there are pictures. Until all of a copy is written nothing
of it is seen: it gets its name when it is whole, and its row with that; a copy that is there is not made again.
"""

import fcntl
import os
import shutil
import time
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import transaction

from exhibits.jobs.faults import JobError

from . import ffmpeg, waveform
from .models import Recording, RecordingDerivative
from .probing import (
    DAMAGED,
    SLACK_PART,
    SLACK_SECONDS,
    Probe,
    check_kind,
    check_length,
    container_of,
    probe,
    work_limit,
)
from .purging import WITHDRAWN
from .recipes import Copy, Original, Spans, Use, arguments, missing, still_from

UNFINISHED = ".part"
PERCENT = 100
# Seconds: a file that was written so lately may be about to get its row.
YOUNG = 60

Progress = Callable[[int, int], None]


def make_copies(
    recording: Recording, spans: Iterable[tuple[int, int]] | None = None, progress: Progress | None = None
) -> int:
    """Make the copies that ``recording`` lacks with ``spans`` (milliseconds; without them those that are noted)
    silenced; how many were made.

    From the first moment on nothing is served that was made with other spans. ``progress`` hears of percents, and may
    raise to stop. Of one that was taken back there are no copies. Raises JobError, in words for curators, where the
    original cannot be used.
    """
    if recording.file.name.startswith(f"{WITHDRAWN}/"):
        return 0
    require_silence(recording, recording.silenced if spans is None else spans)
    wanted = missing(recording)
    if not wanted and recording.peaks:
        return 0
    sweep(recording.uuid)
    try:
        with _workshop(recording.uuid) as place:
            return _Making(recording, wanted, place, progress or (lambda done, total: None)).all()
    except ValidationError as error:
        raise JobError(" ".join(error.messages)) from error
    except ffmpeg.Refused as error:
        raise JobError(DAMAGED % {"words": error}) from error


def require_silence(recording: Recording, spans: Iterable[tuple[int, int]]) -> bool:
    """Note which spans nobody may hear; whether they are others than before. What was made with those is heard no more,
    and its drawing, which shows where somebody speaks, is gone."""
    silenced = tidied(spans)
    if recording.silenced == silenced:
        return False
    recording.silenced, recording.peaks = silenced, []
    Recording.objects.filter(pk=recording.pk).update(silenced=silenced, peaks=[])
    return True


def tidied(spans: Iterable[tuple[int, int]]) -> Spans:
    """In order, those that touch made one; what is written the same way is the same."""
    made: Spans = []
    for start, end in sorted((max(0, int(start)), int(end)) for start, end in spans):
        if end <= start:
            continue
        if made and start <= made[-1][1]:
            made[-1][1] = max(made[-1][1], end)
        else:
            made.append([start, end])
    return made


def sweep(identifier: uuid.UUID | str) -> None:
    """Remove all files of copies of the recording with this uuid that no row names: what was replaced or never done.

    What somebody is at work on stays: a process that ends, however that comes about, lets go of its workshop.
    """
    place = _directory(identifier)
    if not place.is_dir():
        return
    present, now = list(place.iterdir()), time.time()
    kept = RecordingDerivative.objects.filter(recording__uuid=identifier).values_list("file", flat=True)
    names = {Path(name).name for name in kept}
    for one in present:
        if one.is_dir():
            with _held(one) as is_free:
                if is_free:
                    shutil.rmtree(one)
        elif one.name not in names and now - one.stat().st_mtime > YOUNG:
            one.unlink()
    if not any(place.iterdir()):
        place.rmdir()


@contextmanager
def _workshop(identifier: uuid.UUID | str) -> Iterator[Path]:
    """A directory for what is not done yet, gone afterwards; held for as long as somebody is at work in it."""
    place = _directory(identifier) / f"{uuid.uuid4().hex}{UNFINISHED}"
    place.mkdir(parents=True)
    with _held(place):
        try:
            yield place
        finally:
            shutil.rmtree(place, ignore_errors=True)


@contextmanager
def _held(place: Path) -> Iterator[bool]:
    """Whether nobody else had it; then nobody else has it within."""
    handle = os.open(place, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield True
    except BlockingIOError:
        yield False
    finally:
        os.close(handle)


def _directory(identifier: uuid.UUID | str) -> Path:
    return Path(default_storage.path(f"recordings/{identifier}"))


class _Making:
    """The making of all copies that one recording lacks, out of one look at its original."""

    def __init__(self, recording: Recording, wanted: list[Copy], workshop: Path, progress: Progress):
        self.recording, self.wanted, self.workshop, self.progress = recording, wanted, workshop, progress
        self.original, self.spans = recording.file.path, recording.silenced
        # One look, each copy, and the drawing.
        self.step, self.steps, self.seconds = 0, len(wanted) + 2, 0.0
        self.described: Original | None = None

    def all(self) -> int:
        found = self._looked_at()
        self.seconds, made = found.seconds, 0
        for copy in self.wanted:
            self.step += 1
            finished = self._made(copy, found)
            if not self._entered(copy, finished):
                return made
            made += 1
        self.step += 1
        self._draw(found)
        for former in self.recording.derivatives.select_related("recording"):
            if not former.is_current:
                former.delete()
        self.progress(PERCENT, PERCENT)
        return made

    def _tell(self, seconds: float) -> None:
        part = min(1, seconds / self.seconds) if self.seconds else 0
        self.progress(int(PERCENT * (self.step + part) / self.steps), PERCENT)

    def _looked_at(self) -> Probe:
        self.seconds = container_of(self.original).seconds or 0
        limit = work_limit(self.seconds or settings.MAX_RECORDING_HOURS * 3600)
        found = probe(self.original, limit, self._tell)
        check_kind(found, self.recording.type)
        width, height = found.size or (None, None)
        told = {"duration": round(found.seconds, 1), "width": width, "height": height}
        Recording.objects.filter(pk=self.recording.pk, file=self.recording.file.name).update(**told)
        return found

    def _made(self, copy: Copy, found: Probe) -> Path:
        """The whole copy, where nobody looks for it. Raises Refused when it came out shorter than it must be."""
        path, limit = self.workshop / f"{uuid.uuid4().hex}{copy.suffix}", work_limit(found.seconds)
        if copy.use == Use.STILL:
            ffmpeg.run([*self._still(found.seconds), str(path)], limit=limit)
            return path
        described = self._described(found) if copy.is_described else None
        told = [*arguments(copy, Original(self.original, found), self.spans, described), str(path)]
        outcome = ffmpeg.run(told, limit=limit, progress=self._tell)
        if found.seconds - outcome.seconds > max(SLACK_SECONDS, found.seconds * SLACK_PART):
            raise ffmpeg.Refused(f"{outcome.seconds:.1f} s / {found.seconds:.1f} s")
        return path

    def _described(self, film: Probe) -> Original:
        """The sound with description, looked at once. Raises ValidationError where it does not fit the film."""
        if self.described is None:
            path = self.recording.described.path
            found = probe(path, work_limit(film.seconds), self._tell)
            check_kind(found, "audio")
            check_length(found.seconds, film.seconds)
            self.described = Original(path, found)
        return self.described

    def _still(self, seconds: float) -> list[str]:
        """Taken from a copy that is made: in it is black what nobody may see."""
        moment = f"{still_from(seconds, self.spans):.3f}"
        return ["-ss", moment, *ffmpeg.source(self._playable(), "mov"), "-frames:v", "1", "-q:v", "4", "-update", "1"]

    def _playable(self) -> str:
        return Recording.objects.get(pk=self.recording.pk).normal[0].file.path

    def _entered(self, copy: Copy, finished: Path) -> bool:
        """Give a copy its name and its row. False where another file, or other spans, took their place meanwhile: they
        have asked for copies of their own."""
        name = f"recordings/{self.recording.uuid}/{finished.name}"
        size = finished.stat().st_size
        finished.chmod(settings.FILE_UPLOAD_PERMISSIONS)
        with transaction.atomic():
            present = self._present()
            if present is None:
                return False
            for former in present.derivatives.filter(use=copy.use, content_type=copy.content_type):
                if former.silenced == self.spans:  # somebody else was quicker
                    return True
                former.delete()
            finished.rename(default_storage.path(name))
            kind = {"content_type": copy.content_type, "use": copy.use, "rank": copy.rank}
            present.derivatives.create(file=name, size=size, silenced=self.spans, **kind)
        return True

    def _present(self) -> Recording | None:
        """The row as it is now, held; None where it stands for another file or other spans by now, or is gone."""
        same = {"pk": self.recording.pk, "file": self.recording.file.name, "described": self.recording.described.name}
        present = Recording.objects.select_for_update().filter(**same).first()
        return present if present is not None and present.silenced == self.spans else None

    def _draw(self, found: Probe) -> None:
        """Drawn from a copy: what is silent in it is flat."""
        numbers = [0] * waveform.COUNT
        if found.has_sound:
            playable = self._playable()
            numbers = waveform.peaks(playable, container_of(playable).demuxer, work_limit(found.seconds))
        with transaction.atomic():
            if present := self._present():
                present.peaks = numbers
                present.save(update_fields=["peaks"])
