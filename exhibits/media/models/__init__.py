"""Pictures and recordings. Originals are private; only derivatives, made by jobs, leave the house.
``originals`` knows neither; the two know nothing of each other. ``transcripts`` belong to recordings.
"""

from .images import ADMIN_WIDTH, ImageText, MuseumImage, PictureRelease, Rendition, TileSet, tiles_directory
from .recordings import Recording, RecordingDerivative
from .transcripts import TAGS, Transcript

__all__ = [
    "ADMIN_WIDTH",
    "TAGS",
    "ImageText",
    "MuseumImage",
    "PictureRelease",
    "Recording",
    "RecordingDerivative",
    "Rendition",
    "TileSet",
    "Transcript",
    "tiles_directory",
]
