"""A film's sound once more, in which somebody tells what is seen: what is taken, what is made of it, how it goes."""

from pathlib import Path

import numpy
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Collection

from exhibits.jobs.faults import JobError
from exhibits.jobs.models import Job
from exhibits.media.copies import make_copies
from exhibits.media.models import Recording
from exhibits.media.purging import _delete_copies, _delete_originals
from exhibits.media.recipes import missing
from tests import factories
from tests.media.sounds import ffmpeg, heard, sample, seen
from tests.people import logged_in, member

pytestmark = pytest.mark.django_db
USES = ["described", "described-low"]


def tone(path: Path, seconds: float, hertz: int) -> bytes:
    ffmpeg("-f", "lavfi", "-i", f"sine=frequency={hertz}:sample_rate=48000", "-t", str(seconds), path)
    return path.read_bytes()


def pitch(path) -> float:
    """What is loudest in it, in Hertz."""
    sound = heard(path)
    return numpy.abs(numpy.fft.rfft(sound)).argmax() * 8000 / len(sound)


@pytest.fixture
def film(tmp_path) -> Recording:
    """Its own sound is a tone of 440 Hz, that of its description one of 1000."""
    made = Recording(title="Film", type="video", duration=4)
    made.file.save("film.mp4", ContentFile(sample(".mp4", 4)), save=False)
    made.described.save("told.wav", ContentFile(tone(tmp_path / "told.wav", 3.5, 1000)))
    Job.objects.all().delete()
    return made


def fresh(film: Recording) -> Recording:
    return Recording.objects.get(pk=film.pk)


def described(film: Recording) -> list:
    return [copy for copy in film.derivatives.all() if copy.use in USES]


def originals_of(film: Recording) -> list[str]:
    return [name for name in (film.file.name, film.described.name) if name and storages["originals"].exists(name)]


@pytest.fixture
def curator():
    return logged_in(member("Curators"))


# --- What is made ---------------------------------------------------------------------------------------------------


def test_the_same_pictures_are_made_with_the_other_sound(film):
    assert make_copies(film) == 5
    film = fresh(film)
    assert len(film.described_sha256) == 64
    assert [copy.use for copy in described(film)] == USES
    for copy, plain in zip(described(film), (film.normal[0], film.low[0]), strict=True):
        assert (round(pitch(copy.file.path)), round(pitch(plain.file.path))) == (1000, 440)
        assert len(seen(copy.file.path)) == len(seen(plain.file.path)) == 40
        # It ended earlier than the film: the rest is quiet.
        assert numpy.abs(heard(copy.file.path))[int(3.7 * 8000) :].max() < 0.01
    (offer,) = film.offers
    assert (offer.described, offer.described_low) == tuple(described(film))
    assert film.url == film.normal[0].file.url
    assert make_copies(film) == 0


def test_what_nobody_may_hear_or_see_is_not_described_either(film):
    make_copies(film, [(0, 1000)])
    copies = described(fresh(film))
    assert len(copies) == 2
    for copy in copies:
        sound = numpy.abs(heard(copy.file.path))
        # The description may lie two seconds beside the film: so much more of it is silent.
        assert sound[:24000].max() < 0.001
        assert sound[25000:30000].max() > 0.05
        assert seen(copy.file.path)[:10].max() < 20


def test_a_sound_that_does_not_fit_keeps_no_other_copy_back(film, tmp_path):
    film.described.save("long.wav", ContentFile(tone(tmp_path / "long.wav", 9, 1000)))
    with pytest.raises(JobError, match="lasts 0:09, the film 0:04"):
        make_copies(film)
    assert [copy.use for copy in fresh(film).derivatives.all()] == ["normal", "low", "still"]


