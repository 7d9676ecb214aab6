"""A family hears what is theirs under an address that nobody else knows, until it is revoked."""

import re

import pytest
from django.urls import reverse

from exhibits.access import withdrawing
from exhibits.access.models import Consent, Hold
from exhibits.access.withdrawing import replay, withdraw
from exhibits.formats.languages import CODES
from exhibits.stories.models import FamilyLink, StoryPage
from museum.setup.people import CURATORS, EDITORS
from tests import factories
from tests.media.transcripts import transcript, translation, withhold
from tests.people import logged_in, member

pytestmark = pytest.mark.django_db
WORD = "canarfamilie"


@pytest.fixture(autouse=True)
def _own_log(monkeypatch, tmp_path):
    monkeypatch.setattr(withdrawing, "log_file", lambda: tmp_path / "withdrawals.jsonl")


@pytest.fixture
def story(committed) -> StoryPage:
    with committed():
        recording = factories.recording("Vocea")
        transcript(recording, "ro", f"{WORD} spus", "tăinuit", "iar")
        translation(recording, "en", f"{WORD} said", "hidden", "again")
        page = factories.story(
            f"{WORD} povestea",
            slug="povestea",
            basis=StoryPage.Basis.CONSENT,
            narrator="Maria",
            recording=recording,
            body=[factories.block("text", f"<p>{WORD} text</p>")],
        )
        factories.consent(page, audience=Consent.Audience.FAMILY, is_listed=True)
        factories.translate(page, "en")
    return page


@pytest.fixture
def secret(story) -> str:
    link = FamilyLink(subject=story.translation_key, given_to="fiica ei")
    told = link.open()
    link.save()
    return told


def page_of(secret: str, code: str = "ro") -> str:
    return f"/{code}/family/{secret}/"


def files_of(story: StoryPage, secret: str) -> list[str]:
    copy = factories.derivative(story.recording)
    return [f"/family/{secret}/copy/{copy.pk}", f"/family/{secret}/words/{story.recording_id}/ro.txt"]


def test_the_family_hears_reads_and_keeps_it_in_four_languages(story, secret, client):
    for code in CODES:
        answer = client.get(page_of(secret, code))
        assert answer.status_code == 200
        body = answer.content.decode()
        assert WORD in body
        assert answer["Cache-Control"] == "private, no-store"
        assert answer["Referrer-Policy"] == "no-referrer"
        assert "noindex" in answer["X-Robots-Tag"]
        assert not answer.cookies
    sound, words = (client.get(path) for path in files_of(story, secret))
    assert b"".join(sound.streaming_content) == factories.NO_SOUND
    assert WORD in words.content.decode()
    assert sound["Cache-Control"] == words["Cache-Control"] == "private, no-store"
    assert client.get(files_of(story, secret)[0], headers={"Range": "bytes=0-9"}).status_code == 206


def test_nobody_else_does(story, secret, client):
    assert WORD not in client.get(f"/ro/povesti/{story.slug}/").content.decode()
    assert client.get(f"/media/{factories.derivative(story.recording).file.name}").status_code == 404
    for guess in ("x", secret[:-1], secret.swapcase(), FamilyLink.objects.get().digest):
        for path in [page_of(guess), *files_of(story, guess)]:
            assert client.get(path).status_code == 404, path


def test_the_address_opens_no_other_story(story, secret, client, committed):
    with committed():
        other = factories.story("Alta", basis="consent", narrator="Ana", recording=factories.recording("Altă voce"))
        factories.consent(other, audience=Consent.Audience.FAMILY)
    copy = other.recording.derivatives.get()
    assert client.get(f"/family/{secret}/copy/{copy.pk}").status_code == 404
    assert client.get(f"/family/{secret}/words/{other.recording_id}/ro.txt").status_code == 404


def closed_by_revoking(story):
    FamilyLink.objects.get().revoke()


def closed_by_the_end_of_consent(story):
    Consent.objects.update(valid_until="2021-01-01")


def closed_to_the_family(story):
    Consent.objects.update(audience=Consent.Audience.STAFF)


def closed_by_a_hold(story):
    Hold.objects.create(subject=story.translation_key, reason="x")


def closed_by_taking_back(story):
    withdraw(story.translation_key)


@pytest.mark.parametrize(
    "close",
    [
        closed_by_revoking,
        closed_by_the_end_of_consent,
        closed_to_the_family,
        closed_by_a_hold,
        closed_by_taking_back,
    ],
)
def test_it_closes_at_once(story, secret, client, close):
    assert client.get(page_of(secret)).status_code == 200
    close(story)
    for path in [page_of(secret), *files_of(story, secret)]:
        assert client.get(path).status_code == 404, path


def test_what_is_withheld_is_withheld_from_them_too(story, secret, client):
    withhold(story.recording, 2000, 4000)
    assert "tăinuit" not in client.get(page_of(secret)).content.decode()
    assert "tăinuit" not in client.get(files_of(story, secret)[1]).content.decode()


def test_the_database_does_not_have_the_address(secret):
    assert secret not in str(FamilyLink.objects.values().get())


def test_a_curator_makes_one_sees_it_once_and_revokes_it(story, client):
    curator = logged_in(member(CURATORS))
    address = reverse("family_links", args=[story.translation_key])
    assert address in curator.get(reverse("wagtailadmin_pages:edit", args=[story.pk])).content.decode()
    assert curator.post(address, {"given_to": ""}).status_code == 422
    told = curator.post(address, {"given_to": "fiica ei"}, follow=True).content.decode()
    (secret,) = re.findall(r"/family/([\w-]{43})/", told)
    assert secret not in curator.get(address).content.decode()
    assert client.get(page_of(secret)).status_code == 200
    link = FamilyLink.objects.get()
    curator.post(reverse("revoke_family_link", args=[story.translation_key, link.pk]))
    assert client.get(page_of(secret)).status_code == 404


def test_addresses_are_no_task_of_editors(story):
    editor = logged_in(member(EDITORS))
    address = reverse("family_links", args=[story.translation_key])
    assert address not in editor.get(reverse("wagtailadmin_pages:edit", args=[story.pk])).content.decode()
    assert editor.post(address, {"given_to": "x"}).status_code == 302
    assert not FamilyLink.objects.exists()


def test_addresses_go_with_the_story(story, secret, committed):
    with committed():
        withdraw(story.translation_key)
    assert not FamilyLink.objects.exists()


def test_a_backup_does_not_open_what_was_revoked(story, secret, client, committed):
    with committed():
        FamilyLink.objects.get().revoke()
    FamilyLink.objects.update(revoked_at=None)  # an older database
    assert client.get(page_of(secret)).status_code == 200
    replay()
    assert client.get(page_of(secret)).status_code == 404


def test_the_log_keeps_no_address(story, secret, client, caplog):
    FamilyLink.objects.get().revoke()
    client.get(page_of(secret))
    assert "Not Found: /ro/family/…" in caplog.text
    assert secret not in caplog.text


def test_its_page_is_like_others(story, secret, client):
    body = client.get(page_of(secret)).content.decode()
    assert "&lt;block" not in body, "nothing of it stands in the field for search"


def test_the_address_is_in_the_storys_language(story):
    told = logged_in(member(CURATORS), "nb").post(
        reverse("family_links", args=[story.translation_key]), {"given_to": "fiica ei"}, follow=True
    )
    assert "/ro/family/" in told.content.decode()
