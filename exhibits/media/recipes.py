"""Which copies a recording needs, and what ffmpeg is told to make each of them.

Sound is brought to one loudness (EBU R 128), measured first and then turned up or down as a whole: nothing that was
quiet beside something loud is made louder than it. Nothing of the original's metadata goes along.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from . import ffmpeg
from .models import Recording, RecordingDerivative
from .probing import SLACK_DESCRIBED, Probe

Use = RecordingDerivative.Use
Spans = list[list[int]]

OPUS, AAC, H264, JPEG = "audio/webm; codecs=opus", "audio/mp4", "video/mp4", "image/jpeg"
# LUFS aimed at, dBTP that no peak may reach (what is encoded may come out a little higher), and dB of gain at most:
# more would bring up little but noise.
LOUDNESS, CEILING, MOST_GAIN = -17.0, -1.5, 24.0
HERTZ = 48_000
# Sound is silenced in pieces of ten milliseconds, pictures one by one; a span reaches so many seconds further at both
# ends, so that none of it is left in the piece at its edge.
GRAIN, EDGE_OF_SOUND, EDGE_OF_PICTURES = HERTZ // 100, 0.02, 0.11
SLOWEST, FASTEST = 10.0, 30.0
# Bits a second of the sound, by channels; False: of a copy to play, True: of one with little data.
SOUND_RATES = {False: {1: "64k", 2: "96k"}, True: {1: "24k", 2: "32k"}}
# Lines, quality (x264's, smaller is better), and bits a second at most.
PICTURES = {False: (720, "24", "2M", "4M"), True: (360, "27", "500k", "1M")}
STRIPPED = ["-map_metadata", "-1", "-map_chapters", "-1", "-fflags", "+bitexact", "-sn", "-dn"]


@dataclass(frozen=True)
class Copy:
    use: str
    content_type: str
    suffix: str
    rank: int

    @property
    def is_low(self) -> bool:
        return self.use in (Use.LOW, Use.DESCRIBED_LOW)

    @property
    def is_described(self) -> bool:
        return self.use in RecordingDerivative.DESCRIBED


class Original(NamedTuple):
    """A file that copies are made from, and what decoding found in it."""

    path: str | Path
    found: Probe


COPIES = {
    "audio": (
        Copy(Use.NORMAL, OPUS, ".webm", 0),
        Copy(Use.NORMAL, AAC, ".m4a", 1),
        Copy(Use.LOW, OPUS, ".webm", 0),
        Copy(Use.LOW, AAC, ".m4a", 1),
    ),
    "video": (Copy(Use.NORMAL, H264, ".mp4", 0), Copy(Use.LOW, H264, ".mp4", 0), Copy(Use.STILL, JPEG, ".jpg", 0)),
}
# Last: where the described sound cannot be used, what can be made is made.
DESCRIBED = (Copy(Use.DESCRIBED, H264, ".mp4", 0), Copy(Use.DESCRIBED_LOW, H264, ".mp4", 0))


def missing(recording: Recording) -> list[Copy]:
    """The copies that ``recording`` lacks, or has with other spans silenced than must be."""
    made = {(one.use, one.content_type) for one in recording.derivatives.all() if one.silenced == recording.silenced}
    wanted = COPIES[recording.type]
    if recording.type == "video" and recording.described:
        wanted += DESCRIBED
    return [copy for copy in wanted if (copy.use, copy.content_type) not in made]


def arguments(copy: Copy, original: Original, spans: Spans, described: Original | None = None) -> list[str]:
    """Everything that ffmpeg is told, except where to write. With ``described``, its sound stands in place of the
    original's, for as long as there are pictures."""
    found = original.found
    given = ffmpeg.source(original.path, found.container.demuxer)
    if described:
        given += ffmpeg.source(described.path, described.found.container.demuxer)
        sound = ["-map", "1:a:0", *_sound(copy, described.found, spans), "-t", f"{found.seconds:.3f}"]
        return [*given, "-map", "0:V:0", *_pictures(copy, found, spans), *sound, *STRIPPED, "-movflags", "+faststart"]
    if copy.content_type != H264:
        return [*given, "-map", "0:a:0", *_sound(copy, found, spans), *STRIPPED]
    sound = ["-map", "0:a:0", *_sound(copy, found, spans)] if found.has_sound else []
    return [*given, "-map", "0:V:0", *_pictures(copy, found, spans), *sound, *STRIPPED, "-movflags", "+faststart"]


