"""What everybody may read of what is said."""

import pytest
from django.db import IntegrityError, transaction
from wagtail.models import Collection, CollectionViewRestriction

from exhibits.access.models import Hold
from exhibits.access.selectors import public
from exhibits.core.embedded import embed
from exhibits.formats.cues import webvtt
from exhibits.formats.cues.model import Segment
from exhibits.media.models import Transcript
from exhibits.media.transcripts.reading import script_of, words_in
from exhibits.stories.models import StoryPage
from tests import factories

from .transcripts import transcript, translation, withhold

pytestmark = pytest.mark.django_db


@pytest.fixture
def recording():
    return factories.recording(language="ro")


@pytest.fixture
def story(recording):
    return factories.story("Povestea", recording=recording)


def captions(client, recording, language="ro"):
    return client.get(f"/media/captions/{recording.uuid}/{language}.vtt")


def found(client, word, code="ro"):
    return client.get(f"/{code}/search/", {"q": word}).context["results"].total


def body(client, path) -> str:
    return client.get(path).content.decode()


# --- Who may read it ------------------------------------------------------------------------------------------------


def test_a_transcript_is_public_where_its_recording_is_and_it_is_published(story, recording):
    row = transcript(recording)
    assert public(Transcript.objects.filter(pk=row.pk)).exists()
    for status in (Transcript.Status.DRAFT, Transcript.Status.REVIEW):
        Transcript.objects.filter(pk=row.pk).update(status=status)
        assert not public(Transcript.objects.filter(pk=row.pk)).exists()
    Transcript.objects.filter(pk=row.pk).update(status="published")
    Hold.objects.create(subject=story.translation_key, reason="x")
    assert not public(Transcript.objects.filter(pk=row.pk)).exists()


def test_a_recording_has_one_transcript_in_a_language_and_one_original(recording):
    transcript(recording)
    for language, kind in (("ro", "translation"), ("en", "edited")):
        with pytest.raises(IntegrityError), transaction.atomic():
            Transcript.objects.create(recording=recording, language=language, kind=kind)


# --- The page -------------------------------------------------------------------------------------------------------


def test_a_story_shows_turns_with_speakers_times_and_headings(client, story, recording):
    transcript(recording, segments=[(0, "Începutul", "Cum era"), (4000, "Sfârșitul")], transcriber="Ana")
    page = body(client, story.url)
    assert page.count('<p class="speaker">') == 3
    assert '<li id="t=4">' in page
    assert '<span class="cue" data-start="2" data-end="4">un cazan</span>' in page
    assert '<a href="#part=4"><span lang="ro">Sfârșitul</span></a>' in page
    assert '<h3 id="part=0" lang="ro">Începutul</h3>' in page
    assert 'href="#after-transcript"' in page
    assert "Ana" in page


NAMES = ("Începutul", "Cum era", ("aramă", "târg"), ("Tismana", "Undeva"), ("Maria",))


def test_an_index_names_keywords_places_and_people(client, story, recording):
    factories.place()
    transcript(recording, segments=[(0, *NAMES), (4000, "Sfârșitul")])
    english = factories.translate(story, "en")
    page = body(client, english.url)
    assert 'Keywords: <span lang="ro">aramă, târg</span>' in page
    assert '<span lang="ro"><a href="/en/term/place/tismana/">Tismana</a>, Undeva</span>' in page
    assert 'People: <span lang="ro">Maria</span>' in page
    assert page.count('class="note named"') == 1


def test_a_place_is_linked_only_where_one_is_called_so_in_that_language(client, story, recording):
    first = factories.place()
    transcript(recording, "en", segments=[(0, *NAMES)])
    assert "/term/place/" not in body(client, story.url).split('class="note named"')[1].split("</p>")[0]
    Transcript.objects.all().delete()
    transcript(recording, segments=[(0, *NAMES)])
    assert f"/ro/term/place/{first.key}/" in body(client, story.url)
    factories.place("other")
    assert "/term/place/" not in body(client, story.url).split('class="note named"')[1].split("</p>")[0]


def test_names_of_an_index_cost_one_query_however_many_there_are(
    client, story, recording, django_assert_max_num_queries
):
    row = transcript(recording, segments=[(0, *NAMES)])
    shown = embed([], "ro", recordings=[recording.pk]).recordings[recording.pk]
    with django_assert_max_num_queries(3):
        script_of(shown, "ro", speakers=[])
    row.write(row.read_cues(), [Segment(n * 100, f"{n}", "", (), (f"Loc {n}", "Tismana")) for n in range(60)])
    row.save()
    with django_assert_max_num_queries(3):
        assert len(script_of(shown, "ro", speakers=[]).headings) == 60


def test_a_page_without_a_published_transcript_shows_none(client, story, recording):
    transcript(recording, status="draft")
    assert 'class="transcript' not in body(client, story.url)


