"""The neutral record of exhibits."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from exhibits.access.models import Hold
from exhibits.catalogue.models import ObjectImage
from exhibits.describe import entries, pictures_of, record_of, records_of
from exhibits.models import ExhibitPage
from exhibits.vocabularies.models import PageTheme
from tests import factories
from tests.factories import block, image

pytestmark = pytest.mark.django_db


@pytest.fixture
def cauldron(committed):
    with committed():
        return factories.thing(images=[ObjectImage(image=image("Cazan")), ObjectImage(image=image("Toarta"))])


def picture(shown, caption: str = "", alt: str = "", number: int = 0) -> dict:
    return block("image", {"image": shown.pk, "caption": caption, "alt": alt, "size": "measure"}, number)


def body(bare, told, thing, here: str, section: str) -> list[dict]:
    """``here`` is what is said of the table where it hangs, ``section`` the heading above it."""
    items = [
        {"type": "item", "id": f"0000000{n}-0000-4000-8000-000000000000", "value": _item(one)}
        for n, one in enumerate((bare, told))
    ]
    pair = {"first": bare.pk, "first_label": "1", "second": told.pk, "second_label": "2", "caption": ""}
    return [
        picture(told, number=1),
        block("heading", {"text": "Gol"}, 1),
        block("text", "<p>Numai cuvinte.</p>"),
        block("heading", {"text": section}, 2),
        picture(bare, caption=here, alt=here, number=2),
        block("object", {"page": thing.pk, "text": here}),
        block("heading", {"text": "..."}, 3),
        block("gallery", {"title": "", "images": items}),
        block("pair", pair),
        block("compare", {"first": thing.pk, "second": thing.pk, "text": ""}),
    ]


def _item(shown) -> dict:
    return {"image": shown.pk, "caption": "", "alt": ""}


@pytest.fixture
def show(committed, cauldron):
    with committed():
        bare, told = image("Masa"), image("Focul", alt={"ro": "Un foc", "nb": "En ild"})
        made = factories.exhibit(
            "Arama",
            subtitle="Meșterii",
            introduction="<p>Au <b>lucrat</b>.</p>",
            cover=image("Atelier"),
            themes=[PageTheme(term=factories.theme())],
            body=body(bare, told, cauldron, "Masa lui", "Cazanul"),
        )
        there = body(bare, told, cauldron, "Bordet hans", "Kjelen")
        factories.translate(made, "nb", title="Kobber", slug="kobber", body=there)
    return made


def record(page):
    return record_of(page.translation_key)


def test_it_says_what_is_told_in_all_languages(show):
    found = record(show)
    assert found.titles == {"ro": "Arama", "nb": "Kobber"}
    assert found.introductions["ro"] == "Au lucrat."
    assert found.addresses["nb"].endswith("/nb/utstillinger/kobber/")
    assert found.permanent.endswith(f"/id/{show.translation_key}")
    assert [theme.key for theme in found.themes] == ["crafts"]
    assert (found.texts["nb"].original, found.texts["ro"].original) == ("ro", "")
    assert found.cover.src.startswith("http")


def test_what_hangs_in_it_stands_in_order_under_its_headings(show, cauldron):
    sections = record(show).sections
    assert [section.headings for section in sections] == [
        {},
        {"ro": "Cazanul", "nb": "Kjelen"},
        {"ro": "...", "nb": "..."},
    ]
    assert [len(section.shown) for section in sections] == [1, 2, 6]
    hung = sections[1].shown[1]
    assert hung.thing.uuid == str(cauldron.translation_key)
    assert hung.picture.uuid == str(cauldron.images.first().image.uuid), "the first picture stands for the object"
    assert hung.picture.caption == {"ro": "Masa lui", "nb": "Bordet hans"}


def test_the_words_of_the_place_come_before_the_pictures_own(show):
    first, table = record(show).sections[0].shown[0], record(show).sections[1].shown[0]
    assert first.picture.alt == {"ro": "Un foc", "nb": "En ild"}
    assert table.picture.alt == table.picture.caption == {"ro": "Masa lui", "nb": "Bordet hans"}


def test_what_nobody_may_see_is_in_none(show, cauldron, committed):
    Hold.objects.create(subject=cauldron.translation_key, reason="Asked for")
    assert all(shown.thing is None for section in record(show).sections for shown in section.shown)
    assert [len(section.shown) for section in record(show).sections] == [1, 1, 4]
    with committed():
        show.get_translations().first().unpublish()
    assert set(record(show).titles) == {"ro"}
    with committed():
        show.unpublish()
    assert record(show) is None


def test_what_has_no_picture_is_not_listed(show, committed):
    with committed():
        factories.exhibit("Cuvinte")
    found = entries(ExhibitPage.objects.filter(depth__gt=1))
    assert [(entry.titles["ro"], entry.themes) for entry in found] == [("Arama", ("crafts",))]
    assert found[0].thumbnail.address == pictures_of(record(show))[0].files[1].address


def test_as_many_queries_for_any_number(show, cauldron, committed):
    with committed():
        for n in range(4):
            body = [picture(image(), number=1), block("object", {"page": cauldron.pk, "text": ""})]
            factories.exhibit(f"Alta {n}", cover=image(), body=body)
    counts = []
    for pages in (ExhibitPage.objects.filter(pk=show.pk), ExhibitPage.objects.filter(depth__gt=1)):
        with CaptureQueriesContext(connection) as asked:
            found = records_of(pages)
        counts.append((len(asked), len(found)))
    assert counts[1][1] == 5
    assert counts[0][0] == counts[1][0]
