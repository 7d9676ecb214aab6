"""Which parts of a recording are withheld."""

from collections.abc import Iterable
from uuid import UUID

from .models import Withheld

Span = tuple[int, int]  # from and to, in milliseconds


def spans_of(subject: UUID) -> list[Span]:
    """The parts of the recording with this permanent identifier whose words nobody outside gets. One query."""
    return list(Withheld.objects.in_force().filter(subject=subject).values_list("start", "end"))


def spans_of_several(subjects: Iterable[UUID]) -> dict[UUID, list[Span]]:
    """The same by permanent identifier; only those of which something is withheld. One query."""
    found: dict[UUID, list[Span]] = {}
    rows = Withheld.objects.in_force().filter(subject__in=list(subjects))
    for subject, start, end in rows.values_list("subject", "start", "end"):
        found.setdefault(subject, []).append((start, end))
    return found
