"""Which language a thing was first written in."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale


class Original(models.Model):
    """The language of the original of a page or snippet: one row for all its translations.

    It is written when the first of them is saved, so that pages made by code, import or an editor are alike.
    """

    translation_key = models.UUIDField(_("permanent identifier"), primary_key=True)
    locale = models.ForeignKey(Locale, verbose_name=_("language"), on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("original")
        verbose_name_plural = _("originals")

    def __str__(self):
        return f"{self.translation_key}: {self.locale}"
