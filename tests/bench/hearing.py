"""``python -m tests.bench.hearing FILE``: makes the copies of a recording, and prints JSON: what that took.

``seconds`` by the clock and ``cpu`` of the processor; megabytes at most of this process and of any one that it started.
"""

import json
import resource
import sys
import time
from pathlib import Path

import django


def copied(file: Path) -> dict:
    from django.core.files import File

    from exhibits.media.copies import make_copies
    from exhibits.media.models import Recording
    from exhibits.media.probing import PATIENCE, probe

    began = time.perf_counter()
    found = probe(file, PATIENCE)
    looked = time.perf_counter() - began
    with file.open("rb") as opened:
        recording = Recording(title="Measured", type="video" if found.size else "audio")
        recording.file.save(file.name, File(opened), save=False)
    # Without a word to anybody: the museum's worker would make them at the same time.
    Recording.objects.bulk_create([recording])
    try:
        began = time.perf_counter()
        count = make_copies(recording)
        seconds = time.perf_counter() - began
        mine, theirs = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    finally:
        recording.delete()
    return {
        "copies": count,
        "length": found.seconds,
        "looked": looked,
        "seconds": seconds,
        "cpu": theirs.ru_utime + theirs.ru_stime,
        "mine": mine.ru_maxrss / 1024,
        "theirs": theirs.ru_maxrss / 1024,
    }


if __name__ == "__main__":
    django.setup()
    print(json.dumps(copied(Path(sys.argv[1]))))
