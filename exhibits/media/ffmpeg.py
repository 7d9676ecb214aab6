"""Runs ffmpeg on files of strangers: no shell, no network, no other file, and never longer or larger than it may be."""

import errno
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from imageio_ffmpeg import get_ffmpeg_exe

HARNESS = Path(__file__).with_name("harness.py")
THREADS = 2
# Its own address space, most of which it never touches: what is really used is less than half (tests/bench).
MEGABYTES = 900
# Pixels of one picture, 4096 x 2304: a file that says it has more would unfold to any size.
MOST_PIXELS = 4096 * 2304
# More faults than this part of what is decoded, and the file counts as damaged.
MOST_FAULTS = "0.05"
KEPT = 16_000
CHUNK = 65536

Progress = Callable[[float], None]


class Refused(Exception):
    """ffmpeg could not do it; its own last words."""


class Outcome(NamedTuple):
    """``seconds`` of playing that were written, and what ffmpeg said: the beginning and the end of it."""

    seconds: float
    log: str


def source(path: str | Path, demuxer: str) -> list[str]:
    """The arguments that name what is read: this file, as this kind of container, and nothing that it may name."""
    guards = ["-protocol_whitelist", "file", "-max_pixels", str(MOST_PIXELS), "-max_error_rate", MOST_FAULTS]
    return [*guards, "-threads", str(THREADS), "-f", demuxer, "-i", f"file:{path}"]


def run(arguments: list[str], *, limit: float, progress: Progress | None = None) -> Outcome:
    """Run ffmpeg to its end; ``limit`` in seconds of the clock.

    ``progress`` hears how many seconds of the recording are done, and may raise to stop. Raises Refused, TimeoutError,
    and OSError where the disk is full.
    """
    seconds = 0.0
    with _running([*arguments, "-progress", "pipe:1"], limit) as (process, log):
        for line in process.stdout:
            name, _, value = line.decode(errors="replace").strip().partition("=")
            if name == "out_time_us" and value.lstrip("-").isdigit():
                seconds = max(seconds, int(value) / 1_000_000)
                if progress:
                    progress(seconds)
    return Outcome(seconds, log.text)


def stream(arguments: list[str], *, limit: float) -> Iterator[bytes]:
    """What ffmpeg writes to ``pipe:1``, piece by piece. Raises as ``run`` does."""
    with _running(arguments, limit) as (process, _):
        while chunk := process.stdout.read(CHUNK):
            yield chunk


@contextmanager
def _running(arguments: list[str], limit: float):
    bounds = [str(settings.JOB_NICENESS), str(int(limit * THREADS) + 1), str(MEGABYTES)]
    ffmpeg = [get_ffmpeg_exe(), "-hide_banner", "-nostdin", "-nostats", "-y", "-filter_threads", "1", *arguments]
    command = [sys.executable, "-IS", str(HARNESS), *bounds, *ffmpeg]
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    late = threading.Event()
    timer = threading.Timer(limit, lambda: (late.set(), process.kill()))
    log = _Log(process.stderr)
    try:
        timer.start()
        log.start()
        yield process, log
        process.wait()
    finally:
        timer.cancel()
        process.kill()
        process.wait()
        log.join()
        process.stdout.close()
        process.stderr.close()
    if late.is_set():
        raise TimeoutError(f"ffmpeg had not finished after {limit:.0f} seconds.")
    if process.returncode:
        _raise(log.text)


def _raise(said: str) -> None:
    if "No space left on device" in said:
        raise OSError(errno.ENOSPC, "No space left on device")
    raise Refused(said.strip().rpartition("\n")[2] or "ffmpeg was ended.")


class _Log(threading.Thread):
    """Empties ffmpeg's standard error, of which a damaged file may make any amount, and keeps beginning and end."""

    def __init__(self, file):
        super().__init__(daemon=True)
        self.file, self.head, self.tail = file, b"", b""

    def run(self):
        while chunk := self.file.read1(CHUNK):
            room = KEPT - len(self.head)
            self.head += chunk[:room]
            self.tail = (self.tail + chunk[max(room, 0) :])[-KEPT:]

    @property
    def text(self) -> str:
        self.join()
        return (self.head + self.tail).decode(errors="replace")
