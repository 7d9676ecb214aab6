"""Reads originals through libvips: of a large picture only strips are in memory, where its format can be read in order.

What comes out is upright, in sRGB, on white where it was transparent, and carries nothing of the original's metadata.
"""

import ctypes
from pathlib import Path

import pyvips
from PIL import Image

# A name may stand for another file tomorrow; and what one job has read is of no use to the next.
pyvips.cache_set_max(0)
# Loaders that libvips itself does not trust with the files of strangers.
pyvips.block_untrusted_set(True)

# Cut-off files are refused rather than filled up with grey.
STRICT = {"fail_on": "truncated"}
UNBOUNDED = 10_000_000
PAPER = 255
# EXIF 2.32, tag 0x0112, as libvips names it: 1 is upright, 5 to 8 are turned by a quarter.
ORIENTATION = "orientation"
UPRIGHT, FIRST_SIDEWAYS = 1, 5
PROFILE = "icc-profile-data"
TRIM = getattr(ctypes.pythonapi, "malloc_trim", None)


def upright_size(path: str | Path) -> tuple[int, int]:
    """Width and height as the picture is to be seen: a camera held upright writes them the other way round.

    Read from the header. Raises OSError for what is no picture.
    """
    try:
        head = pyvips.Image.new_from_file(str(path))
    except pyvips.Error as error:
        raise OSError(str(error)) from error
    return (head.height, head.width) if _orientation(head) >= FIRST_SIDEWAYS else (head.width, head.height)


def thumbnail(path: str | Path, width: int) -> Image.Image:
    """The picture in RGB, at most ``width`` pixels wide; JPEG and WebP are unfolded at a reduced scale already.

    Raises OSError for what cannot be read whole.
    """
    try:
        picture = pyvips.Image.thumbnail(
            str(path), width, height=UNBOUNDED, size="down", output_profile="srgb", **STRICT
        )
        picture = _plain(picture)
        return Image.frombytes("RGB", (picture.width, picture.height), picture.write_to_memory())
    except pyvips.Error as error:
        raise OSError(str(error)) from error


def full(path: str | Path) -> pyvips.Image:
    """The whole picture, to be run through once, from top to bottom.

    What must be turned is laid out on the disk first: of a stream the last line cannot be had before the first. Raises
    OSError for what cannot be opened; reading on raises pyvips.Error.
    """
    try:
        turned = _orientation(pyvips.Image.new_from_file(str(path))) != UPRIGHT
        picture = pyvips.Image.new_from_file(str(path), access="random" if turned else "sequential", **STRICT)
        if turned:
            picture = picture.autorot()
        if picture.get_typeof(PROFILE):
            picture = picture.icc_transform("srgb", embedded=True)
        return _plain(picture)
    except pyvips.Error as error:
        raise OSError(str(error)) from error


def give_back() -> None:
    """Return to the system what decoders and encoders have freed, where the C library can (glibc, malloc_trim(3)).

    By itself glibc keeps it: a large block that was freed raises the size from which blocks are mapped alone, and each
    thread of a codec has an arena of its own. The next step then comes on top of all that the last one needed.
    """
    if TRIM is not None:
        TRIM(0)


def _orientation(picture: pyvips.Image) -> int:
    return picture.get(ORIENTATION) if picture.get_typeof(ORIENTATION) else UPRIGHT


def _plain(picture: pyvips.Image) -> pyvips.Image:
    if picture.interpretation != "srgb":
        picture = picture.colourspace("srgb")
    if picture.hasalpha():
        picture = picture.flatten(background=PAPER)
    return picture.cast("uchar")
