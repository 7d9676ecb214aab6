"""What a language has of its own: its address, its recording, where its links lead."""

import pytest
from django.urls import reverse
from wagtail_localize.models import SegmentOverride, Translation

from tests import factories
from tests.desk import finish
from tests.people import logged_in, member

pytestmark = pytest.mark.django_db
TEXT = "<p data-block-key='k1'>Vezi <a href='https://museum.example/ro'>muzeul</a>.</p>"


@pytest.fixture
def story(committed):
    with committed():
        return factories.story("Povestea", recording=factories.recording(), body=[factories.block("text", TEXT)])


@pytest.fixture
def norwegian(story, committed):
    with committed():
        return factories.translate(story, "nb", title="Fortellingen", body=[factories.block("text", TEXT)])


@pytest.fixture
def address(story, norwegian) -> str:
    return reverse("translations:own", args=[Translation.objects.get(source__object_id=story.translation_key).pk])


def fields(client, address) -> dict:
    form = client.get(address).context["form"]
    return {name: form[name].value() if form[name].value() is not None else "" for name in form.fields}


def test_another_recording_in_norwegian(reviewer, address, story, norwegian, committed):
    own = factories.recording("På norsk")
    data = fields(reviewer, address)
    name = next(name for name, value in data.items() if value == story.recording_id)
    assert reviewer.post(address, {**data, name: own.pk}).status_code == 302
    desk = Translation.objects.get(source__object_id=story.translation_key)
    with committed():
        finish(reviewer, desk, "publish")
    norwegian.refresh_from_db()
    assert norwegian.recording == own
    reviewer.post(address, {**fields(reviewer, address), name: ""})
    assert not SegmentOverride.objects.exists(), "empty means: as in the original"


def test_a_link_leads_elsewhere_in_norwegian(reviewer, address, story, norwegian, committed):
    data = fields(reviewer, address)
    name = next(name for name, value in data.items() if value == "https://museum.example/ro")
    for wrong in ("javascript:alert(1)", "https://", "museum.example"):
        assert reviewer.post(address, {**data, name: wrong}).context["form"].errors, wrong
    reviewer.post(address, {**data, name: "https://museum.example/nb"})
    desk = Translation.objects.get(source__object_id=story.translation_key)
    with committed():
        finish(reviewer, desk, "publish")
    norwegian.refresh_from_db()
    assert 'href="https://museum.example/nb"' in norwegian.body[0].value.source


def test_a_changed_address_leaves_a_redirect(client, reviewer, address, norwegian, committed):
    before = f"/nb/fortellinger/{norwegian.slug}/"
    assert client.get(before).status_code == 200
    with committed():
        assert reviewer.post(address, {**fields(reviewer, address), "slug": "historien"}).status_code == 302
    assert client.get("/nb/fortellinger/historien/").status_code == 200
    answer = client.get(before)
    assert (answer.status_code, answer.url) == (301, "/nb/fortellinger/historien/")
    norwegian.refresh_from_db()
    assert norwegian.title == "Fortellingen"


def test_an_address_that_another_page_has_is_refused(reviewer, address, committed):
    with committed():
        factories.story("Annet", language="nb", slug="opptatt")
    answer = reviewer.post(address, {**fields(reviewer, address), "slug": "opptatt"})
    assert answer.context["form"].errors["slug"]


def test_the_address_of_an_original_without_a_translation_is_refused(client, reviewer, address, committed):
    with committed():
        factories.story("Altceva")
    answer = reviewer.post(address, {**fields(reviewer, address), "slug": "altceva"})
    assert answer.context["form"].errors["slug"]
    assert "Altceva" in client.get("/nb/fortellinger/altceva/").content.decode()


def test_a_translation_may_have_the_address_of_its_own_original(client, reviewer, address, story, committed):
    with committed():
        assert reviewer.post(address, {**fields(reviewer, address), "slug": story.slug}).status_code == 302
    assert "Fortellingen" in client.get(f"/nb/fortellinger/{story.slug}/").content.decode()


def test_translators_leave_it_to_reviewers(address):
    assert logged_in(member("Translators (nb)")).get(address).status_code == 302


def test_a_link_in_an_introduction_leads_elsewhere_in_norwegian(reviewer, committed):
    with committed():
        story = factories.story("Cazanul", summary='<p>Mai mult <a href="https://museum.example/ro">aici</a>.</p>')
        norwegian = factories.translate(
            story, "nb", title="Kjelen", summary='<p>Mer <a href="https://museum.example/ro">her</a>.</p>'
        )
    desk = Translation.objects.get(source__object_id=story.translation_key)
    address = reverse("translations:own", args=[desk.pk])
    data = fields(reviewer, address)
    name = next(name for name, value in data.items() if value == "https://museum.example/ro")
    assert reviewer.post(address, {**data, "slug": "kjelen-var-her"}).status_code == 302
    assert not SegmentOverride.objects.exists(), "saved as it was, it is as in the original"
    assert reviewer.post(address, {**data, name: "https://museum.example/nb"}).status_code == 302
    with committed():
        finish(reviewer, desk, "publish")
    norwegian.refresh_from_db()
    assert 'href="https://museum.example/nb"' in norwegian.summary


def test_an_address_longer_than_pages_have_is_refused_in_words(reviewer, address):
    answer = reviewer.post(address, {**fields(reviewer, address), "slug": "a" * 300})
    assert "255" in answer.context["form"].errors["slug"][0]
