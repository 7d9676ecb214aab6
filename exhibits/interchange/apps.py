"""What other museums, viewers and libraries take from this one. No models: records in, bytes out."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InterchangeConfig(AppConfig):
    name = "exhibits.interchange"
    label = "interchange"
    verbose_name = _("Interchange")
