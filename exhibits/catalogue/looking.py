"""How an object's pictures are looked at closely: what a viewer shows of each, and the steps that lead over it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from exhibits.core.shelf import ImageShelf
from exhibits.formats.regions import Region
from exhibits.media.models import MuseumImage
from exhibits.media.pictures import Whole, whole_of

if TYPE_CHECKING:
    from .models import ObjectPage


# What the page shows of a step, as its cards do.
RATIO = 3 / 2


@dataclass(frozen=True)
class Step:
    """One step, at the anchor ``look-<key>``; ``window`` holds its region and what is around it, in pixels of the whole
    derivative: left, top, width, height.
    """

    key: str
    region: Region
    window: tuple[int, int, int, int]
    heading: str
    text: object


@dataclass(frozen=True)
class Look:
    """A picture in the order of the object's. ``whole`` is its largest derivative, None until one is made; ``service``
    the path of its tiles, empty where it has none.
    """

    image: MuseumImage
    whole: Whole | None
    service: str
    steps: tuple[Step, ...]

    @property
    def is_close(self) -> bool:
        """Whether there is more to see than the page shows."""
        return bool(self.whole and (self.service or self.steps))


@dataclass(frozen=True)
class Looking:
    """All that can be looked at on an object's page."""

    looks: list[Look]

    @property
    def is_close(self) -> bool:
        return any(look.is_close for look in self.looks)

    @property
    def is_led(self) -> bool:
        """Whether steps lead over a picture."""
        return any(look.steps for look in self.looks)


def looks_of(page: "ObjectPage", pks: Iterable[int], shelf: ImageShelf) -> list[Look]:
    """The pictures ``pks`` of ``page`` that may be shown. Steps on a picture that is none of them lead nowhere, and are
    left out, as are those whose region nobody has drawn.
    """
    images = [image for image in (shelf.get(pk) for pk in pks) if image]
    looks = []
    for image in dict.fromkeys(images):
        whole = whole_of(image)
        service = reverse("image_service", args=[image.uuid]) if hasattr(image, "tiles") else ""
        looks.append(Look(image, whole, service, _steps(page, image, whole) if whole else ()))
    return looks


def steps_on(page: "ObjectPage", pk: int) -> list[tuple[str, dict]]:
    """Key and value of every step on the picture ``pk`` that has a region, in their order; keys are the same in all
    languages."""
    looks = [look.value for look in page.tour if look.value["image"] and look.value["image"].pk == pk]
    return [(step.id, step.value) for look in looks for step in look["steps"].bound_blocks if step.value.get("region")]


def _steps(page: "ObjectPage", image: MuseumImage, whole: Whole) -> tuple[Step, ...]:
    return tuple(
        Step(
            key=key,
            region=value["region"],
            window=value["region"].framed(whole.width, whole.height, RATIO),
            heading=value["heading"],
            text=value["text"],
        )
        for key, value in steps_on(page, image.pk)
    )
