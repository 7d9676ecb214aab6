"""One visitor's request sees the museum at one moment: what keeps pages back is looked up once for all its lists.

Holds, closed sections and consents that are lacking are few, and every list asks for them several times. They are
looked up once for each state of the museum and then stand in the lists' conditions by name. Where they are very many,
where no request is being answered, or where another day is asked for, each condition looks them up by itself.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone

from . import generations
from .asking import Asking

# So many pages kept back may be named in a condition: more take a database longer to read than to look up.
MOST = 300
# Seconds: what is withdrawn is gone from every shared cache and browser after them.
LONGEST_KEPT = 60


@dataclass(frozen=True)
class Marks:
    """Primary keys of pages that are ``shut``, by a hold or for want of a consent, and of those ``closed_off`` by
    Wagtail's passwords and log-ins."""

    shut: frozenset[int]
    closed_off: frozenset[int]


@dataclass
class Moment:
    """``found``: what keeps pages back, by what is asked."""

    state: generations.State
    day: date
    found: dict[Asking, Marks | None] = field(default_factory=dict)


# What the last moment found: of one token only, so that it never grows.
_kept: dict[str, dict[Asking, Marks | None]] = {}
_now: ContextVar[Moment | None] = ContextVar("moment", default=None)


@contextmanager
def one_moment() -> Iterator[str]:
    """Within, nothing counts that changes meanwhile; yields ``generations.current()`` of its beginning."""
    state, day = generations.state(), timezone.localdate()
    # Within a transaction the token tells of the first change only.
    moment = Moment(state, day) if generations.is_unsettled() else Moment(state, day, _kept_under(state.token))
    before = _now.set(moment)
    try:
        yield state.token
    finally:
        _now.reset(before)


def _kept_under(token: str) -> dict[Asking, Marks | None]:
    if token not in _kept:
        _kept.clear()
        return _kept.setdefault(token, {})
    return _kept[token]


def token() -> str:
    """That of the moment, or ``generations.current()`` outside of any."""
    return _state().token


def cache_control() -> str:
    """For what anybody may see: kept elsewhere for a minute, and never longer than it will be shown."""
    left = (_state().ends_at - timezone.now()).total_seconds()
    return f"public, max-age={max(0, min(LONGEST_KEPT, int(left)))}"


def _state() -> generations.State:
    moment = _now.get()
    return moment.state if moment else generations.state()


def marks(asked: Asking, look_up: Callable[[Asking], Marks | None]) -> Marks | None:
    """What ``look_up`` tells of this moment; None where it does not say, on other days, and outside."""
    moment = _now.get()
    if moment is None or asked.on != moment.day:
        return None
    if asked not in moment.found:
        moment.found[asked] = look_up(asked)
    return moment.found[asked]
