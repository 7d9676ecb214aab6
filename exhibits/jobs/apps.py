"""Background work: what the museum does behind the scenes, and a ledger of it."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class JobsConfig(AppConfig):
    name = "exhibits.jobs"
    label = "jobs"
    verbose_name = _("Background work")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        # A department keeps its kinds of work in its own jobs.py; the worker must know them all.
        autodiscover_modules("jobs")
