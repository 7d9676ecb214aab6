"""The project book, as chapters."""

from uuid import UUID

from django.db import models
from django.db.models import F
from django.db.models.functions import Left, Length
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from exhibits.core.blocks.text import INLINE_FEATURES
from exhibits.core.cards import Card
from exhibits.core.indexing import INDEXING_FIELDS, INDEXING_PANELS
from exhibits.core.pages import (
    MENU_PANELS,
    PROMOTE_PANELS,
    TITLE_PANEL,
    BasePage,
    BodyMixin,
    ContentNoteMixin,
    CoverMixin,
)
from exhibits.core.terms import terms_of
from exhibits.translations.readers import for_reader


class BookPage(CoverMixin, BasePage):
    """A book: its title page and contents. Chapters are its children."""

    template = "pages/book.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["book.ChapterPage"]
    page_description = _("A book, with its cover and contents.")

    subtitle = models.CharField(
        _("subtitle"), max_length=200, blank=True, help_text=_("One line under the title that says what it is about.")
    )
    introduction = RichTextField(
        _("introduction"),
        features=INLINE_FEATURES,
        blank=True,
        max_length=2500,
        help_text=_("What the book is and whom it is for. The contents list below it is made from the chapters."),
    )

    content_panels = [
        TITLE_PANEL,
        FieldPanel("subtitle"),
        FieldPanel("introduction"),
        *CoverMixin.cover_panels,
    ]
    promote_panels = [*PROMOTE_PANELS, *MENU_PANELS]
    translatable_fields = [
        *BasePage.translatable_fields,
        TranslatableField("subtitle"),
        TranslatableField("introduction"),
        *CoverMixin.cover_translatable,
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("introduction")]

    class Meta:
        verbose_name = _("book")
        verbose_name_plural = _("books")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        deck = context["embedded"].cards
        context["parts"] = in_parts(deck.several(chapters_of(self.translation_key, deck.language)))
        return context


class ChapterPage(ContentNoteMixin, CoverMixin, BodyMixin, BasePage):
    """One chapter; without a number it is an annex, at the end."""

    template = "pages/chapter.html"
    parent_page_types = ["book.BookPage"]
    subpage_types = []
    page_description = _("A chapter of a book.")

    number = models.PositiveSmallIntegerField(_("number"), null=True, blank=True, help_text=_("Empty for an annex."))
    part = models.CharField(
        _("part"),
        max_length=120,
        blank=True,
        help_text=_("Chapters with the same part stand together in the contents."),
    )
    summary = RichTextField(
        _("summary"),
        features=INLINE_FEATURES,
        blank=True,
        max_length=1500,
        help_text=_("The chapter in a few sentences, at its beginning."),
    )

    content_panels = [
        TITLE_PANEL,
        MultiFieldPanel([FieldPanel("number"), FieldPanel("part")], heading=_("Its place in the book")),
        FieldPanel("summary"),
        *CoverMixin.cover_panels,
        *ContentNoteMixin.content_note_panels,
        *BodyMixin.body_panels,
        *INDEXING_PANELS,
    ]
    translatable_fields = [
        *BasePage.translatable_fields,
        SynchronizedField("number", overridable=False),
        TranslatableField("part"),
        TranslatableField("summary"),
        *CoverMixin.cover_translatable,
        *ContentNoteMixin.content_note_translatable,
        *BodyMixin.body_translatable,
        *INDEXING_FIELDS,
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("summary"), *BodyMixin.body_search_fields]

    class Meta:
        verbose_name = _("chapter")
        verbose_name_plural = _("chapters")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        deck = context["embedded"].cards
        book = self.get_parent()
        keys = chapters_of(book.translation_key, deck.language)
        here = keys.index(self.translation_key) if self.translation_key in keys else None
        previous = keys[here - 1] if here else None
        following = keys[here + 1] if here is not None and here + 1 < len(keys) else None
        deck.want([book.translation_key, previous, following])
        context["terms"] = terms_of(self, deck.language)
        context["book"] = deck.get(book.translation_key)
        context["previous"] = deck.get(previous) if previous else None
        context["following"] = deck.get(following) if following else None
        return context


def chapters_of(book: UUID, language: str) -> list[UUID]:
    """``translation_key`` of the chapters in all trees of the book with that key, numbered ones first; one query."""
    books = BookPage.objects.filter(translation_key=book).values("path")
    inside = ChapterPage.objects.annotate(parent=Left("path", Length("path") - Page.steplen)).filter(parent__in=books)
    ordered = for_reader(inside, language).order_by(F("number").asc(nulls_last=True), "path")
    return list(ordered.values_list("translation_key", flat=True))


def in_parts(chapters: list[Card]) -> list[tuple[str, list[Card]]]:
    """Contents: the name of each part and the cards of its chapters, in order."""
    parts: list[tuple[str, list[Card]]] = []
    for card in chapters:
        if not parts or parts[-1][0] != card.page.part:
            parts.append((card.page.part, []))
        parts[-1][1].append(card)
    return parts
