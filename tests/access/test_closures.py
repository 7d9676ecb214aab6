"""What the museum says of a story that is closed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from exhibits.access.models import Hold
from exhibits.formats.languages import CODES
from exhibits.stories.models import StoryPage
from tests import factories

pytestmark = pytest.mark.django_db

TODAY, DAY = timezone.localdate(), timedelta(days=1)
PATHS = {"ro": "/ro/povesti", "rom": "/rom/phenimata", "nb": "/nb/fortellinger", "en": "/en/stories"}


@pytest.fixture
def story():
    return factories.story("Povestea", basis=StoryPage.Basis.CONSENT, narrator="Maria")


CASES = {
    "sealed": ({"valid_from": TODAY + DAY}, 200, "sealed until"),
    "not begun": ({"given_on": TODAY + DAY}, 200, "sealed until"),
    "mourning": ({"in_mourning": True}, 200, "in mourning"),
    "family": ({"audience": "family"}, 200, "The family keeps it"),
    "request": ({"audience": "request"}, 200, "Ask the museum"),
    "staff": ({"audience": "staff"}, 200, "Ask the museum"),
    "ended": ({"valid_until": TODAY - DAY}, 200, "is over"),
    "withdrawn": ({"withdrawn_on": TODAY}, 410, "taken back"),
}


@pytest.mark.parametrize("case", CASES)
def test_a_closed_story_says_so_where_that_was_agreed(client, story, case):
    fields, status, told = CASES[case]
    factories.consent(story, is_listed=True, **fields)
    answer = client.get(f"{PATHS['en']}/{story.slug}/")
    words = answer.content.decode()
    assert answer.status_code == status
    assert told in words
    assert "Povestea" not in words
    assert answer["X-Robots-Tag"] == "noindex"
    for code in CODES:
        assert client.get(f"{PATHS[code]}/{story.slug}/").status_code == status


@pytest.mark.parametrize("case", CASES)
def test_a_closed_story_that_is_not_to_be_named_was_never_there(client, story, case):
    factories.consent(story, **CASES[case][0])
    for code in CODES:
        assert client.get(f"{PATHS[code]}/{story.slug}/").status_code == 404


def test_an_earlier_consent_does_not_name_what_the_last_one_hides(client, story):
    factories.consent(story, is_listed=True, given_on=TODAY - 9 * DAY, valid_until=TODAY - DAY)
    factories.consent(story, given_on=TODAY - 8 * DAY, audience="staff")
    assert client.get(f"{PATHS['ro']}/{story.slug}/").status_code == 404


def test_what_is_held_back_is_not_named(client, story):
    factories.consent(story, is_listed=True, in_mourning=True)
    hold = Hold.objects.place(story.translation_key, "Asked for by the family")
    assert client.get(f"{PATHS['ro']}/{story.slug}/").status_code == 404
    hold.lift(by=None)
    StoryPage.objects.filter(pk=story.pk).update(live=False)
    assert client.get(f"{PATHS['ro']}/{story.slug}/").status_code == 404


def test_an_open_story_is_not_called_closed(client, story):
    factories.consent(story, is_listed=True)
    assert client.get(f"{PATHS['ro']}/{story.slug}/").status_code == 200
