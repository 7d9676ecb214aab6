"""The collection."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CatalogueConfig(AppConfig):
    name = "exhibits.catalogue"
    label = "catalogue"
    verbose_name = _("Collection")

    def ready(self):
        from django.db.models.signals import post_delete
        from wagtail.signals import page_published

        from exhibits.core.registry import Kind, register_kind
        from exhibits.media.models import MuseumImage
        from exhibits.translations import direct

        from .models import ObjectPage
        from .signals import object_deleted, object_published, picture_deleted

        register_kind(
            Kind(
                ObjectPage,
                # Translators: Readers see this above the title of one.
                _("Object"),
                # Translators: Readers see this above a list of them.
                _("Objects"),
                order=15,
                fields=("summary", "cover", "date"),
                lines=("summary", "search_description"),
                dates=("earliest", "latest"),
            )
        )
        direct.register(ObjectPage)
        post_delete.connect(object_deleted, sender=ObjectPage, dispatch_uid="catalogue_number_is_free")
        post_delete.connect(picture_deleted, sender=MuseumImage, dispatch_uid="catalogue_next_picture")
        page_published.connect(object_published, sender=ObjectPage, dispatch_uid="catalogue_opening")
