"""The map of the museum's places, and the blocks that show some of them or a way between them."""

import math
import re

import pytest
from django.urls import reverse
from django.utils import translation
from wagtail.models import Locale
from wagtail_localize.models import RelatedObjectSegment

from exhibits.access.models import Hold
from exhibits.core.atlas import Site, Stop, chart_of, route_of, sites_of, sites_with_pages
from exhibits.formats.languages import CODES
from exhibits.formats.sheets import EUROPE, EVERYWHERE, ROMANIA, SHEETS
from exhibits.vocabularies.models import PagePlace, Place
from tests import factories
from tests.factories import block

pytestmark = pytest.mark.django_db

TISMANA = {"latitude": 45.08, "longitude": 22.93}
BUCHAREST = {"latitude": 44.43, "longitude": 26.1}


def exhibit_about(*places: Place, title: str = "Cazanul", **fields):
    return factories.exhibit(title, places=[PagePlace(term=place) for place in places], **fields)


def site(key: str, longitude: float | None, latitude: float | None, count: int = 1) -> Site:
    return Site(key, key.title(), "", longitude, latitude, count)


def shown(chart) -> list[list[str]]:
    return [[one.key for one in pin.sites] for pin in chart.pins]


def page_of(client, query: str = "", language: str = "ro") -> str:
    answer = client.get(f"/{language}/map/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_address_is_prefixed():
    with translation.override("nb"):
        assert reverse("map") == "/nb/map/"


def test_an_empty_museum_has_a_map_that_says_so(client):
    assert 'class="chart"' not in page_of(client)


def test_a_place_leads_to_its_page_and_says_how_many_pages_it_has(client):
    place = factories.place(**TISMANA)
    for title in ("Cazanul", "Clopotul"):
        exhibit_about(place, title=title)
    page = page_of(client)
    assert page.count('href="/ro/term/place/tismana/"') == 2, "on the map and in the list"
    assert 'aria-label="Tismana (2)"' in page
    assert re.search(r">Tismana</a>\s*<span class=\"soft\">2</span>", page)


def test_a_place_of_which_nothing_public_tells_is_not_on_the_map(client):
    hidden, place = factories.place("hidden", "Ascunsul", **BUCHAREST), factories.place(**TISMANA)
    held = exhibit_about(hidden, place, title="Reținută")
    exhibit_about(hidden, title="Ciornă", live=False)
    exhibit_about(place)
    Hold.objects.create(subject=held.translation_key, reason="Asked for by the family")
    page = page_of(client)
    assert "Ascunsul" not in page
    assert 'aria-label="Tismana (1)"' in page


def test_a_place_without_a_point_is_listed_only(client):
    for number, (longitude, latitude) in enumerate([(None, None), (22.0, None), (-71.0, 42.4), (22.0, 720.0)]):
        exhibit_about(factories.place(f"loc{number}", f"Locul {number}", longitude=longitude, latitude=latitude))
    page = page_of(client)
    assert page.count('class="pin') == 0
    assert [f"Locul {number}</a>" in page for number in range(4)] == [True] * 4


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf, 1e308])
def test_what_is_no_number_is_no_place(number):
    chart = chart_of(EVERYWHERE, [site("a", number, 45.0), site("b", 25.0, number), site("c", 25.0, 45.0)])
    assert shown(chart) == [["c"]]
    assert [one.key for one in chart.beside] == ["a", "b"]


def test_near_places_share_a_pin_that_leads_to_where_they_stand_apart():
    sites = [site("bucharest", 26.1, 44.43), site("tismana", 22.93, 45.08, 3)]
    everywhere, near = chart_of(EVERYWHERE, sites), chart_of(ROMANIA, sites)
    assert shown(everywhere) == [["tismana", "bucharest"]]
    assert everywhere.pins[0].nearer == "ro"
    assert shown(near) == [["bucharest"], ["tismana"]]


def test_places_that_no_sheet_parts_lead_to_their_list(client):
    for key in ("one", "two"):
        exhibit_about(factories.place(key, key.title(), **BUCHAREST))
    page = page_of(client)
    assert 'class="pin pin-disc" href="#near-1"' in page
    assert 'id="near-1"' in page
    assert 'aria-label="2: One, Two"' in page


@pytest.mark.parametrize("code", CODES)
def test_numbers_are_written_as_svg_reads_them(client, code):
    """Not as the language writes them: 320,5 is no coordinate."""
    exhibit_about(factories.place(**TISMANA))
    found = re.findall(r'\b(?:x|y|cx|cy|viewBox)="([^"]*)"', page_of(client, language=code).split('class="chart"')[1])
    assert len(found) >= 7
    assert all(re.fullmatch(r"[\d ]+", number) for number in found), found


@pytest.mark.parametrize("key", [*SHEETS, "", "nowhere", "%00", "x" * 500])
def test_every_view_is_answered(client, key):
    page = page_of(client, f"?view={key}")
    assert page.count('aria-current="true"') >= 2  # the language and the view
    assert re.search(r'rel="canonical" href="[^"?]*/ro/map/"', page)


def test_a_view_is_another_sheet(client):
    exhibit_about(factories.place(**TISMANA))
    assert f'viewBox="0 0 640 {EVERYWHERE.height}"' in page_of(client)
    assert f'viewBox="0 0 640 {EUROPE.height}"' in page_of(client, "?view=europe")


def test_a_name_that_is_not_in_the_readers_language_says_so(client):
    exhibit_about(factories.place(name="București", **BUCHAREST))
    assert re.search(r'<a href="[^"]*" lang="ro">București</a>', page_of(client, language="en"))
    assert not re.search(r'<a href="[^"]*" lang="ro">București</a>', page_of(client))


