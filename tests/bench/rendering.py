"""``python -m tests.bench.rendering museum|wagtail|tiles FILE``: makes a picture's sizes, either way, or its tiles.

Prints JSON: how many files, the seconds, the megabytes of memory at most, and how many of them were added. Linux only.
"""

import json
import sys
import time
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import django

PEAK, FORGET_PEAK = Path("/proc/self/clear_refs"), "5"


def rendered(way: str, file: Path) -> dict:
    from django.core.files import File
    from wagtail.images.models import AbstractImage, Filter

    from exhibits.media.models import MuseumImage
    from exhibits.media.renditions import make_renditions, sizes_of

    with file.open("rb") as opened:
        image = MuseumImage.objects.create(title="Measured", file=File(opened, name=file.name))
    try:
        specs = [size.spec for size in sizes_of(image)]
        before, began = _memory("VmRSS"), time.perf_counter()
        PEAK.write_text(FORGET_PEAK)
        if way == "museum":
            count = make_renditions(image)
        else:
            # The museum's own images refuse to be decoded whole within a request.
            image.generate_rendition_file = partial(AbstractImage.generate_rendition_file, image)
            count = len([image.create_rendition(Filter(spec)) for spec in specs])
        seconds, most = time.perf_counter() - began, _memory("VmHWM")
    finally:
        image.delete()
    assert count == len(specs)
    return {"sizes": count, "seconds": seconds, "added": most - before, "most": most}


def tiled(file: Path) -> dict:
    from exhibits.media.tiles import write_tiles

    before, began = _memory("VmRSS"), time.perf_counter()
    PEAK.write_text(FORGET_PEAK)
    with TemporaryDirectory() as place:
        write_tiles(file, Path(place) / "tiles", lambda done, total: None)
        seconds, most = time.perf_counter() - began, _memory("VmHWM")
        count = len(list(Path(place).rglob("*.jpg")))
    return {"sizes": count, "seconds": seconds, "added": most - before, "most": most}


def _memory(name: str) -> float:
    """Megabytes of this process, as Linux counts them: VmRSS now, VmHWM the most so far (proc(5))."""
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith(name))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    django.setup()
    way, path = sys.argv[1], Path(sys.argv[2])
    print(json.dumps(tiled(path) if way == "tiles" else rendered(way, path)))
