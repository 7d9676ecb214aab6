"""Large pictures as IIIF image services: whole, exact, and seen only while the picture may be.

The clauses are those of the IIIF Image API 3.0 (https://iiif.io/api/image/3.0/) and its compliance document.
"""

import hashlib
import math
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from PIL import Image
from wagtail.images.models import SourceImageIOError

from exhibits.jobs.models import Superseded
from exhibits.media.models import MuseumImage, TileSet, tiles_directory
from exhibits.media.renditions import make_renditions
from exhibits.media.tiles import make_tiles, sweep
from tests.media.large import large, photograph, picture, replace, service, tiles_only
from tests.people import logged_in, member

pytestmark = pytest.mark.django_db
__all__ = ["large", "tiles_only"]

SIDEWAYS = 6


def directories(image: MuseumImage) -> list[str]:
    place = Path(default_storage.path(tiles_directory(image.uuid)))
    return sorted(one.name for one in place.iterdir()) if place.is_dir() else []


def tiles_of(info: dict) -> Iterator[tuple[str, tuple[int, int]]]:
    """Region and size of every tile that ``info`` lists, as 5.4 has clients compute them."""
    (kind,) = info["tiles"]
    for factor in kind["scaleFactors"]:
        step = kind["width"] * factor
        for y in range(0, info["height"], step):
            for x in range(0, info["width"], step):
                width, height = min(step, info["width"] - x), min(step, info["height"] - y)
                is_whole = (width, height) == (info["width"], info["height"])
                region = "full" if is_whole else f"{x},{y},{width},{height}"  # 4.7, the canonical form
                yield region, (math.ceil(width / factor), math.ceil(height / factor))


# --- What is made -----------------------------------------------------------------------------------------------------

SHAPES = [
    {"width": 3001, "height": 2203},
    {"width": 2048, "height": 1024},
    {"width": 1921, "height": 300},
    {"width": 400, "height": 5000},
    {"width": 9001, "height": 1537},
    {"width": 2500, "height": 1999, "format": "PNG"},
    {"width": 2500, "height": 1999, "progressive": True},
]


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: "-".join(str(value) for value in shape.values()))
def test_everything_that_the_service_says_it_has_is_there(client, large, shape):
    image = large(**shape)
    info = client.get(f"{service(image)}/info.json").json()
    asked = list(tiles_of(info))
    asked += [("full", (size["width"], size["height"])) for size in info["sizes"]]
    for region, size in asked:
        got = picture(client.get(f"{service(image)}/{region}/{size[0]},{size[1]}/0/default.jpg"))
        assert (got.size, got.mode) == (size, "RGB"), region
    files = Path(default_storage.path(image.tiles.directory)).rglob("*.*")
    names = {"/".join(file.relative_to(default_storage.path(image.tiles.directory)).parts[:2]) for file in files}
    assert names == {f"{region}/{w},{h}" for region, (w, h) in asked} | {"full/max"}, "nothing else lies there"


def test_the_information_document_says_what_the_standard_asks_for(client, large):
    image = large(width=9001, height=1537)
    info = client.get(f"{service(image)}/info.json").json()
    # 5.2 and 5.1: the technical properties, and an id that is the base address of the service.
    assert info["@context"] == "http://iiif.io/api/image/3/context.json"
    assert info["id"] == f"http://localhost:8000{service(image)}"
    assert (info["type"], info["protocol"]) == ("ImageService3", "http://iiif.io/api/image")
    assert info["profile"] == "level0"
    assert (info["width"], info["height"]) == (9001, 1537)
    # 5.3: sizes are no larger than what may be asked for, and "max" (4.2) is as large as that.
    largest = picture(client.get(f"{service(image)}/full/max/0/default.jpg"))
    assert largest.size == (info["maxWidth"], info["maxHeight"]) == (2251, 385)
    assert {"width": 2251, "height": 385} in info["sizes"]
    assert all(size["width"] <= info["maxWidth"] for size in info["sizes"])
    # 5.4: the factors are different positive integers.
    assert info["tiles"] == [{"width": 512, "height": 512, "scaleFactors": [1, 2, 4, 8, 16, 32]}]


def test_max_is_the_whole_of_a_picture_that_is_not_too_large(client, large):
    image = large()
    info = client.get(f"{service(image)}/info.json").json()
    assert "maxWidth" not in info
    assert picture(client.get(f"{service(image)}/full/max/0/default.jpg")).size == (2001, 1103)


def test_the_tiles_show_the_picture_upright(client, large):
    exif = Image.Exif()
    exif[0x0112] = SIDEWAYS
    image = large(width=2100, height=2000, exif=exif)
    info = client.get(f"{service(image)}/info.json").json()
    assert (info["width"], info["height"]) == (2000, 2100)
    top = picture(client.get(f"{service(image)}/0,0,512,512/512,512/0/default.jpg")).getpixel((256, 256))
    foot = picture(client.get(f"{service(image)}/0,1536,512,512/512,512/0/default.jpg")).getpixel((256, 256))
    assert abs(top[0] - foot[0]) > 100


def test_small_pictures_have_no_tiles(client, large):
    image = large(width=1920, height=1080)
    assert not TileSet.objects.exists()
    assert directories(image) == []
    assert client.get(f"{service(image)}/info.json").status_code == 404


# --- Originals --------------------------------------------------------------------------------------------------------

GPS, SERIAL, EXIF_PART = 0x8825, 0xA431, 0x8769
METADATA = (b"Exif\0\0", b"http://ns.adobe.com/xap/", b"Photoshop 3.0", b"8BIM", b"SecretCamera", b"SN-4711", b"Secret")


