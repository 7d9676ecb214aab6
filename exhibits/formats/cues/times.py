"""Times of a recording between people and milliseconds."""

import re

SECOND, MINUTE, HOUR = 1_000, 60_000, 3_600_000
# Of WebVTT (https://www.w3.org/TR/webvtt1/#webvtt-timestamp) and of SubRip, which parts its thousandths by a comma.
STAMP = re.compile(r"(?:(\d{1,3}):)?([0-5]?\d):([0-5]\d)[.,](\d{3})", re.ASCII)
# As people write one: parts of it may be left out, and so may digits.
WRITTEN = re.compile(r"(?:(?:(\d{1,3}):)?(\d{1,3}):)?(\d{1,5})(?:[.,](\d{1,3}))?", re.ASCII)


def stamp(time: int, comma: bool = False) -> str:
    """``time`` in milliseconds, as WebVTT writes it: 01:02:03.500; with a ``comma`` as SubRip does."""
    hours, rest = divmod(time, HOUR)
    minutes, rest = divmod(rest, MINUTE)
    seconds, thousandths = divmod(rest, SECOND)
    return f"{hours:02}:{minutes:02}:{seconds:02}{',' if comma else '.'}{thousandths:03}"


def from_stamp(text: str) -> int | None:
    """Milliseconds, or None where ``text`` is no stamp."""
    match = STAMP.fullmatch(text)
    if not match:
        return None
    hours, minutes, seconds, thousandths = (int(part or 0) for part in match.groups())
    return hours * HOUR + minutes * MINUTE + seconds * SECOND + thousandths


def written(time: int) -> str:
    """``time`` in milliseconds as an editor reads and writes it: 1:02:03.500, 2:03.500."""
    hours, rest = divmod(time, HOUR)
    minutes, rest = divmod(rest, MINUTE)
    seconds, thousandths = divmod(rest, SECOND)
    before = f"{hours}:{minutes:02}" if hours else str(minutes)
    return f"{before}:{seconds:02}.{thousandths:03}"


def from_written(text: str) -> int | None:
    """Milliseconds of what somebody wrote: ``1:02:03.5``, ``62:03``, ``3723.5``; None where that is no time."""
    match = WRITTEN.fullmatch(text.strip())
    if not match:
        return None
    hours, minutes, seconds, fraction = match.groups()
    # Beyond the largest part that is written, sixty of a thing are one of the next.
    if (minutes and int(seconds) > 59) or (hours and int(minutes) > 59):
        return None
    whole = int(hours or 0) * HOUR + int(minutes or 0) * MINUTE + int(seconds) * SECOND
    return whole + int((fraction or "0").ljust(3, "0"))


def spoken(time: int) -> str:
    """``time`` in milliseconds as a page shows it: 1:02:03, 2:03."""
    return written(time).partition(".")[0]
