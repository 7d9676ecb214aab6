"""What leaves the house starts from the selectors: views, tags, feeds and exporters do not choose rows alone."""

import ast
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

from exhibits.access.selectors import is_declared

ROOT = Path(settings.BASE_DIR)
OUTGOING = ("views.py", "feeds.py", "cards.py", "embedded.py", "navigation.py", "browse.py", "query.py")
FORBIDDEN = {"live", "public", "not_public", "private"}


def outgoing_files() -> list[Path]:
    found = [path for name in OUTGOING for app in ("home", "exhibits", "search") for path in (ROOT / app).rglob(name)]
    found += (ROOT / "exhibits/core/templatetags").glob("*.py")
    for package in ("interchange", "publishing"):
        found += (ROOT / "exhibits" / package).rglob("*.py")
    return sorted(set(found))


def faults(source: str) -> list[str]:
    """Calls such as ``queryset.live()`` and ``Model.objects.all()``, with their lines."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = node.func.value
            if node.func.attr in FORBIDDEN:
                found.append(f"line {node.lineno}: .{node.func.attr}()")
            elif node.func.attr == "all" and isinstance(owner, ast.Attribute) and owner.attr == "objects":
                found.append(f"line {node.lineno}: objects.all()")
    return found


def test_there_are_files_to_check():
    names = {path.name for path in outgoing_files()}
    assert {"views.py", "museum.py", "cards.py"} <= names


@pytest.mark.parametrize("path", outgoing_files(), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_chooses_rows_alone(path):
    assert faults(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("bad", ["Page.objects.live()", "Page.objects.all()", "pages.filter(x=1).public()"])
def test_the_check_finds_a_bad_example(bad):
    assert faults(bad)


def test_every_model_with_a_public_face_is_declared():
    public = ["media.MuseumImage", "media.Recording", "vocabularies.Theme", "vocabularies.Place", "stories.StoryPage"]
    assert all(is_declared(apps.get_model(name)) for name in public)
