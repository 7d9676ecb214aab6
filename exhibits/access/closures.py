"""What the museum says of something that is closed, where whoever told it agreed that it be named.

Where nobody agreed to that, its address answers as if there had never been anything.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial
from uuid import UUID

from django.db.models import F, QuerySet
from django.utils import timezone

from . import conditions
from .asking import Asking
from .conditions import Sql, Written, both, without
from .models import Consent, Withdrawal


class Closed(StrEnum):
    SEALED = "sealed"
    REQUEST = "request"
    FAMILY = "family"
    MOURNING = "mourning"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Closure:
    """``until``: the day on which it opens, where that is known."""

    state: Closed
    until: date | None = None


def named_though_closed(pages: QuerySet, asked: Asking | None = None) -> QuerySet:
    """Pages, annotated ``is_private`` as by ``selectors.reachable``, that are due and that nobody holds back, but that
    no consent opens; the last one given lets the museum say so."""
    return pages.filter(Written(F("translation_key"), partial(_is_named, asked=asked or Asking()))).annotate(
        is_private=Written(F("translation_key"), conditions.is_closed_off)
    )


def closure_of(subject: UUID, on: date | None = None) -> Closure | None:
    """Why the thing with this permanent identifier is closed; None where nobody may know, or it is open."""
    on = on or timezone.localdate()
    last = Consent.objects.filter(subject=subject).order_by("-given_on", "-pk").first()
    if last is None or not last.is_listed:
        return None
    if Consent.objects.filter(subject=subject, withdrawn_on__lte=on, withdrawn_on__gte=last.given_on).exists():
        return Closure(Closed.WITHDRAWN)
    opens = max(filter(None, (last.given_on, last.valid_from)))
    reasons = [
        (last.in_mourning, Closure(Closed.MOURNING)),
        (last.audience == Consent.Audience.FAMILY, Closure(Closed.FAMILY)),
        (last.audience != Consent.Audience.PUBLIC, Closure(Closed.REQUEST)),
        (opens > on, Closure(Closed.SEALED, opens)),
    ]
    return next((closure for is_so, closure in reasons if is_so), Closure(Closed.ENDED))


def was_withdrawn(path: str) -> bool:
    """Whether something that may be named was met at this address before it was taken back."""
    return Withdrawal.objects.filter(paths__contains=f"\n{path}\n").exists()


def _is_named(row: str, asked: Asking) -> Sql:
    agreed = conditions.is_agreed(row, asked, in_language=True)
    return both(conditions.is_due(row), without(conditions.is_held(row)), conditions.is_listed(row), without(agreed))
