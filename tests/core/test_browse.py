"""Lists that are narrowed and turned, whatever is asked of them."""

import pytest

from exhibits.vocabularies.models import PageTheme
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def listed(client, db):
    theme = factories.theme()
    factories.exhibit("Cazanul", themes=[PageTheme(term=theme)])
    for number in range(13):
        factories.exhibit(f"Lingura {number}")
    return lambda query, path="/ro/expozitii/": client.get(path + query)


def titles(response) -> list[str]:
    return [card.title for card in response.context["browse"].cards]


def test_a_list_is_turned_page_by_page(listed):
    assert len(titles(listed(""))) == 12
    assert len(titles(listed("?page=2"))) == 2
    assert listed("").context["browse"].total == 14


def test_a_list_is_narrowed_by_a_term_in_every_language(listed):
    for path in ("/ro/expozitii/", "/nb/utstillinger/"):
        response = listed("?theme=crafts", path)
        assert titles(response) == ["Cazanul"]
        assert [(one.name, one.count) for one in response.context["browse"].filters[0].options] == [("Meșteșuguri", 1)]


@pytest.mark.parametrize(
    "query", ["?theme=nothing", "?theme=%00", "?theme=' OR 1=1 --", "?theme=" + "x" * 5000, "?theme=ćhavo%22"]
)
def test_an_unknown_term_gives_an_empty_list(listed, query):
    response = listed(query)
    assert response.status_code == 200
    assert titles(response) == []


@pytest.mark.parametrize("query", ["?page=-1", "?page=0", "?page=abc", "?page=99999999999", "?page=%00", "?page=²"])
def test_strange_page_numbers_are_answered(listed, query):
    assert listed(query).status_code == 200
