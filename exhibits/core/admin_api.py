"""The admin's own interface for its scripts, reduced to what they use and to what whoever asks may see."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.permissions import policy_registry

from exhibits.media.models import ADMIN_WIDTH, MuseumImage
from exhibits.media.pictures import whole_of
from exhibits.media.showing import KEEPING

from .admin_guards import choosable_by


class ReadingPages(PagesAdminAPIViewSet):
    """Without Wagtail's actions: no script of the admin takes them, and one of them makes alias pages."""

    actions = {}


class KeptImages(ImagesAdminAPIViewSet):
    """The pictures of the collections that somebody works with, and may choose."""

    def get_queryset(self):
        return _kept_by(self.request.user).filter(choosable_by(self.request.user))


def picture_to_draw_on(request: HttpRequest, pk: int) -> HttpResponseRedirect:
    """The whole picture, large enough to draw regions on; 404 for whoever does not work with it."""
    image = get_object_or_404(_kept_by(request.user), pk=pk)
    whole = whole_of(image)
    return redirect(whole.src if whole else image.get_rendition(f"max-{ADMIN_WIDTH}x{ADMIN_WIDTH}").url)


def _kept_by(user) -> QuerySet:
    return policy_registry.get_by_type(MuseumImage).instances_user_has_any_permission_for(user, KEEPING)
