"""Sections of the museum: their index pages, and what comes before and after within one."""

from uuid import UUID

from django.db import models
from django.db.models import F, Window
from django.db.models.functions import Lag, Lead
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail_localize.fields import TranslatableField

from exhibits.translations.readers import for_reader, in_order_of_opening

from .pages import MENU_PANELS, PROMOTE_PANELS, TITLE_PANEL, BasePage


class SectionMixin(models.Model):
    """An index page: a title, a line of introduction, and a list that the page type fills."""

    introduction = models.TextField(
        _("introduction"), blank=True, max_length=600, help_text=_("Two or three sentences above the list.")
    )

    content_panels = [TITLE_PANEL, FieldPanel("introduction")]
    promote_panels = [*PROMOTE_PANELS, *MENU_PANELS]
    translatable_fields = [*BasePage.translatable_fields, TranslatableField("introduction")]

    class Meta:
        abstract = True


def neighbours(page: Page, language: str) -> tuple[UUID | None, UUID | None]:
    """``translation_key`` of what opened before and after ``page`` among its kind, for a reader of ``language``."""
    visible = in_order_of_opening(for_reader(type(page).objects.all(), language)).order_by()
    order = [F("opened").asc(), F("translation_key").asc()]
    beside = visible.annotate(
        before=Window(Lag("translation_key"), order_by=order), after=Window(Lead("translation_key"), order_by=order)
    )
    return beside.filter(translation_key=page.translation_key).values_list("before", "after").first() or (None, None)
