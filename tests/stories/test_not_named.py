"""Ways by which a name, or another family's voice, might get out all the same."""

import re

import pytest
from django.urls import reverse
from wagtail.models import Site
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from exhibits.access import withdrawing
from exhibits.access.models import Consent
from exhibits.access.withdrawing import withdraw
from exhibits.media.models import MuseumImage, Recording, Transcript
from exhibits.stories.models import FamilyLink, Narrator, StoryPage
from home.models import MuseumSettings
from museum.setup.people import CURATORS
from tests import factories
from tests.media.transcripts import transcript, translation
from tests.people import logged_in, member

pytestmark = pytest.mark.django_db
NAME = "Zamfira Canariu"


@pytest.fixture(autouse=True)
def _own_log(monkeypatch, tmp_path):
    monkeypatch.setattr(withdrawing, "log_file", lambda: tmp_path / "withdrawals.jsonl")


def told(title: str = "Povestea", consent: dict | None = None, **fields) -> StoryPage:
    narrator = fields.pop("narrator", None) or factories.narrator(NAME, naming=Narrator.Naming.ANONYMOUS)
    page = factories.story(title, basis=StoryPage.Basis.CONSENT, narrator=narrator, **fields)
    factories.consent(page, **(consent or {}))
    return page


def heard(recording: Recording, number: int = 0) -> dict:
    return factories.block("audio", {"recording": recording.pk, "caption": ""}, number)


def opened(page: StoryPage) -> str:
    link = FamilyLink(subject=page.translation_key, given_to="x")
    secret = link.open()
    link.save()
    return secret


LABELS = (NAME, "Zamfira", "Zamfira C.", "CANARIU Z.", f"{NAME} (n. 1940)", "Canariu, Zamfira")


@pytest.mark.parametrize("label", LABELS)
def test_a_label_does_not_name_them(committed, client, label):
    with committed():
        recording = factories.recording("Vocea")
        row = transcript(recording, "ro", "Eu spun")
        row.cues[0]["speaker"] = label
        row.save()
        page = told(recording=recording)
    for path in (f"/media/captions/{recording.uuid}/ro.vtt", f"/transcripts/{recording.uuid}/ro.txt", page.url):
        body = client.get(path).content.decode().casefold()
        assert "canariu" not in body, path
        assert "zamfira" not in body, path


def test_an_index_that_names_them_is_not_published(committed):
    with committed():
        recording = factories.recording("Vocea")
        transcript(recording, "ro", "Eu spun", status=Transcript.Status.DRAFT)
        told(recording=recording)
    address = reverse("transcripts:about", args=[recording.pk, "ro"])
    data = {"ro-status": "published", "ro-kind": "verbatim", "ro-index": f"0:00 Copilăria lui {NAME}"}
    assert logged_in(member(CURATORS)).post(address, data).status_code == 422


def test_who_wishes_not_to_be_named_any_more_takes_transcripts_that_do_out_of_public(committed, client):
    narrator = factories.narrator(NAME)
    with committed():
        recording = factories.recording("Vocea")
        transcript(recording, "ro", f"Mă numesc {NAME}")
        page = told(narrator=narrator, recording=recording)
    assert NAME in client.get(page.url).content.decode()
    with committed():
        narrator.naming = Narrator.Naming.ANONYMOUS
        narrator.save()
    assert NAME not in client.get(page.url).content.decode()
    assert Transcript.objects.get().status == Transcript.Status.REVIEW


def test_whoever_changes_how_they_are_known_is_told_where_the_name_still_stands(committed):
    narrator = factories.narrator(NAME)
    with committed():
        told("Povestea Zamfirei Canariu", narrator=narrator)
    curator = logged_in(member(CURATORS))
    address = reverse("wagtailsnippets_stories_narrator:edit", args=[narrator.pk])
    answer = curator.post(address, {"name": NAME, "naming": "anonymous", "pseudonym": "", "cautions": ""}, follow=True)
    assert "The name still stands on these pages" in answer.content.decode()


@pytest.mark.parametrize("group", ["Translators (ro)", "Reviewers (ro)"])
def test_those_who_work_on_the_words_do_not_learn_who_it_is(committed, group):
    with committed():
        page = told()
        page.narrator = factories.narrator("Alta Canariu", naming=Narrator.Naming.ANONYMOUS)
        page.save_revision()
    client = logged_in(member(group))
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    compare = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, "earliest", "latest"])
    rows = {name: inline_formset([]) for name in ("periods", "themes", "places", "people", "comments")}
    guess = Narrator.objects.first().pk
    data = {"title": "S", "slug": "s", "basis": "museum", "telling_language": "ro", "narrator": guess, **rows}
    guessed = nested_form_data({**data, "body": streamfield([])})
    for answer in (client.get(edit), client.get(compare), client.post(edit, guessed)):
        assert "Canariu" not in answer.content.decode()


