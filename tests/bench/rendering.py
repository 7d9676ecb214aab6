"""``python -m tests.bench.rendering museum|wagtail FILE``: makes all sizes of one picture, one way or the other.

Prints JSON: how many sizes, the seconds, and the most memory in megabytes beyond what the process had before.
"""

import json
import resource
import sys
import time
from pathlib import Path

import django


def rendered(way: str, file: Path) -> dict:
    from django.core.files import File
    from wagtail.images.models import Filter

    from exhibits.media.models import MuseumImage
    from exhibits.media.renditions import make_renditions, sizes_of

    with file.open("rb") as opened:
        image = MuseumImage.objects.create(title="Measured", file=File(opened, name=file.name))
    try:
        specs = [size.spec for size in sizes_of(image)]
        before, began = _memory(), time.perf_counter()
        if way == "museum":
            count = make_renditions(image)
        else:
            count = len([image.create_rendition(Filter(spec)) for spec in specs])
        seconds, after = time.perf_counter() - began, _memory()
    finally:
        image.delete()
    assert count == len(specs)
    return {"sizes": count, "seconds": seconds, "megabytes": after - before, "peak": after}


def _memory() -> float:
    """The most memory this process has used so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    django.setup()
    print(json.dumps(rendered(sys.argv[1], Path(sys.argv[2]))))
