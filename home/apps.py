"""The front door."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    label = "home"
    verbose_name = _("Home")

    def ready(self):
        from exhibits.core.registry import Kind, register_kind

        from .models import InfoPage

        register_kind(Kind(InfoPage, _("About the museum"), _("About the museum"), order=40))