def with_metadata() -> bytes:
    exif = Image.Exif()
    exif[0x010F] = "SecretCamera"
    exif.get_ifd(EXIF_PART)[SERIAL] = "SN-4711"
    exif.get_ifd(GPS).update({1: "N", 2: (44.0, 26.0, 0.0), 3: "E", 4: (26.0, 6.0, 0.0)})
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>Secret place</x:xmpmeta>"
    jpeg = photograph(exif=exif, xmp=xmp)
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0" + (11).to_bytes(4, "big") + b"\x1c\x02\x5a\0\x06Secret\0"
    return jpeg[:2] + b"\xff\xed" + (len(iptc) + 2).to_bytes(2, "big") + iptc + jpeg[2:]


def test_no_derivative_says_where_or_with_which_camera_it_was_taken(large):
    original = with_metadata()
    assert all(trace in original for trace in METADATA)
    image = large(content=original)
    make_renditions(image)
    for spec in ("max-165x165", "max-800x600", "original", "fill-300x200"):  # as the admin asks for them
        image.get_rendition(spec)
    files = [rendition.file.path for rendition in image.renditions.all()]
    files += list(Path(default_storage.path(TileSet.objects.get().directory)).rglob("*.jpg"))
    assert len(files) > 35
    for file in files:
        content = Path(file).read_bytes()
        assert not [trace for trace in METADATA if trace in content], file
        with Image.open(file) as made:
            assert not made.getexif()


def test_what_the_admin_shows_is_cut_from_the_copies_and_not_from_the_original(large):
    image = large(shown=False, width=5000, height=3400)
    with pytest.raises(SourceImageIOError):
        image.get_rendition("max-165x165")
    make_renditions(image)
    Path(image.file.path).unlink()
    assert image.get_rendition("max-165x165").width == 165


def test_the_original_stays_as_it_was_sent_with_its_checksum(large):
    original = with_metadata()
    image = large(content=original)
    assert image.file.read() == original
    assert image.sha256 == hashlib.sha256(original).hexdigest()
    image.title = "Altă hartă"
    image.save()
    assert image.sha256 == hashlib.sha256(original).hexdigest()
    page = logged_in(member("Curators")).get(f"/admin/images/{image.pk}/").content.decode()
    assert image.sha256 in page


# --- Files that come, go and change ---------------------------------------------------------------------------------


def test_a_replaced_file_gets_other_tiles_and_the_old_ones_go(client, large, committed):
    image = large()
    before, (directory,) = image.tiles.directory, directories(image)
    etag = client.get(f"{service(image)}/full/max/0/default.jpg")["ETag"]
    with committed():
        replace(image, photograph(1940, 800))
    assert before.endswith(directory)
    (now,) = directories(image)
    assert now != directory
    response = client.get(f"{service(image)}/full/max/0/default.jpg", headers={"If-None-Match": etag})
    assert picture(response).size == (1940, 800)


def test_tiles_of_a_replaced_file_are_not_seen_until_the_others_are_made(
    client, large, django_capture_on_commit_callbacks
):
    image = large()
    with django_capture_on_commit_callbacks():
        replace(image, photograph(1940, 800))
    assert client.get(f"{service(image)}/full/max/0/default.jpg").status_code == 404


def test_a_file_replaced_by_a_small_one_leaves_no_tiles(large, committed):
    image = large()
    with committed():
        replace(image, photograph(900, 600))
    assert (TileSet.objects.count(), directories(image)) == (0, [])


def test_other_changes_leave_the_tiles_as_they_are(large, committed):
    image = large()
    before = directories(image)
    with committed():
        image.title, image.focal_point_x, image.focal_point_y = "Altă hartă", 10, 10
        image.focal_point_width = image.focal_point_height = 20
        image.save()
    assert directories(image) == before != []


def test_a_deleted_picture_leaves_no_files(large, committed):
    image = large(shown=False)
    assert directories(image)
    with committed():
        image.delete()
    assert directories(image) == []
    assert not Path(default_storage.path(tiles_directory(image.uuid))).exists()


def test_tiles_of_a_file_replaced_meanwhile_are_not_shown(large):
    image = large()
    image.tiles.delete()
    image = MuseumImage.objects.get(pk=image.pk)

    def replaced(done, total):
        MuseumImage.objects.filter(pk=image.pk).update(file="other.jpg")

    assert make_tiles(image, replaced) is False
    assert not TileSet.objects.exists()
    sweep(image.uuid)
    assert directories(image) == []


def test_work_that_was_given_to_another_stops_and_shows_nothing(large):
    image = large()
    image.tiles.delete()
    heard = []

    def superseded(done, total):
        heard.append((done, total))
        raise Superseded

    with pytest.raises(Superseded):
        make_tiles(MuseumImage.objects.get(pk=image.pk), superseded)
    assert not TileSet.objects.exists()
    assert heard[0][1] == 100


def test_progress_grows_to_the_end(large):
    image = large()
    image.tiles.delete()
    heard = []
    assert make_tiles(MuseumImage.objects.get(pk=image.pk), lambda done, total: heard.append(done))
    assert heard == sorted(heard)
    assert heard[-1] > 50


def test_a_broken_original_makes_no_tiles(large):
    image = large()
    image.tiles.delete()
    Path(image.file.path).write_bytes(photograph()[:30_000])
    with pytest.raises(OSError, match="premature"):
        make_tiles(MuseumImage.objects.get(pk=image.pk))
    assert not TileSet.objects.exists()
