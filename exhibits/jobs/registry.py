"""The kinds of background work. A kind's name is for the database only; callers name the function."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.core.exceptions import ImproperlyConfigured

# Words of enqueue() itself, so no function may take them as arguments.
RESERVED = {"key", "requested_by"}

_kinds: dict[str, "Kind"] = {}


class UnknownKind(LookupError):
    """No function is registered under this name (any more), or the function was never declared with @job."""


@dataclass(frozen=True)
class Kind:
    """One kind of work: its name in the ledger, its label for curators, and how patiently it is tried."""

    name: str
    label: str
    function: Callable
    attempts: int
    silence: timedelta
    is_urgent: bool = False
    is_patient: bool = False


def job(
    name: str,
    *,
    label: str,
    attempts: int = 3,
    silence: timedelta = timedelta(hours=1),
    is_urgent: bool = False,
    is_patient: bool = False,
):
    """
    Declare a function ``(run, **arguments)`` as a kind of work.

    The function must be idempotent: after a worker was killed, it is called again from the start. ``attempts`` counts
    all tries, the first included. ``silence`` is how long it may go without a word through ``run.progress`` before it
    is taken for hung. What ``is_urgent`` comes before all else, and does not wait for a worker that is busy (see
    ``urgent``); what ``is_patient`` comes when nothing else waits. Raises ImproperlyConfigured when the name is taken
    or an argument has a reserved name.
    """

    def register(function: Callable) -> Callable:
        if name in _kinds:
            raise ImproperlyConfigured(f"Two kinds of work are called {name!r}.")
        if taken := RESERVED & inspect.signature(function).parameters.keys():
            raise ImproperlyConfigured(f"{name!r} may not take arguments called {sorted(taken)}.")
        _kinds[name] = Kind(name, label, function, attempts, silence, is_urgent, is_patient)
        return function

    return register


def find(name: str) -> Kind:
    """The kind of this name. Raises UnknownKind."""
    try:
        return _kinds[name]
    except KeyError:
        raise UnknownKind(name) from None


def is_urgent(name: str) -> bool:
    return name in _kinds and _kinds[name].is_urgent


def is_patient(name: str) -> bool:
    return name in _kinds and _kinds[name].is_patient


def kind_of(function: Callable) -> Kind:
    """The kind that this function was declared as. Raises UnknownKind."""
    for kind in _kinds.values():
        if kind.function is function:
            return kind
    raise UnknownKind(f"{function.__module__}.{function.__qualname__}")