def test_another_sound_or_none_takes_the_former_away(film, committed, tmp_path):
    make_copies(film)
    film, former = fresh(film), film.described.name
    with committed():
        film.described.save("other.wav", ContentFile(tone(tmp_path / "other.wav", 4, 700)))
    assert not storages["originals"].exists(former)
    make_copies(fresh(film))
    assert round(pitch(described(fresh(film))[0].file.path)) == 700
    film = fresh(film)
    with committed():
        film.described = ""
        film.save()
    film = fresh(film)
    assert (described(film), film.described_sha256, missing(film), film.described_copy) == ([], "", [], None)
    assert len(film.normal) == 1


# --- What is taken --------------------------------------------------------------------------------------------------


def send(curator, film: Recording, content: bytes | None, name: str = "told.wav", **fields):
    told = {"title": "Film", "collection": Collection.get_first_root_node().pk, "language": "ro", "credit": ""}
    if content is not None:
        told["described"] = SimpleUploadedFile(name, content, content_type="application/octet-stream")
    return curator.post(reverse("wagtailmedia:edit", args=[film.pk]), {**told, **fields})


@pytest.mark.parametrize(
    ("suffix", "seconds", "message"),
    [
        (".wav", 7, "lasts 0:07, the film 0:04: it must be as long as the film"),
        (".wav", 1, "lasts 0:01, the film 0:04"),
        (".txt", 0, "not a recording in a format the museum knows"),
    ],
)
def test_what_does_not_fit_is_refused_and_told_why(curator, film, suffix, seconds, message):
    content = sample(suffix, seconds) if seconds else b"this is a text, not a voice"
    former = film.described.name
    answer = send(curator, film, content)
    assert message in answer.content.decode()
    assert fresh(film).described.name == former


def test_a_sound_or_a_film_is_taken_and_taken_away_again(curator, film):
    for suffix in (".wav", ".mp4"):
        assert send(curator, film, sample(suffix, 4.5), f"told{suffix}").status_code == 302
        assert fresh(film).described.name.endswith(suffix)
    page = curator.get(reverse("wagtailmedia:edit", args=[film.pk])).content.decode()
    assert "There is a file." in page
    assert fresh(film).described.name not in page
    assert send(curator, film, None, **{"described-clear": "on"}).status_code == 302
    assert not fresh(film).described


def test_another_film_must_fit_the_sound_that_is_there(curator, film):
    other = SimpleUploadedFile("film.mp4", sample(".mp4", 8), content_type="video/mp4")
    assert "the film 0:08" in send(curator, film, None, file=other).content.decode()


def test_a_sound_has_no_description(curator):
    voice = factories.recording()
    page = curator.get(reverse("wagtailmedia:edit", args=[voice.pk])).content.decode()
    assert 'name="described"' not in page


# --- The page, and how it goes --------------------------------------------------------------------------------------


def test_players_offer_it_and_it_is_served_as_the_others_are(film, client):
    make_copies(film)
    page = factories.story("Povestea", recording=fresh(film))
    normal, low = described(fresh(film))
    text = client.get(page.url).content.decode()
    assert f'data-described="{normal.file.url}" data-described-low="{low.file.url}"' in text
    assert f'<a class="player-low" href="{normal.file.url}">' in text
    assert client.get(normal.file.url, headers={"Range": "bytes=0-9"}).status_code == 206
    assert client.get(f"/media/{film.described.name}").status_code == 404
    Recording.objects.update(silenced=[[0, 500]])
    assert client.get(normal.file.url).status_code == 404
    page.unpublish()
    Recording.objects.update(silenced=[])
    assert client.get(normal.file.url).status_code == 404


def test_it_goes_with_what_is_taken_back(film):
    make_copies(film)
    paths = [Path(copy.file.path) for copy in described(fresh(film))]
    _delete_copies([film.uuid])
    film = fresh(film)
    assert not any(path.exists() for path in paths)
    assert film.described.name == f"withdrawn/{film.uuid}.described.wav"
    assert len(originals_of(film)) == 2
    assert make_copies(film) == 0
    _delete_originals([film.uuid])
    assert originals_of(film) == []


def test_it_goes_with_the_recording(film, committed):
    with committed():
        film.delete()
    assert originals_of(film) == []
