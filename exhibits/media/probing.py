"""What is in a recording, found by decoding it: how long it is really, how loud, and whether all of it can be read."""

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from exhibits.formats.containers import Container, read_container

from . import ffmpeg

# Seconds that somebody waits while an upload is looked at; a worker has time, for each hour of a recording so much.
PATIENCE = 40
WORK_PER_SECOND, WORK_AT_LEAST = 4, 600
# What may be missing between what a file says and what is in it: encoders round up, and add a little at both ends.
SLACK_SECONDS, SLACK_PART = 0.5, 0.01

STREAM = re.compile(r"^  Stream #0:\d+.*?: (Audio|Video): (.*)$", re.MULTILINE)
COVER = "(attached pic)"
SIZE = re.compile(r", (\d{2,5})x(\d{2,5})")
RATE = re.compile(r", ([\d.]+) fps")
LOUDNESS, PEAK = re.compile(r"I:\s+(-?[\d.]+) LUFS"), re.compile(r"Peak:\s+(-?[\d.]+) dBFS")
# Below it ebur128 hears nothing at all (EBU R 128: the absolute gate).
SILENCE = -70.0

NO_RECORDING = _(
    "This is not a recording in a format the museum knows (WAV, FLAC, MP3, M4A, Ogg, WebM, MP4, Matroska), whatever it"
    " is called. Save it as one of these and upload it again."
)
CUT = _(
    "The end of this file is missing: it was cut off, perhaps while it was copied. Copy it again and upload it anew."
)
SHORTER = _(
    "This file says that it lasts %(declared)s, but only %(decoded)s can be played: it is damaged, or its end is"
    " missing. Copy it again from where it was recorded, or save it anew in a sound or film program."
)
DAMAGED = _("This file cannot be played: it is damaged. Copy it again from where it was recorded. (%(words)s)")
TOO_LONG = _("This file says that it lasts %(declared)s; the most the museum takes is %(limit)s. Upload it in parts.")
TOO_WIDE = _("The pictures of this film are too large: %(size)s pixels. Save it at 3840 × 2160 or smaller.")
# Seconds by which a film and its sound with description may differ.
SLACK_DESCRIBED = 2
DIFFERENT = _(
    "The sound with description lasts %(described)s, the film %(film)s: it must be as long as the film, give or take"
    " two seconds. Save it anew from the film’s beginning to its end."
)
NO_SOUND = _("There is no sound in this file.")
NO_PICTURES = _("There are no moving pictures in this file: add it as a sound recording.")


@dataclass(frozen=True)
class Probe:
    """What decoding found. ``loudness`` in LUFS and ``peak`` in dBTP, None for silence; ``size`` in pixels."""

    container: Container
    seconds: float
    has_sound: bool
    channels: int
    size: tuple[int, int] | None
    rate: float | None
    loudness: float | None
    peak: float | None


def container_of(path: str | Path) -> Container:
    """Raises ValidationError for what is no recording, or says itself that its end is missing or it is too long."""
    with open(path, "rb") as file:
        container = read_container(file)
    if container is None:
        raise ValidationError(NO_RECORDING, code="unreadable")
    if container.is_cut:
        raise ValidationError(CUT, code="cut")
    most = settings.MAX_RECORDING_HOURS * 3600
    if (container.seconds or 0) > most:
        told = {"declared": _time(container.seconds), "limit": _time(most)}
        raise ValidationError(TOO_LONG, code="too_long", params=told)
    return container


def probe(path: str | Path, limit: float, progress: ffmpeg.Progress | None = None) -> Probe:
    """Decode the sound of a recording and read through its pictures, within ``limit`` seconds.

    Raises ValidationError with words for whoever uploads it, TimeoutError when it takes longer.
    """
    container = container_of(path)
    streams = ["-map", "0:a:0?", "-map", "0:V:0?", "-c:v", "copy", "-af", "ebur128=peak=true:framelog=quiet"]
    arguments = [*ffmpeg.source(path, container.demuxer), *streams, "-sn", "-dn", "-f", "null", "-"]
    try:
        outcome = ffmpeg.run(arguments, limit=limit, progress=progress)
    except ffmpeg.Refused as refused:
        raise ValidationError(DAMAGED, code="damaged", params={"words": str(refused)[:120]}) from refused
    _compare(container.seconds, outcome.seconds)
    return _described(container, outcome)


