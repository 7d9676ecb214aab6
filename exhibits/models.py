"""Exhibits: what the museum tells about a subject with pictures, texts and voices."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from exhibits.core.blocks.text import INLINE_FEATURES
from exhibits.core.browse import browse
from exhibits.core.indexing import INDEXING_FIELDS, INDEXING_PANELS
from exhibits.core.pages import TITLE_PANEL, BasePage, BodyMixin, ContentNoteMixin, CoverMixin
from exhibits.core.sections import SectionMixin
from exhibits.core.surroundings import surroundings
from exhibits.translations.readers import in_order_of_opening


class Palette(models.TextChoices):
    """Eight palettes; each pair of colours they set text in is checked against WCAG AA by a test."""

    SKY = "sky", _("Sky")
    FIELD = "field", _("Field")
    COPPER = "copper", _("Copper")
    NIGHT = "night", _("Night")
    WHEEL = "wheel", _("Wheel red")
    CLAY = "clay", _("Clay")
    SLATE = "slate", _("Slate")
    PLUM = "plum", _("Plum")


class ExhibitIndexPage(SectionMixin, BasePage):
    """All exhibits, to browse."""

    template = "pages/index.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["exhibits.ExhibitPage"]
    max_count_per_parent = 1
    page_description = _("The list of all exhibits.")

    class Meta:
        verbose_name = _("list of exhibits")
        verbose_name_plural = _("lists of exhibits")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["browse"] = browse(
            in_order_of_opening(ExhibitPage.objects.all()).order_by("-opened", "pk"),
            request.GET,
            context["embedded"].cards,
            ["theme", "period", "place"],
        )
        return context


class ExhibitPage(ContentNoteMixin, CoverMixin, BodyMixin, BasePage):
    """One exhibit. Its address survives for ever as ``/id/<translation_key>``."""

    template = "pages/exhibit.html"
    parent_page_types = ["exhibits.ExhibitIndexPage"]
    subpage_types = []
    page_description = _("A subject told with pictures, texts and voices.")

    subtitle = models.CharField(
        _("subtitle"), max_length=200, blank=True, help_text=_("One line under the title that says what it is about.")
    )
    introduction = RichTextField(
        _("introduction"),
        features=INLINE_FEATURES,
        blank=True,
        max_length=1500,
        help_text=_("The first paragraph, in larger type: what a visitor will meet here."),
    )
    credits = RichTextField(
        _("credits"),
        features=INLINE_FEATURES,
        blank=True,
        max_length=2000,
        help_text=_("Who made this exhibit: research, words, pictures, translation."),
    )
    palette = models.CharField(
        _("palette"),
        max_length=10,
        choices=Palette.choices,
        default=Palette.COPPER,
        help_text=_("The accent colour of the page: take it from the cover."),
    )

    content_panels = [
        TITLE_PANEL,
        FieldPanel("subtitle"),
        FieldPanel("introduction"),
        MultiFieldPanel([*CoverMixin.cover_panels, FieldPanel("palette")], heading=_("The opening")),
        *ContentNoteMixin.content_note_panels,
        *BodyMixin.body_panels,
        *INDEXING_PANELS,
        FieldPanel("credits"),
    ]
    translatable_fields = [
        *BasePage.translatable_fields,
        TranslatableField("subtitle"),
        TranslatableField("introduction"),
        TranslatableField("credits"),
        SynchronizedField("palette", overridable=False),
        *CoverMixin.cover_translatable,
        *ContentNoteMixin.content_note_translatable,
        *BodyMixin.body_translatable,
        *INDEXING_FIELDS,
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("subtitle"),
        index.SearchField("introduction"),
        *BodyMixin.body_search_fields,
    ]

    class Meta:
        verbose_name = _("exhibit")
        verbose_name_plural = _("exhibits")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return {**context, **surroundings(self, context["embedded"].cards)}
