"""The list of all objects: narrowed, counted, put in order, with none, a few or very many."""

import pytest
from django.db import connection

from exhibits.access.models import Hold
from exhibits.core import browse
from exhibits.vocabularies.models import Material, ObjectType, PageMaterial, PageObjectType
from tests import factories

pytestmark = pytest.mark.django_db
RO, NB = "/ro/colectia/", "/nb/samlingen/"


@pytest.fixture
def terms(locales) -> dict:
    made = [ObjectType(key=key, name=key.title(), locale=locales["ro"]) for key in ("cazan", "inel")]
    made += [Material(key=key, name=key.title(), locale=locales["ro"]) for key in ("arama", "aur")]
    for term in made:
        term.save()
    return {term.key: term for term in made}


@pytest.fixture
def make(terms):
    def thing(title: str, kind: str = "cazan", material: str = "arama", **fields):
        return factories.thing(
            title,
            object_types=[PageObjectType(term=terms[kind])],
            materials=[PageMaterial(term=terms[material])],
            **fields,
        )

    return thing


@pytest.fixture
def few(make) -> list:
    return [
        make("Șatră", number="B 2", date="1900"),
        make("Ceaun", number="A 3", date="1700"),
        make("Belciug", "inel", "aur", number="C 1"),
        make("Inel de aramă", "inel", number="A 1", date="1800"),
    ]


def listed(client, query: str = "", path: str = RO):
    response = client.get(path + query)
    assert response.status_code == 200
    return response.context["browse"]


def titles(client, query: str = "", path: str = RO) -> list[str]:
    return [card.title for card in listed(client, query, path).cards]


def counts(found) -> dict[str, dict[str, int | None]]:
    return {one.name: {option.key: option.count for option in one.options} for one in found.filters}


def test_each_choice_says_how_much_it_would_leave(client, few):
    assert counts(listed(client)) == {"type": {"cazan": 2, "inel": 2}, "material": {"arama": 3, "aur": 1}}
    found = listed(client, "?type=inel")
    assert found.total == 2
    assert counts(found) == {"type": {"cazan": 2, "inel": 2}, "material": {"arama": 1, "aur": 1}}
    assert counts(listed(client, "?type=cazan"))["material"] == {"arama": 2}, "nothing is offered that leads nowhere"
    found = listed(client, "?type=inel&material=aur")
    assert (found.total, counts(found)["type"]) == (1, {"cazan": None, "inel": None})


def test_a_choice_keeps_the_others(client, few):
    found = listed(client, "?type=inel&sort=title&view=list")
    material = next(one for one in found.filters if one.name == "material")
    assert material.options[0].query == "type=inel&material=arama&sort=title&view=list"
    assert titles(client, "?" + material.options[0].query) == ["Inel de aramă"]


@pytest.mark.parametrize("path", [RO, NB])
def test_no_count_tells_of_what_is_closed(client, few, path, committed):
    connection.run_on_commit.clear()
    assert listed(client, path=path).total == 4
    with committed():
        Hold.objects.create(subject=few[2].translation_key, reason="…")
    connection.run_on_commit.clear()
    found = listed(client, path=path)
    assert (found.total, counts(found)["material"]) == (3, {"arama": 3})
    assert counts(listed(client, "?type=inel", path))["type"] == {"cazan": 2, "inel": 1}


def test_a_translation_is_no_second_object(client, few):
    factories.translate(few[1], "nb", title="Gryte", slug="gryte")
    for path in (RO, NB):
        assert listed(client, path=path).total == 4
        assert counts(listed(client, path=path))["type"] == {"cazan": 2, "inel": 2}
    assert "Gryte" in titles(client, path=NB)


@pytest.mark.parametrize(
    ("query", "order"),
    [
        ("", ["Inel de aramă", "Belciug", "Ceaun", "Șatră"]),
        ("?sort=title", ["Belciug", "Ceaun", "Inel de aramă", "Șatră"]),
        ("?sort=date", ["Ceaun", "Inel de aramă", "Șatră", "Belciug"]),
        ("?sort=number", ["Inel de aramă", "Ceaun", "Șatră", "Belciug"]),
        ("?sort=nothing", ["Inel de aramă", "Belciug", "Ceaun", "Șatră"]),
        ("?sort=title&type=inel", ["Belciug", "Inel de aramă"]),
    ],
)
def test_it_is_put_in_order(client, few, query, order):
    assert titles(client, query) == order


def test_objects_stand_in_order_of_their_arrival_in_every_language(client, few):
    factories.translate(few[0], "nb", title="Telt", slug="telt")
    assert titles(client, path=NB) == ["Inel de aramă", "Belciug", "Ceaun", "Telt"]


def test_very_many_are_counted_only_so_far(client, make, monkeypatch):
    monkeypatch.setattr(browse, "MOST", 14)
    for number in range(30):
        make(f"Cazan {number:02}")
    assert listed(client).total == 30, "the whole list is counted once for all"
    found = listed(client, "?type=cazan&sort=title")
    assert (found.total, found.is_more, found.last, found.has_next) == (14, True, None, True)
    assert counts(found) == {"type": {"cazan": 30}, "material": {"arama": None}}
    assert "mai mult de 14" in client.get(RO + "?type=cazan").content.decode()
    every = [title for page in (1, 2, 3) for title in titles(client, f"?type=cazan&sort=title&page={page}")]
    assert every == [f"Cazan {number:02}" for number in range(30)]
    assert not listed(client, "?type=cazan&page=3").has_next
    assert titles(client, "?type=cazan&page=4") == []


def test_it_is_shown_as_a_list(client, few):
    assert 'class="rows"' in client.get(RO + "?view=list").content.decode()
    assert 'class="rows"' not in client.get(RO).content.decode()


def test_it_may_be_empty(client, db):
    assert (listed(client).total, listed(client).filters) == (0, [])
    assert titles(client, "?type=cazan&material=aur&sort=date&view=list&page=7") == []


def test_as_many_queries_for_any_number(client, make, few, django_assert_max_num_queries):
    client.get(RO)
    for number in range(12):
        make(f"Cazan {number}")
    connection.run_on_commit.clear()
    client.get(RO)
    with django_assert_max_num_queries(16):
        client.get(RO)
    with django_assert_max_num_queries(16):
        client.get(RO + "?type=cazan&material=arama&sort=title")
