"""What kind of file a recording is, how long it says it is, and whether its end is there: by its bytes, not its name.

Only headers are read. Sources: RFC 2361 and EBU Tech 3306 (WAV, RF64), RFC 9639 (FLAC), ISO/IEC 11172-3 and the Xing
header (MP3), ISO/IEC 14496-12 (MP4), RFC 3533 (Ogg), RFC 8794 and RFC 9559 (Matroska, WebM).
"""

import math
import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

# Parts that are walked over before a file is given up as a riddle, and bytes that are searched for a beginning or end.
MOST_PARTS = 4096
SEARCHED = 65536 + 27 + 255
UNTOLD = (0, 0xFFFFFFFF)


@dataclass(frozen=True)
class Container:
    """``name`` for people, ``demuxer`` for what decodes it, ``seconds`` as declared (None: it does not say), and
    whether by its own account a part of the file is missing."""

    name: str
    demuxer: str
    seconds: float | None = None
    is_cut: bool = False


def read_container(file: BinaryIO) -> Container | None:
    """The container of an open file; None for whatever is no recording. Afterwards the file stands at its beginning."""
    size = file.seek(0, os.SEEK_END)
    try:
        start = _after_id3(file)
        head = _at(file, start, 12)
        if start and head[:4] != b"fLaC":
            return _mp3(file, start, size)
        for matches, read in _READERS:
            if matches(head):
                return read(file, start, size)
        return _mp3(file, start, size)
    except (struct.error, IndexError, ValueError, ZeroDivisionError, OverflowError):
        return None
    finally:
        file.seek(0)


def _at(file: BinaryIO, place: int, length: int) -> bytes:
    file.seek(place)
    return file.read(length)


def _after_id3(file: BinaryIO) -> int:
    """Where a file begins behind the tag that players put before it; 0 without one (ID3v2.4.0, 3.1)."""
    head = _at(file, 0, 10)
    if len(head) < 10 or head[:3] != b"ID3":
        return 0
    length = 0
    for byte in head[6:10]:
        length = length << 7 | byte & 0x7F
    return 10 + length


# --- WAV ------------------------------------------------------------------------------------------------------------


def _wav(file: BinaryIO, start: int, size: int) -> Container | None:
    place, rate, large = start + 12, 0, None
    for _ in range(MOST_PARTS):
        head = _at(file, place, 8)
        if len(head) < 8:
            break
        name, length = head[:4], struct.unpack("<I", head[4:])[0]
        if name == b"ds64":
            large = struct.unpack("<Q", _at(file, place + 16, 8))[0]
        elif name == b"fmt ":
            rate = struct.unpack("<I", _at(file, place + 16, 4))[0]
        elif name == b"data":
            length = large if large is not None and length == UNTOLD[1] else length
            if length in UNTOLD:  # written by something that never came to its end, or could not go back
                return Container("WAV", "wav") if rate else None
            return Container("WAV", "wav", length / rate, place + 8 + length > size)
        place += 8 + length + length % 2
    return Container("WAV", "wav", is_cut=True) if rate else None


# --- FLAC -----------------------------------------------------------------------------------------------------------


def _flac(file: BinaryIO, start: int, size: int) -> Container | None:
    info = _at(file, start + 18, 8)
    if _at(file, start + 4, 1)[0] & 0x7F != 0 or len(info) < 8:
        return None
    bits = int.from_bytes(info)
    rate, samples = bits >> 44, bits & (1 << 36) - 1
    return Container("FLAC", "flac", samples / rate if samples else None)


# --- MP3 ------------------------------------------------------------------------------------------------------------

