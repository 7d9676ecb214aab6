"""The copies of recordings: what they are like, what is silent in them, and when they are made."""

import hashlib
from io import StringIO
from pathlib import Path

import numpy
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from PIL import Image

from exhibits.jobs.faults import JobError
from exhibits.jobs.models import Job
from exhibits.media import waveform
from exhibits.media.copies import make_copies, tidied
from exhibits.media.models import Recording
from exhibits.media.recipes import LOUDNESS, missing
from tests.media.sounds import FILMS, RATE, ffmpeg, heard, sample, seen

pytestmark = pytest.mark.django_db
SPAN = (1000, 2000)


def keep(suffix: str = ".wav", content: bytes | None = None, seconds: float = 2) -> Recording:
    made = Recording(title="Povestea", type="video" if suffix in FILMS else "audio")
    made.file.save(f"voice{suffix}", ContentFile(content or sample(suffix, seconds)))
    Job.objects.all().delete()
    return made


def fresh(recording: Recording) -> Recording:
    return Recording.objects.get(pk=recording.pk)


def place(recording: Recording) -> Path:
    return Path(default_storage.path(f"recordings/{recording.uuid}"))


def kinds(copies) -> list[str]:
    return [one.content_type for one in copies]


@pytest.mark.parametrize("suffix", [".wav", ".flac", ".mp3", ".m4a", ".ogg", ".webm"])
def test_a_sound_gets_two_formats_at_two_rates(suffix):
    recording = keep(suffix)
    assert make_copies(recording) == 4
    recording = fresh(recording)
    both = ["audio/webm; codecs=opus", "audio/mp4"]
    assert (kinds(recording.normal), kinds(recording.low), recording.still) == (both, both, None)
    for copy in recording.normal + recording.low:
        assert len(heard(copy.file.path)) / 8000 == pytest.approx(2, abs=0.15)
    assert recording.duration == pytest.approx(2, abs=0.1)
    assert {one.name for one in place(recording).iterdir()} == {
        Path(one.file.name).name for one in recording.derivatives.all()
    }


def test_low_rates_are_low():
    recording = keep(".wav", seconds=10)
    make_copies(recording)
    recording = fresh(recording)
    for copies, most in ((recording.normal, 110), (recording.low, 42)):
        for copy in copies:
            assert copy.file.size * 8 / 10 / 1000 < most, copy.content_type


def test_a_moment_is_found_by_an_index_that_comes_before_the_sound():
    recording = keep(".wav", seconds=12)
    make_copies(recording)
    for copy in fresh(recording).normal + fresh(recording).low:
        content = Path(copy.file.path).read_bytes()
        # Of Matroska the elements Cues and Cluster (RFC 9559), of MP4 the boxes moov and mdat.
        index, sound = (b"\x1c\x53\xbb\x6b", b"\x1f\x43\xb6\x75") if "webm" in copy.content_type else (b"moov", b"mdat")
        assert content.rfind(index, 0, content.find(sound)) > 0, copy.content_type


def test_a_film_gets_two_sizes_and_a_still(tmp_path):
    path = tmp_path / "film.mp4"
    pictures = ["-f", "lavfi", "-i", "testsrc2=size=1920x1080:rate=50", "-f", "lavfi", "-i", "sine=frequency=440"]
    tell = ["-metadata", "location=+45.0+25.0/", "-metadata", "title=Camera 7"]
    ffmpeg(*pictures, "-t", "1", "-c:v", "libx264", "-preset", "ultrafast", "-c:a", "aac", *tell, path)
    recording = keep(".mp4", path.read_bytes())
    assert make_copies(recording) == 3
    recording = fresh(recording)
    assert (recording.width, recording.height) == (1920, 1080)
    said = [ffmpeg("-i", one.file.path, "-f", "null", "-").stderr.decode() for one in recording.normal + recording.low]
    for words, size in zip(said, ("1280x720", "640x360"), strict=True):
        assert size in words.partition("Stream mapping")[0]
        assert "25 fps" in words
        assert "Camera 7" not in words
        assert "+45" not in words
    assert recording.still.content_type == "image/jpeg"
    for copy in recording.normal + recording.low:
        with copy.file.open("rb") as file:
            head = file.read(2_000_000)
        assert head.find(b"moov") < head.find(b"mdat"), "it begins to play before all of it is there"


