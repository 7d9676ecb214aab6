"""The recordings of the demonstration, one for each language they are spoken in.

They are shipped ready to play, for good connections and for weak ones; the job makes the rest."""

from pathlib import Path

from django.core.files import File
from django.db import transaction

from exhibits.media.models import Recording, RecordingDerivative

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
    enter([recording])
    return recording
