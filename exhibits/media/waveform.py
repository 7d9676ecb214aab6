"""How loud a recording is from beginning to end, in a few numbers, and those as a drawing."""

from collections.abc import Iterable
from pathlib import Path

import numpy

from . import ffmpeg

COUNT, LOUDEST = 200, 100
HERTZ, BLOCK = 8000, 800
# Of the drawing, in its own units; a pause is a point and not a gap.
WIDTH, HEIGHT = 2 * COUNT, 48
LEAST = 1


def peaks(path: str | Path, demuxer: str, limit: float) -> list[int]:
    """``COUNT`` numbers from 0 to ``LOUDEST``; the loudest moment is ``LOUDEST``, unless nothing is heard at all.

    Raises as ``ffmpeg.stream`` does.
    """
    to_samples = ["-map", "0:a:0", "-ac", "1", "-ar", str(HERTZ), "-f", "s16le", "pipe:1"]
    return _summed_up(ffmpeg.stream([*ffmpeg.source(path, demuxer), *to_samples], limit=limit))


def _summed_up(chunks: Iterable[bytes]) -> list[int]:
    """Read in blocks of a tenth of a second, so that a long recording takes no more memory than a short one."""
    blocks, rest = [], b""
    for chunk in chunks:
        rest += chunk
        whole = len(rest) // (2 * BLOCK) * 2 * BLOCK
        samples = numpy.frombuffer(rest[:whole], dtype="<i2").reshape(-1, BLOCK)
        blocks.append(numpy.abs(samples.astype(numpy.int32)).max(axis=1, initial=0))
        rest = rest[whole:]
    if len(rest) > 1:
        samples = numpy.frombuffer(rest[: len(rest) // 2 * 2], dtype="<i2")
        blocks.append(numpy.abs(samples.astype(numpy.int32)).max(keepdims=True))
    loud = numpy.concatenate(blocks) if blocks else numpy.zeros(1, dtype=numpy.int32)
    if len(loud) < COUNT:
        loud = loud[numpy.arange(COUNT) * len(loud) // COUNT]
    edges = numpy.arange(COUNT) * len(loud) // COUNT
    highest = numpy.maximum.reduceat(loud, edges)
    return [round(int(one) * LOUDEST / max(int(highest.max()), 1)) for one in highest]


def path(numbers: list[int]) -> str:
    """An upright line for each number, as the ``d`` of an SVG path to be stroked; empty for no numbers."""
    middle = HEIGHT // 2
    lines = []
    for place, number in enumerate(numbers):
        half = max(LEAST, round(number * (middle - 1) / LOUDEST))
        lines.append(f"M{2 * place + 1} {middle - half}v{2 * half}")
    return "".join(lines)
