"""``manage.py make_renditions``."""

from io import StringIO

from django.core.files.storage import default_storage
from django.core.management import call_command

from exhibits.media.models import MuseumImage
from exhibits.media.renditions import make_renditions, missing_sizes
from tests import factories


def run() -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("make_renditions", processes=1, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_what_is_missing_is_made_and_only_that(db):
    image = MuseumImage.objects.create(title="Cazan", file=factories.picture_file())
    wanted = len(missing_sizes(image))
    out, _ = run()
    assert out.splitlines() == [
        f"[{'#' * 30}] 1 of 1 pictures",
        f"Pictures: 1 lacked sizes, {wanted} files made, 0 not readable",
    ]
    assert missing_sizes(MuseumImage.objects.get(pk=image.pk)) == []
    image.renditions.first().delete()
    assert run()[0].endswith("1 files made, 0 not readable\n")
    assert run()[0] == "Pictures: 0 lacked sizes, 0 files made, 0 not readable\n"


def test_a_picture_that_cannot_be_read_keeps_none_of_the_others_back(db):
    lost = MuseumImage.objects.create(title="Lost", file=factories.picture_file())
    lost.file.storage.delete(lost.file.name)
    kept = MuseumImage.objects.create(title="Kept", file=factories.picture_file())
    out, err = run()
    assert err.startswith("Lost: ")
    assert "1 not readable" in out
    assert missing_sizes(MuseumImage.objects.get(pk=kept.pk)) == []


def test_sizes_of_a_file_that_was_replaced_meanwhile_are_not_kept(committed):
    image = MuseumImage.objects.create(title="Cazan", file=factories.picture_file())

    def replace(done, total):
        if done == 1:
            other = MuseumImage.objects.get(pk=image.pk)
            other.file = factories.picture_file(colour="#224466")
            other.save()

    before = files(image)
    assert make_renditions(image, replace) == 0
    assert not image.renditions.exists()
    assert files(image) == before


def files(image) -> set[str]:
    return set(default_storage.listdir("images")[1]) if default_storage.exists("images") else set()
