"""A picture of a hundred megapixels: its tiles and its sizes. The museum promises 15 seconds and 400 MB."""

import json

import numpy
import pytest
from PIL import Image

from tests.browser.tables import table

SIZE = (12_000, 8_334)
SIDEWAYS = Image.Exif()
SIDEWAYS[0x0112] = 6
KINDS = {
    "baseline": {"format": "JPEG", "quality": 85},
    "sideways": {"format": "JPEG", "quality": 85, "exif": SIDEWAYS},
    "progressive": {"format": "JPEG", "quality": 85, "progressive": True},
    "PNG": {"format": "PNG", "compress_level": 1},
}


@pytest.fixture(scope="module")
def photograph() -> Image.Image:
    """Soft forms and grain, as a camera sees them."""
    random = numpy.random.default_rng(1971)
    coarse = Image.fromarray(random.integers(0, 256, (40, 60, 3), dtype=numpy.uint8))
    soft = numpy.asarray(coarse.resize(SIZE, Image.BICUBIC), dtype=numpy.int16)
    grain = random.integers(-12, 13, soft.shape[:2], dtype=numpy.int16)[..., None]
    return Image.fromarray(numpy.clip(soft + grain, 0, 255).astype(numpy.uint8))


def test_a_hundred_megapixels(museum, photograph, tmp_path):
    rows = []
    for kind, options in KINDS.items():
        path = tmp_path / f"photograph.{options['format'].lower()}"
        photograph.save(path, **options)
        for way in ("tiles", "museum"):
            one = json.loads(museum.manage("tests.bench.rendering", way, str(path)).splitlines()[-1])
            assert one["sizes"] > 10
            rows.append([kind, way, one["sizes"], one["seconds"], one["added"], one["most"]])
    table("100 megapixels", ["kind", "way", "files", "seconds", "MB added", "MB at most"], rows)
