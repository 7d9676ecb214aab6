"""The desk for transcripts: who may write, what is kept, and what follows."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from exhibits.access.models import Withheld
from exhibits.formats.cues import webvtt
from exhibits.media.models import Transcript
from exhibits.media.transcripts.forms import AboutForm
from exhibits.media.transcripts.reading import words_in
from tests import factories
from tests.people import logged_in, member

from .transcripts import desk, opened, rows_in, save, transcript, translation, withhold

pytestmark = pytest.mark.django_db


@pytest.fixture
def recording():
    return factories.recording(language="ro")


@pytest.fixture
def curator():
    return logged_in(member("Curators"))


def texts(recording, language) -> list[str]:
    return [cue["text"] for cue in Transcript.objects.get(recording=recording, language=language).cues]


def send(client, recording, content: str, language="ro", **fields):
    form = {"language": language, "kind": "verbatim", "seen": client.get(desk(recording)).context["seen"], **fields}
    return client.post(desk(recording, "file"), {**form, "file": SimpleUploadedFile("x", content.encode())})


def vtt(*texts: str, seconds=2) -> str:
    times = [f"00:{n * seconds:02}.000 --> 00:{n * seconds + seconds:02}.000" for n in range(len(texts))]
    return "WEBVTT\n\n" + "\n\n".join(f"{time}\n{text}" for time, text in zip(times, texts, strict=True))


# --- Who ------------------------------------------------------------------------------------------------------------


def test_the_desk_is_for_those_who_may_change_the_recording(recording, curator):
    transcript(recording)
    stranger = logged_in(member("Community reviewers"))
    for name, *args in (("desk",), ("begin",), ("file",), ("about", "ro"), ("vtt", "ro")):
        assert stranger.post(desk(recording, name, *args)).status_code in (302, 403), name
        assert stranger.get(desk(recording, name, *args)).status_code in (302, 403, 405), name
    assert curator.get(desk(recording)).status_code == 200
    assert desk(recording) in curator.get(reverse("wagtailmedia:edit", args=[recording.pk])).content.decode()


# --- Writing --------------------------------------------------------------------------------------------------------


def test_a_language_is_begun_and_the_next_is_its_translation(recording, curator):
    form = {"language": "rmy", "kind": "edited", "seen": ""}
    assert curator.post(desk(recording, "begin"), form).status_code == 302
    rows = [["", "0:01.0", "2.5", " Ana  M. ", "Sas  jekh", ""], ["", "", "", "", "", ""]]
    assert save(curator, recording, {"seen": "rmy:1", "beside": "", "rows": rows}).status_code == 302
    curator.post(desk(recording, "begin"), {"language": "en", "kind": "edited", "seen": "rmy:2"})
    first, second = Transcript.objects.order_by("pk")
    assert first.cues == [{"key": "1", "start": 1000, "end": 2500, "speaker": "Ana M.", "text": "Sas jekh"}]
    assert (first.kind, second.kind, second.status) == ("edited", "translation", "draft")
    assert second.cues == [{**first.cues[0], "text": ""}]


def test_split_and_joined_cues_are_followed_by_every_language(recording, curator):
    transcript(recording), translation(recording, "en"), translation(recording, "nb")
    form = opened(curator, recording, "en")
    first, second, third, fourth = form["rows"]
    form["rows"] = [
        [*first[:2], "0:01.000", first[3], "Era", first[5]],
        ["", "0:01.000", "0:02.000", first[3], "o dată", "once"],
        [*second[:2], third[2], second[3], "un cazan mare cât casa", "a cauldron as big as the house"],
        fourth,
    ]
    assert save(curator, recording, form).status_code == 302
    assert texts(recording, "ro") == ["Era", "o dată", "un cazan mare cât casa", "și s-a spart"]
    assert texts(recording, "en") == ["en Era o dată", "once", "a cauldron as big as the house", "en și s-a spart"]
    assert texts(recording, "nb") == ["nb Era o dată", "", "nb un cazan nb mare cât casa", "nb și s-a spart"]
    keys = {tuple(cue["key"] for cue in row.cues) for row in Transcript.objects.all()}
    assert keys == {("1", "5", "2", "4")}


def test_what_cannot_be_kept_comes_back_as_it_was_written(recording, curator):
    transcript(recording)
    form = opened(curator, recording)
    form["rows"][1][1] = "soon"
    form["rows"][3][4] = "altceva"
    response = save(curator, recording, form)
    assert response.status_code == 422
    assert "Cue 2: “soon” is no time" in response.content.decode()
    assert rows_in(response) == form["rows"]
    form["rows"][1][1] = "0:01.000"
    assert "Cue 2: It begins before the cue above it has ended (1)." in save(curator, recording, form).content.decode()
    assert texts(recording, "ro")[3] == "și s-a spart"


def test_nobody_writes_over_what_they_have_not_seen(recording, curator):
    transcript(recording), translation(recording)
    mine, theirs = opened(curator, recording), opened(curator, recording)
    theirs["rows"][0][5] = "theirs"
    assert save(curator, recording, theirs).status_code == 302
    mine["rows"][0][4] = "ale mele"
    response = save(curator, recording, mine)
    assert response.status_code == 409
    assert "Somebody else has saved this transcript meanwhile" in response.content.decode()
    assert rows_in(response)[0][4] == "ale mele"
    assert (texts(recording, "ro")[0], texts(recording, "en")[0]) == ("Era o dată", "theirs")


def test_without_scripts_it_is_a_form(recording, curator):
    transcript(recording), translation(recording)
    form = opened(curator, recording)
    form["rows"][0][4] = "A fost"
    columns = zip(("key", "start", "end", "speaker", "text", "other"), zip(*form["rows"], strict=True), strict=True)
    sent = {name: [*column, ""] for name, column in columns}
    response = curator.post(desk(recording), {"seen": form["seen"], "beside": "en", **sent})
    assert response.status_code == 302
    assert texts(recording, "ro") == ["A fost", "un cazan", "mare cât casa", "și s-a spart"]
    assert Transcript.objects.get(language="ro").version == 2
    assert Transcript.objects.get(language="en").version == 1


@pytest.mark.parametrize(
    "rows", ["", "{", "[[1, 2, 3, 4, 5, 6]]", '[["1"]]', '{"a": 1}', "7", '[["1","","","","","","x"]]']
)
def test_what_no_desk_sends_is_refused(recording, curator, rows):
    transcript(recording)
    assert curator.post(desk(recording), {"seen": "ro:1", "rows": rows}).status_code == 404


def test_many_cues_are_saved_with_as_few_queries_as_few(curator, django_assert_max_num_queries):
    counts = []
    for number in (4, 1200):
        recording = factories.recording(language="ro")
        factories.story(f"Povestea {number}", recording=recording)
        transcript(recording, "ro", *(f"Vorba a {n}-a, destul de lungă ca să fie o vorbă." for n in range(number)))
        translation(recording, "en", *(f"Word number {n}, long enough to be one." for n in range(number)))
        form = opened(curator, recording, "en")
        form["rows"][number // 2][4] = "altceva"
        with django_assert_max_num_queries(100) as asked:
            assert save(curator, recording, form).status_code == 302
        assert texts(recording, "ro")[number // 2] == "altceva"
        counts.append(len(asked))
    assert counts[0] >= counts[1]


def test_state_and_people_are_told_beside_it(recording, curator):
    transcript(recording, "rmy", "Sas", status="draft")
    form = {"rmy-status": "published", "rmy-kind": "edited", "rmy-transcriber": "Ana", "rmy-variety": "vlax"}
    assert curator.post(desk(recording, "about", "rmy"), form).status_code == 302
    row = Transcript.objects.get()
    assert (row.status, row.kind, row.transcriber, row.variety) == ("published", "edited", "Ana", "vlax")


def test_the_index_is_written_as_lines(recording, curator):
    transcript(recording, segments=[(0, "Începutul", "Cum era")])
    about = {"status": "published", "kind": "verbatim", "transcriber": "", "reviewer": ""}
    form = {f"ro-{name}": value for name, value in about.items()}
    assert "0:00.000 Începutul\nCum era" in curator.get(desk(recording)).content.decode()
    response = curator.post(desk(recording, "about", "ro"), {**form, "ro-index": "0:02 Doi\nlater\n0:04"})
    assert response.status_code == 422
    assert "Line 3: A point of the index has no title: “0:04”." in response.content.decode()
    curator.post(desk(recording, "about", "ro"), {**form, "ro-index": "0:02 Doi\nmai târziu\n# foc; apă"})
    assert [(one["start"], one["title"], one["keywords"]) for one in Transcript.objects.get().segments] == [
        (2000, "Doi", ["foc", "apă"])
    ]


def test_who_tells_of_a_transcript_does_not_touch_its_cues(recording, curator):
    row = transcript(recording, status="draft")
    form = AboutForm({"status": "published", "kind": "edited", "index": ""}, instance=Transcript.objects.get(pk=row.pk))
    assert form.is_valid(), form.errors
    other = opened(curator, recording)
    other["rows"][0][4] = "altfel"
    save(curator, recording, other)
    form.save()
    row.refresh_from_db()
    assert (row.status, row.cues[0]["text"], row.version) == ("published", "altfel", 2)


# --- Files ----------------------------------------------------------------------------------------------------------


def test_a_file_is_taken_whole_or_not_at_all(recording, curator):
    response = send(curator, recording, vtt("una", "două").replace("00:04.000", "00:01.000"))
    assert response.status_code == 422
    assert "Line 6: The end is not after the beginning." in response.content.decode()
    assert not Transcript.objects.exists()
    assert send(curator, recording, vtt("una", "două")).status_code == 302
    assert texts(recording, "ro") == ["una", "două"]


def test_a_file_again_keeps_the_keys_and_with_them_the_translations(recording, curator):
    transcript(recording), translation(recording)
    send(curator, recording, vtt("altfel", "", "mare", "spart").replace("00:02.000 --> 00:04.000\n\n", ""))
    assert texts(recording, "ro") == ["altfel", "mare", "spart"]
    assert texts(recording, "en") == ["en Era o dată", "en mare cât casa", "en și s-a spart"]


def test_a_translation_from_a_file_is_laid_on_the_original(recording, curator):
    transcript(recording)
    assert send(curator, recording, vtt("one", "two", seconds=4), "en").status_code == 302
    assert texts(recording, "en") == ["one", "", "two", ""]
    assert Transcript.objects.get(language="en").kind == "translation"


def test_a_record_of_ohms_brings_two_languages_and_the_index(recording, curator):
    record = (
        "<ROOT><record><sync>1:|1(0)</sync><sync_alt>1:|1(0)</sync_alt><transcript>una\ndouă</transcript>"
        "<transcript_alt>one\ntwo</transcript_alt><index><point><time>60</time><title>A doua</title>"
        "<title_alt>The second</title_alt></point></index></record></ROOT>"
    )
    assert send(curator, recording, record, second="en").status_code == 302
    assert (texts(recording, "ro"), texts(recording, "en")) == (["una", "două"], ["one", "two"])
    assert [row.segments[0]["title"] for row in Transcript.objects.order_by("pk")] == ["A doua", "The second"]


def test_files_go_out_without_what_is_withheld(recording, curator):
    row = transcript(recording, segments=[(0, "Începutul")])
    withhold(recording, 2000, 2001)
    for form in ("vtt", "srt", "txt"):
        response = curator.get(desk(recording, form, "ro"))
        assert "un cazan" not in response.content.decode()
        assert "mare cât casa" in response.content.decode()
        assert response["Content-Disposition"].startswith("attachment")
    whole = curator.get(f"{desk(recording, 'vtt', 'ro')}?whole").content
    assert webvtt.read(whole) == row.read_cues()


# --- Withholding ----------------------------------------------------------------------------------------------------


def test_curators_withhold_a_passage_and_let_it_be_read_again(recording, curator):
    transcript(recording)
    factories.story("Povestea", recording=recording)
    form = {"start": "0:02.5", "end": "3", "reason": "Asked for"}
    assert curator.post(desk(recording, "withhold"), {**form, "end": "2"}).status_code == 422
    assert curator.post(desk(recording, "withhold"), {**form, "end": "later"}).status_code == 422
    assert curator.post(desk(recording, "withhold"), form).status_code == 302
    passage = Withheld.objects.get()
    assert (passage.subject, passage.start, passage.end) == (recording.uuid, 2500, 3000)
    assert passage.marked_by.username == "curators"
    recording.refresh_from_db()
    assert recording.silenced == [[2500, 3000]]
    assert recording.url == "", "nothing is heard that was made before"
    assert "cazan" not in words_in(recording.pk, "ro")
    assert "0:02.500–0:03.000: Asked for" in curator.get(desk(recording)).content.decode()
    assert curator.post(desk(recording, "lift", passage.pk)).status_code == 302
    passage.refresh_from_db()
    assert passage.lifted_by.username == "curators"
    recording.refresh_from_db()
    assert recording.silenced == []
    assert "cazan" in words_in(recording.pk, "ro")


def test_editors_do_not_withhold(recording):
    person = member("Editors")
    recording.uploaded_by_user = person
    recording.save()
    editor = logged_in(person)
    assert editor.get(desk(recording)).status_code == 200
    form = {"start": "2", "end": "3", "reason": "x"}
    assert editor.post(desk(recording, "withhold"), form).status_code in (302, 403)
    assert not Withheld.objects.exists()
