"""One visitor's request sees the museum at one moment: what keeps pages back is looked up once for all its lists.

Holds, closed sections and consents that are lacking are few, and every list asks for them several times. They are
looked up once for each state of the museum and then stand in the lists' conditions by name. Where they are very many,
where no request is being answered, or where another day is asked for, each condition looks them up by itself.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from . import generations

# So many pages kept back may be named in a condition: more take a database longer to read than to look up.
MOST = 300


@dataclass(frozen=True)
class Marks:
    """``translation_key`` of pages that are ``shut``, by a hold or for want of a consent, and of those ``closed_off``
    by Wagtail's passwords and log-ins."""

    shut: frozenset[UUID]
    closed_off: frozenset[UUID]


@dataclass
class Moment:
    token: str
    day: date
    looked_up: bool = False
    marks: Marks | None = None


# What the last moment found: of one token only, so that it never grows.
_kept: dict[str, Marks | None] = {}
_now: ContextVar[Moment | None] = ContextVar("moment", default=None)


@contextmanager
def one_moment() -> Iterator[str]:
    """Within, nothing counts that changes meanwhile; yields ``generations.current()`` of its beginning."""
    moment = Moment(generations.current(), timezone.localdate())
    before = _now.set(moment)
    try:
        yield moment.token
    finally:
        _now.reset(before)


def token() -> str:
    """That of the moment, or ``generations.current()`` outside of any."""
    moment = _now.get()
    return moment.token if moment else generations.current()


def marks(on: date, look_up: Callable[[date], Marks | None]) -> Marks | None:
    """What ``look_up`` tells of the day of this moment; None where it does not say, on other days, and outside."""
    moment = _now.get()
    if moment is None or on != moment.day:
        return None
    if not moment.looked_up:
        moment.looked_up, moment.marks = True, _found(moment, look_up)
    return moment.marks


def _found(moment: Moment, look_up: Callable[[date], Marks | None]) -> Marks | None:
    # Within a transaction the token tells of the first change only.
    if generations.is_unsettled():
        return look_up(moment.day)
    if moment.token not in _kept:
        found = look_up(moment.day)
        _kept.clear()
        _kept[moment.token] = found
        return found
    return _kept.get(moment.token)
