"""Who may see what."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.utils.translation import gettext_lazy as _


class AccessConfig(AppConfig):
    name = "exhibits.access"
    label = "access"
    verbose_name = _("Access")

    def ready(self):
        from .generations import watch_writes

        connection_created.connect(watch_writes, dispatch_uid="access.watch_writes")