# Kilobits a second of layer III, for MPEG-1 and for MPEG-2 and 2.5; samples a second of MPEG-1.
MP3_RATES = (
    (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
)
MP3_SAMPLES = (44100, 48000, 32000)
HAS_FRAMES, HAS_BYTES = 1, 2


def _mp3(file: BinaryIO, start: int, size: int) -> Container | None:
    """Two frames in a row make a file an MP3: the mark of one stands in many a file by chance."""
    searched = _at(file, start, SEARCHED)
    place = searched.find(b"\xff")
    while 0 <= place < len(searched) - 4:
        frame = _mp3_frame(searched[place : place + 4])
        if frame:
            length, samples, rate, side = frame
            if _mp3_frame(_at(file, start + place + length, 4)):
                return _mp3_told(_at(file, start + place, length), start + place, size, samples / rate, side)
        place = searched.find(b"\xff", place + 1)
    return None


def _mp3_frame(head: bytes) -> tuple[int, int, int, int] | None:
    """Bytes of a frame, its samples, samples a second, and bytes between header and the place of a Xing header."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:
        return None
    version, rate, frequency = head[1] >> 3 & 3, head[2] >> 4, head[2] >> 2 & 3
    if version == 1 or rate in (0, 15) or frequency == 3:
        return None
    is_first, is_mono = version == 3, head[3] >> 6 == 3
    hertz = MP3_SAMPLES[frequency] // (1 if is_first else 2 if version == 2 else 4)
    samples = 1152 if is_first else 576
    length = samples // 8 * MP3_RATES[not is_first][rate] * 1000 // hertz + (head[2] >> 1 & 1)
    side = (17 if is_mono else 32) if is_first else (9 if is_mono else 17)
    return length, samples, hertz, side


def _mp3_told(frame: bytes, place: int, size: int, seconds: float, side: int) -> Container:
    """What the first frame says of all that follow, when it does; ``seconds`` is the length of one."""
    told = frame[4 + side :]
    if told[:4] not in (b"Xing", b"Info"):
        return Container("MP3", "mp3")
    flags, *numbers = struct.unpack(">III", told[4:16])
    frames = numbers.pop(0) if flags & HAS_FRAMES else None
    length = numbers.pop(0) if flags & HAS_BYTES else 0
    return Container("MP3", "mp3", frames * seconds if frames else None, place + length > size)


# --- MP4 ------------------------------------------------------------------------------------------------------------


def _boxes(file: BinaryIO, place: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Name, beginning of the content and end of each box between two places."""
    for _ in range(MOST_PARTS):
        head = _at(file, place, 16)
        if place >= end or len(head) < 8:
            return
        length, name, skip = struct.unpack(">I", head[:4])[0], head[4:8], 8
        if length == 1:
            length, skip = struct.unpack(">Q", head[8:16])[0], 16
        stop = place + length if length else end
        if stop < place + skip:
            return
        yield name, place + skip, stop
        place = stop


def _mp4(file: BinaryIO, start: int, size: int) -> Container | None:
    seconds, names, is_cut = None, set(), False
    for name, inside, end in _boxes(file, start, size):
        names.add(name)
        is_cut = is_cut or end > size
        if name == b"moov":
            seconds = _mp4_seconds(file, inside, min(end, size))
    if b"meta" in names and b"moov" not in names:  # a picture (HEIC, AVIF) in the same kind of box
        return None
    return Container("MP4", "mov", seconds, is_cut or b"moov" not in names)


def _mp4_seconds(file: BinaryIO, inside: int, end: int) -> float | None:
    for name, place, _ in _boxes(file, inside, end):
        if name == b"mvhd":
            is_long = _at(file, place, 1) == b"\x01"
            layout, skip = (">IQ", 20) if is_long else (">II", 12)
            scale, length = struct.unpack(layout, _at(file, place + skip, struct.calcsize(layout)))
            return length / scale if length and length not in (UNTOLD[1], 2**64 - 1) else None
    return None


# --- Ogg ------------------------------------------------------------------------------------------------------------

LAST_PAGE = 4


def _ogg(file: BinaryIO, start: int, size: int) -> Container | None:
    """It does not say how long it is, but which page is the last."""
    tail_from = max(start, size - SEARCHED)
    tail = _at(file, tail_from, size - tail_from)
    page = tail[max(tail.rfind(b"OggS"), 0) :]
    lengths = page[27 : 27 + page[26]] if len(page) > 27 else b""
    is_whole = bool(lengths) and len(page) >= 27 + page[26] + sum(lengths) and page[5] & LAST_PAGE
    return Container("Ogg", "ogg", is_cut=not is_whole)


# --- Matroska, WebM -------------------------------------------------------------------------------------------------

EBML, DOCTYPE, SEGMENT, INFO, CLUSTER = 0x1A45DFA3, 0x4282, 0x18538067, 0x1549A966, 0x1F43B675
SCALE, DURATION = 0x2AD7B1, 0x4489
NANOSECONDS = 1_000_000_000


def _number(data: bytes, keep_mark: bool) -> tuple[int, int]:
    """A number of variable length and how many bytes it takes; -1 for "unknown" (RFC 8794, 4 and 6.2)."""
    length = 9 - data[0].bit_length()
    value = int.from_bytes(data[:length])
    if length > 8 or len(data) < length:
        raise ValueError(data)
    if keep_mark:
        return value, length
    value &= (1 << 7 * length) - 1
    return (-1 if value == (1 << 7 * length) - 1 else value), length


def _elements(file: BinaryIO, place: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Identifier, beginning of the content and end of each element; an unknown size ends where its parent does."""
    for _ in range(MOST_PARTS):
        head = _at(file, place, 16)
        if place >= end or len(head) < 2:
            return
        identifier, first = _number(head, keep_mark=True)
        length, second = _number(head[first:], keep_mark=False)
        inside = place + first + second
        place = end if length < 0 else inside + length
        yield identifier, inside, place


def _matroska(file: BinaryIO, start: int, size: int) -> Container | None:
    name, seconds, is_cut = "Matroska", None, True
    for identifier, inside, end in _elements(file, start, size):
        if identifier == EBML:
            kinds = [_at(file, at, to - at) for one, at, to in _elements(file, inside, end) if one == DOCTYPE]
            name = "WebM" if kinds == [b"webm"] else name
        elif identifier == SEGMENT:
            seconds, is_cut = _matroska_seconds(file, inside, min(end, size)), end > size
    return Container(name, "matroska", seconds, is_cut)


def _matroska_seconds(file: BinaryIO, inside: int, end: int) -> float | None:
    for identifier, place, stop in _elements(file, inside, end):
        if identifier == CLUSTER:
            return None
        if identifier == INFO:
            told = {one: _at(file, at, min(to - at, 8)) for one, at, to in _elements(file, place, stop)}
            if DURATION not in told:
                return None
            length = struct.unpack(">f" if len(told[DURATION]) == 4 else ">d", told[DURATION])[0]
            seconds = length * int.from_bytes(told.get(SCALE, b"\x0f\x42\x40")) / NANOSECONDS
            return seconds if seconds > 0 and math.isfinite(seconds) else None
    return None


_READERS = (
    (lambda head: head[:4] in (b"RIFF", b"RF64", b"BW64") and head[8:12] == b"WAVE", _wav),
    (lambda head: head[:4] == b"fLaC", _flac),
    (lambda head: head[4:8] == b"ftyp", _mp4),
    (lambda head: head[:4] == b"OggS", _ogg),
    (lambda head: head[:4] == b"\x1a\x45\xdf\xa3", _matroska),
)
