"""The admin's own interface for its scripts, reduced to what they use and to what whoever asks may see."""

from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.permissions import policy_registry

from exhibits.media.models import MuseumImage
from exhibits.media.showing import KEEPING


class ReadingPages(PagesAdminAPIViewSet):
    """Without Wagtail's actions: no script of the admin takes them, and one of them makes alias pages."""

    actions = {}


class KeptImages(ImagesAdminAPIViewSet):
    """The pictures of the collections that somebody works with."""

    def get_queryset(self):
        policy = policy_registry.get_by_type(MuseumImage)
        return policy.instances_user_has_any_permission_for(self.request.user, KEEPING)
