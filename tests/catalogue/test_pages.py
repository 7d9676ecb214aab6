"""Objects as their curators make them and as readers meet them."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from exhibits.access.models import Consent
from exhibits.catalogue.models import (
    InventoryNumber,
    ObjectDimension,
    ObjectImage,
    ObjectMaker,
    ObjectPage,
    ObjectRecording,
    ObjectRelation,
)
from exhibits.vocabularies.models import (
    Material,
    ObjectType,
    PageMaterial,
    PageObjectType,
    PagePlace,
    PageTheme,
)
from museum.setup.people import CURATORS
from tests import factories
from tests.people import logged_in, member

pytestmark = pytest.mark.django_db
RO, NB = "/ro/colectia/cazan/", "/nb/samlingen/kjele/"


@pytest.fixture
def terms(locales) -> dict:
    here = {"locale": locales["ro"]}
    return {
        "type": ObjectType.objects.create(key="cauldron", name="cazan", **here),
        "material": Material.objects.create(key="copper", name="aramă", aat="300011020", **here),
        "place": factories.place(),
        "theme": factories.theme(),
    }


@pytest.fixture
def cauldron(committed, terms) -> ObjectPage:
    with committed():
        other = factories.thing("Ciocan", number="CR 2")
        return factories.thing(
            number="CR 1",
            summary="Un cazan de rachiu.",
            description="<p>Bătut din tablă de aramă.</p>",
            original_title="Kessel der Zigeuner",
            original_title_language="de",
            original_title_note="Titlul din 1911 folosește un cuvânt jignitor.",
            provenance="Cumpărat la Tismana.",
            images=[ObjectImage(image=factories.image()), ObjectImage(image=factories.image("Toartă"))],
            makers=[ObjectMaker(name="necunoscut")],
            dimensions=[
                ObjectDimension(kind="height", value="42.5"),
                ObjectDimension(kind="weight", value=3, unit="kg"),
            ],
            relations=[ObjectRelation(other=other)],
            object_types=[PageObjectType(term=terms["type"])],
            materials=[PageMaterial(term=terms["material"])],
            places=[PagePlace(term=terms["place"], role="made")],
            themes=[PageTheme(term=terms["theme"])],
        )


@pytest.fixture
def kjele(cauldron, committed):
    with committed():
        return factories.translate(cauldron, "nb", title="Kjele", slug="kjele", summary="En brennevinskjele.")


def read(client, path) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_reader_meets_the_thing_with_all_that_is_known_of_it(client, cauldron):
    html = read(client, RO)
    for words in ("Un cazan de rachiu.", "Bătut din tablă", "CR 1", "necunoscut", "42,5 cm", "3 kg", "aramă", "Ciocan",
                  "/ro/term/place/tismana/", "Cumpărat la Tismana."):  # fmt: skip
        assert words in html, words
    assert html.count('class="figure"') == 2


def test_a_title_that_hurts_waits_behind_its_note(client, cauldron):
    before, _, after = read(client, RO).partition("Titlul din 1911 folosește un cuvânt jignitor.</summary>")
    assert "Zigeuner" not in before
    assert '<q lang="de">Kessel der Zigeuner</q></details>' in after


def test_facts_are_the_same_in_every_language_and_words_are_not(client, cauldron, kjele):
    html = read(client, NB)
    assert "En brennevinskjele." in html
    assert "CR 1" in html
    assert "42,5 cm" in html
    assert '<a href="/nb/term/type/cauldron/" lang="ro">cazan</a>' in html
    assert [row.image_id for row in kjele.images.all()] == [row.image_id for row in cauldron.images.all()]
    assert kjele.cover_id == cauldron.cover_id == cauldron.images.first().image_id


def test_the_list_is_narrowed_by_what_things_are(client, cauldron):
    assert "Ciocan" in read(client, "/ro/colectia/")
    narrowed = client.get("/ro/colectia/?type=cauldron&material=copper").context["browse"]
    assert [card.title for card in narrowed.cards] == ["Cazan"]
    assert {one.name for one in narrowed.filters} == {"theme", "type", "place", "material"}


def test_a_number_is_of_one_thing(cauldron, kjele):
    with pytest.raises(ValidationError, match="Another object"):
        factories.thing("Altul", number="CR 1")
    assert InventoryNumber.objects.count() == 2
    kjele.delete()
    assert InventoryNumber.objects.filter(number="CR 1").exists(), "the thing is there in its own language"
    type(cauldron).objects.get(pk=cauldron.pk).delete()
    assert not InventoryNumber.objects.filter(number="CR 1").exists()
    factories.thing("Altul", number="CR 1")


def test_drafts_may_wait_for_their_numbers(cauldron):
    first, second = factories.thing("Una", live=False, number=" "), factories.thing("Alta", live=False, number=" ")
    assert InventoryNumber.objects.count() == 2, (first, second)


def test_an_original_title_is_found_as_well(cauldron):
    assert [page.title for page in ObjectPage.objects.search("Kessel")] == ["Cazan"]


def test_a_curator_fills_in_the_form(cauldron):
    client = logged_in(member(CURATORS))
    html = client.get(reverse("wagtailadmin_pages:edit", args=[cauldron.pk])).content.decode()
    assert 'name="inventory_number"' in html
    assert 'name="dimensions-0-value"' in html


@pytest.mark.parametrize(
    ("date", "bounds", "words"),
    [
        ("1860", (18600101, 18601231), "1860"),
        ("1860~", (18600101, 18601231), "circa 1860"),
        ("186X", (18600101, 18691231), "anii 1860"),
        ("../1900", (None, 19001231), "1900"),
        ("-0005", (-49899, -48769), "6 "),
    ],
)
def test_a_date_is_told_in_words_and_sorted_by_days(client, committed, date, bounds, words):
    with committed():
        made = factories.thing(date=date)
    assert (made.earliest, made.latest) == bounds
    assert words in read(client, RO)


def test_a_date_that_is_none_is_refused_with_its_place(committed):
    with pytest.raises(ValidationError, match="letter 6"):
        factories.thing(date="1860-13")


def test_an_object_is_heard_while_nobody_takes_the_recording_back(client, committed):
    with committed():
        voice = factories.recording("Clopot")
        page = factories.thing("Clopot de aramă", recordings=[ObjectRecording(recording=voice)])
        path = factories.derivative(voice).file.name
    assert path in client.get(page.url).content.decode()
    assert client.get(f"/media/{path}").status_code == 200
    Consent.objects.create(subject=voice.uuid, given_by="x", given_on="2020-01-01", withdrawn_on="2021-01-01")
    assert path not in client.get(page.url).content.decode()
    assert client.get(f"/media/{path}").status_code == 404


def test_when_its_first_picture_goes_the_next_one_stands_for_it(committed):
    with committed():
        first, second = factories.image("Unu"), factories.image("Doi")
        page = factories.thing("Cazan", images=[ObjectImage(image=first), ObjectImage(image=second)])
    first.delete()
    page.refresh_from_db()
    assert page.cover == second
