"""Who may see what."""

from django.apps import AppConfig
from django.contrib.auth import get_user_model
from django.db.backends.signals import connection_created
from django.db.models.signals import post_save
from django.utils.translation import gettext_lazy as _


class AccessConfig(AppConfig):
    name = "exhibits.access"
    label = "access"
    verbose_name = _("Access")

    def ready(self):
        from .generations import begin_if_due, person_saved, watch_writes

        connection_created.connect(watch_writes, dispatch_uid="access.watch_writes")
        post_save.connect(begin_if_due, dispatch_uid="access.begin_if_due")
        post_save.connect(person_saved, sender=get_user_model(), dispatch_uid="access.person_saved")
