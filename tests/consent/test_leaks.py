"""Nothing that is not public leaves the house, by any route, in any language.

Every route of the URLconf needs an entry in ``PROBES``: a route without one fails, so that a new route cannot be
forgotten. An entry gives the addresses under which the route might betray a canary.
"""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import transaction
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import translation

from exhibits.access.models import Consent
from exhibits.formats.languages import CODES
from exhibits.formats.sheets import SHEETS
from exhibits.media.models import TileSet
from tests import factories
from tests.people import logged_in, member

from .canaries import Canaries, make_canaries, word

pytestmark = pytest.mark.django_db


def routes(patterns=None, prefix: str = "") -> list[str]:
    """Every route of the museum's own; the admin counts as one: it is behind its log-in as a whole."""
    found = []
    for one in patterns if patterns is not None else get_resolver().url_patterns:
        route = f"{prefix}{one.pattern}"
        if isinstance(one, URLResolver) and str(one.pattern) != "admin/":
            found += routes(one.url_patterns, _without_language(route))
        else:
            assert isinstance(one, URLPattern | URLResolver)
            found.append(_without_language(route))
    return found


def _without_language(route: str) -> str:
    return (
        route.replace(f"{translation.get_language()}/", "", 1)
        if route.startswith(translation.get_language())
        else route
    )


def in_all_languages(name: str, *args, query: str = "") -> list[str]:
    found = []
    for code in CODES:
        with translation.override(code):
            found.append(reverse(name, args=args) + query)
    return found


def pages_of(canaries: Canaries) -> list[str]:
    """The addresses of the canaries themselves, in every prefix, and of every open page that could show them."""
    paths = [f"/{code}/" for code in CODES]
    for page in [*canaries.pages.values(), canaries.open_page, canaries.open_thing, canaries.open_story]:
        rest = page.url_path.split("/", 2)[2]
        paths += [f"/{code}/{rest}" for code in CODES]
        paths += [f"/{code}/{section}/{page.slug}/" for code, section in SECTIONS]
    paths += [f"/ro/povesti/{canaries.open_story.slug}/?beside={code}" for code in CODES]
    for code, section in SECTIONS:
        paths += [f"/{code}/{section}/", f"/{code}/{section}/?theme={canaries.theme.key}"]
    return paths


SECTIONS = [
    ("ro", "expozitii"), ("rom", "sikavimata"), ("nb", "utstillinger"), ("en", "exhibits"),
    ("ro", "colectia"), ("rom", "kolekcia"), ("nb", "samlingen"), ("en", "collection"),
    ("ro", "povesti"), ("rom", "phenimata"), ("nb", "fortellinger"), ("en", "stories"),
]  # fmt: skip


def files_of(canaries: Canaries) -> list[str]:
    images = list(canaries.images.values())
    paths = [r.file.name for image in images for r in image.renditions.all()]
    paths += [image.file.name for image in images]
    for recording in canaries.recordings.values():
        paths += [recording.file.name, factories.derivative(recording).file.name]
    paths += ["../originals/" + images[0].file.name, "..%2Foriginals%2F" + images[0].file.name]
    return [f"/media/{path}" for path in paths]


def captions_of(canaries: Canaries) -> list[str]:
    voices = [*canaries.recordings.values(), canaries.open_voice]
    return [f"/media/captions/{voice.uuid}/{code}.vtt" for voice in voices for code in CODES]


def identifiers_of(canaries: Canaries) -> list[str]:
    keys = [page.translation_key for page in canaries.pages.values()]
    return [f"/id/{key}" for key in [*keys, *(image.uuid for image in canaries.images.values())]]


def services_of(canaries: Canaries) -> list[str]:
    return [f"/iiif/3/{image.uuid}" for image in canaries.images.values()]


def tiles_of(canaries: Canaries) -> list[str]:
    names = ("full/max", "full/241,65", "0,0,512,512/512,512")
    return [f"{service}/{name}/0/default.jpg" for service in services_of(canaries) for name in names]


