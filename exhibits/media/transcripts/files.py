"""Transcripts as files of other programs: in, and out."""

from collections.abc import Callable, Sequence

from exhibits.access.spans import spans_of
from exhibits.formats.cues import ohms, srt, webvtt
from exhibits.formats.cues.model import Cue, Segment
from exhibits.formats.cues.paragraphs import parts
from exhibits.formats.cues.times import spoken
from exhibits.media.models import Recording, Transcript

from .reading import heard
from .speakers import labelling, speakers_of

WEBVTT = (b"WEBVTT", b"\xef\xbb\xbfWEBVTT")
XML = (b"<", b"\xef\xbb\xbf<", b"\xff\xfe<\x00", b"\xfe\xff\x00<")
MEDIA = {"vtt": "text/vtt", "srt": "application/x-subrip", "txt": "text/plain"}
Written = tuple[list[Cue], list[Segment]]


def read(content: bytes) -> list[Written]:
    """Cues and segments of a file, whatever its form; its content decides. A record of OHMS may have two languages.
    Raises Unreadable."""
    if content.startswith(WEBVTT):
        return [(webvtt.read(content), [])]
    if content.lstrip().startswith(XML):
        return [(told.cues, told.segments) for told in ohms.read(content)]
    # What begins with no number and is none of these is taken for WebVTT that lacks its first line.
    if b"-->" in content and not content.lstrip(b"\xef\xbb\xbf \r\n\t")[:1].isdigit() and b"\x00" not in content[:9]:
        return [(webvtt.read(content), [])]
    return [(srt.read(content), [])]


def written(recording: Recording, row: Transcript, form: str, about: Sequence[str] = (), whole: bool = False) -> bytes:
    """A transcript as a file of the ``form`` vtt, srt or txt; with what is withheld only where the ``whole`` is asked
    for, by the museum's own people. ``about`` are lines that stand before it: without them the title of the recording,
    which nobody outside is told."""
    about = about or [recording.title]
    found = heard(row, [], str) if whole else heard(row, spans_of(recording.uuid), labelling(speakers_of(recording.pk)))
    writers: dict[str, Callable[[], bytes]] = {
        "vtt": lambda: webvtt.write(found.cues, {"Language": row.language}, about),
        "srt": lambda: srt.write(found.cues),
        "txt": lambda: _text(about, found.cues, found.segments),
    }
    return writers[form]()


def _text(about: Sequence[str], cues: list[Cue], segments: list[Segment]) -> bytes:
    """To be read: headings, and each turn with its time and speaker."""
    lines = [*about]
    for part in parts([cue for cue in cues if cue.text], segments):
        if part.segment:
            lines.append(f"{spoken(part.segment.start)}  {part.segment.title.upper()}")
        for turn in part.turns:
            said = " ".join(cue.text.replace("\n", " ") for cue in turn.cues)
            named = f"{turn.speaker}: " if turn.speaker and turn.is_new else ""
            lines.append(f"[{spoken(turn.start)}] {named}{said}")
    return ("\n\n".join(lines) + "\n").encode()
