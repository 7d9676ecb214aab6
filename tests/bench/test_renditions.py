"""Making a photograph's sizes, beside Wagtail's own way of making the same ones."""

import json

import numpy
import pytest
from PIL import Image

from tests.browser.tables import table

SIZE = (6000, 4000)  # 24 megapixels


@pytest.fixture
def photograph(tmp_path):
    """A picture with soft forms and grain, as a camera makes it: a flat one would be too easy for the encoders."""
    random = numpy.random.default_rng(1971)
    coarse = Image.fromarray(random.integers(0, 256, (40, 60, 3), dtype=numpy.uint8))
    soft = numpy.asarray(coarse.resize(SIZE, Image.BICUBIC), dtype=numpy.int16)
    grain = random.integers(-12, 13, soft.shape[:2], dtype=numpy.int16)[..., None]
    path = tmp_path / "photograph.jpg"
    Image.fromarray(numpy.clip(soft + grain, 0, 255).astype(numpy.uint8)).save(path, quality=90)
    return path


def test_renditions(museum, photograph):
    found = {
        way: json.loads(museum.manage("tests.bench.rendering", way, str(photograph)).splitlines()[-1])
        for way in ("wagtail", "museum")
    }
    rows = [[way, one["sizes"], one["seconds"], one["added"], one["most"]] for way, one in found.items()]
    theirs, ours = found["wagtail"], found["museum"]
    ratios = [f"{ours[name] / theirs[name]:.2f}" for name in ("seconds", "added", "most")]
    rows.append(["ratio", "", *ratios])
    table("All sizes of a 24-megapixel JPEG", ["way", "sizes", "seconds", "MB added", "MB at most"], rows)
