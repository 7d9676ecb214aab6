"""What the page of a story offers to whoever takes its words along."""

import html
import re

import pytest
from django.utils import timezone

from exhibits.access.models import Consent, Hold
from exhibits.formats.cues import webvtt
from exhibits.stories.models import StoryPage
from tests import factories
from tests.media.transcripts import transcript, translation, withhold

pytestmark = pytest.mark.django_db


@pytest.fixture
def recording():
    return factories.recording("Interviu_Maria_Real_Name.wav", language="ro")


@pytest.fixture
def story(recording):
    place = factories.place()
    facts = {"telling_place": place, "telling_date": "primăvara 2024", "narrator": "M."}
    return factories.story("Cazanul spart", recording=recording, basis=StoryPage.Basis.CONSENT, **facts)


def file(client, recording, language="ro", form="txt"):
    return client.get(f"/transcripts/{recording.uuid}/{language}.{form}")


def body(client, path: str) -> str:
    return html.unescape(client.get(path).content.decode())


def offered(client, story) -> list[str]:
    return re.findall(r'href="(/transcripts/[^"]+)"', body(client, story.url))


# --- Transcripts as files -------------------------------------------------------------------------------------------


def test_every_public_language_is_a_text_and_a_webvtt(client, story, recording):
    factories.consent(story)
    transcript(recording), translation(recording, "en"), translation(recording, "nb", status="draft")
    names = [f"/transcripts/{recording.uuid}/{name}" for name in ("ro.txt", "ro.vtt", "en.txt", "en.vtt")]
    assert offered(client, story) == names
    assert [client.get(name).status_code for name in names] == [200] * 4
    assert file(client, recording, "nb").status_code == 404
    response = file(client, recording)
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="cazanul-spart.ro.txt"'
    assert response["Content-Language"] == "ro"
    assert response["Cache-Control"] == "public, max-age=60"
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    again = client.get(names[0], headers={"If-None-Match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert file(client, recording, form="vtt")["Content-Type"] == "text/vtt; charset=utf-8"


def test_a_file_says_whose_words_they_are_but_not_what_the_recording_is_called(client, story, recording):
    factories.consent(story)
    row = transcript(recording)
    for form in ("txt", "vtt"):
        text = file(client, recording, form=form).content.decode()
        assert "M. Cazanul spart. primăvara 2024, Tismana." in text
        assert f"/id/{story.translation_key}" in text
        assert "Real_Name" not in text
    cues = webvtt.read(file(client, recording, form="vtt").content)
    assert [cue.text for cue in cues] == [cue.text for cue in row.read_cues()]


def test_nothing_is_taken_along_that_nobody_agreed_to(client, story, recording):
    agreed = factories.consent(story, for_download=False)
    transcript(recording)
    assert "Era o dată" in body(client, story.url)
    assert offered(client, story) == []
    assert file(client, recording).status_code == 404
    Consent.objects.filter(pk=agreed.pk).update(for_download=True)
    assert file(client, recording).status_code == 200
    Consent.objects.filter(pk=agreed.pk).update(withdrawn_on=timezone.localdate())
    assert file(client, recording).status_code == 404


def test_what_the_recording_itself_was_agreed_to_counts_too(client, recording):
    own = factories.story("A muzeului", recording=recording)
    transcript(recording)
    assert len(offered(client, own)) == 2
    everything = {"given_by": "Maria", "given_on": "2020-01-01", "for_web": True}
    Consent.objects.create(subject=recording.uuid, **everything, for_download=False)
    assert offered(client, own) == []
    assert file(client, recording).status_code == 404


def test_what_only_an_exhibit_lets_hear_is_no_file(client, recording):
    transcript(recording)
    factories.exhibit(body=[factories.block("audio", {"recording": recording.pk, "caption": ""})])
    assert client.get(f"/media/captions/{recording.uuid}/ro.vtt").status_code == 200
    assert file(client, recording).status_code == 404


def test_a_withheld_passage_is_in_no_file(client, story, recording):
    factories.consent(story)
    transcript(recording, segments=[(2000, "Despre cazan", "Cum s-a spart", ("ascuns",))])
    translation(recording)
    withhold(recording, 2500, 3000)
    for language in ("ro", "en"):
        for form in ("txt", "vtt"):
            text = file(client, recording, language, form).content.decode()
            assert "un cazan" not in text
            assert "Despre" not in text.partition("/id/")[2]
            assert "spart" in text


# --- Citations ------------------------------------------------------------------------------------------------------


def cited(client, story) -> str:
    found = re.search(r'<section class="use" aria-labelledby="cite">.*?</section>', body(client, story.url), re.S)
    return found[0] if found else ""


def test_a_story_is_cited_by_narrator_title_date_place_medium_museum_and_day(client, story, recording):
    factories.consent(story)
    line = cited(client, story)
    today = timezone.localdate()
    assert "M. Cazanul spart. primăvara 2024, Tismana. Înregistrare sonoră. Comoara romilor. " in line
    assert f"/id/{story.translation_key} (" in line
    assert str(today.year) in line.partition(str(story.translation_key))[2]
    key = story.translation_key
    assert re.findall(r'<a href="([^"]+)"', line) == [f"/cite/{key}.bib", f"/cite/{key}.ris"]
    ris = client.get(f"/cite/{key}.ris").content.decode()
    assert ris.startswith("TY  - SOUND\r\nAU  - M.\r\nTI  - Cazanul spart\r\nDA  - ///primăvara 2024\r\nCY  - Tismana")
    assert f"Y2  - {today:%Y/%m/%d}" in ris
    entry = client.get(f"/cite/{key}.bib").content.decode()
    for field in ("author = {{M.}}", "location = {Tismana}", "note = {primăvara 2024}", f"urldate = {{{today}}}"):
        assert f"  {field},\n" in entry
    assert "date = {primăvara" not in entry


def test_what_has_neither_narrator_nor_recording_is_cited_without(client):
    tale = factories.story("Basm", telling_date="2024")
    assert "Basm. 2024. Comoara romilor. " in cited(client, tale)
    ris = client.get(f"/cite/{tale.translation_key}.ris").content.decode()
    assert ris.startswith("TY  - ELEC\r\nTI  - Basm\r\nPY  - 2024\r\n")


def test_a_story_that_is_not_public_is_not_cited(client, story):
    for consent in ({}, {"for_web": False}):
        if consent:
            factories.consent(story, **consent)
        for form in ("bib", "ris"):
            assert client.get(f"/cite/{story.translation_key}.{form}").status_code == 404
    factories.consent(story)
    assert client.get(f"/cite/{story.translation_key}.ris").status_code == 200
    assert client.get(f"/iiif/manifest/{story.translation_key}").status_code == 404
    Hold.objects.create(subject=story.translation_key, reason="x")
    assert client.get(f"/cite/{story.translation_key}.ris").status_code == 404


def test_the_page_carries_what_a_quotation_says(client, story, recording):
    factories.consent(story)
    transcript(recording)
    (line,) = re.findall(r'data-cited="([^"]+)"', body(client, story.url))
    assert line.startswith("M. Cazanul spart. primăvara 2024, Tismana. Înregistrare sonoră, {time}. ")
    assert "{link} (" in line
