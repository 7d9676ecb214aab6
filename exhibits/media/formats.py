"""What kind of recording a file is, by its content: its name and what a browser says of it decide nothing."""

from typing import BinaryIO, NamedTuple

import filetype
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class RecordingKind(NamedTuple):
    """``content_type`` as browsers ask for it, and the ``suffix`` of the derivative's name."""

    content_type: str
    suffix: str


KINDS = {
    "audio/mpeg": RecordingKind("audio/mpeg", ".mp3"),
    "audio/mp4": RecordingKind("audio/mp4", ".m4a"),
    "audio/x-m4a": RecordingKind("audio/mp4", ".m4a"),
    "audio/ogg": RecordingKind("audio/ogg", ".ogg"),
    "audio/x-wav": RecordingKind("audio/wav", ".wav"),
    "audio/wav": RecordingKind("audio/wav", ".wav"),
    "video/mp4": RecordingKind("video/mp4", ".mp4"),
    "video/x-m4v": RecordingKind("video/mp4", ".mp4"),
    "video/webm": RecordingKind("video/webm", ".webm"),
}
HEADER = 8192


def kind_of_recording(file: BinaryIO) -> RecordingKind:
    """The kind of an open file, read from its first bytes. Raises ValidationError for anything else."""
    file.seek(0)
    guess = filetype.guess_mime(file.read(HEADER))
    file.seek(0)
    if guess not in KINDS:
        raise ValidationError(
            _("This is not a recording in a format the museum knows (MP3, M4A, Ogg, WAV, MP4, WebM)."),
            code="unreadable",
        )
    return KINDS[guess]
