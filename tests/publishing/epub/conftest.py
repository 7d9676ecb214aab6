from pathlib import Path

import pytest

from exhibits.formats.languages import CODES
from exhibits.publishing.epub.building import build

from . import epubcheck
from .hostile import hostile
from .sample import sample


@pytest.fixture(scope="session")
def books(tmp_path_factory) -> dict[str, Path]:
    """The sample built in each language, and one full of signs that mean something to XML."""
    folder = tmp_path_factory.mktemp("epub")
    records = {**{code: sample(folder, code) for code in CODES}, "hostile": hostile(folder)}
    for name, record in records.items():
        build(record, folder / f"{name}.epub")
    return {name: folder / f"{name}.epub" for name in records}


@pytest.fixture(scope="session")
def checker():
    """EPUBCheck, put in its place on first use."""
    epubcheck.install()
