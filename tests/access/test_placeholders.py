"""Where something was taken back, pages of others say so quietly, and nothing of what it was."""

from contextlib import nullcontext

import pytest

from exhibits.access import withdrawing
from exhibits.access.models import Withdrawal
from exhibits.access.purging import parts_of
from exhibits.access.withdrawing import shown_on, withdraw
from exhibits.catalogue.models import ObjectImage
from exhibits.media.models import MuseumImage
from exhibits.models import ExhibitPage
from exhibits.stories.models import StoryPage
from tests import factories

pytestmark = pytest.mark.django_db
QUIET = {
    "ro": "Ce se afla aici a fost luat înapoi",
    "nb": "Her stod noe som er tatt tilbake",
    "en": "Something stood here that whoever it belongs to has taken back.",
    "rom": "Jekh manuś manglǎs palpale",
}


@pytest.fixture(autouse=True)
def _own_log(monkeypatch, tmp_path):
    monkeypatch.setattr(withdrawing, "log_file", lambda: tmp_path / "withdrawals.jsonl")


@pytest.fixture
def story(committed) -> StoryPage:
    with committed():
        told = factories.story(
            "Povestea mătușii",
            basis=StoryPage.Basis.CONSENT,
            narrator="Maria",
            recording=factories.recording("Glasul mătușii"),
            cover=factories.image("Chipul mătușii", alt={"ro": "mătușa"}),
        )
        factories.consent(told)
    return told


@pytest.fixture
def showing(story, committed) -> dict[str, ExhibitPage]:
    """A page for each block that can show or lead to it, in four languages."""
    other = factories.image("Alta")
    image = story.cover_id
    blocks = {
        "link": {"page": story.pk, "text": ""},
        "audio": {"recording": story.recording_id, "caption": ""},
        "image": {"image": image, "size": "text", "alt": "", "caption": ""},
        "gallery": {"title": "", "images": [{"image": pk, "alt": "", "caption": ""} for pk in (image, other.pk)]},
        "pair": {"first": other.pk, "second": image, "first_label": "1", "second_label": "2", "caption": ""},
    }
    with committed():
        pages = {name: factories.exhibit(name, body=[factories.block(name, value)]) for name, value in blocks.items()}
        for page in pages.values():
            for code in ("nb", "en", "rom"):
                factories.translate(page, code, slug=page.slug)
    return pages


@pytest.mark.parametrize("purged", [False, True])
def test_every_block_says_so_in_four_languages(story, showing, committed, client, purged):
    with committed() if purged else nullcontext():  # the job has run, or has not yet
        withdraw(story.translation_key)
        withdraw(story.cover.uuid)
    for name, original in showing.items():
        for page in ExhibitPage.objects.filter(translation_key=original.translation_key).select_related("locale"):
            body = client.get(page.url).content.decode()
            assert QUIET[page.locale.language_code] in body, (name, page.url)
            assert "mătuș" not in body, (name, page.url)


def test_before_it_stands_there(story, showing, client):
    body = client.get(showing["link"].url).content.decode()
    assert QUIET["ro"] not in body
    assert "Povestea mătușii" in body


def test_what_is_only_closed_is_not_called_taken_back(story, showing, client):
    story.live = False
    story.save()
    assert QUIET["ro"] not in client.get(showing["link"].url).content.decode()


def test_the_screen_before_names_the_pages_that_show_it(story, showing):
    assert set(shown_on(parts_of(story.translation_key))) >= {"link", "audio"}


def test_what_an_object_shows_is_destroyed_all_the_same(committed):
    with committed():
        image = factories.image("Chipul mătușii")
        page = factories.thing("Portret", images=[ObjectImage(image=image)])
        withdraw(image.uuid, at_once=True)
    assert not MuseumImage.objects.filter(pk=image.pk).exists()
    assert Withdrawal.objects.get().destroyed_at
    page.refresh_from_db()
    assert not page.images.exists()
