"""What people of the museum may know of, beyond what everybody may see."""

from django.db.models import Q, QuerySet
from wagtail.models import Page
from wagtail.permissions import policy_registry

from .selectors import public


def known_to(user, pages: QuerySet | None = None) -> Q:
    """Pages that ``user`` may know of: the public ones, and their own, with what these lie in. Asked of ``pages`` only,
    no others are looked at."""
    theirs = policy_registry.get_by_type(Page).explorable_instances(user)
    shown = public(Page.objects.filter(depth__gt=1) if pages is None else pages)
    return Q(pk__in=theirs.values("pk")) | Q(pk__in=shown.values("pk"))
