"""The thin base of every page, and the small mixins that page types are put together from."""

from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.coreutils import find_available_slug
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail.url_routing import RouteResult
from wagtail_localize.fields import SynchronizedField, TranslatableField

from exhibits.formats.slugs import slug_of
from exhibits.translations.fields import IndependentField
from exhibits.translations.models import Original

from . import routing
from .blocks import BodyBlock
from .embedded import gather
from .forms import MuseumPageForm
from .permissions import MuseumPagePermissionTester
from .reading import Reading

# Not Wagtail's own panel for titles: that one makes the address in the browser, the museum's form makes it (see forms).
TITLE_PANEL = FieldPanel("title", classname="title")
PROMOTE_PANELS = [
    FieldPanel(
        "search_description",
        heading=_("In one or two sentences"),
        help_text=_("Stands under the title in the museum's lists and in search engines."),
    ),
    FieldPanel(
        "slug",
        heading=_("Address"),
        help_text=_(
            "Empty: made from the title. Change it only while the page is not public: links to it would break."
        ),
    ),
    FieldPanel(
        "seo_title",
        heading=_("Title for search engines"),
        help_text=_("Only when it has to differ from the title."),
    ),
]
# For the few pages that the header and the footer list.
MENU_PANELS = [
    FieldPanel(
        "show_in_menus",
        heading=_("In the museum's menu"),
        help_text=_("Sections stand in the header of every page, pages about the museum in the footer."),
    ),
]


class BasePage(Page):
    """What all pages of the museum share: addresses in four languages, and one way of being read."""

    base_form_class = MuseumPageForm
    promote_panels = PROMOTE_PANELS
    translatable_fields = [
        TranslatableField("title"),
        IndependentField("slug"),
        TranslatableField("seo_title"),
        TranslatableField("search_description"),
        SynchronizedField("show_in_menus", overridable=False),
        # A date that was set, changed or cleared is so in every language: none stays public after it, or goes before.
        SynchronizedField("go_live_at", overridable=False),
        SynchronizedField("expire_at", overridable=False),
    ]
    search_fields = [*Page.search_fields, index.FilterField("translation_key")]

    class Meta:
        abstract = True

    def permissions_for_user(self, user):
        return MuseumPagePermissionTester(user, self)

    def streams(self) -> list:
        """The StreamField values that the page shows."""
        return []

    def shown_images(self) -> list[int | None]:
        """Primary keys of images that the page shows outside its streams."""
        return []

    def shown_recordings(self) -> list[int | None]:
        return []

    def rich_texts(self) -> list[str]:
        """Stored rich text outside the streams; every RichTextField of the page type."""
        return [getattr(self, field.name) for field in self._meta.get_fields() if isinstance(field, RichTextField)]

    def route(self, request, path_components):
        """Wagtail's way in, for pages behind a password; ``core.views.serve`` is the one that all others take."""
        if not path_components:
            return super().route(request, path_components)
        found = routing.find(routing.language_of(self), path_components)
        if found is None:
            raise Http404
        return RouteResult(found.page.specific)

    def serve(self, request, *args, **kwargs):
        response = super().serve(request, *args, **kwargs)
        response.last_published_at = self.last_published_at
        return response

    def serve_preview(self, request, mode_name):
        """A preview is read in the page's own language, whatever the editor's is."""
        with translation.override(routing.language_of(self)):
            return super().serve_preview(request, mode_name).render()

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        reading = Reading(self)
        reading.mark_untranslated()
        embedded = gather(
            self.streams(), reading.language, self.shown_images(), self.shown_recordings(), self.rich_texts()
        )
        return {**context, "reading": reading, "embedded": embedded}

    def full_clean(self, *args, **kwargs):
        if not self.slug and self.title:
            parent = self.get_parent() if self.pk or self.depth else None
            wanted = slug_of(self.title) or "page"
            self.slug = find_available_slug(parent, wanted, ignore_page_id=self.pk) if parent else wanted
        super().full_clean(*args, **kwargs)

    def save(self, *args, **kwargs):
        if self.still_has_original_slug():
            wanted = slug_of(self.title)
            if wanted:
                self.slug = find_available_slug(self.get_parent(), wanted, ignore_page_id=self.pk)
        super().save(*args, **kwargs)

    def still_has_original_slug(self) -> bool:
        """A translation that was never public and still carries the address it was copied with."""
        if not self.pk or self.first_published_at or self.depth <= routing.HOME_DEPTH:
            return False
        original = Original.objects.filter(translation_key=self.translation_key).exclude(locale_id=self.locale_id)
        twins = Page.objects.filter(translation_key=self.translation_key, locale_id__in=original.values("locale_id"))
        return any(
            self.slug == slug or self.slug.startswith(f"{slug}-") for slug in twins.values_list("slug", flat=True)
        )


class CoverMixin(models.Model):
    """A picture that stands for the page."""

    cover = models.ForeignKey(
        "media.MuseumImage",
        verbose_name=_("cover"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_(
            "Stands large at the top of the page and small in lists. Set its focal point: it is cut for phones."
        ),
    )

    cover_panels = [FieldPanel("cover")]
    cover_translatable = [SynchronizedField("cover", overridable=False)]

    class Meta:
        abstract = True

    def shown_images(self):
        return [*super().shown_images(), self.cover_id]


class BodyMixin(models.Model):
    """A body of blocks."""

    body = StreamField(
        BodyBlock(), verbose_name=_("body"), blank=True, help_text=_("Press the plus sign and choose what comes next.")
    )

    body_panels = [FieldPanel("body")]
    body_translatable = [TranslatableField("body")]
    body_search_fields = [index.SearchField("body")]

    class Meta:
        abstract = True

    def streams(self):
        return [*super().streams(), self.body]

    def contents(self) -> list[tuple[str, str]]:
        """Anchor and words of every section heading, for the contents list."""
        return [(f"b-{block.id}", block.value["text"]) for block in self.body if block.block_type == "heading"]

    def has_references(self) -> bool:
        return any(block.block_type == "references" for block in self.body)


class ContentNoteMixin(models.Model):
    """A line that tells a reader beforehand what they will meet."""

    content_note = models.CharField(
        _("content note"),
        max_length=300,
        blank=True,
        help_text=_("What a reader should know before going on: violence, slurs in old documents, names of the dead."),
    )

    content_note_panels = [FieldPanel("content_note")]
    content_note_translatable = [TranslatableField("content_note")]

    class Meta:
        abstract = True


def refuse_second_home(parent: Page | None) -> None:
    """Raises ValidationError: each language has one home page."""
    if parent and parent.get_children().exists():
        raise ValidationError(_("This language has its home page already."))
