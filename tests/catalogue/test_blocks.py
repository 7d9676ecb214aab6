"""Objects where they hang: in exhibits, stories and chapters."""

import pytest

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def objects(committed):
    with committed():
        first, second = factories.thing("Cazan", summary="De aramă."), factories.thing("Ciocan")
        factories.translate(first, "nb", title="Kjele", slug="kjele", summary="Av kobber.")
    return first, second


@pytest.fixture
def exhibit(objects, committed):
    first, second = objects
    body = [
        factories.block("object", {"page": first.pk, "text": "Privește buza."}),
        factories.block("compare", {"first": first.pk, "second": second.pk, "text": "Două unelte."}),
    ]
    with committed():
        return factories.exhibit("Arama", body=body)


def read(client, path) -> str:
    return client.get(path).content.decode()


def test_an_exhibit_shows_objects(client, exhibit):
    html = read(client, "/ro/expozitii/arama/")
    assert html.count("/ro/colectia/cazan/") == 2
    assert "Privește buza." in html
    assert "Două unelte." in html


def test_each_in_the_readers_language(client, exhibit, committed):
    with committed():
        factories.translate(exhibit, "nb", title="Kobber", slug="kobber")
    html = read(client, "/nb/utstillinger/kobber/")
    assert "/nb/samlingen/kjele/" in html
    assert ' lang="ro">Ciocan</a>' in html


def test_an_object_says_where_it_is_shown(client, exhibit, objects, committed):
    assert "/ro/expozitii/arama/" in read(client, "/ro/colectia/cazan/")
    assert "/nb/utstillinger/arama/" in read(client, "/nb/samlingen/kjele/"), "in the reader's section, as a fallback"
    with committed():
        exhibit.unpublish()
    assert "arama" not in read(client, "/ro/colectia/cazan/")


def test_an_object_that_is_not_public_hangs_nowhere(client, exhibit, objects, committed):
    with committed():
        objects[0].unpublish()
    html = read(client, "/ro/expozitii/arama/")
    assert "Cazan" not in html
    assert "Două unelte." not in html
