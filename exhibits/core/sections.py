"""Sections of the museum: their index pages, and what comes before and after within one."""

from django.db import models
from django.db.models import QuerySet
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


def neighbours(page: Page, siblings: QuerySet, language: str) -> tuple[Page | None, Page | None]:
    """What opened before and after ``page`` among ``siblings``, for a reader of ``language``; three queries."""
    mine = in_order_of_opening(type(page).objects.filter(pk=page.pk)).values_list("opened", flat=True).first()
    if mine is None:
        return None, None
    visible = in_order_of_opening(for_reader(siblings.exclude(translation_key=page.translation_key), language))
    before = visible.filter(opened__lt=mine).order_by("-opened").first()
    after = visible.filter(opened__gt=mine).order_by("opened").first()
    return before, after
