"""The admin tells nobody more than their task needs, and those whose task it is everything."""

import pytest
from django.urls import reverse

from tests.desk import begin
from tests.people import admitted, logged_in, member

from .admin_channels import NOT_APPLICABLE, Filling, admin_routes, searches
from .canaries import word
from .reading import betrayed, cells

pytestmark = pytest.mark.django_db

ROLES = {
    "let into the admin": lambda: logged_in(admitted()),
    "educator": lambda: logged_in(member("Educators")),
    "translator of another language": lambda: logged_in(member("Translators (en)")),
}
PARTS = 8


@pytest.fixture
def given_to_translators(canaries, locales):
    """So that the desks have something to betray."""
    for name in ("draft", "never_agreed"):
        begin(canaries.pages[name], locales["nb"])


def test_every_route_of_the_admin_can_be_asked(canaries):
    filling = Filling(canaries)
    for turn, route in enumerate(set(admin_routes()) - set(NOT_APPLICABLE)):
        assert all("<" not in path for path in filling.addresses(route, turn)), route
    assert set(NOT_APPLICABLE) <= set(admin_routes())
    assert all(NOT_APPLICABLE.values())


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("role", ROLES)
def test_nobody_learns_more_than_their_task_needs(canaries, given_to_translators, role, part):
    client, filling = ROLES[role](), Filling(canaries)
    words = set(canaries.words) - chosen_by(role, canaries)
    found: dict[str, set[str]] = {}
    for turn, route in enumerate(admin_routes()):
        if route in NOT_APPLICABLE or turn % PARTS != part:
            continue
        for path in filling.addresses(route, turn):
            told = betrayed(client.get(path), path, words)
            cells["admin"] += len(words)
            if told:
                found[path] = told
    assert not found, "\n".join(f"{path}: {sorted(told)}" for path, told in found.items())


@pytest.mark.parametrize("role", ROLES)
def test_no_search_finds_what_one_has_no_task_for(canaries, role):
    client = ROLES[role]()
    words = set(canaries.words) - chosen_by(role, canaries)
    found = {}
    for path in searches(canaries):
        asked = path.rpartition("=")[2]
        told = betrayed(client.get(path), path, words - {asked})
        body = client.get(path).content.decode().casefold()
        # What was asked for comes back in the field for it, once or twice; a row of a list has it more often.
        if asked in words and body.count(asked) > REPEATED:
            told.add(asked)
        cells["admin"] += len(words)
        if told:
            found[path] = told
    assert not found, found


REPEATED = 3


def chosen_by(role: str, canaries) -> set[str]:
    """Vocabularies hold no secrets. Pictures that may stand on a page are known to those who choose them for pages,
    whatever else they stand on."""
    known = {word("place"), word("period")}
    if role == "let into the admin":
        return known
    hidden = ("private_image", "nested_image", "police_image", "withdrawn_image")
    return known | {word(name) for name in canaries.images if name not in hidden}


def test_those_whose_task_it_is_see_it(canaries):
    curator = logged_in(member("Curators"))
    for name, page in canaries.pages.items():
        body = curator.get(reverse("wagtailadmin_pages:edit", args=[page.pk]), follow=True).content.decode()
        assert word(name) in body, name
    for name, image in canaries.images.items():
        assert word(name) in curator.get(reverse("wagtailimages:edit", args=[image.pk])).content.decode(), name
    for name, recording in canaries.recordings.items():
        assert word(f"said_in_{name}") in curator.get(f"/admin/transcripts/{recording.pk}/").content.decode(), name
    cells["admin"] += len(canaries.pages) + len(canaries.images) + len(canaries.recordings)
