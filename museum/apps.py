"""The institution: commands that need every department."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MuseumConfig(AppConfig):
    name = "museum"
    label = "museum"
    verbose_name = _("Museum")

    def ready(self):
        from . import checks  # noqa: F401 (importing it registers the system check)
