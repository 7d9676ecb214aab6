"""Makes a picture's sizes from one reduced-scale decode, ahead of visitors.

The original is unfolded once, as far as the largest size needs it; every size is then cut from that one picture. The
names are Wagtail's filter specs, so Wagtail's own look-up finds what is made here.
"""

from dataclasses import dataclass
from io import BytesIO

from django.core.files.base import ContentFile
from django.db import transaction
from PIL import Image
from wagtail.images.models import Filter

from .decoding import give_back, thumbnail, upright_size
from .models import MuseumImage, Rendition

WIDTHS = (400, 800, 1280, 1920)
CROPS = {"card": ((400, 267), (800, 533)), "tall": ((480, 640), (800, 1067))}
SOCIAL = (1200, 630)
JPEG_WIDTH = 1280
LARGEST = 1920

ENCODERS = {
    "avif": ("AVIF", {"quality": 46, "speed": 8}),
    "webp": ("WEBP", {"quality": 72, "method": 4}),
    "jpeg": ("JPEG", {"quality": 80, "optimize": True, "progressive": True}),
}


@dataclass(frozen=True)
class Size:
    """One derivative to make: pixels, whether it is cropped around the focal point, and its format."""

    width: int
    height: int
    crop: bool
    format: str

    @property
    def spec(self) -> str:
        shape = f"fill-{self.width}x{self.height}" if self.crop else f"width-{self.width}"
        return f"{shape}|format-{self.format}"


def sizes_of(image: MuseumImage) -> list[Size]:
    """Every derivative that ``image`` needs, largest first; nothing is enlarged beyond the original.

    Raises OSError when the original cannot be read.
    """
    width, height = upright_size(image.file.path)
    wanted = [(w, f) for w in sorted({min(w, width) for w in WIDTHS}, reverse=True) for f in ("avif", "webp")]
    wanted.append((min(JPEG_WIDTH, width), "jpeg"))
    scaled = [Size(w, max(1, round(w * height / width)), False, f) for w, f in wanted]
    cropped = [Size(w, h, True, f) for shape in CROPS.values() for w, h in shape for f in ("avif", "webp")]
    return [*scaled, *cropped, Size(*SOCIAL, True, "jpeg")]


def missing_sizes(image: MuseumImage) -> list[Size]:
    made = {(r.filter_spec, r.focal_point_key) for r in image.renditions.all()}
    focus = focal_key(image)
    return [size for size in sizes_of(image) if (size.spec, focus if size.crop else "") not in made]


def focal_key(image: MuseumImage) -> str:
    """Wagtail's key of cropped renditions: it changes with the focal point, so that a moved point makes new files."""
    return Filter("fill-1x1").get_cache_key(image)


def make_renditions(image: MuseumImage, progress=None) -> int:
    """Make the derivatives that ``image`` lacks; returns how many were made.

    Files are written first and their rows in one transaction, so that nothing half-made is ever shown.
    Raises OSError when the original cannot be read or decoded.
    """
    wanted = missing_sizes(image)
    if not wanted:
        return 0
    picture = thumbnail(image.file.path, LARGEST)
    give_back()
    middle, rows = _middle(image), []
    for done, size in enumerate(wanted, start=1):
        rows.append(_store(image, size, derivative(picture, size, middle)))
        give_back()
        if progress:
            progress(done, len(wanted))
    with transaction.atomic():
        # A file that took this one's place meanwhile has asked for sizes of its own.
        same = MuseumImage.objects.select_for_update().filter(pk=image.pk, file=image.file.name).exists()
        for row in rows if same else ():
            Rendition.objects.filter(
                image=image, filter_spec=row.filter_spec, focal_point_key=row.focal_point_key
            ).delete()
            row.save()
    if not same:
        for row in rows:
            row.file.delete(save=False)
    return len(rows) if same else 0


def derivative(picture: Image.Image, size: Size, middle: tuple[float, float]) -> bytes:
    """The file of one size, of a picture in RGB; ``middle`` of what it shows is in parts of its width and height."""
    encoder, options = ENCODERS[size.format]
    cut, buffer = _cut(picture, size, middle), BytesIO()
    cut.save(buffer, encoder, **options)
    return buffer.getvalue()


def _middle(image: MuseumImage) -> tuple[float, float]:
    focus = image.get_focal_point()
    return (focus.centroid_x / image.width, focus.centroid_y / image.height) if focus else (0.5, 0.5)


def _cut(picture: Image.Image, size: Size, middle: tuple[float, float]) -> Image.Image:
    if size.crop:
        return _crop(picture, size, middle)
    # The largest is the picture itself: beside the encoder a second one would be a tenth of all the memory.
    wanted = (size.width, size.height)
    return picture if picture.size == wanted else picture.resize(wanted, Image.LANCZOS)


def _crop(picture: Image.Image, size: Size, middle: tuple[float, float]) -> Image.Image:
    """The largest part of the shape of ``size`` whose middle lies as near the focal point as the edges allow."""
    scale = min(picture.width / size.width, picture.height / size.height)
    width, height = size.width * scale, size.height * scale
    left = min(max(middle[0] * picture.width - width / 2, 0), picture.width - width)
    top = min(max(middle[1] * picture.height - height / 2, 0), picture.height - height)
    return picture.resize((size.width, size.height), Image.LANCZOS, box=(left, top, left + width, top + height))


def _store(image: MuseumImage, size: Size, content: bytes) -> Rendition:
    shape = "fill" if size.crop else "width"
    extension = "jpg" if size.format == "jpeg" else size.format
    key = focal_key(image) if size.crop else ""
    name = f"{image.uuid}.{key + '.' if key else ''}{shape}-{size.width}x{size.height}.{extension}"
    row = Rendition(image=image, filter_spec=size.spec, focal_point_key=key)
    row.file.save(name, ContentFile(content), save=False)
    row.width, row.height = size.width, size.height
    return row
