"""What machines are answered."""

import json
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import PageViewRestriction

from exhibits.access.models import Hold
from exhibits.catalogue.models import ObjectImage, ObjectMaker
from exhibits.formats.languages import CODES
from exhibits.vocabularies.models import PageTheme, RightsStatement
from tests import factories
from tests.people import logged_in, member

from .presentation import faults

pytestmark = pytest.mark.django_db


@pytest.fixture
def theme(db):
    return factories.theme()


@pytest.fixture
def cauldron(committed, theme):
    with committed():
        rights = RightsStatement.objects.filter(code="CC0 1.0").first() or RightsStatement.objects.first()
        made = factories.thing(
            number="CR 1",
            summary="De aramă.",
            rights=rights,
            images=[ObjectImage(image=factories.image(alt={"ro": "Un cazan", "nb": "En kjele"}, rights=rights))],
            makers=[ObjectMaker(name="Ion Stan")],
            themes=[PageTheme(term=theme)],
        )
        factories.translate(made, "nb", title="Kjele", slug="kjele")
    return made


@pytest.fixture
def show(committed, cauldron, theme):
    with committed():
        image = factories.image("Atelier")
        body = [
            factories.block("heading", {"text": "Cazanul"}),
            factories.block("object", {"page": cauldron.pk, "text": "Priviți."}),
        ]
        return factories.exhibit("Arama", cover=image, body=body, themes=[PageTheme(term=theme)])


def addresses(*pages) -> list[str]:
    names = ("iiif_manifest", "cite_bibtex", "cite_ris")
    return [reverse(name, args=[page.translation_key]) for page in pages for name in names]


COLLECTIONS = ["/iiif/collection/top", "/iiif/collection/theme/crafts"]


def manifest(client, page) -> dict:
    return client.get(reverse("iiif_manifest", args=[page.translation_key])).json()


def test_they_are_what_the_standard_asks_for(client, cauldron, show):
    for path in [*COLLECTIONS, addresses(cauldron)[0], addresses(show)[0]]:
        response = client.get(path)
        assert (
            response["Content-Type"] == 'application/ld+json;profile="http://iiif.io/api/presentation/3/context.json"'
        )
        assert faults(response.json()) == [], path
        assert response.json()["id"] == f"http://localhost:8000{path}", "where it says it is, it is"


def test_every_address_in_them_that_is_the_museums_own_answers(client, cauldron, show):
    """Presentation 3.0, 6.3: what is referenced must be able to be dereferenced."""
    found = set()
    for path in [*COLLECTIONS, addresses(cauldron)[0], addresses(show)[0]]:
        found |= set(_referenced(client.get(path).json()))
    assert len(found) > 12
    for address in found:
        if "/static/" not in address:
            path = address.removeprefix("http://localhost:8000")
            assert client.get(path, follow=True).status_code == 200, address


def _referenced(value, embedded=("Canvas", "Range", "AnnotationPage", "Annotation")):
    if isinstance(value, list):
        for one in value:
            yield from _referenced(one)
    elif isinstance(value, dict):
        if value.get("type") not in embedded and "id" in value:
            yield value["id"]
        for one in value.values():
            yield from _referenced(one)


@pytest.mark.parametrize("code", CODES)
def test_they_have_one_address_and_one_form_for_all_languages(client, cauldron, show, code):
    with translation.override(code):
        paths = [*addresses(cauldron, show), reverse("iiif_top"), reverse("iiif_theme", args=["crafts"])]
    assert paths == [*addresses(cauldron, show), *COLLECTIONS]
    for path in paths:
        assert path.split("/")[1] not in CODES
        assert client.get(path, headers={"Accept-Language": code}).content == client.get(path).content
        assert client.get(f"/{code}{path}", follow=True).status_code == 404


def test_any_site_may_read_them_and_keep_them_for_a_while(client, cauldron):
    for path in [*addresses(cauldron), *COLLECTIONS]:
        response = client.get(path)
        assert response["Access-Control-Allow-Origin"] == "*"
        assert response["Cache-Control"] == "public, max-age=60"
        assert response["Content-Language"] == "ro, rom, nb, en"
        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")
        assert client.post(path).status_code == 405


def test_who_has_it_already_is_not_given_it_again(client, cauldron, committed):
    for path in [*addresses(cauldron), *COLLECTIONS]:
        etag = client.get(path)["ETag"]
        assert client.head(path)["ETag"] == etag
        same = client.get(path, headers={"If-None-Match": f'"x", W/{etag}'})
        assert (same.status_code, same.content, same["ETag"]) == (304, b"", etag)
        assert same["Access-Control-Allow-Origin"] == "*"
    path = addresses(cauldron)[0]
    with committed():
        cauldron.summary = "De alamă."
        cauldron.save_revision().publish()
    assert client.get(path, headers={"If-None-Match": etag}).status_code == 200


def test_a_picture_may_be_drawn_on_a_canvas_of_another_site(client, cauldron):
    source = manifest(client, cauldron)["items"][0]["items"][0]["items"][0]["body"]["id"]
    response = client.get(source.removeprefix("http://localhost:8000"))
    assert (response.status_code, response["Access-Control-Allow-Origin"]) == (200, "*")