@pytest.mark.parametrize("whose", ["another story's", "its own"])
def test_a_familys_address_opens_no_voice_of_another_family(committed, client, whose):
    with committed():
        theirs = factories.recording("A lor")
        transcript(theirs, "ro", "canarstrain")
        if whose == "its own":
            Consent.objects.create(subject=theirs.uuid, given_by="x", given_on="2020-01-01", audience="family")
        else:
            told("A lor", recording=theirs, consent={"audience": "family"})
        page = told("A noastră", body=[heard(theirs)], consent={"audience": "family"})
    secret = opened(page)
    assert "canarstrain" not in client.get(f"/ro/family/{secret}/").content.decode()
    copy = factories.derivative(theirs)
    for path in (f"/family/{secret}/copy/{copy.pk}", f"/family/{secret}/words/{theirs.pk}/ro.txt"):
        assert client.get(path).status_code == 404, path


def test_a_familys_files_and_mail_tell_nothing_of_the_museums_own(committed, client):
    with committed():
        recording = factories.recording(f"Interviu {NAME}")
        transcript(recording, "ro", "Eu spun")
        page = told(recording=recording, consent={"audience": "family"})
        for site in Site.objects.all():
            settings = MuseumSettings.for_site(site)
            settings.contact_email = "muzeu@example.org"
            settings.save()
    secret = opened(page)
    assert "Canariu" not in client.get(f"/family/{secret}/words/{recording.pk}/ro.txt").content.decode()
    mail = re.findall(r"mailto:[^\"]*", client.get(f"/ro/family/{secret}/").content.decode())
    assert mail
    assert not [one for one in mail if secret in one]
    closed = client.get(f"/ro/family/{secret}x/")
    assert (closed.status_code, closed["Cache-Control"], closed["Referrer-Policy"]) == (
        404,
        "private, no-store",
        "no-referrer",
    )


def test_a_voice_in_the_body_of_a_story_is_bound_by_its_consent(committed, client):
    with committed():
        voice = factories.recording("Vocea")
        transcript(voice, "ro", "Se aude")
        translation(voice, "nb", "Det høres")
        page = told(body=[heard(voice)], consent={"languages": " ro "})
        factories.exhibit("Alta", body=[heard(voice)])
    paths = [f"/media/captions/{voice.uuid}/{code}.vtt" for code in ("ro", "nb")]
    assert [client.get(path).status_code for path in paths] == [200, 404]
    Consent.objects.filter(subject=page.translation_key).update(audience="request")
    assert [client.get(path).status_code for path in paths] == [404, 404]


def test_search_of_another_story_with_the_voice_forgets_the_name_too(committed, client):
    narrator = factories.narrator(NAME)
    with committed():
        recording = factories.recording("Vocea")
        transcript(recording, "ro", "Eu spun", segments=[(0, "Început", "", (), (), (NAME,))])
        told(narrator=narrator, recording=recording)
        factories.story("Alta", slug="alta", recording=recording)

    def is_found() -> bool:
        return "/ro/povesti/alta/" in client.get("/ro/search/", {"q": "Canariu"}).content.decode()

    assert is_found()
    with committed():
        narrator.naming = Narrator.Naming.ANONYMOUS
        narrator.save()
    assert not is_found()


def test_what_only_a_draft_has_is_taken_back_too(committed):
    with committed():
        page = told(live=False)
        page.recording = factories.recording("Interviu")
        transcript(page.recording, "ro", "Eu spun")
        image = factories.image("Chipul")
        page.body = [factories.block("image", {"image": image.pk, "size": "text", "alt": "", "caption": ""})]
        page.save_revision()
    with committed():
        found = withdraw(page.translation_key, at_once=True)
    assert not Recording.objects.exists()
    assert not Transcript.objects.exists()
    assert not MuseumImage.objects.filter(pk=image.pk).exists()
    assert not Narrator.objects.exists()
    subjects = set(map(str, Consent.objects.values_list("subject", flat=True)))
    assert len(subjects) == len(found.parts) - 1, "of the narrator there is no consent"