def keys_of(canaries: Canaries) -> list:
    return [page.translation_key for page in [*canaries.pages.values(), canaries.open_page, canaries.open_thing]]


PROBES = {
    "": lambda c: ["/"],
    "live": lambda c: ["/live"],
    "ready": lambda c: ["/ready"],
    "robots.txt": lambda c: ["/robots.txt"],
    "sitemap.xml": lambda c: ["/sitemap.xml"],
    "sitemap-<str:language>.xml": lambda c: [f"/sitemap-{code}.xml" for code in CODES],
    "id/<uuid:identifier>": identifiers_of,
    "media/captions/<uuid:identifier>/<slug:language>.vtt": captions_of,
    "media/<path:path>": files_of,
    "iiif/3/<uuid:identifier>": services_of,
    "iiif/3/<uuid:identifier>/info.json": lambda c: [f"{service}/info.json" for service in services_of(c)],
    "iiif/3/<uuid:identifier>/<str:region>/<str:size>/0/default.jpg": tiles_of,
    "iiif/manifest/<uuid:identifier>": lambda c: [f"/iiif/manifest/{key}" for key in keys_of(c)],
    "iiif/collection/top": lambda c: ["/iiif/collection/top"],
    "iiif/collection/theme/<slug:key>": lambda c: [f"/iiif/collection/theme/{c.theme.key}"],
    "cite/<uuid:identifier>.bib": lambda c: [f"/cite/{key}.bib" for key in keys_of(c)],
    "cite/<uuid:identifier>.ris": lambda c: [f"/cite/{key}.ris" for key in keys_of(c)],
    "admin/": lambda c: ["/admin/", f"/admin/pages/{c.pages['draft'].pk}/", "/admin/images/", "/admin/login/"],
    "map/": lambda c: [p for key in SHEETS for p in in_all_languages("map", query=f"?view={key}")],
    "timeline/": lambda c: in_all_languages("timeline"),
    "search/": lambda c: [p for w in c.words for p in in_all_languages("search", query=f"?q={w}")],
    "term/<str:vocabulary>/<slug:key>/": lambda c: in_all_languages("term", "theme", c.theme.key),
    "image/<uuid:identifier>/": lambda c: [p for i in c.images.values() for p in in_all_languages("image", i.uuid)],
    "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/": lambda c: in_all_languages(
        "wagtailcore_authenticate_with_password",
        c.pages["private"].view_restrictions.get().pk,
        c.pages["private"].pk,
    ),
    "_util/login/": lambda c: in_all_languages("wagtailcore_login"),
    "^(?!_util/)((?:[\\w\\-]+/)*)$": pages_of,
    "^((?:[\\w\\-]+/)*)$": pages_of,
}


@pytest.fixture(scope="module")
def canaries(django_db_setup, django_db_blocker) -> Iterator[Canaries]:
    """Made once: what a test changes of them is rolled back at its end, they themselves at the end of all."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_canaries()
        transaction.set_rollback(True)


def test_every_route_has_an_entry():
    assert set(routes()) == set(PROBES)


@pytest.mark.parametrize("route", PROBES)
def test_no_route_betrays_a_canary(client, canaries, route):
    for path in PROBES[route](canaries):
        response = client.get(path, follow=True)
        body = b"".join(response) if response.streaming else response.content
        asked = path.casefold()
        # The address that was asked for may come back, in the form that asks for a password or log-in.
        text = body.decode("utf-8", "replace").casefold().replace(response.request["PATH_INFO"].casefold(), "")
        text = text.replace(f'"{asked}"', "")
        if "X-Robots-Tag" in response:
            # What says that something is closed leads to itself in the other languages.
            text = text.replace(response.request["PATH_INFO"].split("/", 2)[2].casefold(), "")
        for each in canaries.words:
            # A search page repeats what was asked for; nothing else does.
            allowed = text.count(each) if "?q=" in asked and each in asked and "result" not in text else 0
            assert text.count(each) <= allowed, f"{path} betrays {each}"


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
