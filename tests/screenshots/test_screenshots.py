"""``make screenshots``: what a visitor sees, in four languages, on a phone and a desktop, light and dark."""

import pytest

from exhibits.formats.languages import CODES
from tests.browser.pieces import one_of_each
from tests.browser.tables import table

from .camera import ALBUM, LIMIT, compose, keep, photograph

KINDS = ("home", "exhibit", "story", "chapter")
SCHEMES = ("light", "dark")
DEVICES = {
    "desktop": {"viewport": {"width": 1280, "height": 800}},
    "phone": {
        "viewport": {"width": 390, "height": 844},
        "device_scale_factor": 1.5,
        "is_mobile": True,
        "has_touch": True,
    },
}
HEIGHT = 1600  # CSS pixels
ALL = 6 * 1024 * 1024


@pytest.fixture(scope="module", autouse=True)
def album():
    """An empty album: no picture of a page that is no more stays in it."""
    ALBUM.mkdir(parents=True, exist_ok=True)
    for old in ALBUM.glob("*.webp"):
        old.unlink()
    return ALBUM


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("device", DEVICES)
def test_pictures(read, museum, device, scheme):
    rows = []
    for code in CODES:
        with read(**DEVICES[device], color_scheme=scheme, reduced_motion="reduce") as page:
            sizes = [_keep(page, kind, one_of_each(museum)[kind][code], f"{code}-{device}-{scheme}") for kind in KINDS]
        assert max(sizes) <= LIMIT, sizes
        rows.append([code, *(size // 1024 for size in sizes)])
    table(f"Pictures, {device}, {scheme}, KB", ["language", *KINDS], rows)


def _keep(page, kind: str, path: str, name: str) -> int:
    return keep(photograph(page, path, HEIGHT), f"{kind}-{name}")


def test_picture_of_the_readme(read, museum):
    views = {}
    for device, scheme in (("desktop", "light"), ("phone", "dark")):
        with read(**DEVICES[device], color_scheme=scheme, reduced_motion="reduce") as page:
            path = one_of_each(museum)["home"]["en"]
            views[device] = photograph(page, path, DEVICES[device]["viewport"]["height"])
    size = compose(views["desktop"], views["phone"], ALBUM / "readme.png")
    table("The README's picture, KB", ["picture", "KB"], [["readme.png", size // 1024]])
    pictures = list(ALBUM.glob("*.webp"))
    assert len(pictures) == len(KINDS) * len(CODES) * len(DEVICES) * len(SCHEMES)
    assert sum(picture.stat().st_size for picture in pictures) + size <= ALL