def test_a_telephone_held_upright_and_a_film_without_sound(tmp_path):
    path = tmp_path / "film.mp4"
    pictures = ["-f", "lavfi", "-i", "testsrc2=size=718x1279:rate=12"]
    ffmpeg(*pictures, "-t", "1", "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv444p", path)
    recording = keep(".mp4", path.read_bytes())
    assert make_copies(recording) == 3
    assert set(fresh(recording).peaks) == {0}
    assert make_copies(fresh(recording)) == 0


@pytest.mark.parametrize("gain", ["-20dB", "-1dB"])
def test_loudness_is_the_same_whatever_it_was(tmp_path, gain):
    path = tmp_path / "voice.wav"
    noise = f"anoisesrc=color=pink:sample_rate={RATE}:seed=7,volume={gain}"
    ffmpeg("-f", "lavfi", "-i", noise, "-t", "8", "-ac", "2", path)
    recording = keep(".wav", path.read_bytes())
    make_copies(recording)
    for copy in fresh(recording).normal:
        said = ffmpeg("-i", copy.file.path, "-af", "ebur128=framelog=quiet", "-f", "null", "-").stderr.decode()
        loudness = float(said.rpartition("I:")[2].split()[0])
        assert loudness == pytest.approx(LOUDNESS, abs=1), copy.content_type


@pytest.mark.parametrize("suffix", [".wav", ".flac", ".mp3", ".ogg", ".mp4", ".mkv"])
def test_what_nobody_may_hear_is_silent_in_every_copy(suffix):
    recording = keep(suffix, seconds=4)
    make_copies(recording, [SPAN])
    recording = fresh(recording)
    for copy in recording.normal + recording.low:
        sound = numpy.abs(heard(copy.file.path))
        start, end = (moment * 8 for moment in SPAN)
        assert sound[start:end].max() < 0.001, copy.content_type
        assert sound[: start - 800].max() > 0.05
        assert sound[end + 800 :].max() > 0.05
        if suffix in FILMS:
            pictures = seen(copy.file.path)
            assert pictures[10:20].max() < 20
            assert pictures[:8].max() > 50
            assert pictures[23:].max() > 50
    quiet = len(recording.peaks) * SPAN[0] // 4000, len(recording.peaks) * SPAN[1] // 4000
    assert max(recording.peaks[quiet[0] + 2 : quiet[1] - 3]) <= 1


def test_a_still_is_taken_where_something_may_be_seen():
    for spans, is_black in (([(0, 3000)], False), ([(0, 4000)], True)):
        recording = keep(".mp4", seconds=4)
        make_copies(recording, spans)
        with Image.open(fresh(recording).still.file.path) as still:
            assert (still.convert("L").getextrema()[1] < 20) == is_black


def test_copies_made_with_other_spans_are_no_copies_any_more():
    recording = keep()
    make_copies(recording, [SPAN])
    former = {one.file.name for one in recording.derivatives.all()}
    assert make_copies(fresh(recording), [SPAN]) == 0
    Recording.objects.update(silenced=[[0, 500]], peaks=[])
    stale = fresh(recording)
    assert (stale.normal, stale.low, stale.url, len(missing(stale))) == ([], [], "", 4)
    assert make_copies(stale, [(0, 500)]) == 4
    assert not {one for one in former if default_storage.exists(one)}
    assert make_copies(fresh(recording), []) == 4, "what was opened again is heard again"


def test_spans_are_put_in_order():
    assert tidied([(5000, 6000), (0, 1000), (900, 2000), (3, 3), (-5, 10)]) == [[0, 2000], [5000, 6000]]


def test_the_original_stays_as_it_is_and_its_checksum_is_kept():
    recording = keep(".flac")
    make_copies(recording)
    assert Path(recording.file.path).read_bytes() == sample(".flac")
    assert fresh(recording).sha256 == hashlib.sha256(sample(".flac")).hexdigest()


