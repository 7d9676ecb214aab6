"""Addresses of Wagtail's admin that would tell of things by their number to people who have no task for them.

Its choosers ask hooks what may be listed, but open whatever number they are given; here they are asked before.
"""

from collections.abc import Callable, Iterable

from django.db.models import Q
from django.http import Http404, HttpRequest
from wagtail.models import Page
from wagtail.permissions import policy_registry

from exhibits.access.known import known_to
from exhibits.access.selectors import within_pages
from exhibits.media.models import MuseumImage

Guard = Callable[[HttpRequest, dict], bool]
# Whoever only chooses pictures sees those that may stand on a page; whoever works with them sees all of theirs. Of
# pages, the same.
WORKING = ["add", "change"]
# Digits of a primary key at most, and one that nothing has.
LONGEST, NOBODYS = 18, 0


def choosable_by(user) -> Q:
    policy = policy_registry.get_by_type(MuseumImage)
    theirs = policy.instances_user_has_any_permission_for(user, WORKING)
    return Q(pk__in=theirs.values("pk")) | Q(pk__in=within_pages(MuseumImage.objects.all()).values("pk"))


class AdminGuardsMiddleware:
    """404 for what whoever asks does not know of."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        guard = GUARDS.get(request.resolver_match.view_name)
        # Those who are not let in at all are told so by the admin itself.
        if guard and request.user.has_perm("wagtailadmin.access_admin") and not guard(request, kwargs):
            raise Http404


def _knows_pages(request: HttpRequest, kwargs: dict) -> bool:
    asked = _bounded([kwargs["parent_page_id"]]) if "parent_page_id" in kwargs else _numbers(request)
    known = Page.objects.filter(Q(depth=1) | known_to(request.user), pk__in=asked)
    return known.count() == len(asked)


def _may_choose_pictures(request: HttpRequest, kwargs: dict) -> bool:
    named = [kwargs[name] for name in ("image_id", "pk") if name in kwargs]
    asked = _bounded(named) if named else _numbers(request)
    return MuseumImage.objects.filter(choosable_by(request.user), pk__in=asked).count() == len(asked)


def _explores_everything(request: HttpRequest, kwargs: dict) -> bool:
    """A report that names pages of all languages is for those who work on all."""
    policy = policy_registry.get_by_type(Page)
    return policy.instances_user_has_any_permission_for(request.user, WORKING).filter(depth=1).exists()


def _numbers(request: HttpRequest) -> set[int]:
    return _bounded(request.GET.getlist("id"))


def _bounded(given: Iterable) -> set[int]:
    """Primary keys; what cannot be one names nothing that anybody knows of."""
    found = set()
    for one in map(str, given):
        is_one = one.isascii() and one.isdecimal() and len(one) <= LONGEST
        found.add(int(one) if is_one else NOBODYS)
    return found


GUARDS: dict[str, Guard] = {
    "wagtailadmin_choose_page_child": _knows_pages,
    "wagtailadmin_choose_page_chosen_multiple": _knows_pages,
    "wagtailimages_chooser:chosen": _may_choose_pictures,
    "wagtailimages_chooser:chosen_multiple": _may_choose_pictures,
    "wagtailimages_chooser:select_format": _may_choose_pictures,
    "wagtailadmin_reports:page_types_usage": _explores_everything,
    "wagtailadmin_reports:page_types_usage_results": _explores_everything,
}
