"""A book and its chapters."""

from functools import partial
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Left, Length
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from exhibits.access.selectors import public
from exhibits.book.beside import offers_of, open_beside, other_of
from exhibits.book.blocks import ChapterBlock, ContentsBlock, ErrataBlock, NotesBlock
from exhibits.book.outline import Outline, outline
from exhibits.book.reading import open_book, open_chapter, open_whole
from exhibits.core.blocks.text import INLINE_FEATURES
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
from exhibits.core.reading import Reading
from exhibits.formats.isbn import NotAnIsbn, grouped
from exhibits.translations.fields import IndependentField
from exhibits.translations.readers import for_reader
from exhibits.vocabularies.citing import CHICAGO, STYLE_NAMES

from .editions import Edition, as_it_was, as_they_were, editions_of

# What addresses ask for beside the page itself.
WHOLE, BESIDE, EDITION = "whole", "beside", "edition"


def is_isbn(value: str) -> None:
    """Raises ValidationError unless ``value`` is an ISBN whose check digit is right."""
    try:
        grouped(value)
    except NotAnIsbn:
        raise ValidationError(_("This is no ISBN: copy all 13 digits, with or without hyphens.")) from None


class WithEditions:
    """A page that can be read as it was in an edition of its book; it is the page of today that lets it be read."""

    edition = None

    def serve(self, request, *args, **kwargs):
        was = as_it_was(self, request.GET.get(EDITION, "")) if self.edition is None else None
        if was is None:
            return super().serve(request, *args, **kwargs)
        page, page.edition = was
        return page.serve(request, *args, **kwargs)


