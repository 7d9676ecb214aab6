"""The recordings of the demonstration, one for each language they are spoken in.

They are shipped ready to play, for good connections and for weak ones; the job makes the rest.
"""

from itertools import chain
from pathlib import Path

from django.core.files import File
from django.db import transaction

from exhibits.access.models import Withheld
from exhibits.formats.cues.model import Cue, Segment
from exhibits.formats.languages import CODES
from exhibits.media.models import Recording, RecordingDerivative, Transcript
from exhibits.media.recipes import AAC, OPUS

from .closing import parts_gone
from .content import COMPLETE, read_toml
from .entering import enter
from .keys import permanent

USE = RecordingDerivative.Use
# In the order in which browsers are offered copies: Opus first, AAC for those that do not play it.
FORMATS = (("opus", OPUS, ".webm", USE.LOW), ("aac", AAC, ".m4a", USE.NORMAL))
LISTS = ("keywords", "places", "people")


def catalogue(directory: Path) -> dict[str, dict]:
    """What all files of the folder say, by the recordings' keys."""
    files = map(read_toml, sorted(directory.glob("*.toml")))
    return {entry["key"]: entry for entry in chain.from_iterable(file.get("recording", []) for file in files)}


def load_recordings(directory: Path, report) -> dict[str, dict[str, int]]:
    """Primary keys by key and language; what is not there is made from the files in ``directory``."""
    found: dict[str, dict[str, int]] = {}
    taken_back, new, made = parts_gone(), 0, 0
    for key, entry in catalogue(directory).items():
        spoken = {}
        for language in entry["language"]:
            identifier = permanent("recording", f"{key}.{language}")
            recording = Recording.objects.filter(uuid=identifier).first()
            if recording is None and identifier in taken_back:
                continue
            if recording is None:
                recording = _made(identifier, entry, language, directory)
                new += 1
            spoken[language] = recording.pk
        if spoken:
            found[key] = heard_in(spoken)
        made += len(spoken)
    report(f"Recordings: {made}, of which {new} new")
    return found


def heard_in(spoken: dict[str, int]) -> dict[str, int]:
    """Which recording pages of each language have: their own, or else the first, with a transcript to read along."""
    first = next(iter(spoken.values()))
    return {language: spoken.get(language, first) for language in CODES}


@transaction.atomic
def _made(identifier, entry: dict, language: str, directory: Path) -> Recording:
    files = entry["language"][language]
    recording = Recording(
        uuid=identifier,
        title=entry["title"][language],
        type="audio",
        duration=files["duration"],
        language=language,
        is_synthetic=entry.get("synthetic", False),
        credit=entry.get("credit", {}).get(language, ""),
    )
    original = files.get("original", files["aac"])
    with (directory / original).open("rb") as file:
        recording.file.save(original, File(file), save=False)
    recording.save()
    _withhold(recording, entry, language)
    for rank, (name, content_type, suffix, use) in enumerate(FORMATS):
        path = directory / files[name]
        kind = {"content_type": content_type, "use": use, "rank": rank, "size": path.stat().st_size}
        row = RecordingDerivative(recording=recording, silenced=recording.silenced, **kind)
        with path.open("rb") as file:
            row.file.save(f"recording{suffix}", File(file))
    _write_down(recording, entry, language)
    enter([recording])
    return recording


def _withhold(recording: Recording, entry: dict, spoken: str) -> None:
    """Passages nobody outside reads or hears. Before there is any copy: none is served that was made without them."""
    for cue, said in zip(entry.get("cue", []), cues_of(entry, spoken, spoken), strict=True):
        if cue.get("withheld"):
            Withheld.objects.create(
                subject=recording.uuid, start=said.start, end=said.end, reason=entry["withheld_because"]
            )
    recording.refresh_from_db()


def _write_down(recording: Recording, entry: dict, spoken: str) -> None:
    """What is said, in the language that is spoken; and in the others, at the times of this one."""
    for language in written_in(entry, spoken):
        kind = Transcript.Kind.VERBATIM if language == spoken else Transcript.Kind.TRANSLATION
        row = Transcript(recording=recording, language=language, kind=kind, status=Transcript.Status.PUBLISHED)
        cues = cues_of(entry, language, spoken)
        row.write(cues, segments_of(entry, language, cues))
        row.version = 1
        row.save()


def written_in(entry: dict, spoken: str) -> list[str]:
    """The languages that what is said is written in, whether they are spoken or not: first the one of the sound."""
    cues = entry.get("cue", [])
    others = {language for cue in cues for language in cue["text"]} - set(COMPLETE)
    return [spoken, *(code for code in (*COMPLETE, *sorted(others)) if code != spoken)] if cues else []


def cues_of(entry: dict, language: str, spoken: str) -> list[Cue]:
    """The cues of a recording in ``spoken``, with the words of ``language``; each lasts until the next begins, and is
    said by the recording's speaker where it names none. Raises KeyError for a language that a cue lacks."""
    cues, speaker = entry.get("cue", []), entry.get("speaker", {})
    starts = [round(cue["start"][spoken] * 1000) for cue in cues]
    ends = [*starts[1:], round(entry["language"][spoken]["duration"] * 1000)][: len(cues)]
    return [
        Cue(str(number), start, end, cue.get("speaker", speaker).get(language, ""), cue["text"][language])
        for number, (cue, start, end) in enumerate(zip(cues, starts, ends, strict=True), start=1)
    ]


def segments_of(entry: dict, language: str, cues: list[Cue]) -> list[Segment]:
    """Each begins with a cue, which it names by its place."""
    return [
        Segment(
            cues[one["cue"]].start,
            one["title"][language],
            one.get("synopsis", {}).get(language, ""),
            **{name: tuple(one.get(name, {}).get(language, ())) for name in LISTS},
        )
        for one in entry.get("segment", [])
    ]
