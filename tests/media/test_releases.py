"""Pictures of people: with a reason or a consent; those taken against them hidden until both sides say yes."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from exhibits.access.models import Consent
from exhibits.catalogue.models import ObjectImage, ObjectPage
from exhibits.formats.languages import CODES
from exhibits.media.models import MuseumImage, PictureRelease
from exhibits.vocabularies.models import RightsStatement
from museum.setup.people import COMMUNITY, CURATORS, EDITORS
from tests import factories
from tests.people import logged_in, member

pytestmark = pytest.mark.django_db
INDEX = reverse("hidden_pictures:index")


@pytest.fixture
def picture() -> MuseumImage:
    return factories.image("Fotografie de registru", taken_as="police", content_note="O fotografie făcută cu forța.")


@pytest.fixture
def thing(picture, committed):
    with committed():
        return factories.thing("Registru", images=[ObjectImage(image=picture)])


@pytest.fixture
def curator():
    return logged_in(member(CURATORS, name="curator"))


@pytest.fixture
def reviewer():
    return logged_in(member(COMMUNITY, name="reviewer"))


def propose(client, picture):
    return client.post(reverse("hidden_pictures:add"), {"image": picture.pk, "reason": "Familia o cere."})


def agree(client):
    url = reverse("hidden_pictures:agree", args=[PictureRelease.objects.get().pk])
    return client.post(url, {"asked": "Asociația din sat"})


def is_shown(client, picture) -> bool:
    page = client.get("/ro/colectia/registru/").content.decode()
    addresses = [rendition.url for rendition in picture.renditions.all()]
    assert addresses
    files = {client.get(address).status_code for address in addresses}
    assert files in ({200}, {404})
    seen = any(address in page for address in addresses)
    assert seen == (files == {200})
    assert seen == (client.get(f"/ro/image/{picture.uuid}/").status_code == 200)
    key = ObjectPage.objects.get(slug="registru").translation_key
    assert seen == (str(picture.uuid) in client.get(f"/iiif/manifest/{key}").content.decode())
    return seen


def test_it_is_shown_when_a_curator_decided_and_the_community_agreed(client, thing, picture, curator, reviewer):
    assert not is_shown(client, picture)
    assert propose(curator, picture).status_code == 302
    assert not is_shown(client, picture), "a curator alone does not release it"
    assert "Familia o cere." in reviewer.get(INDEX).content.decode()
    assert agree(reviewer).status_code == 302
    assert is_shown(client, picture)
    release = PictureRelease.objects.get()
    assert (release.decided_by.username, release.agreed_by.username) == ("curator", "reviewer")
    assert release.asked == "Asociația din sat"


@pytest.mark.parametrize("by", ["curator", "reviewer"])
def test_each_of_both_hides_it_again(request, client, thing, picture, curator, reviewer, by):
    propose(curator, picture)
    agree(reviewer)
    end = reverse("hidden_pictures:end", args=[PictureRelease.objects.get().pk])
    somebody = request.getfixturevalue(by)
    assert somebody.get(end).status_code == 200
    assert is_shown(client, picture), "asking is not doing"
    assert somebody.post(end).status_code == 302
    assert not is_shown(client, picture)
    assert propose(curator, picture).status_code == 302, "it may be asked for anew"
    assert PictureRelease.objects.count() == 2


def test_nobody_stands_for_both(picture):
    client = logged_in(member(CURATORS, COMMUNITY))
    propose(client, picture)
    assert agree(client).status_code in (302, 403)
    assert not PictureRelease.objects.in_force().exists()
    assert (
        reverse("hidden_pictures:agree", args=[PictureRelease.objects.get().pk])
        not in client.get(INDEX).content.decode()
    )


def test_others_do_not_decide(picture, curator, reviewer):
    assert propose(reviewer, picture).status_code in (302, 403)
    assert not PictureRelease.objects.exists()
    propose(curator, picture)
    for client in (curator, logged_in(member(EDITORS))):
        agree(client)
    assert not PictureRelease.objects.in_force().exists()


def test_one_release_is_open_at_a_time_and_only_of_a_hidden_picture(picture, curator):
    propose(curator, picture)
    assert "open already" in propose(curator, picture).content.decode()
    assert "not a hidden one" in propose(curator, factories.image()).content.decode()
    assert PictureRelease.objects.count() == 1


def test_the_community_sees_what_it_is_asked_about(thing, picture, curator, reviewer):
    propose(curator, picture)
    page = reviewer.get(reverse("hidden_pictures:agree", args=[PictureRelease.objects.get().pk]))
    assert "O fotografie făcută cu forța." in page.content.decode()
    address = picture.get_rendition("max-800x600").url
    assert address in page.content.decode()
    assert reviewer.get(address).status_code == 200


def test_a_picture_whose_consent_is_taken_back_is_gone(client, committed):
    picture = factories.image("Portret")
    with committed():
        factories.thing("Registru", images=[ObjectImage(image=picture)])
    assert is_shown(client, picture), "nobody was asked: its page tells why it may be shown"
    given = {"given_by": "Maria", "given_on": timezone.localdate(), "for_harvest": True}
    consent = Consent.objects.create(subject=picture.uuid, **given)
    assert is_shown(client, picture)
    consent.withdrawn_on = timezone.localdate()
    consent.save()
    assert not is_shown(client, picture)


def test_a_curator_notes_a_consent_to_a_picture(curator):
    picture, today = factories.image("Portret"), timezone.localdate().isoformat()
    form = {"page": "", "picture": picture.pk, "given_by": "Maria", "given_on": today, "note": ""}
    form |= {"given_how": "written", "audience": "public", "for_web": "on"}
    assert curator.post(reverse("consents:add"), form).status_code == 302
    assert Consent.objects.get().subject == picture.uuid
    assert "Portret" in curator.get(reverse("consents:index")).content.decode()
    form |= {"page": factories.story().pk}
    assert "one story, one recording, or one picture" in curator.post(reverse("consents:add"), form).content.decode()
    form |= {"page": "", "picture": ""}
    assert "one story, one recording, or one picture" in curator.post(reverse("consents:add"), form).content.decode()


def test_a_hidden_picture_is_called_otherwise_only_when_it_was_released(thing, picture, curator, reviewer):
    edit = reverse("wagtailimages:edit", args=[picture.pk])
    silent = {f"words_{language}_alt_kind": "written" for language in CODES}
    asked = {**silent, "title": "Fotografie", "original_language": "ro", "collection": 1, "taken_as": ""}
    assert "called otherwise only when it has been released" in curator.post(edit, asked).content.decode()
    assert MuseumImage.objects.get(pk=picture.pk).taken_as == "police"
    propose(curator, picture)
    agree(reviewer)
    assert curator.post(edit, asked).status_code == 302
    assert MuseumImage.objects.get(pk=picture.pk).taken_as == ""


def test_a_release_is_of_one_file_and_not_of_the_next(client, thing, picture, curator, reviewer, committed):
    propose(curator, picture)
    agree(reviewer)
    assert is_shown(client, picture)
    with committed():
        picture.file = factories.picture_file(colour="#224466")
        picture.save()
    assert PictureRelease.objects.get().ended_at
    assert not is_shown(client, MuseumImage.objects.get(pk=picture.pk))


def test_behind_its_note_it_is_met_only_where_it_can_be_asked_for(client, thing, picture, curator, reviewer, locales):
    """No card, head of a page, social card or embedding shows it plainly."""
    MuseumImage.objects.filter(pk=picture.pk).update(rights=RightsStatement.objects.filter(is_open=True).first())
    propose(curator, picture)
    agree(reviewer)
    uses = [rendition.url for rendition in picture.renditions.all()]
    pair = {"first": picture.pk, "first_label": "1", "second": picture.pk, "second_label": "2"}
    factories.exhibit("Registrul", cover=picture, body=[factories.block("pair", pair)])
    for path in ("/ro/colectia/", "/ro/expozitii/", "/ro/search/?q=Registru", "/ro/timeline/"):
        assert not [use for use in uses if use in client.get(path).content.decode()], path
    for path, veils in (("/ro/colectia/registru/", 1), ("/ro/expozitii/registrul/", 2)):
        html = client.get(path).content.decode()
        assert html.count('class="veil"') == veils
        plain = re.sub(r'<details class="veil">.*?</details>', "", html, flags=re.DOTALL)
        assert not [use for use in uses if use in plain], path
