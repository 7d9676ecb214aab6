"""Large pictures, and tiles of them, for tests."""

from collections.abc import Callable
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from exhibits.media.models import MuseumImage
from tests import factories


def photograph(width: int = 2001, height: int = 1103, format: str = "JPEG", **options) -> bytes:
    """A picture that is dark at the left and light at the right."""
    buffer = BytesIO()
    Image.linear_gradient("L").rotate(90).resize((width, height)).convert("RGB").save(buffer, format, **options)
    return buffer.getvalue()


@pytest.fixture(autouse=True)
def tiles_only(monkeypatch):
    """Pictures are large here: their other sizes would take most of the time."""
    monkeypatch.setattr("exhibits.media.jobs.make_renditions", lambda image, progress: None)


@pytest.fixture
def large(committed) -> Callable[..., MuseumImage]:
    """Makes a large picture, and its tiles with it; ``shown`` puts it on a public page."""

    def make(shown: bool = True, content: bytes = b"", **options) -> MuseumImage:
        with committed():
            image = MuseumImage.objects.create(title="Harta", file=named(content or photograph(**options)))
        if shown:
            factories.exhibit(cover=image)
        return MuseumImage.objects.get(pk=image.pk)

    return make


def named(content: bytes) -> ContentFile:
    return ContentFile(content, name="large.png" if content.startswith(b"\x89PNG") else "large.jpg")


def replace(image: MuseumImage, content: bytes) -> None:
    image.file = named(content)
    image.save()


def service(image: MuseumImage) -> str:
    return f"/iiif/3/{image.uuid}"


def picture(response) -> Image.Image:
    assert response.status_code == 200
    assert response["Content-Type"] == "image/jpeg"
    return Image.open(BytesIO(b"".join(response)))
