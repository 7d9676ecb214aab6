"""Every block is complete: an editor can tell what it is before taking it, and a page survives what was deleted."""

import pytest
from django.urls import reverse
from django.utils import translation

from exhibits.core.blocks import BodyBlock
from exhibits.core.embedded import embed
from exhibits.media.models import MuseumImage, Recording
from exhibits.vocabularies.models import Reference
from tests.factories import block, exhibit, image, place, recording, thing

BLOCKS = BodyBlock().child_blocks


@pytest.mark.parametrize("name", BLOCKS)
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


def test_previews_work_in_an_empty_museum(preview):
    for name in BLOCKS:
        page = preview(name)
        assert "block-preview.css" in page, name
        assert f"block-{name}" in page, name


def test_previews_show_what_the_museum_has(preview):
    image("Cazan"), image("Clește"), recording(), exhibit("Cazanul"), thing("Cazan"), thing("Clește")
    place(latitude=45.08, longitude=22.93)
    Recording.objects.filter(pk=recording("Film").pk).update(type="video")
    for name in BLOCKS:
        shown = preview(name).split(f'class="block block-{name}">')[1].split('<p class="nothing">')[0]
        assert shown.replace("</div>", "").strip(), name


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
    shown = BLOCKS[name].render(BLOCKS[name].normalize(value), {"embedded": embed([], "ro")})
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


@pytest.mark.django_db
def test_what_was_never_chosen_leaves_nothing_behind(client):
    page = exhibit(
        "Citat",
        body=[
            block("quote", {"text": "<p>Așa a fost.</p>", "attribution": "Maria", "reference": None}),
            block("references", {"items": [{"type": "item", "id": "1", "value": {"reference": None}}]}),
            block("link", {"page": None}),
            block("image", {"image": None}),
        ],
    )
    response = client.get(f"/ro/expozitii/{page.slug}/")
    assert response.status_code == 200
    assert "Maria" in response.content.decode()


def test_a_title_of_other_times_comes_with_the_museums_note(client, db):
    work = Reference.objects.get(key="achim2004doc")
    page = exhibit(
        "Cazanul",
        body=[block("references", {"items": [{"type": "item", "id": "1", "value": {"reference": work.pk}}]})],
    )
    assert "Titlul e redat așa cum a fost publicat." in client.get(page.get_url()).content.decode()
    romani = client.get(f"/rom/sikavimata/{page.slug}/").content.decode()
    assert '<small class="credit" lang="en">The title is given as published.</small>' in romani
