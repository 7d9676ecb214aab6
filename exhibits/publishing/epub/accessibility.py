"""What a book says of its own accessibility: worked out from what is in it, so that nothing is claimed which is not so.

EPUB Accessibility 1.1, 2; the terms are those of the Schema.org Accessibility Properties vocabulary.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, UnidentifiedImageError

from exhibits.formats.publication import Publication, Resource

from . import Unbuildable
from .bodies import Body

# What holds of every book that is made here.
ALWAYS = (
    "ARIA",
    "displayTransformability",
    "readingOrder",
    "structuralNavigation",
    "tableOfContents",
    "unlocked",
)
MOVING = {"image/gif", "image/webp", "image/png"}
RECORDINGS = {"audio", "video"}


@dataclass(frozen=True)
class Claims:
    """Values of ``accessMode``, ``accessModeSufficient`` (each a list with commas), ``accessibilityFeature`` and
    ``accessibilityHazard``."""

    modes: tuple[str, ...]
    sufficient: tuple[str, ...]
    features: tuple[str, ...]
    hazards: tuple[str, ...]


def claims(publication: Publication, bodies: Sequence[Body]) -> Claims:
    tags = set().union(*(body.tags for body in bodies))
    told = [alternative for body in bodies for _, alternative in body.images]
    told += [publication.cover_alt or publication.title] if publication.cover else []
    pictured = bool(told)
    # Words are enough where every picture is told in words, or is marked as telling nothing.
    in_words = None not in told and not tags & RECORDINGS
    features = set(ALWAYS)
    if any(told) and None not in told:
        features.add("alternativeText")
    if any(body.pages for body in bodies):
        features |= {"pageBreakMarkers", "pageNavigation"}
    return Claims(
        modes=("textual", *(["visual"] if pictured else [])),
        sufficient=(*(["textual"] if in_words else []), *(["textual,visual"] if pictured else [])),
        features=tuple(sorted(features, key=str.lower)),
        hazards=("none",) if _is_still(publication.resources, tags) else ("unknown",),
    )


def _is_still(resources: Sequence[Resource], tags: set[str]) -> bool:
    """Whether nothing in the book moves or sounds: what moves may flash, and nobody has looked."""
    return not tags & RECORDINGS and not any(_moves(resource) for resource in resources)


def _moves(resource: Resource) -> bool:
    if resource.media_type == "image/svg+xml":
        source = resource.source.read_bytes()
        return b"<animate" in source or b"<set" in source or b"@keyframes" in source
    if resource.media_type in MOVING:
        try:
            with Image.open(resource.source) as picture:
                return getattr(picture, "is_animated", False)
        except UnidentifiedImageError:
            raise Unbuildable(f"{resource.name} is no picture") from None
    return not resource.media_type.startswith("image/")
