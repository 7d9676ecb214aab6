"""Every block is complete: an editor can tell what it is before taking it, and a page survives what was deleted."""

import pytest
from django.urls import reverse
from django.utils import translation

from exhibits.core.blocks import BodyBlock, TranscriptBlock
from exhibits.core.embedded import Embedded
from exhibits.media.models import MuseumImage
from tests.factories import block, exhibit, image, recording

BLOCKS = {**BodyBlock().child_blocks, **TranscriptBlock().child_blocks}
every_block = pytest.mark.parametrize("name", BLOCKS)


@every_block
def test_a_block_says_what_it_is(name):
    meta = BLOCKS[name].meta
    assert meta.icon != "placeholder"
    for words in (meta.group, meta.label, meta.description):
        assert words
    assert BLOCKS[name].is_previewable


@pytest.fixture
def preview(admin_client):
    return lambda name: admin_client.get(
        reverse("wagtailadmin_block_preview"), {"id": BLOCKS[name].definition_prefix}
    ).content.decode()


@every_block
def test_its_preview_works_in_an_empty_museum(name, preview):
    page = preview(name)
    assert "block-preview.css" in page
    assert f"block-{name}" in page


@every_block
def test_its_preview_shows_what_the_museum_has(name, preview):
    image("Cazan"), image("Clește"), recording(), recording(type="video"), exhibit("Cazanul")
    page = preview(name)
    inside = page.split(f'class="block block-{name}">')[1].split("</div>\n    <p")[0]
    assert inside.strip()


def test_previews_do_not_ask_more_of_a_fuller_museum(preview, django_assert_max_num_queries):
    for title in "abcdefg":
        image(title)
    preview("gallery")
    with django_assert_max_num_queries(14):
        preview("gallery")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("image", {"image": None}),
        ("pair", {"first": None, "second": None, "first_label": "1", "second_label": "2"}),
        ("gallery", {"images": [{"image": None}, {"image": None}]}),
        ("audio", {"recording": None}),
        ("video", {"recording": None}),
        ("link", {"page": None}),
    ],
)
def test_what_was_deleted_leaves_nothing_behind(name, value, db):
    shown = BLOCKS[name].render(BLOCKS[name].normalize(value), {"embedded": Embedded()})
    assert shown == ""


def test_a_gallery_keeps_the_pictures_that_are_left(client, committed):
    kept, gone = image("Cazan", alt={"ro": "Un cazan"}), image("Clește")
    items = [{"image": one.pk, "caption": one.title, "alt": ""} for one in (kept, gone)]
    with committed():
        page = exhibit(body=[block("gallery", {"title": "", "images": items}), block("image", {"image": gone.pk})])
    MuseumImage.objects.get(pk=gone.pk).delete()
    answer = client.get(f"/ro/{page.get_parent().slug}/{page.slug}/")
    assert answer.status_code == 200
    assert "Un cazan" in answer.content.decode()
    assert "Clește" not in answer.content.decode()


def test_the_words_of_blocks_are_in_the_admins_language():
    with translation.override("ro"):
        assert str(BLOCKS["gallery"].meta.label) == translation.gettext("Gallery")
