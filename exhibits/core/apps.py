"""What every department stands on; no tables."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "exhibits.core"
    label = "core"
    verbose_name = _("Core")

    def ready(self):
        from wagtail.signals import page_published

        from . import checks, signals  # noqa: F401 (importing checks registers them)
        from .purging import register_purgers

        page_published.connect(signals.page_published, dispatch_uid="core.page_published")
        register_purgers()
