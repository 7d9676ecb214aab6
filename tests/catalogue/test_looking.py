"""Guided looking: drawn by editors, read by everybody, the same places in every language."""

import json

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from wagtail_localize.models import OverridableSegment, StringSegment

from exhibits.catalogue.describe import record_of
from exhibits.catalogue.looking import RATIO
from exhibits.catalogue.models import ObjectImage, ObjectPage
from exhibits.formats.regions import Region
from exhibits.media.tiles import make_tiles
from tests import factories

pytestmark = pytest.mark.django_db
RO, NB = "/ro/colectia/cazan/", "/nb/samlingen/kjele/"
RIM, RIVET = Region(0.1, 0.2, 0.3, 0.2), Region(0.6, 0.5, 0.2, 0.2)


def step(region: Region, heading: str, text: str, number: int) -> dict:
    value = {"region": region.stored, "heading": heading, "text": f'<p data-block-key="s{number}">{text}</p>'}
    return factories.block("item", value, number)


def look(image: int, *steps: dict, number: int = 0) -> dict:
    return factories.block("look", {"image": image, "steps": list(steps)}, number)


@pytest.fixture
def front(db):
    return factories.image(alt={"ro": "Un cazan", "nb": "En kjele"})


@pytest.fixture
def cauldron(committed, front) -> ObjectPage:
    steps = [step(RIM, "Marginea", "E <b>îndoită</b>.", 1), step(RIVET, "Un nit", "Ține toarta.", 2)]
    with committed():
        return factories.thing(
            images=[ObjectImage(image=front), ObjectImage(image=factories.image("Toartă"))],
            tour=[look(front.pk, *steps)],
        )


@pytest.fixture
def kjele(cauldron, front, committed) -> ObjectPage:
    steps = [step(RIM, "Kanten", "Den er <b>bøyd</b>.", 1), step(RIVET, "En nagle", "Holder hanken.", 2)]
    with committed():
        return factories.translate(
            cauldron, "nb", title="Kjele", slug="kjele", tour=json.dumps([look(front.pk, *steps)])
        )


def read(client, path: str) -> BeautifulSoup:
    answer = client.get(path)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content.decode(), "html.parser")


def test_the_page_shows_each_step_with_its_part_of_the_picture(client, cauldron):
    page = read(client, RO)
    found = page.select(".step")
    assert [one.h3.text for one in found] == ["Marginea", "Un nit"]
    assert found[0].select_one(".words b").text == "îndoită"
    assert [one["data-region"] for one in found] == ["10,20,30,20", "60,50,20,20"]
    left, top, width, height = map(int, found[0].svg["viewbox"].split())
    assert (left, top) <= (90, 120), "the derivative is 900 pixels wide"
    assert left + width >= 360
    assert top + height >= 240
    assert width / height == RATIO


def test_without_scripts_every_link_leads_to_the_largest_picture(client, cauldron):
    links = {one["href"] for one in read(client, RO).select("[data-look]")}
    assert links == {
        "/media/" + cauldron.images.first().image.renditions.get(filter_spec="width-900|format-webp").file.name
    }
    assert client.get(links.pop()).status_code == 200


def test_a_translation_has_the_same_places_and_words_of_its_own(client, kjele):
    found = read(client, NB).select(".step")
    assert [one.h3.text for one in found] == ["Kanten", "En nagle"]
    assert [one["data-region"] for one in found] == ["10,20,30,20", "60,50,20,20"]


def test_translators_are_given_words_and_nothing_else(cauldron, kjele):
    strings = StringSegment.objects.filter(context__path__startswith="tour.").values_list("string__data", flat=True)
    assert sorted(strings) == ["E <b>îndoită</b>.", "Marginea", "Un nit", "Ține toarta."]
    assert not OverridableSegment.objects.filter(context__path__startswith="tour.").exists()


def test_a_place_that_is_moved_moves_in_every_language(client, cauldron, kjele, committed):
    cauldron.tour = [
        look(cauldron.images.first().image_id, step(RIVET, "Marginea", "E <b>îndoită</b>.", 1)),
    ]
    with committed():
        cauldron.save_revision().publish()
    (found,) = read(client, NB).select(".step")
    assert (found.h3.text, found["data-region"]) == ("Kanten", "60,50,20,20")


