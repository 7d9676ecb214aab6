"""The recordings of the demonstration, one for each language they are spoken in.

They are shipped ready to play, for good connections and for weak ones; the job makes the rest."""

from pathlib import Path

from django.core.files import File
from django.db import transaction

from exhibits.formats.cues.model import Cue, Segment
from exhibits.media.models import Recording, RecordingDerivative, Transcript

from .content import read_toml
from .entering import enter
from .keys import permanent

CATALOGUE = "recordings.toml"
USE = RecordingDerivative.Use
# In the order in which browsers are offered copies: Opus first, AAC for those that do not play it.
FORMATS = (("opus", "audio/ogg; codecs=opus", ".ogg", USE.LOW), ("aac", "audio/mp4", ".m4a", USE.NORMAL))


def catalogue(directory: Path) -> dict[str, dict]:
    return {entry["key"]: entry for entry in read_toml(directory / CATALOGUE).get("recording", [])}


def load_recordings(directory: Path, report) -> dict[str, dict[str, int]]:
    """Primary keys by key and language; what is not there is made from the files in ``directory``."""
    found: dict[str, dict[str, int]] = {}
    new = 0
    for key, entry in catalogue(directory).items():
        for language, files in entry["language"].items():
            identifier = permanent("recording", f"{key}.{language}")
            recording = Recording.objects.filter(uuid=identifier).first()
            if recording is None:
                recording = _made(identifier, entry, language, {name: directory / files[name] for name, *_ in FORMATS})
                new += 1
            found.setdefault(key, {})[language] = recording.pk
    report(f"Recordings: {sum(map(len, found.values()))}, of which {new} new")
    return found


@transaction.atomic
def _made(identifier, entry: dict, language: str, files: dict[str, Path]) -> Recording:
    recording = Recording(
        uuid=identifier,
        title=entry["title"][language],
        type="audio",
        duration=entry["language"][language]["duration"],
        language=language,
        is_synthetic=entry.get("synthetic", False),
        credit=entry.get("credit", {}).get(language, ""),
    )
    with files["aac"].open("rb") as file:
        recording.file.save(files["aac"].name, File(file), save=False)
    recording.save()
    for rank, (name, content_type, suffix, use) in enumerate(FORMATS):
        size = files[name].stat().st_size
        row = RecordingDerivative(recording=recording, content_type=content_type, use=use, rank=rank, size=size)
        with files[name].open("rb") as file:
            row.file.save(f"recording{suffix}", File(file))
    _write_down(recording, entry, language)
    enter([recording])
    return recording


def _write_down(recording: Recording, entry: dict, spoken: str) -> None:
    """What is said, in the language that is spoken; and in the others, at the times of this one."""
    if not entry.get("cue"):
        return
    for language in [spoken, *(code for code in entry["language"] if code != spoken)]:
        kind = Transcript.Kind.VERBATIM if language == spoken else Transcript.Kind.TRANSLATION
        row = Transcript(recording=recording, language=language, kind=kind, status=Transcript.Status.PUBLISHED)
        cues = cues_of(entry, language, spoken)
        row.write(cues, segments_of(entry, language, cues))
        row.version = 1
        row.save()


def cues_of(entry: dict, language: str, spoken: str) -> list[Cue]:
    """The cues of a recording in ``spoken``, with the words of ``language``; each lasts until the next begins. Raises
    KeyError for a language that a cue lacks."""
    starts = [round(cue["start"][spoken] * 1000) for cue in entry["cue"]]
    ends = [*starts[1:], round(entry["language"][spoken]["duration"] * 1000)]
    return [
        Cue(str(number), start, end, cue.get("speaker", {}).get(language, ""), cue["text"][language])
        for number, (cue, start, end) in enumerate(zip(entry["cue"], starts, ends, strict=True), start=1)
    ]


def segments_of(entry: dict, language: str, cues: list[Cue]) -> list[Segment]:
    """Each begins with a cue, which it names by its place."""
    return [
        Segment(cues[one["cue"]].start, one["title"][language], one.get("synopsis", {}).get(language, ""))
        for one in entry.get("segment", [])
    ]
