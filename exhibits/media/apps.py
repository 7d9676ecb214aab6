"""Images and recordings: originals and derivatives."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    name = "exhibits.media"
    label = "media"
    verbose_name = _("Media")

    def ready(self):
        from exhibits.access.selectors import declare, in_public_collections

        from .models import MuseumImage, Recording

        for model in (MuseumImage, Recording):
            declare(model, lambda queryset, on: in_public_collections(queryset))
