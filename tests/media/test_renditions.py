"""Derivatives: made once, ahead, from one decode, and never half."""

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from exhibits.media.models import MuseumImage, Rendition
from exhibits.media.pictures import picture_of, social_card, words_of
from exhibits.media.renditions import make_renditions, missing_sizes
from exhibits.vocabularies.models import RightsStatement
from tests import factories

pytestmark = pytest.mark.django_db


def test_an_image_that_is_saved_gets_its_sizes_by_a_job():
    image = factories.image()
    assert missing_sizes(image) == []
    specs = set(image.renditions.values_list("filter_spec", flat=True))
    assert {"width-400|format-avif", "width-800|format-webp", "fill-800x533|format-avif"} <= specs
    assert not any("1280" in spec for spec in specs)  # the original is 900 wide: nothing is enlarged


def test_making_twice_makes_nothing_new():
    image = factories.image()
    before = list(image.renditions.order_by("pk").values_list("pk", flat=True))
    assert make_renditions(image) == 0
    assert list(image.renditions.order_by("pk").values_list("pk", flat=True)) == before


def test_a_moved_focal_point_makes_new_crops_and_keeps_the_rest():
    image = factories.image()
    scaled = set(image.renditions.filter(filter_spec__startswith="width").values_list("pk", flat=True))
    image.focal_point_x, image.focal_point_y, image.focal_point_width, image.focal_point_height = 100, 100, 50, 50
    image.save(update_fields=["focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height"])
    image = MuseumImage.objects.get(pk=image.pk)
    assert picture_of(image, "card").src == ""
    make_renditions(image)
    image = MuseumImage.objects.get(pk=image.pk)
    assert picture_of(image, "card").src
    assert scaled <= set(image.renditions.values_list("pk", flat=True))


def test_wagtail_finds_what_was_made():
    image = factories.image()
    count = Rendition.objects.count()
    assert image.get_rendition("fill-800x533|format-avif").file
    assert Rendition.objects.count() == count


def test_nothing_of_the_originals_exif_is_left():
    buffer = BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "SecretCamera"
    exif[0x8825] = {1: "N", 2: (44.0, 26.0, 0.0)}
    Image.new("RGB", (1000, 700), "#2f6b3a").save(buffer, "JPEG", exif=exif)
    image = MuseumImage.objects.create(title="Exif", file=ContentFile(buffer.getvalue(), name="exif.jpg"))
    make_renditions(image)
    for rendition in image.renditions.all():
        assert b"SecretCamera" not in rendition.file.read()
        assert not Image.open(rendition.file).getexif()


def test_a_sideways_photograph_is_turned_upright():
    buffer = BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    sideways = Image.new("RGB", (900, 600), "#ffffff")
    sideways.paste("#000000", (0, 0, 450, 600))
    sideways.save(buffer, "JPEG", exif=exif)
    image = MuseumImage.objects.create(title="Sideways", file=ContentFile(buffer.getvalue(), name="turned.jpg"))
    make_renditions(image)
    made = image.renditions.filter(filter_spec__startswith="width").order_by("-width").first()
    assert made.height > made.width


def test_words_fall_back_to_the_originals_language_and_say_so():
    image = factories.image(alt={"ro": "Un cazan", "nb": "En kjele"})
    assert words_of(image, "nb").alt == "En kjele"
    assert words_of(image, "nb").alt_lang == ""
    assert (words_of(image, "en").alt, words_of(image, "en").alt_lang) == ("Un cazan", "ro")
    assert words_of(image, "en", alt="In this context").alt == "In this context"
    image.texts.update(alt_kind="decorative")
    assert words_of(MuseumImage.objects.get(pk=image.pk), "nb").alt == ""


def test_a_social_card_needs_open_rights():
    image = factories.image()
    assert social_card(image) == ""
    image.rights = RightsStatement.objects.filter(is_open=True).first()
    assert social_card(image)
