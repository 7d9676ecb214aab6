"""What the page of an object offers to whoever takes its pictures along, and where pages name their manifests."""

import html
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from exhibits.catalogue.models import ObjectImage, ObjectMaker
from exhibits.vocabularies.models import RightsStatement
from tests import factories
from tests.people import logged_in, member

pytestmark = pytest.mark.django_db
RO, NB = "/ro/colectia/cazan/", "/nb/samlingen/kjele/"
ALT = 'En "kjele" <av> kobber'


@pytest.fixture
def rights():
    return {one.is_open: one for one in RightsStatement.objects.filter(locale__language_code="en")}


@pytest.fixture
def cauldron(committed, rights):
    with committed():
        shared = factories.image(alt={"ro": "Un cazan", "nb": ALT}, rights=rights[True], credit="Ion & fiii")
        kept = factories.image("Toarta", rights=rights[False])
        made = factories.thing(
            number="CR 1",
            images=[ObjectImage(image=shared), ObjectImage(image=kept)],
            makers=[ObjectMaker(name="Ion Stan"), ObjectMaker(name="Maria", role="owner")],
        )
        factories.translate(made, "nb", title="Kjele", slug="kjele")
    return made


def panel(client, path: str) -> str:
    found = re.search(r'<section class="use".*?</section>', client.get(path).content.decode(), re.S)
    return found[0] if found else ""


def alternates(client, path: str) -> list[tuple[str, str]]:
    text = client.get(path).content.decode()
    found = re.findall(r'<link rel="alternate" type="([^"]+)" href="([^"]+)">', text)
    return [(html.unescape(kind), address) for kind, address in found]


def manifest(page) -> str:
    return f"http://localhost:8000/iiif/manifest/{page.translation_key}"


def test_pages_name_their_manifest(client, cauldron, committed):
    with committed():
        hung = [factories.block("object", {"page": cauldron.pk, "text": ""})]
        pages = {
            "/ro/expozitii/arama/": factories.exhibit("Arama", cover=factories.image()),
            "/ro/expozitii/cazane/": factories.exhibit("Cazane", body=hung),
            RO: cauldron,
            NB: cauldron,
        }
    for path, page in pages.items():
        [(kind, address)] = alternates(client, path)
        assert kind == 'application/ld+json;profile="http://iiif.io/api/presentation/3/context.json"'
        assert address == manifest(page)
        assert client.get(address.removeprefix("http://localhost:8000")).status_code == 200


def test_a_page_without_pictures_names_none(client, committed):
    with committed():
        factories.thing("Fără chip")
        factories.exhibit("Cuvinte", body=[factories.block("text", "<p>Doar cuvinte.</p>")])
    for path in ("/ro/colectia/fara-chip/", "/ro/expozitii/cuvinte/"):
        assert client.get(path).status_code == 200
        assert alternates(client, path) == []
    assert "IIIF" not in panel(client, "/ro/colectia/fara-chip/")


def test_only_pictures_whose_rights_are_open_can_be_taken(client, cauldron):
    shown = panel(client, RO)
    taken = re.findall(r'<li><a href="(/media/[^"]+)" type="([^"]+)" download>', shown)
    first, second = (row.image for row in cauldron.images.all())
    assert {kind for _, kind in taken} == {"image/jpeg", "image/webp"}
    assert all(str(first.uuid) in address for address, _ in taken)
    assert str(second.uuid) not in shown
    assert all(client.get(address).status_code == 200 for address, _ in taken)


def test_what_stands_on_other_pages_leads_back_and_names_whom_it_is_owed_to(client, cauldron, rights):
    shown = panel(client, NB)
    [code] = re.findall(r"<textarea[^>]*>(.*?)</textarea>", shown, re.S)
    snippet = html.unescape(code)
    assert snippet.startswith(f'<a href="http://localhost:8000/id/{cauldron.translation_key}"><img src="http://')
    assert f'alt="{html.escape(ALT)}"' in snippet
    assert f'<br>Ion &amp; fiii · <a href="{rights[True].uri}">' in snippet
    assert '<label for="embed-1">' in shown
    assert 'id="embed-1"' in shown


def test_it_can_be_cited(client, cauldron):
    address = f"http://localhost:8000/id/{cauldron.translation_key}"
    assert f"Ion Stan. Kjele. Romenes skatt, CR 1. {address}" in panel(client, NB)
    for form in ("bib", "ris"):
        assert f'href="/cite/{cauldron.translation_key}.{form}"' in panel(client, NB)


def test_where_no_picture_may_be_taken_only_the_citation_is_offered(client, committed):
    with committed():
        factories.thing("Fără poză", number="CR 8")
    shown = panel(client, "/ro/colectia/fara-poza/")
    assert re.findall(r"<h2[^>]*>(.*?)</h2>", shown) == ["Pentru citare"]
    assert "CR 8" in shown
    assert "<dt>" not in shown


def test_the_manifest_can_be_dragged_into_a_viewer(client, cauldron):
    assert f'<a href="{manifest(cauldron)}?manifest={manifest(cauldron)}">' in panel(client, RO)
    assert client.get(f"/iiif/manifest/{cauldron.translation_key}?manifest=x").status_code == 200


def test_nothing_is_offered_of_a_page_that_not_everybody_may_see(client, cauldron, committed):
    with committed():
        draft = factories.thing("Ciornă", live=False, number="CR 7")
    PageViewRestriction.objects.create(page=cauldron, restriction_type=PageViewRestriction.LOGIN)
    closed = logged_in(member("Curators"))
    assert "CR 1" in closed.get(RO).content.decode()
    assert panel(closed, RO) == ""
    assert alternates(closed, RO) == []
    preview = draft.make_preview_request().content.decode()
    assert "CR 7" in preview
    assert 'class="use"' not in preview


def test_it_costs_the_page_one_query(client, cauldron, monkeypatch):
    client.get(RO)
    with CaptureQueriesContext(connection) as full:
        client.get(RO)
    monkeypatch.setattr("exhibits.interchange.templatetags.interchange.use_of", lambda *given: None)
    monkeypatch.setattr("exhibits.interchange.templatetags.interchange.manifest_of", lambda *given: "")
    with CaptureQueriesContext(connection) as bare:
        client.get(RO)
    assert len(full) - len(bare) <= 1