def withdraw(page):
    for one in page.get_translations(inclusive=True):
        one.unpublish()


def hold(page):
    Hold.objects.create(subject=page.translation_key, reason="Asked for")


def close(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def expire(page):
    type(page).objects.filter(translation_key=page.translation_key).update(expire_at=timezone.now())


@pytest.mark.parametrize("end", [withdraw, hold, close, expire])
def test_what_nobody_may_see_any_more_is_gone_at_once(client, cauldron, show, committed, end):
    paths = addresses(cauldron)
    etag = client.get(paths[0])["ETag"]
    assert str(cauldron.translation_key) in client.get("/iiif/collection/top").content.decode()
    with committed():
        end(cauldron)
    for path in paths:
        assert client.get(path).status_code == 404
        assert logged_in(member("Curators", name=uuid.uuid4().hex)).get(path).status_code == 404
    assert client.get(paths[0], headers={"If-None-Match": etag}).status_code == 404
    for path in [*COLLECTIONS, addresses(show)[0]]:
        text = client.get(path).content.decode()
        assert str(cauldron.translation_key) not in text
        assert "Kjele" not in text
    assert len(manifest(client, show)["items"]) == 1, "the cover is left"


def test_what_a_picture_says_no_more_in_the_original_it_says_in_no_language(client, cauldron):
    words = cauldron.images.first().image.texts
    words.filter(language="ro").update(caption="")
    words.update_or_create(language="en", defaults={"caption": "Ana Stan with her cauldron"})
    assert "Ana Stan" not in client.get(addresses(cauldron)[0]).content.decode()
    words.filter(language="ro").update(caption="Ana Stan cu un cazan")
    assert "Ana Stan with her" in client.get(addresses(cauldron)[0]).content.decode()


def test_an_object_without_pictures_has_a_citation_but_no_manifest(client, committed):
    with committed():
        bare = factories.thing("Fără chip", number="CR 9")
    assert [client.get(path).status_code for path in addresses(bare)] == [404, 200, 200]
    assert str(bare.translation_key) not in client.get("/iiif/collection/top").content.decode()


def test_a_citation_is_a_file(client, cauldron):
    response = client.get(addresses(cauldron)[1])
    assert response["Content-Disposition"] == f'attachment; filename="{cauldron.translation_key}.bib"'
    assert "Ion Stan" in response.content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "/iiif/manifest/00000000-0000-4000-8000-000000000000",
        "/iiif/manifest/1",
        "/iiif/manifest/' OR 1=1 --",
        "/iiif/manifest/%00",
        "/iiif/manifest/11111111-1111-4111-8111-11111111111G",
        "/iiif/manifest/11111111-1111-4111-8111-111111111111/",
        "/iiif/manifest/../../admin/",
        "/iiif/collection/theme/none",
        f"/iiif/collection/theme/{'x' * 3000}",
        "/iiif/collection/theme/%00",
        "/iiif/collection/theme/ă",
        "/iiif/collection/",
        "/iiif/",
        "/cite/11111111-1111-4111-8111-111111111111.bib",
        "/cite/11111111-1111-4111-8111-111111111111.exe",
        "/cite/11111111-1111-4111-8111-111111111111",
    ],
)
def test_what_is_made_up_leads_nowhere(client, path):
    assert client.get(path).status_code == 404


def test_stories_and_chapters_are_cited_and_have_no_manifest(client, committed):
    with committed():
        told, read = factories.story(cover=factories.image()), factories.chapter(factories.book())
    assert [client.get(path).status_code for path in addresses(told)] == [404, 200, 200]
    assert [client.get(path).status_code for path in addresses(read)] == [404, 200, 200]


def test_as_many_queries_for_any_number(client, cauldron, show, committed, theme):
    paths = [*COLLECTIONS, *addresses(cauldron, show)]
    few = {path: _queries(client, path) for path in paths}
    with committed():
        things = [
            factories.thing(
                f"Cazan {n}",
                images=[ObjectImage(image=factories.image())],
                makers=[ObjectMaker(name="Ion")],
                themes=[PageTheme(term=theme)],
            )
            for n in range(5)
        ]
        cauldron.images.add(*(ObjectImage(image=factories.image(), sort_order=n) for n in range(1, 6)))
        cauldron.save_revision().publish()
        hung = [factories.block("object", {"page": one.pk, "text": ""}, n + 1) for n, one in enumerate(things)]
        hung += [
            factories.block("image", {"image": factories.image().pk, "caption": "", "alt": ""}, n) for n in range(5)
        ]
        show.body = [*show.body.raw_data, *hung]
        show.save_revision().publish()
    assert len(manifest(client, cauldron)["items"]) == 6
    assert len(manifest(client, show)["items"]) == 12
    assert len(json.loads(client.get(COLLECTIONS[0]).content)["items"]) == 7
    assert few == {path: _queries(client, path) for path in paths}


def _queries(client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked)
