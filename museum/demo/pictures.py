"""The drawings of the demonstration as images of the museum."""

from dataclasses import dataclass
from pathlib import Path

from django.core.files.base import ContentFile
from django.db import transaction

from exhibits.formats.languages import CODES, DEFAULT
from exhibits.media.models import ImageText, MuseumImage
from exhibits.vocabularies.models import RightsStatement

from .content import read_toml
from .entering import enter
from .keys import permanent
from .sources import Sources
from .studio import DrawnFile, drawn_all

RIGHTS = "cc-by-4"
CREDIT = "Roma’s Treasure"
# Side of the square around the point of interest, as a part of the picture's shorter side.
FOCUS = 0.2


@dataclass(frozen=True)
class Drawing:
    """What the catalogue says of a drawing: its words by language, and its point of interest in parts of its sides."""

    key: str
    title: dict[str, str]
    alt: dict[str, str]
    caption: dict[str, str]
    focus: tuple[float, float] | None


def catalogue(path: Path) -> dict[str, Drawing]:
    """The drawings of a catalogue by key. Raises ContentError, KeyError for an entry without title or words."""
    return {
        entry["key"]: Drawing(
            entry["key"],
            entry["title"],
            entry["alt"],
            entry.get("caption", {}),
            tuple(entry["focus"]) if "focus" in entry else None,
        )
        for entry in read_toml(path)["drawing"]
    }


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
        title=drawing.title[DEFAULT],
        original_language=DEFAULT,
        drawn_for_museum=True,
        credit=CREDIT,
        rights=RightsStatement.objects.get(key=RIGHTS, locale__language_code=DEFAULT),
    )
    if drawing.focus:
        _focus(image, drawing.focus)
    image.save()
    ImageText.objects.bulk_create(
        ImageText(image=image, language=code, alt=drawing.alt[code], caption=drawing.caption.get(code, ""))
        for code in CODES
        if code in drawing.alt
    )
    enter([image])
    return image


def _focus(image: MuseumImage, focus: tuple[float, float]) -> None:
    image.focal_point_x, image.focal_point_y = round(focus[0] * image.width), round(focus[1] * image.height)
    image.focal_point_width = image.focal_point_height = round(FOCUS * min(image.width, image.height))