def test_another_language_stands_beside_it_by_a_plain_link(client, story, recording):
    transcript(recording)
    translation(recording, "en", "Once there was", "", "as big as the house", "and it broke")
    plain = body(client, story.url)
    assert 'href="?beside=en#transcript"' in plain
    assert "Once there was" not in plain
    page = body(client, f"{story.url}?beside=en")
    assert '<p class="words" lang="en"><span class="cue" data-start="0" data-end="2">Once there was</span>' in page
    assert '<span class="cue" data-start="2" data-end="4" lang="ro">un cazan</span> <span class="soft"' in page
    assert body(client, f"{story.url}?beside=xx") == plain


def test_a_translated_page_is_read_in_its_language_else_in_the_original(client, story, recording):
    transcript(recording)
    english = factories.translate(story, "en")
    page = body(client, english.url)
    assert 'note-language">in Romanian</p>' in page
    assert '<p class="words" lang="ro">' in page
    translation(recording, "en")
    page = body(client, english.url)
    assert '<p class="words" lang="en">' in page
    assert 'href="?beside=ro#transcript"' in page


def test_a_variety_of_romani_is_read_on_the_romani_page(client, recording):
    story = factories.story("Paramisi", "rom", recording=recording)
    transcript(recording, "rmy", "Sas jekh")
    page = body(client, story.url)
    assert '<p class="words" lang="rmy">' in page
    assert "note-language" not in page.split('class="transcript')[1].split("</section>")[0]


def test_players_are_given_tracks(client, story, recording):
    transcript(recording), translation(recording, "nb", status="draft"), translation(recording)
    page = body(client, story.url)
    assert page.count("<track ") == 2
    assert f'<track kind="captions" src="/media/captions/{recording.uuid}/ro.vtt" srclang="ro"' in page


# --- Files ----------------------------------------------------------------------------------------------------------


def test_captions_are_served_while_they_are_public(client, story, recording):
    row = transcript(recording)
    response = captions(client, recording)
    assert (response.status_code, response["Content-Type"]) == (200, "text/vtt; charset=utf-8")
    assert [cue.text for cue in webvtt.read(response.content)] == [cue.text for cue in row.read_cues()]
    assert captions(client, recording, "en").status_code == 404
    row.status = "review"
    row.save()
    assert captions(client, recording).status_code == 404


# --- What is withheld -----------------------------------------------------------------------------------------------


def test_a_withheld_passage_is_read_heard_of_and_found_nowhere(client, story, recording):
    transcript(recording, segments=[(2000, "Despre cazan")])
    translation(recording)
    assert found(client, "cazan") == 1
    passage = withhold(recording, 2500, 3000)
    for page in (
        body(client, story.url),
        body(client, f"{story.url}?beside=en"),
        captions(client, recording).content.decode(),
    ):
        assert "un cazan" not in page
        assert "Era o dată" in page
        assert "Despre cazan" not in page
    assert '<li id="t=2" class="withheld">' in body(client, story.url)
    assert "un cazan" not in captions(client, recording, "en").content.decode()
    assert (found(client, "cazan"), found(client, "spart")) == (0, 1)
    passage.lift(by=None)
    assert "un cazan" in body(client, story.url)


def test_search_finds_what_is_said_in_the_language_of_the_page(client, story, recording):
    transcript(recording, "ro", "piatra acvatică")
    translation(recording, "en", "a stone of water")
    factories.translate(story, "en")
    assert (found(client, "acvatică"), found(client, "acvatică", "en")) == (1, 0)
    assert found(client, "stone", "en") == 1


def test_search_forgets_what_is_taken_back(client, story, recording):
    row = transcript(recording, "ro", "piatra acvatică")
    passage = withhold(recording, 0, 100)
    assert found(client, "acvatică") == 0
    passage.lift(by=None)
    assert found(client, "acvatică") == 1
    row.status = "draft"
    row.save()
    assert found(client, "acvatică") == 0


def test_search_does_not_know_the_words_of_closed_recordings(client, recording):
    private = Collection.get_first_root_node().add_child(name="Private")
    story = factories.story("Vocea", recording=recording)
    transcript(recording, "ro", "piatra acvatică")
    assert found(client, "acvatică") == 1
    recording.collection = private
    recording.save()
    assert found(client, "acvatică") == 1
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    assert found(client, "acvatică") == 0
    assert words_in(recording.pk, "ro") == ""
    assert "acvatică" not in body(client, story.url)


def test_a_voice_whose_consent_ended_is_not_read_on_other_pages(client, recording):
    bound = factories.story("Vocea", recording=recording, basis=StoryPage.Basis.CONSENT, narrator="Maria")
    other = factories.story("Alta", recording=recording)
    transcript(recording, "ro", "piatra acvatică")
    assert found(client, "acvatică") == 0
    agreed = factories.consent(bound)
    assert found(client, "acvatică") == 2
    agreed.withdrawn_on = "2021-01-01"
    agreed.save()
    assert found(client, "acvatică") == 0
    assert "acvatică" not in body(client, other.url)
    assert captions(client, recording).status_code == 404
