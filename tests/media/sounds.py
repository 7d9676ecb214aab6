"""Small recordings, made by ffmpeg as they are needed."""

import subprocess
import wave
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy
from imageio_ffmpeg import get_ffmpeg_exe

RATE = 48000
PICTURES = ["-f", "lavfi", "-i", "testsrc2=size=320x240:rate=25"]
# By the ending of the name: how ffmpeg is to write it.
WAYS = {
    ".mp3": ["-c:a", "libmp3lame", "-b:a", "64k"],
    ".m4a": ["-c:a", "aac", "-b:a", "64k"],
    ".ogg": ["-c:a", "libopus", "-b:a", "32k"],
    ".webm": ["-c:a", "libopus", "-b:a", "32k", "-f", "webm"],
    ".flac": ["-c:a", "flac"],
    ".wav": ["-c:a", "pcm_s16le"],
    ".rf64": ["-c:a", "pcm_s16le", "-rf64", "always", "-f", "wav"],
    ".mp4": ["-c:a", "aac", "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"],
    ".mkv": ["-c:a", "aac", "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"],
}
FILMS = (".mp4", ".mkv")


def ffmpeg(*arguments: str | Path) -> subprocess.CompletedProcess:
    command = [get_ffmpeg_exe(), "-hide_banner", "-nostdin", "-y", *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True)


@cache
def sample(suffix: str, seconds: float = 2, channels: int = 1) -> bytes:
    """A tone, and moving pictures with it where the ending is that of a film."""
    with TemporaryDirectory() as place:
        path = Path(place) / f"sample{suffix}"
        film = PICTURES if suffix in FILMS else []
        tone = ["-f", "lavfi", "-i", f"sine=frequency=440:sample_rate={RATE}"]
        ffmpeg(*film, *tone, "-t", str(seconds), "-ac", str(channels), *WAYS[suffix], path)
        return path.read_bytes()


def heard(path: str | Path, rate: int = 8000) -> numpy.ndarray:
    """What is heard of a file, -1 to 1, in one channel."""
    raw = ffmpeg("-i", path, "-ac", "1", "-ar", str(rate), "-f", "s16le", "-").stdout
    return numpy.frombuffer(raw, dtype=numpy.int16) / 32768


def seen(path: str | Path, rate: int = 10, size: int = 16) -> numpy.ndarray:
    """What is seen of a film: so many pictures a second, small and grey, 0 to 255."""
    arguments = ["-vf", f"fps={rate},scale={size}:{size}", "-pix_fmt", "gray", "-f", "rawvideo", "-"]
    return numpy.frombuffer(ffmpeg("-i", path, *arguments).stdout, dtype=numpy.uint8).reshape(-1, size, size)


def speech(path: Path, seconds: float) -> None:
    """Something as loud and quiet as somebody speaking, as a WAV file: noise in syllables, with pauses."""
    random = numpy.random.default_rng(1971)
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        for second in range(int(seconds)):
            time = numpy.arange(RATE) / RATE + second
            loud = (numpy.sin(2 * numpy.pi * 4 * time) > -0.3) * (numpy.sin(2 * numpy.pi * time / 7) > -0.8)
            voice = numpy.sin(2 * numpy.pi * 140 * time) + 0.3 * random.standard_normal(RATE)
            file.writeframes((voice * loud * 4000).astype(numpy.int16).tobytes())
