"""A consent that covers some uses and not others: each channel keeps to its own."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from exhibits.access.asking import Asking, Use
from exhibits.access.models import Consent
from exhibits.access.selectors import public
from exhibits.catalogue.models import ObjectImage, ObjectRecording
from exhibits.media.models import MuseumImage
from exhibits.stories.models import StoryPage
from exhibits.vocabularies.models import RightsStatement
from tests import factories
from tests.media.transcripts import transcript

from .canaries import word

pytestmark = pytest.mark.django_db

WORD = word("only_some_uses")


def agreed(subject, *uses: Use, **fields) -> Consent:
    """To these uses alone."""
    allowed = {use.value: use in uses for use in Use}
    return Consent.objects.create(subject=subject, given_by="x", given_on=date(2020, 1, 1), **{**allowed, **fields})


@pytest.fixture
def shown(committed):
    """An open object with a picture of somebody, whose rights would let it be taken along."""
    with committed():
        rights = RightsStatement.objects.filter(is_open=True).first()
        image = factories.image("Portret", alt={"ro": WORD}, rights=rights)
        return factories.thing("Ramă", images=[ObjectImage(image=image)]), image


@pytest.mark.parametrize("uses", [(Use.WEB,), (Use.WEB, Use.HARVEST)])
def test_catalogues_of_others_get_only_what_they_may(client, shown, uses):
    page, image = shown
    agreed(image.uuid, *uses)
    assert WORD in client.get(page.url).content.decode(), "on the museum's page it may stand"
    manifest = client.get(f"/iiif/manifest/{page.translation_key}").content.decode()
    assert (WORD in manifest) is (Use.HARVEST in uses)


@pytest.mark.parametrize("uses", [(Use.WEB,), (Use.WEB, Use.DOWNLOAD)])
def test_only_what_may_be_downloaded_is_offered(client, shown, uses):
    page, image = shown
    agreed(image.uuid, *uses)
    assert (" download>" in client.get(page.url).content.decode()) is (Use.DOWNLOAD in uses)


@pytest.mark.parametrize("uses", [(Use.WEB,), (Use.WEB, Use.SOCIAL)])
def test_social_networks_get_a_picture_only_where_they_may(client, committed, uses):
    with committed():
        image = factories.image("Portret", rights=RightsStatement.objects.filter(is_open=True).first())
        page = factories.exhibit("Expoziția", cover=image)
        agreed(image.uuid, *uses)
    assert ("og:image" in client.get(page.url).content.decode()) is (Use.SOCIAL in uses)


@pytest.mark.parametrize("use", list(Use))
def test_each_use_is_asked_by_itself(shown, use):
    """School packs and others that are not built yet ask the selectors the same way."""
    _, image = shown
    agreed(image.uuid, use, for_web=True)
    of_it = MuseumImage.objects.filter(pk=image.pk)
    assert [one for one in Use if public(of_it, Asking(one)).exists()] == list(dict.fromkeys([Use.WEB, use]))


def test_what_is_sealed_until_today_is_open_today(client, committed):
    today = timezone.localdate()
    with committed():
        page = factories.story(WORD, basis=StoryPage.Basis.CONSENT, narrator="Maria", slug="povestea")
        consent = agreed(page.translation_key, Use.WEB, valid_from=today)
    assert WORD in client.get(page.url).content.decode()
    consent.valid_from = today + timedelta(days=1)
    consent.save()
    assert client.get(page.url).status_code == 404


def test_an_open_object_does_not_open_a_closed_voice_nor_the_other_way_round(client, committed):
    with committed():
        closed, heard = factories.recording("Închisă", credit=WORD), factories.recording("Deschisă")
        transcript(closed, "ro", WORD)
        Consent.objects.create(subject=closed.uuid, given_by="x", given_on=date(2020, 1, 1), audience="staff")
        rows = [ObjectRecording(recording=closed), ObjectRecording(recording=heard)]
        thing = factories.thing("Clopot", recordings=rows)
        hidden = factories.thing(WORD, live=False, recordings=[ObjectRecording(recording=heard)])
    body = client.get(thing.url).content.decode()
    assert factories.derivative(heard).file.name in body
    assert WORD not in body
    assert client.get(f"/media/{factories.derivative(closed).file.name}").status_code == 404
    assert client.get(f"/media/captions/{closed.uuid}/ro.vtt").status_code == 404
    assert client.get(f"/media/{factories.derivative(heard).file.name}").status_code == 200
    assert client.get(f"/ro/colectia/{hidden.slug}/").status_code == 404
