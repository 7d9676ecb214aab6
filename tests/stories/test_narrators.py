"""A narrator is known to readers as they wish, wherever they are met."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from exhibits.access.models import Consent
from exhibits.media.models import Transcript
from exhibits.media.transcripts.reading import captions, words_in
from exhibits.stories.models import Narrator, StoryPage
from museum.setup.people import CURATORS, EDITORS
from tests import desk, factories
from tests.media.transcripts import transcript, translation
from tests.people import logged_in, member

pytestmark = pytest.mark.django_db
NAME = "Zamfira Canariu"


@pytest.fixture
def narrator(db) -> Narrator:
    return factories.narrator(NAME)


@pytest.fixture
def story(narrator, committed) -> StoryPage:
    with committed():
        recording = factories.recording("Vocea")
        row = transcript(
            recording, "ro", "Eu spun povestea", segments=[(0, "Început", "", (), (), ("Zamfira Canariu",))]
        )
        row.cues[0]["speaker"] = "Zamfira"
        row.save()
        page = factories.story(
            "Cum a fost", basis=StoryPage.Basis.CONSENT, narrator=narrator, recording=recording, slug="cum-a-fost"
        )
        factories.consent(page)
        for code in ("nb", "en", "rom"):
            factories.translate(page, code, slug="cum-a-fost")
    return page


@pytest.mark.parametrize(
    ("naming", "shown"),
    [("name", NAME), ("pseudonym", "Bunica Rada"), ("initials", "Z. C."), ("anonymous", "cineva")],
)
def test_every_page_and_file_names_them_as_they_wish(naming, shown, narrator, story, committed, client):
    with committed():
        narrator.naming, narrator.pseudonym = naming, "Bunica Rada"
        narrator.save()
    for page in StoryPage.objects.filter(translation_key=story.translation_key):
        body = client.get(page.url).content.decode()
        assert (shown in body) or naming == "anonymous", page.url
        assert ("Zamfira" in body) is (naming == "name"), page.url
    assert ("Zamfira" in captions(Transcript.objects.get(), story.recording).decode()) is (naming == "name")
    assert ("Zamfira" in words_in(story.recording_id, "ro")) is (naming == "name")


def test_their_voice_on_another_place_of_their_page_is_theirs_too(narrator, committed):
    with committed():
        recording = factories.recording("Altă voce")
        row = transcript(recording, "ro", "Eu spun altceva")
        row.cues[0]["speaker"] = NAME
        row.save()
        heard = factories.block("audio", {"recording": recording.pk, "caption": ""})
        factories.story("Două glasuri", narrator=narrator, body=[heard])
        narrator.naming = Narrator.Naming.INITIALS
        narrator.save()
    assert "<v Z. C.>" in captions(row, recording).decode()


def test_search_forgets_a_name_that_is_not_to_be_known(narrator, story, committed, client):
    def is_found() -> bool:
        return "/ro/povesti/cum-a-fost/" in client.get("/ro/search/", {"q": "Zamfira"}).content.decode()

    assert is_found()
    with committed():
        narrator.naming = Narrator.Naming.INITIALS
        narrator.save()
    assert not is_found()


def test_another_name_is_another_name(narrator):
    narrator.naming = Narrator.Naming.PSEUDONYM
    for pseudonym in ("", f"{NAME} (bunica)"):
        narrator.pseudonym = pseudonym
        with pytest.raises(ValidationError) as refused:
            narrator.full_clean()
        assert "pseudonym" in refused.value.message_dict


def test_an_editor_is_told_where_the_name_stands(narrator, story):
    narrator.naming = Narrator.Naming.ANONYMOUS
    narrator.save()
    form_class = StoryPage.get_edit_handler().get_form_class()
    data = nested_form_data(
        {
            "title": f"Povestea: {NAME.upper()}",
            "slug": "zamfira-canariu",
            "body": streamfield([]),
            **{name: inline_formset([]) for name in ("periods", "themes", "places", "people", "comments")},
        }
    )
    told = form_class(data, instance=story, for_user=None)
    assert {"title", "slug"} <= {
        name for name, faults in told.errors.items() if "does not wish to be named" in " ".join(faults)
    }


def test_a_translation_that_names_them_is_not_published(locales, committed):
    translator, reviewer = logged_in(member("Translators (nb)")), logged_in(member("Reviewers (nb)"))
    anonymous = factories.narrator(NAME, naming=Narrator.Naming.ANONYMOUS)
    with committed():
        story = factories.story("Căldarea", basis=StoryPage.Basis.CONSENT, narrator=anonymous, body=[])
        factories.consent(story)
        translation = desk.begin(story, locales["nb"], publish=False)
    title = translation.source.stringsegment_set.get(context__path="title")
    desk.send(translator, translation, title, f"Kjelen til {NAME}")
    with committed():
        answer = desk.finish(reviewer, translation, "approve")
    assert "does not wish to be named, and is named here. (Title" in reviewer.get(answer.url).content.decode()
    assert not story.get_translation(locales["nb"]).live
    desk.send(translator, translation, title, "Kjelen", base=f"Kjelen til {NAME}")
    with committed():
        desk.finish(reviewer, translation, "approve")
    page = story.get_translation(locales["nb"])
    assert (page.live, page.title) == (True, "Kjelen")


def test_words_that_name_them_are_not_published(narrator, story):
    narrator.naming = Narrator.Naming.ANONYMOUS
    narrator.save()
    row = Transcript.objects.get()
    cues = row.read_cues()
    row.cues[0]["text"] = f"Mă numesc {NAME}"
    row.status = Transcript.Status.DRAFT
    row.save()
    curator = logged_in(member(CURATORS))
    address = reverse("transcripts:about", args=[row.recording_id, "ro"])
    answer = curator.post(address, {"ro-status": "published", "ro-kind": "verbatim", "ro-index": ""})
    assert answer.status_code == 422
    assert "withhold these passages first" in answer.content.decode()
    row.refresh_from_db()
    assert row.status == Transcript.Status.DRAFT
    assert cues


@pytest.mark.parametrize("url", ["choose", "choose_results", "chosen"])
def test_names_are_not_for_translators(url, narrator):
    name = f"wagtailsnippetchoosers_stories_narrator:{url}"
    address = reverse(name, args=[narrator.pk] if url == "chosen" else [])
    for groups, sees in (((EDITORS,), True), (("Translators (nb)",), False)):
        client = logged_in(member(*groups, name=f"{groups[0]}-{url}"))
        answer = client.get(address)
        assert (NAME in answer.content.decode()) is sees, groups


@pytest.mark.parametrize("subject", ["story", "recording"])
def test_words_are_read_only_in_languages_that_were_agreed_to(story, committed, client, subject):
    with committed():
        translation(story.recording, "nb", "Jeg forteller")
        translation(story.recording, "en", "I tell it")
        if subject == "story":
            Consent.objects.update(languages=" en ro ")
        else:
            Consent.objects.create(
                subject=story.recording.uuid, given_by="x", given_on="2020-01-01", languages=" en ro "
            )
    captions_of = f"/media/captions/{story.recording.uuid}"
    assert [client.get(f"{captions_of}/{code}.vtt").status_code for code in ("ro", "en", "nb")] == [200, 200, 404]
    body = client.get(f"{story.url}?beside=nb").content.decode()
    assert "Jeg forteller" not in body
    assert "beside=nb" not in body
    assert "I tell it" in client.get(f"{story.url}?beside=en").content.decode()
    assert words_in(story.recording_id, "nb") == ""
