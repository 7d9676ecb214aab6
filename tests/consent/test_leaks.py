"""Nothing that is not public leaves the house, by any route, in any language, to anybody whom it is not meant for."""

import hashlib

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from exhibits.access.models import Consent
from exhibits.formats.languages import CODES
from exhibits.media.models import TileSet
from tests import factories
from tests.people import admitted, logged_in, member

from .canaries import word
from .channels import PROBES, captions_of, files_of, routes, tiles_of
from .reading import betrayed, cells

pytestmark = pytest.mark.django_db

# Who asks; each test makes its own. Those who may see more are asked about in ``test_roles``.
ROLES = {
    "visitor": lambda route: Client(),
    "let into the admin": lambda route: logged_in(admitted()),
    "educator": lambda route: logged_in(member("Educators")),
    "translator of another language": lambda route: logged_in(member("Translators (en)")),
}
CONDITIONS = [
    {"If-None-Match": "*"},
    {"If-Modified-Since": "Fri, 01 Jan 2038 00:00:00 GMT"},
    {"Range": "bytes=0-9", "If-Range": "Fri, 01 Jan 2038 00:00:00 GMT"},
]
# Closed, and nobody agreed that the museum may say so.
SILENT = (
    "draft",
    "scheduled",
    "expired",
    "held",
    "never_agreed",
    "lapsed",
    "of_age",
    "for_the_family",
    "not_on_the_web",
)


def is_of_the_tenth(path: str) -> bool:
    """The same tenth at every run."""
    return hashlib.sha256(path.encode()).digest()[0] < 256 // 10


def test_every_route_has_an_entry():
    assert set(routes()) == set(PROBES)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("route", PROBES)
def test_no_route_betrays_a_canary(canaries, route, role):
    client = ROLES[role](route)
    paths, words = PROBES[route](canaries), set(canaries.words)
    if role != "visitor":
        words -= canaries.heard_by_staff
    if role != "visitor" and connection.vendor != "postgresql":
        paths = [path for path in paths if is_of_the_tenth(path)]
    for path in paths:
        response = client.get(path, follow=True)
        assert betrayed(response, path, words) == set(), path
        cells["public"] += len(words)


@pytest.mark.parametrize("headers", CONDITIONS)
def test_conditions_tell_nothing(client, canaries, headers):
    """A closed address answers as one where there never was anything: not "unchanged", not a part of a file."""
    addresses = [page.url for name, page in canaries.pages.items() if name in SILENT]
    assert len(addresses) == len(SILENT)
    for path in [*addresses, *files_of(canaries), *captions_of(canaries)]:
        if any(str(voice.uuid) in path for voice in (canaries.open_voice, *canaries.partly_read)):
            continue
        for ask in (client.get, client.head):
            response = ask(path, headers=headers)
            assert response.status_code == 404, (path, headers)
            assert "Last-Modified" not in response


@pytest.mark.parametrize("code", CODES)
def test_search_counts_no_canary(client, canaries, code):
    for each in canaries.words:
        response = client.get(f"/{code}/search/", {"q": each})
        assert response.context["results"].total == 0
        assert response.context["cards"] == []


def test_the_files_of_canaries_answer_404(client, canaries):
    tiles = TileSet.objects.filter(image__in=canaries.images.values())
    assert tiles.count() == len(canaries.images), "there is something to betray"
    for path in (*files_of(canaries), *PROBES["iiif/3/<uuid:identifier>/info.json"](canaries), *tiles_of(canaries)):
        assert client.get(path).status_code == 404, path


def test_the_words_of_closed_voices_answer_404(client, canaries):
    for voice in canaries.recordings.values():
        assert client.get(f"/media/captions/{voice.uuid}/ro.vtt").status_code == 404
    open_one = f"/media/captions/{canaries.open_voice.uuid}"
    assert [client.get(f"{open_one}/{code}.vtt").status_code for code in CODES] == [200, 404, 404, 200]
    assert "Se aude" in client.get(f"{open_one}/ro.vtt").content.decode()


def test_what_nobody_agreed_to_give_away_is_read_on_the_page_alone(client, canaries):
    text = [f"/transcripts/{canaries.kept_voice.uuid}/ro.{form}" for form in ("txt", "vtt")]
    assert [client.get(path).status_code for path in text] == [404, 404]
    assert client.get(f"/media/captions/{canaries.kept_voice.uuid}/ro.vtt").status_code == 200
    open_one = f"/transcripts/{canaries.open_voice.uuid}"
    assert [client.get(f"{open_one}/{code}.txt").status_code for code in CODES] == [200, 404, 404, 200]
    assert "Se aude" in client.get(f"{open_one}/ro.txt").content.decode()


def test_an_original_is_never_served_even_of_a_public_picture(client):
    image = factories.image("Public")
    factories.exhibit(cover=image)
    assert client.get(f"/media/{image.file.name}").status_code == 404
    assert client.get(f"/media/{image.renditions.first().file.name}").status_code == 200


def test_what_no_page_shows_is_not_served_yet(client):
    image = factories.image("Put aside")
    assert client.get(f"/media/{image.renditions.first().file.name}").status_code == 404
    assert client.get(f"/en/image/{image.uuid}/").status_code == 404
    assert client.get(f"/id/{image.uuid}").status_code == 404


def test_what_an_open_page_shows_too_is_public(client, canaries):
    image = canaries.images["cover_of_held"]
    factories.exhibit("Altă pagină", cover=image)
    assert client.get(f"/media/{image.renditions.first().file.name}").status_code == 200


def test_a_closed_page_shows_its_pictures_to_those_it_opens_for(client, canaries):
    restriction = canaries.pages["private"].view_restrictions.get()
    path = f"/media/{canaries.images['cover_of_private'].renditions.first().file.name}"
    session = client.session
    session[restriction.passed_view_restrictions_session_key] = [restriction.pk]
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    response = client.get(path)
    assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store")
    held = canaries.images["cover_of_held"]
    assert client.get(f"/media/{held.renditions.first().file.name}").status_code == 404


def test_the_museums_people_see_what_they_work_on(canaries):
    held = f"/media/{canaries.images['cover_of_held'].renditions.first().file.name}"
    closed = f"/media/{canaries.images['private_image'].renditions.first().file.name}"
    reviewer, curator = logged_in(member("Community reviewers")), logged_in(member("Curators"))
    for person, path, status in (
        (reviewer, held, 200), (curator, held, 200), (reviewer, closed, 404), (curator, closed, 200),
    ):  # fmt: skip
        response = person.get(path)
        assert response.status_code == status, path
        assert status == 404 or response["Cache-Control"] == "private, no-store"


def test_a_story_is_public_while_its_consent_is_in_force(client, canaries):
    page = canaries.pages["lapsed"]
    factories.consent(page)
    path = f"/ro/povesti/{page.slug}/"
    assert word("lapsed") in client.get(path).content.decode()
    voice = f"/media/{factories.derivative(canaries.recordings['lapsed']).file.name}"
    assert client.get(voice).status_code == 200
    Consent.objects.filter(subject=page.translation_key).update(withdrawn_on="2021-01-01")
    assert client.get(path).status_code == 404
    assert client.get(voice).status_code == 404
