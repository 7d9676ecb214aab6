"""Kinds of recordings, by their bytes."""

import struct
from io import BytesIO

import pytest

from exhibits.formats.containers import Container, read_container
from tests.media.sounds import sample

NAMES = {
    ".wav": ("WAV", "wav"), ".rf64": ("WAV", "wav"), ".flac": ("FLAC", "flac"), ".mp3": ("MP3", "mp3"),
    ".m4a": ("MP4", "mov"), ".mp4": ("MP4", "mov"), ".ogg": ("Ogg", "ogg"), ".webm": ("WebM", "matroska"),
    ".mkv": ("Matroska", "matroska"),
}  # fmt: skip


def read(data: bytes) -> Container | None:
    return read_container(BytesIO(data))


@pytest.mark.parametrize("suffix", NAMES)
def test_whole_files(suffix):
    found = read(sample(suffix))
    assert (found.name, found.demuxer) == NAMES[suffix]
    assert not found.is_cut
    if suffix == ".ogg":
        assert found.seconds is None
    else:
        assert found.seconds == pytest.approx(2, abs=0.1)


@pytest.mark.parametrize("suffix", [one for one in NAMES if one != ".flac"])
def test_the_end_is_missing(suffix):
    data = sample(suffix)
    assert read(data[: len(data) * 3 // 4]).is_cut


def test_of_flac_only_decoding_tells():
    data = sample(".flac")
    assert read(data[: len(data) // 2]).seconds == pytest.approx(2)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"RIFF",
        b"this is a text, not a voice" * 100,
        b"<html><script>alert(1)</script></html>",
        b"ID3\x04\x00\x00\x00\x00\x00\x00" + b"\x00" * 2000,
        b"\xff" * 100_000,
        b"\xff\xfb\x90\x00" + b"\x00" * 3000,
        b"%PDF-1.7\n" + b"0" * 500,
        b"\x89PNG\r\n\x1a\n" + b"\x00" * 100,
        b"RIFF\x10\x00\x00\x00WEBPVP8 " + b"\x00" * 100,
        b"\x00\x00\x00\x18ftypavif\x00\x00\x00\x00avifmif1" + b"\x00\x00\x00\x10meta" + b"\x00" * 8,
        b"#EXTM3U\n#EXTINF:1\nfile:///etc/passwd\n",
    ],
)
def test_what_is_none(data):
    assert read(data) is None


@pytest.mark.parametrize("suffix", NAMES)
def test_whatever_happens_to_the_head_nothing_is_raised(suffix):
    data = bytearray(sample(suffix)[:4000])
    for place in range(200):
        for value in (0, 0x7F, 0xFF):
            changed = data.copy()
            changed[place] = value
            found = read(bytes(changed))
            assert found is None or found.seconds is None or found.seconds >= 0
    for length in range(300):
        read(bytes(data[:length]))


def test_sizes_that_were_never_written():
    data = bytearray(sample(".wav"))
    place = data.find(b"data")
    for untold in (0, 0xFFFFFFFF):
        data[place + 4 : place + 8] = struct.pack("<I", untold)
        assert read(bytes(data)) == Container("WAV", "wav")


def test_a_tag_before_the_sound():
    tag = b"ID3\x04\x00\x00" + bytes([0, 0, 2, 0]) + b"\x00" * 256
    assert read(tag + sample(".mp3")).name == "MP3"
    assert read(tag + sample(".flac")).name == "FLAC"