class BookPage(WithEditions, CoverMixin, BasePage):
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
    contents = StreamField(
        ContentsBlock(),
        verbose_name=_("parts and chapters"),
        blank=True,
        help_text=_(
            "Drag them into their order: chapters, sections, figures and what refers to them are numbered by it."
            " A chapter that is not named here comes last."
        ),
    )
    errata = StreamField(
        ErrataBlock(),
        verbose_name=_("corrections"),
        blank=True,
        help_text=_("What was wrong in an edition that people have. Readers see the list under the contents."),
    )
    publisher = models.CharField(_("publisher"), max_length=200, blank=True)
    isbn = models.CharField(
        "ISBN", max_length=17, blank=True, validators=[is_isbn], help_text=_("Each language edition has its own.")
    )
    licence = models.ForeignKey(
        "vocabularies.RightsStatement",
        verbose_name=_("licence"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    citation_style = models.CharField(
        _("citation style"), max_length=24, choices=list(STYLE_NAMES.items()), default=CHICAGO
    )

    content_panels = [
        TITLE_PANEL,
        FieldPanel("subtitle"),
        FieldPanel("introduction"),
        *CoverMixin.cover_panels,
        FieldPanel("contents"),
        InlinePanel("contributors", heading=_("Who made it"), label=_("Contributor")),
        MultiFieldPanel(
            [FieldPanel("publisher"), FieldPanel("isbn"), FieldPanel("licence"), FieldPanel("citation_style")],
            heading=_("The edition"),
        ),
        FieldPanel("errata"),
    ]
    promote_panels = [*PROMOTE_PANELS, *MENU_PANELS]
    translatable_fields = [
        *BasePage.translatable_fields,
        TranslatableField("subtitle"),
        TranslatableField("introduction"),
        *CoverMixin.cover_translatable,
        TranslatableField("contents"),
        SynchronizedField("contributors", overridable=False),
        SynchronizedField("publisher", overridable=False),
        IndependentField("isbn"),
        SynchronizedField("licence", overridable=False),
        SynchronizedField("citation_style", overridable=False),
        TranslatableField("errata"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("introduction")]

    class Meta:
        verbose_name = _("book")
        verbose_name_plural = _("books")

    def clean(self):
        super().clean()
        if self.isbn:
            self.isbn = grouped(self.isbn)

    # All chapters, where they are read on one page; see ``get_context``.
    opened = ()

    def streams(self):
        return [*super().streams(), *(stream for page in self.opened for stream in page.streams())]

    def rich_texts(self):
        return [*super().rich_texts(), *(text for page in self.opened for text in page.rich_texts())]

    def get_template(self, request, *args, **kwargs):
        return "pages/book_whole.html" if request.GET.get(WHOLE) else super().get_template(request, *args, **kwargs)

    def get_context(self, request, *args, **kwargs):
        outline = outline_of(self.translation_key, reader_language(self), self.edition)
        if request.GET.get(WHOLE):
            self.opened = chapters_in(outline, reader_language(self), self.edition)
        context = super().get_context(request, *args, **kwargs)
        context |= open_book(outline, context["embedded"])
        context["editions"] = editions_of(self.translation_key, reader_language(self))
        whole = open_whole(self, self.opened, outline, context["embedded"]) if request.GET.get(WHOLE) else {}
        return {**context, **whole}


class ChapterPage(WithEditions, ContentNoteMixin, CoverMixin, BodyMixin, BasePage):
    """One chapter. Where it stands among the others its book says, and its number follows from that."""

    class Matter(models.TextChoices):
        FRONT = "front", _("Before the chapters: foreword, introduction")
        BODY = "body", _("A numbered chapter")
        BACK = "back", _("After the chapters: annex, afterword")

    template = "pages/chapter.html"
    parent_page_types = ["book.BookPage"]
    subpage_types = []
    page_description = _("A chapter of a book.")

    matter = models.CharField(_("place in the book"), max_length=5, choices=Matter.choices, default=Matter.BODY)
    summary = RichTextField(
        _("summary"),
        features=INLINE_FEATURES,
        blank=True,
        max_length=1500,
        help_text=_("The chapter in a few sentences, at its beginning."),
    )
    body = StreamField(
        ChapterBlock(),
        verbose_name=_("body"),
        blank=True,
        help_text=_("Press the plus sign and choose what comes next."),
    )
    notes = StreamField(
        NotesBlock(),
        verbose_name=_("notes"),
        blank=True,
        help_text=_("Call for one with the footnote button of a text: they are numbered in that order."),
    )

    content_panels = [
        TITLE_PANEL,
        FieldPanel("matter"),
        FieldPanel("summary"),
        *CoverMixin.cover_panels,
        *ContentNoteMixin.content_note_panels,
        *BodyMixin.body_panels,
        FieldPanel("notes"),
        *INDEXING_PANELS,
    ]
    promote_panels = PROMOTE_PANELS
    translatable_fields = [
        *BasePage.translatable_fields,
        SynchronizedField("matter", overridable=False),
        TranslatableField("summary"),
        *CoverMixin.cover_translatable,
        *ContentNoteMixin.content_note_translatable,
        *BodyMixin.body_translatable,
        TranslatableField("notes"),
        *INDEXING_FIELDS,
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary"),
        *BodyMixin.body_search_fields,
        index.SearchField("notes"),
    ]

    class Meta:
        verbose_name = _("chapter")
        verbose_name_plural = _("chapters")

    # The same chapter in the language that is read beside this one; see ``get_context``.
    other = None

    def streams(self):
        own = [*super().streams(), self.notes]
        return [*own, *self.other.streams()] if self.other else own

    def rich_texts(self):
        return [*super().rich_texts(), self.other.summary] if self.other else super().rich_texts()

    def get_context(self, request, *args, **kwargs):
        # What stood beside each other in an edition nobody has kept.
        self.other = None if self.edition else other_of(self, request.GET.get(BESIDE, ""))
        context = super().get_context(request, *args, **kwargs)
        reading, embedded = context["reading"], context["embedded"]
        around = BookPage.objects.filter(path=self.path[: -self.steplen])
        seen = public(around).first()
        book = seen or around.get()
        outline = outline_of(book.translation_key, reading.language, self.edition)
        shown = open_chapter(self, book, outline, embedded)
        context |= {**shown, "offers": offers_of(self, reading), "whole_book": seen}
        return context | open_beside(self, self.other, book, outline, embedded) if self.other else context


def outline_of(book: UUID, language: str, edition: Edition | None = None) -> Outline:
    """The order of the chapters of the book with this ``translation_key``, for a reader of ``language``: as it is now,
    or as it was in an ``edition`` of what may still be read."""
    books = BookPage.objects.filter(translation_key=book)
    inside = ChapterPage.objects.annotate(above=Left("path", Length("path") - Page.steplen))
    inside = inside.filter(above__in=books.values("path"))
    if edition is None:
        return outline(books, inside, book, language)
    return outline(
        books, inside, book, language, f" in edition {edition.number}", partial(as_they_were, number=edition.number)
    )


def chapters_in(outline: Outline, language: str, edition: Edition | None = None) -> list[ChapterPage]:
    """All chapters in the order of the ``outline``, as readers of ``language`` get them. One query, and for an
    ``edition`` another."""
    rows = for_reader(ChapterPage.objects.filter(translation_key__in=outline.keys), language)
    pages = as_they_were(rows, edition.number) if edition else {page.translation_key: page for page in rows}
    return [pages[key] for key in outline.keys if key in pages]


def reader_language(page: Page) -> str:
    return Reading(page).language
