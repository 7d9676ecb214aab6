"""What is uploaded: refused with words that help, or kept with its own words in four languages."""

import struct
import zlib
from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from PIL.ImageFile import ImageFile
from wagtail.models import Collection

from exhibits.access.models import Consent
from exhibits.media.models import MuseumImage, Rendition
from museum.setup.people import CURATORS
from tests.factories import image, picture_file
from tests.people import logged_in, member

BY_SCRIPT = {"X-Requested-With": "XMLHttpRequest"}
UNREADABLE = "This is not a whole picture in a format the museum knows"
TOO_MANY = "too many pixels: the most the museum takes is 500 megapixels"


@pytest.fixture
def curator(db):
    return logged_in(member(CURATORS))


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def bomb(width: int = 60_000, height: int = 60_000) -> bytes:
    """A PNG of a hundred bytes that says it is 3,600 megapixels large."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0" * 99)) + chunk(b"IEND", b"")


def photograph(**options) -> bytes:
    buffer = BytesIO()
    Image.effect_noise((900, 600), 50).convert("RGB").save(buffer, **{"format": "jpeg", **options})
    return buffer.getvalue()


def cut(format: str) -> bytes:
    """As what is left of an upload that broke off."""
    return photograph(format={"jpg": "jpeg"}.get(format, format))[:-200]


REFUSED = [
    (upload("text.jpg", b"this is a text"), UNREADABLE),
    (upload("empty.png", b"\x89PNG\r\n\x1a\n"), UNREADABLE),
    (upload("page.png", b"<html><script>alert(1)</script></html>"), UNREADABLE),
    (upload("drawing.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>'), UNREADABLE),
    *((upload(f"cut.{format}", cut(format)), UNREADABLE) for format in ("jpg", "png", "webp")),
    (upload("bomb.png", bomb()), TOO_MANY),
    (upload("large.png", bomb(30_000, 20_000)), TOO_MANY),
    (upload("renamed.png", photograph()), "The extension does not match the file format"),
]


def words(**given) -> dict:
    return {f"words_{language}_alt_kind": "written" for language in ("ro", "rom", "nb", "en")} | given


def picture_form(file, **given) -> dict:
    root = Collection.get_first_root_node().pk
    return {"title": "Cazan", "file": file, "collection": root, "original_language": "ro", **words(**given)}


@pytest.mark.parametrize(("file", "message"), REFUSED, ids=[file.name for file, _ in REFUSED])
def test_what_is_no_picture_is_refused_and_says_why(curator, file, message):
    file.seek(0)
    answer = curator.post(reverse("wagtailimages:add"), picture_form(file))
    assert message in answer.content.decode()
    assert not MuseumImage.objects.exists()


def test_people_are_shown_with_a_reason_or_their_consent(curator):
    asked = picture_form(picture_file()) | {"people_shown": "necunoscut"}
    assert "Say why these people" in curator.post(reverse("wagtailimages:add"), asked).content.decode()
    asked = picture_form(picture_file()) | {"people_shown": "necunoscut", "shown_because": "Scenă publică, 1931."}
    assert curator.post(reverse("wagtailimages:add"), asked).status_code == 302
    picture = MuseumImage.objects.get()
    edit = reverse("wagtailimages:edit", args=[picture.pk])
    asked = {name: value for name, value in asked.items() if name != "file"} | {"shown_because": ""}
    assert "Say why these people" in curator.post(edit, asked).content.decode()
    Consent.objects.create(subject=picture.uuid, given_by="Maria", given_on=date(2020, 1, 1))
    assert curator.post(edit, asked).status_code == 302


def test_what_was_taken_against_people_needs_a_content_note(curator):
    asked = picture_form(picture_file()) | {"taken_as": "racial"}
    assert "Say what a reader should know" in curator.post(reverse("wagtailimages:add"), asked).content.decode()
    asked = picture_form(picture_file()) | {"taken_as": "racial", "content_note": "Făcută pentru „rase”."}
    assert curator.post(reverse("wagtailimages:add"), asked).status_code == 302


@pytest.mark.parametrize("format", ["PNG", "JPEG", "WEBP", "GIF", "AVIF"])
def test_every_format_of_the_museum_is_taken(curator, format):
    answer = curator.post(reverse("wagtailimages:add"), picture_form(picture_file(format=format)))
    assert answer.status_code == 302
    assert MuseumImage.objects.get().width == 900


def interlaced_png() -> bytes:
    """The header alone decides; Pillow writes none of the kind."""
    plain = picture_file().read()
    header = plain[12:28] + b"\1"
    return plain[:12] + header + struct.pack(">I", zlib.crc32(header)) + plain[33:]


UNFOLDED_AT_ONCE = [
    ("progressive.jpg", photograph(progressive=True), 1),
    ("interlaced.png", interlaced_png(), 1),
    *((f"picture.{name}", picture_file(format=name).read(), n) for name, n in (("webp", 2), ("gif", 2), ("avif", 4))),
]


@pytest.mark.parametrize(("name", "content", "weight"), UNFOLDED_AT_ONCE, ids=[one[0] for one in UNFOLDED_AT_ONCE])
def test_what_must_be_unfolded_at_once_may_have_fewer_pixels(curator, settings, name, content, weight):
    settings.MAX_PIXELS_AT_ONCE = 900 * 600 * weight - 1
    answer = curator.post(reverse("wagtailimages:add"), picture_form(upload(name, content)))
    assert "too many pixels for its kind of file" in answer.content.decode()
    assert not MuseumImage.objects.exists()
    settings.MAX_PIXELS_AT_ONCE = 900 * 600 * weight
    assert curator.post(reverse("wagtailimages:add"), picture_form(upload(name, content))).status_code == 302


@pytest.mark.parametrize("content", [photograph(), picture_file().read()], ids=["jpeg", "png"])
def test_what_is_read_as_a_stream_may_have_more(curator, settings, content):
    settings.MAX_PIXELS_AT_ONCE = 1000
    name = "picture.png" if content.startswith(b"\x89") else "picture.jpg"
    assert curator.post(reverse("wagtailimages:add"), picture_form(upload(name, content))).status_code == 302


def test_an_upload_is_never_unfolded(curator, monkeypatch):
    unfolded = []
    load = ImageFile.load
    monkeypatch.setattr(ImageFile, "load", lambda picture: unfolded.append(picture) or load(picture))
    monkeypatch.setattr("exhibits.media.models.images.thumbnail", lambda path, width: Image.new("RGB", (9, 6)))
    answer = curator.post(reverse("wagtailimages:add"), picture_form(upload("picture.jpg", photograph())))
    assert answer.status_code == 302
    assert unfolded == []
    assert (MuseumImage.objects.get().width, MuseumImage.objects.get().height) == (900, 600)


def test_the_limits_unless_an_operator_sets_others(settings):
    assert (settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS, settings.MAX_PIXELS_AT_ONCE) == (500_000_000, 100_000_000)
    assert settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE == 200 * 1024 * 1024, "room for so many pixels"


def test_words_in_four_languages_are_kept_changed_and_removed(curator):
    given = {"words_ro_alt": "Un cazan", "words_nb_caption": "En kjele", "words_en_alt_kind": "decorative"}
    curator.post(reverse("wagtailimages:add"), picture_form(picture_file(), **given))
    picture = MuseumImage.objects.get()
    assert {t.language: (t.alt_kind, t.alt, t.caption) for t in picture.texts.all()} == {
        "ro": ("written", "Un cazan", ""),
        "nb": ("written", "", "En kjele"),
        "en": ("decorative", "", ""),
    }
    edit = reverse("wagtailimages:edit", args=[picture.pk])
    shown = curator.get(edit).content.decode()
    assert "En kjele" in shown
    assert '<option value="decorative" selected>' in shown
    assert curator.post(edit, {**picture_form(""), "words_ro_alt": "Un cazan de aramă"}).status_code == 302
    assert [(t.language, t.alt) for t in picture.texts.all()] == [("ro", "Un cazan de aramă")]


def test_an_alternative_text_beside_none_is_refused(curator):
    form = picture_form(picture_file(), words_nb_alt="En kjele", words_nb_alt_kind="decorative")
    assert "keep one of the two" in curator.post(reverse("wagtailimages:add"), form).content.decode()
    assert not MuseumImage.objects.exists()


def test_several_pictures_at_once(curator):
    def send(file):
        form = {"title": "Cazan", "files[]": file}
        return curator.post(reverse("wagtailimages:add_multiple"), form, headers=BY_SCRIPT).json()

    taken = send(picture_file())
    assert taken["success"]
    picture = MuseumImage.objects.get()
    assert picture.original_language == "ro"
    assert f'name="image-{picture.pk}-words_nb_alt"' in taken["form"]
    for file, message in REFUSED:
        file.seek(0)
        answer = send(file)
        assert not answer["success"]
        assert message in answer["error_message"], file.name
    assert MuseumImage.objects.count() == 1

    prefix = f"image-{picture.pk}-"
    form = {prefix + name: value for name, value in picture_form("", words_nb_alt="En kjele").items() if name != "file"}
    edit = reverse("wagtailimages:edit_multiple", args=[picture.pk])
    assert curator.post(edit, form, headers=BY_SCRIPT).json()["success"]
    assert picture.texts.get().alt == "En kjele"


def test_the_upload_in_the_chooser_keeps_the_words(curator):
    form = picture_form(picture_file(), words_nb_alt="En kjele")
    form = {f"image-chooser-upload-{name}": value for name, value in form.items()}
    answer = curator.post(reverse("wagtailimages_chooser:create"), form)
    assert answer.json()["step"] == "chosen"
    assert MuseumImage.objects.get().texts.get().alt == "En kjele"


def test_the_admin_makes_no_copy_of_the_original(curator):
    picture = image("Cazan")
    assert curator.get(reverse("wagtailimages:edit", args=[picture.pk])).status_code == 200
    assert not Rendition.objects.filter(filter_spec__contains="original").exists()
    assert picture.get_rendition("original").filter_spec == "max-1920x1920"
    assert set(picture.get_renditions("original|format-webp", "max-165x165")) == {"max-1920x1920", "max-165x165"}


def test_each_rights_statement_is_offered_once(curator):
    page = curator.get(reverse("wagtailimages:add"))
    offered = page.context["form"].fields["rights"].queryset
    assert offered.count() == offered.values("translation_key").distinct().count()