def test_what_is_there_is_not_made_again():
    recording = keep()
    make_copies(recording)
    before = {one.file.name: one.pk for one in recording.derivatives.all()}
    recording.derivatives.filter(use="low", content_type="audio/mp4").delete()
    assert make_copies(fresh(recording)) == 1
    after = {one.file.name: one.pk for one in recording.derivatives.all()}
    assert len(before.items() & after.items()) == 3


@pytest.mark.parametrize("change", ["file", "spans", "gone"])
def test_what_changes_meanwhile_gets_no_copies_of_what_it_was(change):
    recording = keep()

    def replace(done, total):
        other = Recording.objects.filter(pk=recording.pk)
        if change == "gone":
            other.delete()
        elif change == "file":
            other.update(file="recordings/other.wav")
        else:
            other.update(silenced=[[0, 10]])

    assert make_copies(recording, [], replace) == 0
    assert not recording.derivatives.exists()
    assert not [one for one in place(recording).rglob("*") if one.is_file()]


def test_progress_may_stop_the_work_and_leaves_nothing_half_made():
    recording, heard_of = keep(), []

    def stop(done, total):
        heard_of.append((done, total))
        if done > 40:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_copies(recording, [], stop)
    assert heard_of[0][1] == 100
    assert heard_of == sorted(heard_of)
    assert recording.derivatives.count() == len([one for one in place(recording).rglob("*") if one.is_file()]) < 4
    assert make_copies(fresh(recording)) == 4 - recording.derivatives.count() or fresh(recording).low


def test_what_cannot_be_used_is_told_to_curators():
    cut = keep(".flac", sample(".flac", 4)[:40_000])
    with pytest.raises(JobError, match="This file says that it lasts 0:04, but only"):
        make_copies(cut)
    with pytest.raises(JobError, match="no moving pictures"):
        make_copies(keep(".mp4", sample(".m4a")))
    assert not place(cut).exists() or not any(place(cut).iterdir())


def test_a_drawing_of_it():
    recording = keep(seconds=4)
    make_copies(recording, [SPAN])
    recording = fresh(recording)
    assert len(recording.peaks) == waveform.COUNT
    assert max(recording.peaks) == 100
    assert recording.waveform.count("M") == waveform.COUNT
    assert Recording().waveform == ""


def test_the_command_makes_what_is_missing_or_lost():
    recording, out, err = keep(), StringIO(), StringIO()
    broken = keep(".flac", sample(".flac", 4)[:40_000])
    broken.title = "Broken"
    broken.save()
    call_command("make_copies", stdout=out, stderr=err)
    assert out.getvalue().endswith("Recordings: 2 lacked copies, 4 files made, 1 not usable\n")
    assert err.getvalue().startswith("Broken: This file says")
    broken.delete()
    Path(fresh(recording).low[0].file.path).unlink()
    call_command("make_copies", stdout=out, stderr=err)
    assert out.getvalue().endswith("Recordings: 1 lacked copies, 1 files made, 0 not usable\n")
    call_command("make_copies", stdout=out, stderr=err)
    assert out.getvalue().endswith("Recordings: 0 lacked copies, 0 files made, 0 not usable\n")


def test_what_somebody_else_is_making_is_not_swept_away():
    recording = keep()
    beside = []

    def meanwhile(done, total):
        if not beside and recording.derivatives.exists():
            beside.append(make_copies(fresh(recording)))

    make_copies(recording, [], meanwhile)
    assert beside == [3]
    assert sorted(one.name for one in place(recording).iterdir()) == sorted(
        Path(one.file.name).name for one in recording.derivatives.all()
    )
    assert recording.derivatives.count() == 4


def test_of_one_that_was_taken_back_nothing_is_made():
    recording = keep()
    Recording.objects.update(file="withdrawn/voice.wav")
    assert make_copies(fresh(recording)) == 0
    out = StringIO()
    call_command("make_copies", stdout=out)
    assert out.getvalue() == "Recordings: 0 lacked copies, 0 files made, 0 not usable\n"


def test_files_go_with_the_recording(committed):
    recording = keep()
    make_copies(recording)
    (place(recording) / "left.part").mkdir()
    with committed():
        recording.delete()
    assert not place(recording).exists()
