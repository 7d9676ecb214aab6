"""Stories: told by a narrator who agreed, or retold from public sources and labelled so."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField
from wagtailmedia.edit_handlers import MediaChooserPanel

from exhibits.core import routing
from exhibits.core.blocks.text import INLINE_FEATURES
from exhibits.core.browse import browse
from exhibits.core.indexing import INDEXING_FIELDS, INDEXING_PANELS
from exhibits.core.pages import TITLE_PANEL, BasePage, BodyMixin, ContentNoteMixin, CoverMixin
from exhibits.core.sections import SectionMixin
from exhibits.core.surroundings import surroundings
from exhibits.core.terms import term_for_reader
from exhibits.media.transcripts.reading import script_of, words_in
from exhibits.media.transcripts.speakers import speakers_of
from exhibits.stories.forms import StoryPageForm
from exhibits.translations.readers import in_order_of_opening


class StoryIndexPage(SectionMixin, BasePage):
    """All stories, to browse."""

    template = "pages/index.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["stories.StoryPage"]
    max_count_per_parent = 1
    page_description = _("The list of all stories.")

    class Meta:
        verbose_name = _("list of stories")
        verbose_name_plural = _("lists of stories")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["browse"] = browse(
            in_order_of_opening(StoryPage.objects.all()).order_by("-opened", "pk"),
            request.GET,
            context["embedded"].cards,
            ["theme", "period", "place"],
        )
        return context


class StoryPage(ContentNoteMixin, CoverMixin, BodyMixin, BasePage):
    """One story. What a narrator told is public only while a consent for it is in force."""

    class Basis(models.TextChoices):
        # Translators: Readers see this as the basis of a story.
        CONSENT = "consent", _("A narrator's consent")
        # Translators: Readers see this as the basis of a story.
        TALE = "tale", _("A traditional tale from public sources, retold")
        # Translators: Readers see this as the basis of a story.
        HISTORY = "history", _("Documented history, with its sources")
        # Translators: Readers see this as the basis of a story.
        MUSEUM = "museum", _("The museum's own words")

    base_form_class = StoryPageForm
    template = "pages/story.html"
    parent_page_types = ["stories.StoryIndexPage"]
    subpage_types = []
    page_description = _("What somebody told, with recording and transcript; or a tale or life from public sources.")

    narrator = models.ForeignKey(
        "stories.Narrator",
        verbose_name=_("narrator"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="stories",
        help_text=_("Who told it. How readers are told who it is stands with the narrator. None for a retold story."),
    )
    telling_language = models.CharField(
        _("language of telling"),
        max_length=20,
        default="ro",
        help_text=_("Language tag: ro, nb, en; for Romani the variety, such as rmy (Vlax) or rmn (Balkan)."),
    )
    telling_place = models.ForeignKey(
        "vocabularies.Place",
        verbose_name=_("place"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    telling_date = models.CharField(
        _("date in words"), max_length=60, blank=True, help_text=_("As readers see it: “spring 2024”, “about 1930”.")
    )
    summary = RichTextField(
        _("summary"),
        features=INLINE_FEATURES,
        blank=True,
        max_length=1500,
        help_text=_("The story in a few sentences, before one hears or reads it."),
    )
    basis = models.CharField(
        _("basis"),
        max_length=10,
        choices=Basis.choices,
        default=Basis.CONSENT,
        help_text=_(
            "A story told with consent is public only while a curator has recorded a consent that is in force; "
            "one from public sources needs a block of references."
        ),
    )
    is_sample = models.BooleanField(
        _("sample"), default=False, help_text=_("Made to show what the museum can do; labelled so on the page.")
    )
    recording = models.ForeignKey(
        "media.Recording",
        verbose_name=_("recording"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Choose or upload the sound or video of the telling. Its transcripts are written beside it."),
    )

    content_panels = [
        TITLE_PANEL,
        MultiFieldPanel(
            [
                FieldPanel("basis"),
                # Those who translate the page have no need to know who it is.
                FieldPanel("narrator", permission="stories.view_narrator"),
                FieldPanel("is_sample"),
            ],
            heading=_("Whose story it is"),
        ),
        MultiFieldPanel(
            [FieldPanel("telling_language"), FieldPanel("telling_place"), FieldPanel("telling_date")],
            heading=_("The telling"),
        ),
        FieldPanel("summary"),
        *CoverMixin.cover_panels,
        *ContentNoteMixin.content_note_panels,
        MediaChooserPanel("recording"),
        *BodyMixin.body_panels,
        *INDEXING_PANELS,
    ]
    translatable_fields = [
        *BasePage.translatable_fields,
        TranslatableField("summary"),
        *CoverMixin.cover_translatable,
        SynchronizedField("basis", overridable=False),
        SynchronizedField("narrator", overridable=False),
        SynchronizedField("is_sample", overridable=False),
        SynchronizedField("telling_language", overridable=False),
        SynchronizedField("telling_place", overridable=False),
        TranslatableField("telling_date"),
        *ContentNoteMixin.content_note_translatable,
        # Each language may have a recording of its own, such as a reading in translation.
        SynchronizedField("recording"),
        *BodyMixin.body_translatable,
        *INDEXING_FIELDS,
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary"),
        index.SearchField("told_by"),
        index.SearchField("spoken"),
        *BodyMixin.body_search_fields,
    ]

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")

    @property
    def told_by(self) -> str:
        """The narrator as readers may know them; empty where there is none, or nobody may know."""
        return self.narrator.shown_name if self.narrator_id else ""

    @property
    def spoken(self) -> str:
        """What is said in the recording in the page's own language, for search: as much of it as anybody may read."""
        return words_in(self.recording_id, routing.language_of(self))

    def shown_recordings(self):
        return [*super().shown_recordings(), self.recording_id]

    def clean(self):
        """Of the narrator in general terms: not everybody's form has the field."""
        super().clean()
        if self.basis == self.Basis.CONSENT and not self.narrator:
            raise ValidationError(_("A story told with consent has a narrator: choose them, or add them."))
        if self.basis in (self.Basis.TALE, self.Basis.HISTORY):
            if self.narrator:
                raise ValidationError(_("A story from public sources has no narrator: leave this empty."))
            if not self.has_references():
                raise ValidationError({"body": _("A story from public sources names them: add a block of references.")})

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        embedded, deck = context["embedded"], context["embedded"].cards
        place = term_for_reader("place", self.telling_place_id, deck.language)
        recording = embedded.recordings.get(self.recording_id)
        # What a page does not show (another narrator's voice) is not read on it either.
        speakers = speakers_of(recording.pk) if recording else []
        self.narrator = next((one for one in speakers if one.pk == self.narrator_id), None) or self.narrator
        script = script_of(recording, context["reading"].text_language, request.GET.get("beside", ""), speakers)
        return {**context, **surroundings(self, deck), "place": place, "script": script}
