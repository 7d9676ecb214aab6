"""What departments tell the core about themselves, in their AppConfigs: so that core imports none of them."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.utils.functional import Promise
from wagtail.models import Page


@dataclass(frozen=True)
class Kind:
    """A kind of page that has things to find: listed in search, in related items and on the pages of terms.

    ``fields`` are those of its own model that its cards show; under the title stands the first of ``lines`` that says
    anything, shortened where it is rich text. ``dates``: two fields with the first and the last day that a page tells
    of, as YYYYMMDD.
    """

    model: type[Page]
    singular: str | Promise
    plural: str | Promise
    order: int
    fields: tuple[str, ...] = ()
    lines: tuple[str, ...] = ("search_description",)
    dates: tuple[str, str] | None = None

    @property
    def content_type_id(self) -> int:
        return ContentType.objects.get_for_model(self.model).pk


_kinds: dict[type[Page], Kind] = {}


def register_kind(kind: Kind) -> None:
    _kinds[kind.model] = kind


def kinds() -> list[Kind]:
    return sorted(_kinds.values(), key=lambda kind: kind.order)


def kind_of(page: Page) -> Kind | None:
    return _kinds.get(type(page))


_small_team: list[Callable[[], bool]] = []


def register_small_team(answer: Callable[[], bool]) -> None:
    """``answer`` tells whether the owners let one person write and publish alone."""
    _small_team.append(answer)


def is_small_team() -> bool:
    return any(answer() for answer in _small_team)