def _sound(copy: Copy, found: Probe, spans: Spans) -> list[str]:
    # Simple AAC at so few bits a second sounds better in one channel, and takes a quarter more of them than it is told.
    is_narrow = copy.is_low and copy.content_type != OPUS
    channels = 1 if is_narrow else min(found.channels, 2)
    rate = "24k" if is_narrow else SOUND_RATES[copy.is_low][channels]
    encoder = ["libopus"] if copy.content_type == OPUS else ["aac", "-ar", "24000" if is_narrow else str(HERTZ)]
    if copy.is_low and copy.content_type == OPUS:
        # Each piece is told of in the file: with few bits a second there are fewer of them, and longer ones.
        encoder += ["-frame_duration", "60"]
    # An index, and before the sound: without one browsers look for a moment of an hour by ten requests in turn.
    indexed = {AAC: ["-movflags", "+faststart"], OPUS: ["-cues_to_front", "1"]}.get(copy.content_type, [])
    layout = "mono" if channels == 1 else "stereo"
    # In time with the pictures, and in small pieces; silence last, so that nothing before it can smear into it.
    filters = [f"aresample={HERTZ}:async=1:first_pts=0", f"aformat=channel_layouts={layout}", *_gain(found)]
    if copy.is_described:  # it may end a little before the film does
        filters.append("apad")
    filters.append(f"asetnsamples=n={GRAIN}:p=0")
    if spans:
        # A described sound may lie so much beside the film: what must not be heard is silent wherever it may be.
        edge = EDGE_OF_SOUND + (SLACK_DESCRIBED if copy.is_described else 0)
        filters.append(f"volume=volume=0:enable='{_during(spans, edge)}'")
    return ["-filter:a", ",".join(filters), "-c:a", *encoder, "-b:a", rate, *indexed]


def _gain(found: Probe) -> list[str]:
    if found.loudness is None:
        return []
    gain = min(LOUDNESS - found.loudness, MOST_GAIN)
    limit = 10 ** (CEILING / 20)
    filters = [f"volume={gain:.2f}dB"]
    if (found.peak or 0) + gain > CEILING:
        filters.append(f"alimiter=limit={limit:.4f}:level=0:latency=1")
    return filters


def _pictures(copy: Copy, found: Probe, spans: Spans) -> list[str]:
    lines, quality, most, buffer = PICTURES[copy.is_low]
    # The shorter side has so many lines, a telephone may have been held upright; nothing is enlarged.
    scale = f"min(1,{lines}/min(iw*sar,ih))"
    filters = [
        f"fps={_rate(found):.4f}:start_time=0",
        f"scale=w='2*trunc(iw*sar*{scale}/2)':h='2*trunc(ih*{scale}/2)'",
        "setsar=1",
        "format=yuv420p",
    ]
    if spans:
        filters.append(f"drawbox=x=0:y=0:w=iw:h=ih:color=black:t=fill:enable='{_during(spans, EDGE_OF_PICTURES)}'")
    encoder = ["libx264", "-preset", "veryfast", "-crf", quality, "-maxrate", most, "-bufsize", buffer]
    return ["-filter:v", ",".join(filters), "-c:v", *encoder, "-profile:v", "main", "-threads:v", str(ffmpeg.THREADS)]


def _rate(found: Probe) -> float:
    """Pictures a second, the same throughout: an even part of what a fast camera took."""
    rate = found.rate or 25.0
    while rate > FASTEST:
        rate /= 2
    return max(rate, SLOWEST)


def _during(spans: Spans, edge: float) -> str:
    """An expression of ffmpeg's that is not zero within the spans."""
    return "+".join(f"between(t,{start / 1000 - edge:.3f},{end / 1000 + edge:.3f})" for start, end in spans)


def still_from(seconds: float, spans: Spans) -> float:
    """From which second a still is taken: early, but after the beginning, and where something may be seen."""
    moments = [seconds * part / 10 for part in range(1, 10)]
    is_open = [one for one in moments if not any(start / 1000 - 0.3 <= one <= end / 1000 + 0.3 for start, end in spans)]
    return (is_open or moments)[0]
