"""What is taken as a recording, and what is said of a file that is not."""

import struct

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Collection

from exhibits.media import ffmpeg
from exhibits.media.models import Recording
from exhibits.media.probing import PATIENCE, probe
from tests.media import sounds
from tests.media.sounds import sample
from tests.people import logged_in, member

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator(db):
    return logged_in(member("Curators"))


def send(client, name: str, content: bytes, kind: str = "audio"):
    root = Collection.get_first_root_node().pk
    upload = SimpleUploadedFile(name, content, content_type="application/octet-stream")
    fields = {"title": "Povestea", "file": upload, "collection": root, "language": "ro", "credit": ""}
    return client.post(reverse("wagtailmedia:add", args=[kind]), fields)


def declare(data: bytes, seconds: int) -> bytes:
    """A film whose head says that it lasts so long."""
    place = data.find(b"mvhd") + 4
    scale = struct.unpack(">I", data[place + 12 : place + 16])[0]
    return data[: place + 16] + struct.pack(">I", seconds * scale) + data[place + 20 :]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("text.mp3", b"this is a text, not a voice", "not a recording in a format the museum knows"),
        ("page.mp3", b"<html><script>alert(1)</script></html>", "not a recording in a format the museum knows"),
        ("list.mp3", b"#EXTM3U\n#EXTINF:1\nfile:///etc/passwd\n", "not a recording in a format the museum knows"),
        ("voice.exe", b"MZ", "not allowed"),
    ],
)
def test_what_is_no_recording_is_refused(curator, name, content, message):
    assert message in send(curator, name, content).content.decode()
    assert not Recording.objects.exists()


@pytest.mark.parametrize(
    ("suffix", "kind", "message"),
    [
        (".wav", "audio", "The end of this file is missing"),
        (".ogg", "audio", "The end of this file is missing"),
        (".mp4", "video", "The end of this file is missing"),
        (".flac", "audio", "says that it lasts 0:04, but only 0:0"),
    ],
)
def test_a_file_that_was_cut_off_is_refused_and_told_why(curator, suffix, kind, message):
    whole = sample(suffix, 4)
    page = send(curator, f"voice{suffix}", whole[: len(whole) // 2], kind).content.decode()
    assert message in page
    assert "Copy it again" in page
    assert not Recording.objects.exists()


def test_a_file_that_says_it_is_longer_than_it_is(curator):
    film = sample(".mp4", 2)
    longer = send(curator, "film.mp4", declare(film, 60), "video").content.decode()
    assert "says that it lasts 1:00, but only 0:02" in longer
    endless = send(curator, "film.mp4", declare(film, 50_000), "video").content.decode()
    assert "lasts 13:53:20; the most the museum takes is 12:00:00" in endless


def test_damage_in_the_middle_is_refused(curator):
    data = bytearray(sample(".mp3", 4))
    data[6000:26000] = bytes(20000)
    assert "damaged" in send(curator, "voice.mp3", bytes(data)).content.decode()
    assert not Recording.objects.exists()


def test_a_recording_too_large_is_refused(curator, settings):
    settings.MAX_RECORDING_SIZE = 1000
    assert "the most the museum takes is" in send(curator, "voice.mp3", sample(".mp3")).content.decode()


def test_a_sound_is_no_film_and_a_film_without_sound_no_sound(curator, tmp_path):
    assert "There are no moving pictures" in send(curator, "voice.mp4", sample(".m4a"), "video").content.decode()
    silent = tmp_path / "silent.mp4"
    sounds.ffmpeg(*sounds.PICTURES, "-t", "1", "-c:v", "libx264", "-preset", "ultrafast", silent)
    assert "There is no sound" in send(curator, "silent.mp4", silent.read_bytes()).content.decode()


def test_pictures_too_large_to_unfold_are_refused_unseen(curator, tmp_path):
    large = tmp_path / "large.mp4"
    pictures = ["-f", "lavfi", "-i", "color=size=5120x2880:rate=5"]
    sounds.ffmpeg(*pictures, "-t", "1", "-c:v", "libx264", "-preset", "ultrafast", large)
    assert "too large: 5120 × 2880 pixels" in send(curator, "film.mp4", large.read_bytes(), "video").content.decode()
    with pytest.raises(ffmpeg.Refused):
        ffmpeg.run([*ffmpeg.source(large, "mov"), "-f", "null", "-"], limit=PATIENCE)


@pytest.mark.parametrize("suffix", [".wav", ".flac", ".mp3", ".m4a", ".ogg", ".webm"])
def test_whole_recordings_are_taken_and_told_how_long_they_are(curator, suffix):
    assert send(curator, f"voice{suffix}", sample(suffix)).status_code == 302
    made = Recording.objects.get()
    assert made.duration == pytest.approx(2, abs=0.1)
    with storages["originals"].open(made.file.name) as kept:
        assert kept.read() == sample(suffix)


@pytest.mark.parametrize("suffix", [".mp4", ".mkv"])
def test_films_are_taken_and_told_how_large_they_are(curator, suffix):
    assert send(curator, f"film{suffix}", sample(suffix), "video").status_code == 302
    made = Recording.objects.get()
    assert (made.duration, made.width, made.height) == (pytest.approx(2, abs=0.1), 320, 240)


def test_a_large_upload_is_read_where_it_lies(curator, settings):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 100
    assert send(curator, "voice.wav", sample(".wav")).status_code == 302


def test_what_takes_too_long_to_look_at_is_left_to_the_job(curator, monkeypatch):
    monkeypatch.setattr("exhibits.media.probing.PATIENCE", 0.001)
    assert send(curator, "voice.wav", sample(".wav")).status_code == 302
    assert Recording.objects.get().duration == 0


def test_a_recording_is_taken_and_can_be_heard_by_its_editors(curator, committed):
    with committed():
        assert send(curator, "voice.mp3", sample(".mp3")).status_code == 302
    made = Recording.objects.get()
    page = curator.get(reverse("wagtailmedia:edit", args=[made.pk])).content.decode()
    assert f'src="{made.url}"' in page
    assert made.file.name not in page
    made.derivatives.all().delete()
    assert "is being made" in curator.get(reverse("wagtailmedia:edit", args=[made.pk])).content.decode()


def test_ffmpeg_opens_no_other_file_and_no_address(tmp_path):
    """Even of a list that names others, given to it as what it is."""
    (tmp_path / "other.wav").write_bytes(sample(".wav"))
    for line in ("file other.wav", "file http://127.0.0.1:9/voice.wav"):
        listed = tmp_path / "list"
        listed.write_text(f"ffconcat version 1.0\n{line}\n")
        with pytest.raises(ValidationError, match="not a recording"):
            probe(listed, PATIENCE)
    with pytest.raises(ffmpeg.Refused):
        ffmpeg.run([*ffmpeg.source("http://127.0.0.1:9/voice.wav", "wav"), "-f", "null", "-"], limit=PATIENCE)


def test_a_file_name_is_never_an_option_or_a_command(tmp_path):
    for name in ("-version", "a; touch b", "$(touch b)", "%d.wav"):
        path = tmp_path / name
        path.write_bytes(sample(".wav"))
        assert probe(path, PATIENCE).seconds == pytest.approx(2)
    assert not (tmp_path / "b").exists()


def test_time_is_limited(tmp_path):
    endless = ["-f", "lavfi", "-i", "anoisesrc", "-f", "null", "-"]
    with pytest.raises(TimeoutError):
        ffmpeg.run(endless, limit=0.5)
