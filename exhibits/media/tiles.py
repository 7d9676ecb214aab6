"""Large pictures cut into tiles: the static files of a IIIF Image API 3.0 service of level 0.

All that such a service may be asked for is made ahead: https://iiif.io/api/image/3.0/ and its compliance document,
https://iiif.io/api/image/3.0/compliance/. ``info.json`` is not among the files: it names the museum's address, which
may change.
"""

import shutil
import uuid
from collections.abc import Callable
from pathlib import Path

import pyvips
from django.core.files.storage import default_storage
from django.db import transaction
from PIL import Image

from .decoding import full, thumbnail, upright_size
from .models import MuseumImage, TileSet, tiles_directory
from .renditions import LARGEST

TILE = 512
QUALITY = 80
# "max" must be made ahead as well. Of a picture of 500 megapixels that would be one file of a hundred megabytes, which
# no screen shows: the service says in maxWidth and maxHeight that it gives less, the largest of its sizes (5.3).
MOST = 4096
UNFINISHED = ".part"
PERCENT = 100

CONTEXT = "http://iiif.io/api/image/3/context.json"
Progress = Callable[[int, int], None]


def is_large(image: MuseumImage) -> bool:
    """Whether there is more to see in it than its renditions show."""
    return max(image.width, image.height) > LARGEST


def scale_factors(width: int, height: int) -> list[int]:
    """1, 2, 4 and so on, until the whole picture is on one tile."""
    factors = [1]
    while max(width, height) > TILE * factors[-1]:
        factors.append(factors[-1] * 2)
    return factors


def sizes(width: int, height: int) -> list[tuple[int, int]]:
    """Width and height of the whole picture at each scale of the tiles, smallest first, none larger than ``MOST``."""
    scaled = [(-(-width // factor), -(-height // factor)) for factor in scale_factors(width, height)]
    return [size for size in reversed(scaled) if max(size) <= MOST]


def info(tiles: TileSet, address: str) -> dict:
    """The image information document (5) of ``tiles``, whose service has this address, as plain values for JSON."""
    width, height = sizes(tiles.width, tiles.height)[-1]
    limits = {} if width == tiles.width else {"maxWidth": width, "maxHeight": height}
    return {
        "@context": CONTEXT,
        "id": address,
        "type": "ImageService3",
        "protocol": "http://iiif.io/api/image",
        "profile": "level0",
        "width": tiles.width,
        "height": tiles.height,
        **limits,
        "sizes": [{"width": w, "height": h} for w, h in sizes(tiles.width, tiles.height)],
        "tiles": [{"width": TILE, "height": TILE, "scaleFactors": scale_factors(tiles.width, tiles.height)}],
    }


def make_tiles(image: MuseumImage, progress: Progress | None = None) -> bool:
    """Make the tiles that ``image`` lacks; whether any were made.

    They are written under a name that nothing looks for, then renamed, then entered: until then nothing of them is
    seen. ``progress`` hears of percents, and may raise to stop the work. Raises OSError when the original cannot be
    read.
    """
    if not is_large(image) or TileSet.objects.filter(image=image).exists():
        return False
    directory = f"{tiles_directory(image.uuid)}/{uuid.uuid4().hex}"
    place = Path(default_storage.path(directory))
    workshop = place.with_suffix(UNFINISHED)
    workshop.mkdir(parents=True)
    width, height = write_tiles(Path(image.file.path), workshop / place.name, progress)
    (workshop / place.name).rename(place)
    shutil.rmtree(workshop)
    with transaction.atomic():
        # A file that took this one's place meanwhile has asked for tiles of its own.
        same = MuseumImage.objects.select_for_update().filter(pk=image.pk, file=image.file.name).exists()
        if same:
            TileSet.objects.create(image=image, directory=directory, width=width, height=height)
    return same


def sweep(identifier: uuid.UUID | str) -> None:
    """Remove all tiles of the picture with this uuid that no row names: what was replaced, deleted, or never done."""
    place = Path(default_storage.path(tiles_directory(identifier)))
    if not place.is_dir():
        return
    kept = set(TileSet.objects.filter(image__uuid=identifier).values_list("directory", flat=True))
    names = {Path(directory).name for directory in kept}
    for one in place.iterdir():
        if one.name not in names:
            shutil.rmtree(one)
    if not names:
        place.rmdir()


def write_tiles(original: Path, place: Path, progress: Progress | None = None) -> tuple[int, int]:
    """Tiles and whole sizes of ``original`` into the new directory ``place``; width and height of the upright picture.

    Beside ``place`` libvips leaves notes of its own. Raises OSError when the original cannot be read.
    """
    width, height = upright_size(original)
    _cut(full(original), place, progress)
    (place / "info.json").unlink()  # not the museum's
    whole = sizes(width, height)
    small = thumbnail(original, whole[-1][0])
    for size in reversed(whole):
        small = small.resize(size, Image.LANCZOS)
        _save(small, place / f"full/{size[0]},{size[1]}")
    (place / "full/max/0").mkdir(parents=True)
    (place / "full/max/0/default.jpg").hardlink_to(place / "full/{},{}/0/default.jpg".format(*whole[-1]))
    return width, height


def _save(picture: Image.Image, place: Path) -> None:
    (place / "0").mkdir(parents=True, exist_ok=True)
    picture.save(place / "0/default.jpg", "JPEG", quality=QUALITY, optimize=True)


def _cut(picture: pyvips.Image, place: Path, progress: Progress | None) -> None:
    stopped = []

    def tell(running, state):
        try:
            progress(state.percent, PERCENT)
        except Exception as error:  # it would be lost in the C code that calls this
            stopped.append(error)
            running.set_kill(True)

    if progress:
        picture.set_progress(True)
        picture.signal_connect("eval", tell)
    try:
        # "none" keeps nothing of the original's metadata.
        picture.dzsave(str(place), layout="iiif3", tile_size=TILE, suffix=f".jpg[Q={QUALITY}]", keep="none")
    except pyvips.Error as error:
        raise (stopped[0] if stopped else OSError(str(error))) from error
