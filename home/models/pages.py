"""The front door: home and information pages."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from exhibits.book.models import BookPage, chapters_of
from exhibits.core.cards import Card, cards_of
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
        FieldPanel("opening", heading=_("opening exhibit")),
        FieldPanel("story"),
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
        language = context["reading"].language
        exhibits = first_with(
            in_order_of_opening(for_reader(ExhibitPage.objects.all(), language)), self.opening, ON_SHOW
        )
        stories = first_with(in_order_of_opening(for_reader(StoryPage.objects.all(), language)), self.story, 1)
        sections = list(for_reader(Page.objects.type(ExhibitIndexPage, StoryIndexPage, BookPage), language).specific())
        book = next((page for page in sections if isinstance(page, BookPage)), None)
        chapters = chapters_of(book, language) if book else []
        cards = {card.page.pk: card for card in cards_of([*exhibits, *stories, *sections, *chapters], language)}
        context.update(
            opening=cards[exhibits[0].pk] if exhibits else None,
            exhibits=[cards[page.pk] for page in exhibits[1:]],
            story=cards[stories[0].pk] if stories else None,
            book=cards[book.pk] if book else None,
            chapters=[cards[page.pk] for page in chapters],
            exhibit_index=section_card(cards, sections, ExhibitIndexPage),
            story_index=section_card(cards, sections, StoryIndexPage),
        )
        return context


def first_with(pages, chosen: Page | None, count: int) -> list[Page]:
    """The newest ``count`` of ``pages``, the ``chosen`` one before all others when it is public."""
    newest = list(pages.order_by("-opened")[: count + 1])
    if chosen is None:
        return newest[:count]
    head = [page for page in newest if page.translation_key == chosen.translation_key]
    head = head or list(pages.filter(translation_key=chosen.translation_key))
    return [*head, *(page for page in newest if page not in head)][:count]


def section_card(cards: dict[int, Card], sections: list[Page], model: type[Page]) -> Card | None:
    return next((cards[page.pk] for page in sections if isinstance(page, model)), None)


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

    def card_line(self):
        return self.search_description or self.introduction

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        language = context["reading"].language
        below = for_reader(InfoPage.objects.child_of(self), language).order_by("path")
        context["below"] = cards_of(below, language)
        return context
