"""What is on show."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExhibitsConfig(AppConfig):
    name = "exhibits"
    label = "exhibits"
    verbose_name = _("Exhibits")

    def ready(self):
        from exhibits.core.registry import Kind, register_kind

        from .models import ExhibitPage

        register_kind(
            Kind(
                ExhibitPage,
                # Translators: Readers see this above the title of one.
                _("Exhibit"),
                # Translators: Readers see this above a list of them.
                _("Exhibits"),
                order=10,
                fields=("subtitle", "cover", "palette"),
                lines=("subtitle", "search_description"),
            )
        )