def test_the_page_tells_machines_what_it_is(client):
    page = page_of(client, language="en")
    assert page.count('rel="alternate"') == len(CODES)
    assert '<meta name="description" content="The places that' in page
    assert "style=" not in page


def test_the_map_is_found_from_every_page(client):
    assert 'href="/en/map/"' in client.get("/en/").content.decode()


def test_a_chosen_place_is_shown_in_the_readers_language(locales):
    place = factories.place(name="Suedia", key="sweden", **TISMANA)
    Place.objects.create(
        key="sweden", name="Sverige", locale=locales["nb"], translation_key=place.translation_key, **TISMANA
    )
    assert [sites_of([place.pk], code)[place.pk].name for code in ("ro", "nb", "en")] == ["Suedia", "Sverige", "Suedia"]
    assert [sites_of([place.pk], code)[place.pk].lang for code in ("ro", "nb", "en")] == ["", "", "ro"]


def test_many_places_ask_no_more_of_the_database(django_assert_num_queries, rolled_back):
    for number in (1, 30):
        with rolled_back():
            for n in range(number):
                exhibit_about(factories.place(f"p{n}", f"Loc {n}", latitude=40 + n / 3, longitude=20 + n / 3))
            sites_with_pages("ro")
            with django_assert_num_queries(2):
                assert len(sites_with_pages("ro")) == number


# --- Blocks ---


def map_of(*places: Place, **fields) -> dict:
    items = [{"type": "item", "id": str(n), "value": place.pk} for n, place in enumerate(places)]
    return block("map", {"title": "Locuri", "sheet": "everywhere", "places": items, **fields})


def route_through(*places: Place, **fields) -> dict:
    stops = [{"place": place.pk, "date": f"pe la {1385 + n}", "text": ""} for n, place in enumerate(places)]
    items = [{"type": "item", "id": str(n), "value": stop} for n, stop in enumerate(stops)]
    return block("route", {"title": "Drumul", "sheet": "everywhere", "text": "Un drum.", "stops": items, **fields})


def test_a_map_in_a_page_shows_the_chosen_places(client):
    page = factories.exhibit(body=[map_of(factories.place(**TISMANA), sheet="ro")])
    text = client.get(page.get_url()).content.decode()
    assert text.count('href="/ro/term/place/tismana/"') == 2
    assert f'viewBox="0 0 640 {ROMANIA.height}"' in text


def test_a_route_is_a_line_and_an_ordered_list(client):
    india = factories.place("india", "India", latitude=27.0, longitude=77.0)
    page = factories.exhibit(body=[route_through(india, factories.place(**TISMANA))])
    text = client.get(page.get_url()).content.decode()
    assert re.search(r'<polyline class="way" points="\d+,\d+ \d+,\d+"/>', text)
    assert text.index("pe la 1385") < text.index("pe la 1386")
    for number in (1, 2):
        assert re.search(rf'href="#(b?[\w-]+)-{number}"', text)
        assert re.search(rf'<li id="[\w-]+-{number}">', text)
    for anchor in re.findall(r'class="pin[^"]*" href="#([^"]+)"', text):
        assert f'id="{anchor}"' in text


def test_near_stops_share_a_pin_and_the_line_passes_through_each():
    sites = [site("india", 77.0, 27.0), site("tismana", 22.93, 45.08), site("bucharest", 26.1, 44.43)]
    stops = [Stop(number, one, "1385") for number, one in enumerate([*sites, sites[1]], start=1)]
    chart = route_of(EVERYWHERE, stops)
    assert [pin.numbers for pin in chart.pins] == ["1", "2–4"]
    assert shown(chart) == [["india"], ["tismana", "bucharest"]]
    assert len(chart.line.split()) == 4


def test_a_stop_without_a_point_or_a_place_is_passed_over_and_listed(client):
    nowhere, gone = factories.place("nowhere", "Undeva"), factories.place("gone", "Dispărut", **BUCHAREST)
    body = [route_through(nowhere, gone, factories.place(**TISMANA))]
    gone.delete()
    page = factories.exhibit(body=body)
    text = client.get(page.get_url()).content.decode()
    assert text.count('class="pin pin-disc"') == 1
    assert 'class="way"' not in text
    assert all(words in text for words in ("Undeva", "pe la 1385", "pe la 1386", "pe la 1387"))


def test_a_map_of_places_that_were_deleted_shows_nothing(client):
    gone = factories.place(name="Dispărut", **BUCHAREST)
    body = [map_of(gone, title="Unde a fost")]
    gone.delete()
    text = client.get(factories.exhibit(body=body).get_url()).content.decode()
    assert "Unde a fost" not in text


def test_a_route_is_translated_without_its_places_being_so(client):
    """A place that has no name in Norwegian yet does not keep the page from being translated."""
    page = factories.exhibit(body=[route_through(factories.place(**TISMANA), factories.place("b", "B", **BUCHAREST))])
    translated = factories.translate(page, "nb", title="Kjelen", slug="kjelen")
    assert not RelatedObjectSegment.objects.exists(), "nor is a translator asked for it"
    assert Place.objects.filter(locale=Locale.objects.get(language_code="nb")).count() == 0
    text = client.get(f"/nb/{translated.url_path.split('/', 2)[2]}").content.decode()
    assert re.search(r'<a href="/nb/term/place/tismana/" lang="ro">Tismana</a>', text)


def test_maps_of_one_page_have_marks_of_their_own(client):
    places = [factories.place(key, key.title(), **BUCHAREST) for key in ("one", "two")]
    body = [map_of(*places), {**map_of(*places), "id": "b1f0d1f6-0000-4000-8000-000000000000"}]
    text = client.get(factories.exhibit(body=body).get_url()).content.decode()
    ids = re.findall(r'\bid="([^"]+)"', text)
    assert len(ids) == len(set(ids))
