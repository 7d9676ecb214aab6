"""What joins pages to terms: one table per vocabulary, for every type of page.

The rows are synchronised between translations, so they may point to the term in any language; whoever compares terms
compares their ``translation_key``.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from .terms import Period, Person, Place, Theme
from .things import Community, Material, ObjectType


class PageTheme(Orderable):
    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="themes")
    term = models.ForeignKey(Theme, verbose_name=_("theme"), on_delete=models.PROTECT, related_name="rows")

    panels = [FieldPanel("term")]


class PagePlace(Orderable):
    class Role(models.TextChoices):
        """What happened there to an object; other pages are just about a place."""

        MADE = "made", _("made there")
        USED = "used", _("used there")
        FOUND = "found", _("found there")

    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="places")
    term = models.ForeignKey(Place, verbose_name=_("place"), on_delete=models.PROTECT, related_name="rows")
    role = models.CharField(_("role"), max_length=5, choices=Role.choices, blank=True)

    panels = [FieldPanel("term")]


class PagePeriod(Orderable):
    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="periods")
    term = models.ForeignKey(Period, verbose_name=_("period"), on_delete=models.PROTECT, related_name="rows")

    panels = [FieldPanel("term")]


class PagePerson(Orderable):
    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="people")
    term = models.ForeignKey(Person, verbose_name=_("person"), on_delete=models.PROTECT, related_name="rows")

    panels = [FieldPanel("term")]


class PageObjectType(Orderable):
    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="object_types")
    term = models.ForeignKey(
        ObjectType, verbose_name=_("type of object"), on_delete=models.PROTECT, related_name="rows"
    )

    panels = [FieldPanel("term")]


class PageMaterial(Orderable):
    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="materials")
    term = models.ForeignKey(
        Material, verbose_name=_("material or technique"), on_delete=models.PROTECT, related_name="rows"
    )

    panels = [FieldPanel("term")]


class PageCommunity(Orderable):
    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="communities")
    term = models.ForeignKey(Community, verbose_name=_("community"), on_delete=models.PROTECT, related_name="rows")

    panels = [FieldPanel("term")]
