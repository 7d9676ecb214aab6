"""Who is given the copies of recordings, in which pieces, and for how long."""

import pytest
from django.core.files.base import ContentFile

from exhibits.media.copies import make_copies, require_silence
from exhibits.media.models import Recording
from tests import factories
from tests.media.sounds import sample
from tests.people import logged_in, member

pytestmark = pytest.mark.django_db


@pytest.fixture
def recording(db) -> Recording:
    made = Recording(title="Filmul", type="video")
    made.file.save("film.mp4", ContentFile(sample(".mp4")))
    make_copies(made)
    return Recording.objects.get(pk=made.pk)


def show(recording: Recording):
    return factories.exhibit(body=[factories.block("video", {"recording": recording.pk, "caption": ""})])


def address(copy) -> str:
    return f"/media/{copy.file.name}"


def test_copies_are_served_while_a_public_page_shows_them_and_kept_for_a_minute(client, recording):
    copies = [*recording.normal, *recording.low, recording.still]
    assert {client.get(address(one)).status_code for one in copies} == {404}
    page = show(recording)
    for copy in copies:
        answer = client.get(address(copy))
        assert (answer.status_code, answer["Content-Type"]) == (200, copy.content_type)
        assert answer["Cache-Control"] == "public, max-age=60"
        assert len(b"".join(answer)) == copy.size
    page.unpublish()
    assert {client.get(address(one)).status_code for one in copies} == {404}


def test_the_original_is_under_no_address(client, recording):
    show(recording)
    assert client.get(f"/media/{recording.file.name}").status_code == 404


@pytest.mark.parametrize(
    ("wanted", "status"),
    [("bytes=0-99", 206), ("bytes=-100", 206), ("bytes=99999999-", 416), ("bytes=0-9,20-29", 200), (None, 200)],
)
def test_a_part_is_that_part(client, recording, wanted, status):
    show(recording)
    copy = recording.normal[0]
    with copy.file.open("rb") as file:
        whole = file.read()
    answer = client.get(address(copy), headers={"Range": wanted} if wanted else {})
    assert answer.status_code == status
    if status == 206:
        assert b"".join(answer) == (whole[:100] if wanted == "bytes=0-99" else whole[-100:])
        assert answer["Content-Range"].endswith(f"/{len(whole)}")


def test_from_the_moment_a_span_is_held_back_nobody_hears_what_was_made_before(client, recording):
    page, curator = show(recording), logged_in(member("Curators"))
    before = [*recording.normal, *recording.low, recording.still]
    assert require_silence(recording, [(500, 900)])
    assert not require_silence(recording, [(500, 900)])
    for one in before:
        assert client.get(address(one)).status_code == 404
        assert curator.get(address(one)).status_code == 404
    assert "<source" not in client.get(page.url).content.decode()
    assert Recording.objects.get().peaks == []
    make_copies(recording, [(500, 900)])
    after = Recording.objects.get()
    assert client.get(address(after.normal[0])).status_code == 200
    html = client.get(page.url).content.decode()
    assert f'poster="{after.still.file.url}"' in html
    assert f'data-low="{after.low[0].file.url}"' in html


def test_a_page_offers_typed_copies_the_drawing_and_a_link_to_less_data(client, recording):
    html = client.get(show(recording).url).content.decode()
    assert f'<source src="{recording.normal[0].file.url}" type="video/mp4"' in html
    assert f'href="{recording.low[0].file.url}"' in html
    assert recording.waveform in html
    assert 'width="320" height="240"' in html
    assert html.count("js/player.js") == 1


def test_pages_without_a_recording_load_no_player(client):
    assert "js/player.js" not in client.get(factories.exhibit().url).content.decode()
