"""Pictures that come in a ZIP beside a sheet."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings

from exhibits.catalogue.models import InventoryNumber, ObjectPage
from exhibits.interchange.spreadsheets import bringing
from exhibits.interchange.spreadsheets.archive import Archive, NoArchive
from exhibits.interchange.spreadsheets.exporting import export
from exhibits.media.models import MuseumImage
from tests import factories

from .sheets import brought_in, own_sheet, planned, told

pytestmark = pytest.mark.django_db


def picture(colour: str = "#a3511b", **size) -> bytes:
    return factories.picture_file(colour=colour, **size).read()


def packed(files: dict[str, bytes]) -> Archive:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for name, content in files.items():
            made.writestr(name, content)
    return Archive(buffer)


def spoon(images: str, number: str = "CR 1") -> dict[str, str]:
    return {"inventory_number": number, "title": "Lingură", "images": images}


def originals() -> set[Path]:
    root = Path(settings.ORIGINALS_ROOT)
    return {path for path in root.rglob("*") if path.is_file()}


def test_pictures_come_in_by_name_in_their_order():
    files = {"folder/Întâi.PNG": picture("#111111"), "b.png": picture("#222222"), "notes.txt": b"x"}
    content = own_sheet(spoon("b.png|întâi.png"))
    plan = brought_in(content, archive=packed(files))
    page = ObjectPage.objects.get()
    assert [row.image.title for row in page.images.all()] == ["b.png", "Întâi.PNG"]
    assert page.cover.title == "b.png"
    assert [(note.before, note.after) for note in plan.notes] == [("b.png|întâi.png", "b.png|Întâi.PNG")]
    assert planned(export("ro", "csv")).unchanged == 1, "also without the archive"
    assert planned(content, archive=packed(files)).unchanged == 1


def test_the_same_file_twice_is_one_picture():
    pictures = packed({"a.png": picture(), "again.png": picture(), "other.png": picture("#333333")})
    brought_in(own_sheet(spoon("a.png|other.png"), spoon("again.png", "CR 2")), archive=pictures)
    assert MuseumImage.objects.count() == 2
    brought_in(own_sheet(spoon("a.png", "CR 3")), archive=packed({"a.png": picture()}))
    assert MuseumImage.objects.count() == 2


def test_another_picture_under_the_same_name_replaces_it():
    brought_in(own_sheet(spoon("a.png")), archive=packed({"a.png": picture()}))
    first = ObjectPage.objects.get().images.get().image_id
    plan = brought_in(own_sheet(spoon("a.png")), archive=packed({"a.png": picture("#444444")}))
    assert [change.column for change in plan.changes] == ["images"]
    assert ObjectPage.objects.get().images.get().image_id != first


def test_pictures_of_the_museum_are_named_too():
    image = factories.image("Cazan")
    name = Path(image.file.name).name
    brought_in(own_sheet(spoon(name)))
    assert ObjectPage.objects.get().images.get().image_id == image.pk
    assert planned(export("ro", "csv")).unchanged == 1


@pytest.mark.parametrize(
    ("files", "cell", "words"),
    [
        ({}, "a.png", "no picture “a.png” in the archive"),
        ({"a.png": b"no picture"}, "a.png", "“a.png”: This is not a whole picture"),
        ({"x/a.png": picture(), "y/a.png": picture("#555555")}, "a.png", "several pictures called “a.png”"),
        ({"a.txt": picture()}, "a.txt", "no picture “a.txt”"),
    ],
)
def test_a_picture_that_cannot_be_taken_is_named(files, cell, words):
    found = told(planned(own_sheet(spoon(cell)), archive=packed(files)))
    assert len(found) == 1
    assert found[0].startswith("2: AA (images): ")
    assert words in found[0]


def test_a_folder_says_which_of_two_is_meant():
    pictures = packed({"x/a.png": picture(), "y/a.png": picture("#555555")})
    plan = brought_in(own_sheet(spoon("y\\a.png")), archive=pictures)
    assert plan.remarks == ["Pictures of the archive that no row names: x/a.png"]


def test_names_that_point_out_of_the_archive_are_names_like_any():
    before = originals()
    brought_in(own_sheet(spoon("evil.png")), archive=packed({"../../evil.png": picture()}))
    assert {path.parent for path in originals() - before} == {Path(settings.ORIGINALS_ROOT) / "original_images"}


def test_no_more_is_unpacked_than_a_picture_may_have(settings):
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 100
    found = told(planned(own_sheet(spoon("a.png")), archive=packed({"a.png": picture()})))
    assert "is larger than" in found[0]


def test_what_is_no_archive_says_so():
    with pytest.raises(NoArchive, match="no ZIP"):
        Archive(BytesIO(b"PK and no more"))


def test_files_that_were_laid_down_in_vain_are_taken_away():
    plan = planned(own_sheet(spoon("a.png")), archive=packed({"a.png": picture()}))
    before = originals()
    InventoryNumber.objects.create(number="CR 1", translation_key="00000000-0000-0000-0000-000000000001")
    with pytest.raises(Exception, match="number"):
        bringing.bring_in(plan)
    assert originals() == before
    assert not MuseumImage.objects.exists()
