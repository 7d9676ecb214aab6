"""Who is given the tiles of large pictures, and how."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from exhibits.media.models import MuseumImage
from tests import factories
from tests.media.large import large, service, tiles_only
from tests.people import logged_in, member

pytestmark = pytest.mark.django_db
__all__ = ["large", "tiles_only"]


def paths(image: MuseumImage) -> list[str]:
    tail = ["info.json", "full/max/0/default.jpg", "0,0,512,512/512,512/0/default.jpg"]
    return [f"{service(image)}/{one}" for one in tail]


def statuses(client, image: MuseumImage) -> set[int]:
    return {client.get(path).status_code for path in paths(image)}


def test_what_no_public_page_shows_is_not_served(client, large):
    image = large(shown=False)
    assert statuses(client, image) == {404}
    factories.exhibit(cover=image, live=False)
    assert statuses(client, image) == {404}
    page = factories.exhibit("Deschisă", cover=image)
    assert statuses(client, image) == {200}
    page.unpublish()
    assert statuses(client, image) == {404}


def test_the_museums_people_see_what_they_work_on_and_no_cache_keeps_it(large):
    image = large(shown=False)
    curator = logged_in(member("Curators"))
    for path in paths(image):
        response = curator.get(path)
        assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store")
        assert not response.has_header("Access-Control-Allow-Origin")


def test_viewers_elsewhere_may_read_what_is_public(client, large):
    image = large()
    for path in paths(image):
        response = client.get(path, headers={"Origin": "https://viewer.example", "Accept-Encoding": "gzip"})
        assert response["Access-Control-Allow-Origin"] == "*"
        assert response["Cache-Control"] == "public, max-age=60"
        assert "Accept-Language" not in response.get("Vary", "")
        assert "Cookie" not in response.get("Vary", "")
        again = client.get(path, headers={"If-None-Match": response["ETag"], "Accept-Encoding": "gzip"})
        assert again.status_code == 304
    tile = client.get(paths(image)[1], headers={"Accept-Encoding": "gzip"})
    assert not tile.has_header("Content-Encoding")
    assert int(tile["Content-Length"]) == len(b"".join(tile))


def test_the_information_document_comes_as_json_or_as_linked_data(client, large):
    path = paths(large())[0]
    plain = client.get(path)
    assert plain["Content-Type"] == "application/json"
    linked = client.get(path, headers={"Accept": "application/ld+json"})
    assert linked["Content-Type"] == 'application/ld+json;profile="http://iiif.io/api/image/3/context.json"'
    assert "Accept" in linked["Vary"]
    assert json.loads(linked.content) == plain.json()


def test_the_base_address_leads_to_the_information_document(client, large):
    response = client.get(service(large()))
    assert (response.status_code, response["Location"][-10:]) == (303, "/info.json")


def test_a_tile_costs_two_queries(client, large):
    """Who may see it, and how long it may be kept."""
    path = paths(large())[2]
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    assert len(asked) == 2


HOSTILE = [
    "full/max/90/default.jpg",
    "full/max/0/default.png",
    "full/max/0/gray.jpg",
    "full/^max/0/default.jpg",
    "full/pct:50/0/default.jpg",
    "full/100,/0/default.jpg",
    "square/max/0/default.jpg",
    "full/12345,12345/0/default.jpg",
    "0,0,-1,512/512,512/0/default.jpg",
    "٠,٠,512,512/512,512/0/default.jpg",
    "0,0,512,512/512,512/0/default.jpg%00",
    "0,0,512,512/512,512%0a/0/default.jpg",
    "1,1,512,512/512,512/0/default.jpg",
    f"0,0,{'9' * 5000},512/512,512/0/default.jpg",
    "../full/max/0/default.jpg",
    "..%2f..%2ffull/max/0/default.jpg",
    "..%2f..%2f..%2foriginals/max/0/default.jpg",
    "full/..%2f..%2f..%2f..%2f..%2fmuseum.sqlite3%00/0/default.jpg",
    "%2e%2e/%2e%2e/0/default.jpg",
]


@pytest.mark.parametrize("tail", HOSTILE)
def test_what_is_not_made_ahead_is_not_found(client, large, tail):
    image = large(width=1930, height=520)
    assert client.get(f"{service(image)}/{tail}").status_code == 404


def test_tiles_are_not_served_as_other_derivatives_are(client, large):
    image = large()
    assert client.get(f"/media/{image.tiles.directory}/full/max/0/default.jpg").status_code == 404


def test_nothing_can_be_sent_to_it(client, large):
    image = large(width=1930, height=520)
    for path in paths(image):
        assert client.post(path).status_code == 405
        assert client.head(path).status_code == 200