def _compare(declared: float | None, decoded: float) -> None:
    """Raises ValidationError where more is missing than encoders are inexact by, or there is nothing."""
    if decoded <= 0:
        raise ValidationError(DAMAGED, code="damaged", params={"words": "0:00"})
    if declared is not None and declared - decoded > max(SLACK_SECONDS, declared * SLACK_PART):
        told = {"declared": _time(declared), "decoded": _time(decoded)}
        raise ValidationError(SHORTER, code="shorter", params=told)


def _described(container: Container, outcome: ffmpeg.Outcome) -> Probe:
    inside, _mapped, written = outcome.log.partition("Stream mapping:")
    streams = STREAM.findall(inside)
    sound = next((words for kind, words in streams if kind == "Audio"), "")
    film = next((words for kind, words in streams if kind == "Video" and COVER not in words), "")
    size, rate = SIZE.search(film), RATE.search(film)
    loudness, peak = LOUDNESS.search(written), PEAK.search(written)
    is_silent = not loudness or float(loudness[1]) <= SILENCE
    return Probe(
        container=container,
        seconds=outcome.seconds,
        has_sound=bool(sound),
        channels=1 if ", mono" in sound else 2,
        size=(int(size[1]), int(size[2])) if film and size else None,
        rate=float(rate[1]) if rate else None,
        loudness=None if is_silent else float(loudness[1]),
        peak=None if is_silent or not peak else float(peak[1]),
    )


def work_limit(seconds: float) -> float:
    """Seconds of the clock that work on a recording of this length may take."""
    return WORK_AT_LEAST + WORK_PER_SECOND * seconds


def check_upload(file, kind: str) -> Probe | None:
    """Look at a file that is being uploaded as ``kind`` ("audio", "video").

    None when it is too long to be decoded while somebody waits: the job that copies it looks at all of it. Raises
    ValidationError with a message for the one who uploads.
    """
    with _on_disk(file) as path:
        try:
            found = probe(path, PATIENCE)
        except TimeoutError:
            return None
    check_kind(found, kind)
    return found


def check_kind(found: Probe, kind: str) -> None:
    """Raises ValidationError for a film without pictures or with too large ones, or a sound without any."""
    if kind == "video" and found.size is None:
        raise ValidationError(NO_PICTURES, code="no_pictures")
    if kind == "video" and found.size[0] * found.size[1] > ffmpeg.MOST_PIXELS:
        raise ValidationError(TOO_WIDE, code="too_wide", params={"size": "{} × {}".format(*found.size)})
    if kind == "audio" and not found.has_sound:
        raise ValidationError(NO_SOUND, code="no_sound")


def check_length(described: float, film: float) -> None:
    """Raises ValidationError where the sound with description, in seconds, is not that of the film."""
    if abs(described - film) > SLACK_DESCRIBED:
        told = {"described": _time(described), "film": _time(film)}
        raise ValidationError(DIFFERENT, code="different", params=told)


@contextmanager
def _on_disk(file) -> Iterator[str]:
    """The path of an uploaded file; a small one is in memory only, and written out for as long as it is looked at."""
    if hasattr(file, "temporary_file_path"):
        yield file.temporary_file_path()
        return
    with tempfile.NamedTemporaryFile(prefix="museum-upload-") as copy:
        for chunk in file.chunks():
            copy.write(chunk)
        copy.flush()
        file.seek(0)
        yield copy.name


def _time(seconds: float) -> str:
    """Hours, minutes and seconds: 1:02:03."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"
