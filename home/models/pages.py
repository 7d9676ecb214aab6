"""The front door: home and information pages."""

from uuid import UUID

from django.db import models
from django.db.models import Case, When
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from exhibits.book.models import BookPage, outline_of
from exhibits.book.outline import Outline
from exhibits.book.reading import in_parts
from exhibits.core.cards import with_card_fields
from exhibits.core.pages import MENU_PANELS, PROMOTE_PANELS, TITLE_PANEL, BasePage, BodyMixin, CoverMixin
from exhibits.models import ExhibitIndexPage, ExhibitPage
from exhibits.stories.models import StoryIndexPage, StoryPage
from exhibits.translations.readers import for_reader, in_order_of_opening

ON_SHOW = 4


class HomePage(BasePage):
    """The way in: one work large, then what is on show, what can be heard, what can be read."""

    template = "pages/home.html"
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "exhibits.ExhibitIndexPage",
        "stories.StoryIndexPage",
        "catalogue.ObjectIndexPage",
        "book.BookPage",
        "home.InfoPage",
    ]
    max_count_per_parent = 4
    page_description = _("The museum's front page in one language.")

    opening = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("opening exhibit"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The exhibit that the museum opens with. Empty: the newest one."),
    )
    story = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("story to hear"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Empty: the newest story."),
    )

    content_panels = [
        TITLE_PANEL,
        PageChooserPanel("opening", "exhibits.ExhibitPage"),
        PageChooserPanel("story", "stories.StoryPage"),
    ]
    translatable_fields = [
        *BasePage.translatable_fields,
        SynchronizedField("opening", overridable=False),
        SynchronizedField("story", overridable=False),
    ]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        deck = context["embedded"].cards
        exhibits = newest(ExhibitPage, self.opening_id, deck.language, ON_SHOW)
        stories = newest(StoryPage, self.story_id, deck.language, 1)
        sections = for_reader(Page.objects.type(ExhibitIndexPage, StoryIndexPage, BookPage), deck.language)
        keys = {page.cached_content_type.model_class(): page.translation_key for page in sections.order_by("-path")}
        book = outline_of(keys[BookPage], deck.language) if BookPage in keys else Outline()
        deck.want([*exhibits, *stories, *keys.values(), *book.keys])
        on_show = deck.several(exhibits)
        return {
            **context,
            "opening": on_show[0] if on_show else None,
            "exhibits": on_show[1:],
            "story": next(iter(deck.several(stories)), None),
            "book": deck.get(keys.get(BookPage)),
            "chapters": [chapter for part in in_parts(book, deck) for chapter in part.chapters],
            "exhibit_index": deck.get(keys.get(ExhibitIndexPage)),
            "story_index": deck.get(keys.get(StoryIndexPage)),
        }


def newest(model: type[Page], chosen: int | None, language: str, count: int) -> list[UUID]:
    """``translation_key`` of the newest ``count`` pages of ``model``, the ``chosen`` one first; one query."""
    first = Case(When(translation_key__in=Page.objects.filter(pk=chosen).values("translation_key"), then=0), default=1)
    pages = in_order_of_opening(for_reader(model.objects.all(), language)).annotate(first=first)
    return list(pages.order_by("first", "-opened").values_list("translation_key", flat=True)[:count])


class InfoPage(CoverMixin, BodyMixin, BasePage):
    """About the museum: the project, ethics and consent, accessibility, privacy."""

    template = "pages/info.html"
    parent_page_types = ["home.HomePage", "home.InfoPage"]
    subpage_types = ["home.InfoPage"]
    page_description = _("A page about the museum itself.")

    introduction = models.TextField(
        _("introduction"), blank=True, max_length=800, help_text=_("The first paragraph, in larger type.")
    )

    content_panels = [
        TITLE_PANEL,
        FieldPanel("introduction"),
        *CoverMixin.cover_panels,
        *BodyMixin.body_panels,
    ]
    promote_panels = [*PROMOTE_PANELS, *MENU_PANELS]
    translatable_fields = [
        *BasePage.translatable_fields,
        TranslatableField("introduction"),
        *CoverMixin.cover_translatable,
        *BodyMixin.body_translatable,
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("introduction"), *BodyMixin.body_search_fields]

    class Meta:
        verbose_name = _("information page")
        verbose_name_plural = _("information pages")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        deck = context["embedded"].cards
        below = for_reader(InfoPage.objects.child_of(self), deck.language).order_by("path")
        context["below"] = deck.lay(with_card_fields(below))
        return context
