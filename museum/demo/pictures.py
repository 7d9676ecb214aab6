"""The drawings of the demonstration as images of the museum."""

from dataclasses import dataclass
from pathlib import Path

from django.core.files.base import ContentFile
from django.db import transaction

from exhibits.formats.languages import CODES, DEFAULT
from exhibits.media.models import ImageText, MuseumImage
from exhibits.vocabularies.models import RightsStatement

from .content import ContentError, read_toml
from .entering import enter
from .keys import permanent
from .sources import Sources
from .studio import DrawnFile, drawn_all

RIGHTS = "cc-by-4"
CREDIT = "Roma’s Treasure"
Focus = tuple[float, float, float, float]


@dataclass(frozen=True)
class Drawing:
    """What the catalogue says of a drawing: its words by language, and the place in it that crops keep: the middle
    (x, y) and the extent (width, height), in parts of the drawing's sides.
    """

    key: str
    title: dict[str, str]
    alt: dict[str, str]
    caption: dict[str, str]
    focus: Focus


def catalogue(path: Path) -> dict[str, Drawing]:
    """The drawings of a catalogue by key. Raises ContentError for a file that is not one."""
    drawings = {}
    for entry in read_toml(path)["drawing"]:
        try:
            x, y, width, height = entry["focus"]
            drawing = Drawing(
                entry["key"], entry["title"], entry["alt"], entry.get("caption", {}), (x, y, width, height)
            )
        except (KeyError, ValueError) as error:
            raise ContentError(f"{path.name}: {entry.get('key')}: {error}") from error
        drawings[drawing.key] = drawing
    return drawings


def load_pictures(sources: Sources, report) -> dict[str, int]:
    """Primary keys of the images by the keys of the catalogue; what is not there is drawn."""
    drawings = catalogue(sources.catalogue)
    identifiers = {permanent("image", key): key for key in drawings}
    there = MuseumImage.objects.filter(uuid__in=identifiers).values_list("uuid", "pk")
    found = {identifiers[identifier]: pk for identifier, pk in there}
    missing = [key for key in drawings if key not in found]
    for number, file in enumerate(drawn_all(sources.draw, missing, sources.processes), start=1):
        found[file.key] = _hung(drawings[file.key], file).pk
        report(f"Drawn: {number} of {len(missing)}, {file.key}")
    report(f"Pictures: {len(found)}, of which {len(missing)} new")
    return found


@transaction.atomic
def _hung(drawing: Drawing, file: DrawnFile) -> MuseumImage:
    image = MuseumImage(
        uuid=permanent("image", drawing.key),
        file=ContentFile(file.data, name=f"{drawing.key}{file.suffix}"),
        file_size=len(file.data),
        width=file.width,
        height=file.height,
        title=drawing.title[DEFAULT],
        original_language=DEFAULT,
        drawn_for_museum=True,
        credit=CREDIT,
        rights=RightsStatement.objects.get(key=RIGHTS, locale__language_code=DEFAULT),
    )
    x, y, width, height = drawing.focus
    image.focal_point_x, image.focal_point_width = round(x * image.width), round(width * image.width)
    image.focal_point_y, image.focal_point_height = round(y * image.height), round(height * image.height)
    image.save()
    ImageText.objects.bulk_create(
        ImageText(
            image=image, language=code, alt=drawing.alt[code], caption=drawing.caption.get(code, drawing.title[code])
        )
        for code in CODES
        if code in drawing.alt
    )
    enter([image])
    return image
