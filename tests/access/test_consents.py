"""What a consent covers: uses, languages, audience, time; and who may end it."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from exhibits.access.asking import Asking, Use
from exhibits.access.models import Agreement, Consent
from exhibits.access.moments import one_moment
from exhibits.access.selectors import public
from exhibits.catalogue.models import ObjectImage
from exhibits.media.models import MuseumImage, Recording
from exhibits.stories.models import StoryPage
from museum.setup.people import CURATORS, EDITORS
from tests import factories
from tests.people import logged_in, member

pytestmark = pytest.mark.django_db

TODAY, DAY = timezone.localdate, timedelta(days=1)


@pytest.fixture
def story():
    return factories.story("Povestea", basis=StoryPage.Basis.CONSENT, narrator="Maria")


def is_public(page, use: Use = Use.WEB) -> bool:
    """As lists ask, and as a visitor's request does."""
    outside = public(StoryPage.objects.filter(pk=page.pk), Asking(use)).exists()
    with one_moment():
        assert public(StoryPage.objects.filter(pk=page.pk), Asking(use)).exists() == outside
    return outside


# What is written of a consent, and whether the story is then shown.
CASES = {
    "for all": ({}, True),
    "not on the web": ({"for_web": False}, False),
    "for the family": ({"audience": "family"}, False),
    "on request": ({"audience": "request"}, False),
    "for the staff": ({"audience": "staff"}, False),
    "given tomorrow": ({"given_on": TODAY() + DAY}, False),
    "sealed until today": ({"valid_from": TODAY()}, True),
    "sealed until tomorrow": ({"valid_from": TODAY() + DAY}, False),
    "ends today": ({"valid_until": TODAY()}, True),
    "ended yesterday": ({"valid_until": TODAY() - DAY}, False),
    "taken back today": ({"withdrawn_on": TODAY()}, False),
    "to be taken back tomorrow": ({"withdrawn_on": TODAY() + DAY}, True),
    "of age today": ({"asked_again_on": TODAY()}, False),
    "of age tomorrow": ({"asked_again_on": TODAY() + DAY}, True),
    "in mourning": ({"in_mourning": True}, False),
}


@pytest.mark.parametrize("case", CASES)
def test_a_story_is_shown_as_its_consent_says(story, case):
    fields, shown = CASES[case]
    factories.consent(story, **fields)
    assert is_public(story) is shown


@pytest.mark.parametrize("use", list(Use))
def test_each_use_is_agreed_to_by_itself(story, use):
    factories.consent(story, **{one.value: one is use for one in Use})
    assert [one for one in Use if is_public(story, one)] == [use]


def test_a_consent_may_leave_languages_out(story):
    norwegian = factories.translate(story, "nb", slug="fortellingen")
    given = factories.consent(story, languages=" ro ")
    assert (is_public(story), is_public(norwegian)) == (True, False)
    given.languages = " nb ro "
    given.save()
    assert (is_public(story), is_public(norwegian)) == (True, True)


def test_a_reader_of_a_language_left_out_meets_the_original(client, story):
    factories.translate(story, "nb", title="Fortellingen", slug="fortellingen")
    factories.consent(story, languages=" ro ")
    answer = client.get("/nb/fortellinger/fortellingen/", follow=True)
    assert answer.request["PATH_INFO"] == f"/nb/fortellinger/{story.slug}/"
    assert "Povestea" in answer.content.decode()
    assert "Fortellingen" not in answer.content.decode()
    assert "Povestea" in client.get("/nb/fortellinger/").content.decode()


def test_who_takes_theirs_back_closes_it_whoever_else_agreed(story):
    factories.consent(story, given_on=TODAY() - 9 * DAY)
    other = factories.consent(story, given_on=TODAY() - 8 * DAY)
    other.withdrawn_on = TODAY() - 2 * DAY
    other.save()
    assert not is_public(story)
    assert not Consent.objects.in_force(TODAY()).exists()
    factories.consent(story, given_on=TODAY() - 2 * DAY)
    assert is_public(story)
    assert Consent.objects.in_force(TODAY()).count() == 1


def test_a_consent_to_a_recording_closes_that_recording(story):
    recording = factories.recording("Vocea")
    factories.exhibit(body=[factories.block("audio", {"recording": recording.pk, "caption": ""})])
    heard = Recording.objects.filter(pk=recording.pk)
    assert public(heard).exists()
    given = Consent.objects.create(subject=recording.uuid, given_by="Maria", given_on="2020-01-01")
    assert public(heard).exists()
    assert not public(heard, Asking(Use.SCHOOL)).exists()
    given.withdrawn_on = TODAY()
    given.save()
    assert not public(heard).exists()


def test_a_picture_may_be_on_pages_and_not_be_taken_along(client):
    image = factories.image("Portret")
    thing = factories.thing("Portret", images=[ObjectImage(image=image)], cover=image)
    Consent.objects.create(subject=image.uuid, given_by="Maria", given_on="2020-01-01")
    page = client.get(f"/ro/colectia/{thing.slug}/").content.decode()
    assert image.renditions.first().file.name.rpartition("/")[2].partition(".")[0] in page
    assert "/iiif/manifest/" not in page
    assert client.get(f"/iiif/manifest/{thing.translation_key}").status_code == 404
    assert 'property="og:image"' not in page
    assert public(MuseumImage.objects.filter(pk=image.pk)).exists()


def written(story, **fields) -> dict:
    return {
        "page": story.pk, "given_by": "Maria Stan", "given_on": "2024-05-01", "given_how": "written",
        "audience": "public", "for_web": "on", **fields,
    }  # fmt: skip


def test_the_signed_agreements_are_kept_apart_and_for_curators_only(story):
    curator = logged_in(member(CURATORS))
    files = {name: SimpleUploadedFile(f"{name}.pdf", name.encode()) for name in ("participation", "recorded")}
    answer = curator.post(reverse("consents:add"), {**written(story), **files, "languages": ["nb", "ro"]})
    assert answer.status_code == 302
    given = Consent.objects.get()
    assert given.languages == " nb ro "
    assert {one.kind: one.file.read() for one in Agreement.objects.all()} == {
        "participation": b"participation",
        "recording": b"recorded",
    }
    edit, editor = curator.get(reverse("consents:edit", args=[given.pk])).content.decode(), logged_in(member(EDITORS))
    for one in Agreement.objects.all():
        path = reverse("consents:agreement", args=[one.pk])
        assert path in edit
        assert b"".join(curator.get(path)) in (b"participation", b"recorded")
        assert editor.get(path).status_code == 302
        assert curator.get(f"/media/{one.file.name}").status_code == 404


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"given_how": "guardian"}, "turn 18"),
        ({"for_web": "", "for_harvest": "on"}, "cannot be given out from there"),
        ({"valid_until": "2024-04-30"}, "before it was given"),
        ({"valid_from": "2030-01-01", "valid_until": "2029-01-01"}, "before it is opened"),
        ({"page": ""}, "one story, one recording, or one picture"),
    ],
)
def test_a_consent_that_cannot_be_is_refused_in_words(story, fields, told):
    answer = logged_in(member(CURATORS)).post(reverse("consents:add"), written(story, **fields))
    assert told in answer.content.decode()
    assert not Consent.objects.exists()
