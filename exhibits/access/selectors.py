"""The only place that knows what may leave the house.

Every list, count, search, feed, file and exporter starts from ``public(queryset)``. A protected model says once, in
its AppConfig, how its rows are judged (``declare``); a model that nobody declared is refused, not shown.
"""

from collections.abc import Callable
from datetime import date

from django.core.exceptions import ImproperlyConfigured
from django.db.models import Exists, F, Model, OuterRef, Q, QuerySet
from django.utils import timezone
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction

from .conditions import IsAgreed, IsHeld, LiesBelow

Rule = Callable[[QuerySet, date], QuerySet]

_rules: dict[type[Model], list[Rule]] = {}
_consent_bound: dict[type[Page], Q] = {}


def declare(model: type[Model], rule: Rule) -> None:
    """Register how rows of ``model`` are judged: ``rule(queryset, on)`` returns those that may be shown on that day.

    Several departments may each declare a rule for a model: a row must pass all of them.
    """
    _rules.setdefault(model, []).append(rule)


def bind_to_consent(page_model: type[Page], condition: Q) -> None:
    """Pages of ``page_model`` that meet ``condition`` are public only while a consent for them is in force."""
    _consent_bound[page_model] = condition


def consent_bound() -> list[type[Page]]:
    """The types of page of which some are public only with a consent."""
    return list(_consent_bound)


def is_declared(model: type[Model]) -> bool:
    return issubclass(model, Page) or model in _rules


def public(queryset: QuerySet, on: date | None = None) -> QuerySet:
    """The rows of ``queryset`` that anybody may see on the day ``on`` (default: today).

    Raises ImproperlyConfigured for a model that no department declared.
    """
    on = on or timezone.localdate()
    if issubclass(queryset.model, Page):
        return _public_pages(queryset, on)
    if queryset.model not in _rules:
        raise ImproperlyConfigured(f"{queryset.model.__name__} is not declared to access.selectors.")
    for rule in _rules[queryset.model]:
        queryset = rule(queryset, on)
    return queryset


def reachable(queryset: QuerySet, on: date | None = None) -> QuerySet:
    """Pages whose address answers at all: the public ones and, annotated ``is_private``, those behind a password or
    log-in of Wagtail's.
    """
    return _judged_pages(queryset, on or timezone.localdate()).annotate(is_private=_is_private())


def in_public_collections(queryset: QuerySet) -> QuerySet:
    """Leave out rows whose collection, or one that it lies in, is private."""
    return queryset.exclude(LiesBelow(F("collection__path"), CollectionViewRestriction, "collection"))


def everything(queryset: QuerySet, on: date) -> QuerySet:
    """The rule of models that hold no secrets: vocabularies and references."""
    return queryset.all()


def _public_pages(queryset: QuerySet, on: date) -> QuerySet:
    return _judged_pages(queryset, on).filter(~_is_private())


def _is_private() -> LiesBelow:
    return LiesBelow(F("path"), PageViewRestriction, "page")


def _judged_pages(queryset: QuerySet, on: date) -> QuerySet:
    now = timezone.now()
    pages = queryset.filter(
        # By date, not only by Wagtail's flag: the minute between a date and the scheduler's next round counts too.
        Q(expire_at__isnull=True) | Q(expire_at__gt=now),
        Q(go_live_at__isnull=True) | Q(go_live_at__lte=now),
        ~IsHeld(F("translation_key")),
        live=True,
    )
    for model, condition in _consent_bound.items():
        if issubclass(queryset.model, model) or issubclass(model, queryset.model):
            unbound = ~Exists(model.objects.filter(condition, pk=OuterRef("pk")))
            pages = pages.filter(unbound | IsAgreed(F("translation_key"), on))
    return pages