def test_words_without_a_translation_bear_their_own_language(client, cauldron, kjele, committed):
    again = [*cauldron.tour.get_prep_value()[0]["value"]["steps"], step(RIM, "Fundul", "E nou.", 3)]
    cauldron.tour = [look(cauldron.images.first().image_id, *again)]
    with committed():
        cauldron.save_revision().publish()
    last = read(client, NB).select(".step")[-1]
    assert last.h3.select_one("[lang=ro]").text == "Fundul"
    assert last.select_one(".words [lang=ro]").text == "E nou."
    assert last.a["aria-label"].endswith(": Fundul"), "an attribute takes the bare words"


def test_only_the_object_s_own_pictures_are_led_over(cauldron):
    foreign = factories.image("Altul")
    cauldron.tour = [look(foreign.pk, step(RIM, "Marginea", "X", 1))]
    with pytest.raises(ValidationError) as refused:
        cauldron.full_clean()
    assert list(refused.value.message_dict) == ["tour"]


def test_steps_on_a_picture_that_is_no_more_the_object_s_lead_nowhere(client, cauldron, committed):
    with committed():
        ObjectImage.objects.filter(page=cauldron, image=cauldron.images.first().image).delete()
    page = read(client, RO)
    assert not page.select(".step, [data-look], #viewer")
    assert page.select("figure img")
    assert record_of(cauldron.translation_key).steps == ()


def test_a_deleted_picture_leaves_the_page_standing(client, cauldron, committed):
    image = cauldron.images.first().image
    with committed():
        ObjectImage.objects.filter(image=image).delete()
        ObjectPage.objects.update(cover=None)
        image.delete()
    assert not read(client, RO).select(".step")


def test_a_region_that_was_stored_wrongly_is_passed_over(client, front, committed):
    wrong = step(RIM, "Greșit", "X", 1)
    wrong["value"]["region"] = {"x": 2, "y": 0, "width": 1, "height": 1}
    with committed():
        factories.thing(images=[ObjectImage(image=front)], tour=[look(front.pk, wrong, step(RIM, "Bun", "Y", 2))])
    assert [one.h3.text for one in read(client, RO).select(".step")] == ["Bun"]


def test_a_picture_with_a_note_is_shown_in_no_step_unasked(client, cauldron, committed):
    with committed():
        image = cauldron.images.first().image
        image.content_note = "O insultă."
        image.save()
    page = read(client, RO)
    assert all(one.find_parent("details", class_="veil") for one in page.select(".step, [data-look]"))


def test_only_pages_with_something_to_look_at_load_the_viewer(client, committed, front):
    with committed():
        factories.thing(images=[ObjectImage(image=front)])
    page = read(client, RO)
    assert not page.select("[data-look], #viewer, script[src*=viewer], link[href*=looking]")
    with committed():
        front.file = factories.picture_file(2000, 600)
        front.save()
    make_tiles(front)
    (link,) = read(client, RO).select("[data-look]")
    assert link["data-service"] == f"/iiif/3/{front.uuid}"
    assert client.get(f"{link['data-service']}/info.json").status_code == 200


def test_the_record_has_the_steps_in_the_languages_that_have_words(cauldron, kjele, committed):
    rim, rivet = record_of(cauldron.translation_key).steps
    assert rim.picture == str(cauldron.images.first().image.uuid)
    assert (rim.region, rivet.region) == (RIM, RIVET)
    assert rim.headings == {"ro": "Marginea", "nb": "Kanten"}
    assert rim.texts == {"ro": "E îndoită.", "nb": "Den er bøyd."}
    again = [*cauldron.tour.get_prep_value()[0]["value"]["steps"], step(RIM, "Fundul", "E nou.", 3)]
    cauldron.tour = [look(cauldron.images.first().image_id, *again)]
    with committed():
        cauldron.save_revision().publish()
    assert record_of(cauldron.translation_key).steps[-1].headings == {"ro": "Fundul"}
