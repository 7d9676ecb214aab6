"""Who is given a file that is not for everyone: those for whom a closed page opens, and the museum's own people."""

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.models import Page, ReferenceIndex
from wagtail.permission_policies.collections import CollectionPermissionPolicy
from wagtail.permissions import policy_registry

from exhibits.access.selectors import reachable, within_pages

from .models import MuseumImage, Recording

# Whoever may do one of these with the things of a collection may look at them.
KEEPING = ["add", "change", "delete", "choose"]


def pages_showing(thing: MuseumImage | Recording) -> QuerySet:
    """The pages that show ``thing``, whoever may see them."""
    # object_id is text there and serves other models too: the base content type keeps pages apart from the rest.
    found = ReferenceIndex.get_references_to(thing).filter(base_content_type__app_label="wagtailcore")
    ids = found.values_list("object_id", flat=True).distinct()
    return Page.objects.filter(pk__in=[int(one) for one in ids if one.isdigit()])


def is_let_in(request: HttpRequest, thing: MuseumImage | Recording) -> bool:
    """Whether whoever asks may have the files of ``thing``, which is not public by itself."""
    # Visitors have no session, and are not to get one by being asked for it.
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    on_pages = within_pages(type(thing).objects.filter(pk=thing.pk)).exists()
    if request.user.has_perm("wagtailadmin.access_admin"):
        return on_pages or _is_asked(request.user, thing) or _keeps(request.user, thing)
    return on_pages and any(_opens(page, request) for page in reachable(pages_showing(thing)))


def _is_asked(user, thing) -> bool:
    """Community review sees the hidden picture that it decides about."""
    return (
        isinstance(thing, MuseumImage)
        and user.has_perm("media.agree_picturerelease")
        and thing.releases.open().exists()
    )


def _keeps(user, thing) -> bool:
    policy: CollectionPermissionPolicy = policy_registry.get_by_type(type(thing))
    return policy.user_has_any_permission_for_instance(user, KEEPING, thing)


def _opens(page: Page, request: HttpRequest) -> bool:
    restrictions = page.get_view_restrictions()
    return bool(restrictions) and all(restriction.accept_request(request) for restriction in restrictions)
