"""The front door."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    label = "home"
    verbose_name = _("Home")

    def ready(self):
        from exhibits.core.registry import Kind, register_kind, register_small_team

        from .models import InfoPage
        from .models.tasks import is_small_team

        register_small_team(is_small_team)

        register_kind(
            Kind(
                InfoPage,
                # Translators: Readers see this above the title of one.
                _("About the museum"),
                # Translators: Readers see this above a list of them.
                _("About the museum"),
                order=40,
                fields=("cover", "introduction"),
                lines=("introduction", "search_description"),
            )
        )
