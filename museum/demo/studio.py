"""From a drawing to a file. Django is not needed here: the work is done in processes of its own."""

from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from io import BytesIO
from multiprocessing import get_context
from typing import NamedTuple

from PIL import Image

Draw = Callable[[str], Image.Image]

JPEG = {"quality": 90, "subsampling": 0, "optimize": True}
PNG = {"compress_level": 6}
SAMPLE_WIDTH = 800
# PNG is lossless; it is taken where it is smaller than this part of the JPEG.
MUCH_SMALLER = 0.6


class DrawnFile(NamedTuple):
    """A finished drawing, encoded; ``suffix`` is that of its format, the sides are in pixels."""

    key: str
    width: int
    height: int
    suffix: str
    data: bytes


def drawn(draw: Draw, key: str) -> DrawnFile:
    """Draws ``key`` and encodes it as JPEG, or as PNG where that is much smaller, tried on a reduced copy."""
    picture = draw(key).convert("RGB")
    sample = picture.copy()
    sample.thumbnail((SAMPLE_WIDTH, SAMPLE_WIDTH), Image.Resampling.NEAREST)
    if len(_encoded(sample, "PNG", PNG)) < MUCH_SMALLER * len(_encoded(sample, "JPEG", JPEG)):
        return DrawnFile(key, *picture.size, ".png", _encoded(picture, "PNG", PNG))
    return DrawnFile(key, *picture.size, ".jpg", _encoded(picture, "JPEG", JPEG))


def drawn_all(draw: Draw, keys: list[str], processes: int) -> Iterator[DrawnFile]:
    """The drawings of ``keys`` as they are finished. Several processes must each be able to import ``draw``."""
    if min(len(keys), processes) < 2:
        yield from (drawn(draw, key) for key in keys)
        return
    # Fresh processes: a forked one would share this one's database connection.
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        for future in as_completed([pool.submit(drawn, draw, key) for key in keys]):
            yield future.result()


def _encoded(picture: Image.Image, form: str, options: dict) -> bytes:
    buffer = BytesIO()
    picture.save(buffer, form, **options)
    return buffer.getvalue()
