"""Objects, each on a page of its own, and the list of them all."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from exhibits.catalogue.faults import words_for
from exhibits.catalogue.looking import Looking, looks_of
from exhibits.catalogue.reading import account_of
from exhibits.core.blocks import TourBlock
from exhibits.core.blocks.text import INLINE_FEATURES
from exhibits.core.browse import Order, browse
from exhibits.core.indexing import INDEXING_FIELDS
from exhibits.core.pages import TITLE_PANEL, BasePage, BodyMixin, ContentNoteMixin, CoverMixin
from exhibits.core.sections import SectionMixin
from exhibits.core.surroundings import surroundings
from exhibits.formats.dates.edtf import NotADate, parse
from exhibits.formats.dates.points import Day
from exhibits.formats.sorting import LONGEST, sort_key
from exhibits.translations.locales import code_of

from .numbers import TAKEN, InventoryNumber

FACETS = ["theme", "type", "place", "period", "material"]
ORDERS = (
    # Translators: Readers see this: in order of …, those that came last first.
    Order("new", _("arrival"), ("-opened_at", "pk")),
    # Translators: Readers see this: in order of …
    Order("title", _("title"), ("sort_title", "pk")),
    # Translators: Readers see this: in order of …
    Order("date", _("age"), (F("earliest").asc(nulls_last=True), "pk")),
    # Translators: Readers see this: in order of …
    Order("number", _("inventory number"), ("inventory_number", "pk")),
)
ROWS = (
    "images",
    "recordings",
    "makers",
    "dimensions",
    "identifiers",
    "relations",
    "object_types",
    "materials",
    "communities",
)


class ObjectIndexPage(SectionMixin, BasePage):
    """The collection, to browse."""

    template = "pages/index.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["catalogue.ObjectPage"]
    max_count_per_parent = 1
    page_description = _("The list of all objects.")

    class Meta:
        verbose_name = _("list of objects")
        verbose_name_plural = _("lists of objects")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["browse"] = browse(ObjectPage.objects.all(), request.GET, context["embedded"].cards, FACETS, ORDERS)
        return context


class ObjectPage(ContentNoteMixin, CoverMixin, BodyMixin, BasePage):
    """One thing of the collection. What is a fact is the same in every language; what is told is translated."""

    class Acquired(models.TextChoices):
        GIFT = "gift", _("gift")
        PURCHASE = "purchase", _("purchase")
        LOAN = "loan", _("loan")
        BEQUEST = "bequest", _("bequest")
        FOUND = "found", _("found")
        MADE = "made", _("made for the museum")
        COPY = "copy", _("digital copy: the object is elsewhere")

    template = "pages/object.html"
    parent_page_types = ["catalogue.ObjectIndexPage"]
    subpage_types = []
    page_description = _("One thing of the collection: pictures, facts, where it comes from.")

    inventory_number = models.CharField(
        _("inventory number"),
        max_length=60,
        help_text=_("The museum’s own number: no other object has it."),
    )
    original_title = models.CharField(
        _("original title"),
        max_length=300,
        blank=True,
        help_text=_("As it stands on the object or in the source, also where the museum would not say it so."),
    )
    original_title_language = models.CharField(
        _("language of the original title"), max_length=20, blank=True, help_text=_("Language tag, such as ro, nb, de.")
    )
    original_title_note = models.CharField(
        _("note on the original title"),
        max_length=300,
        blank=True,
        help_text=_("What a reader should know before reading it. With a note it is shown only when asked for."),
    )
    summary = models.TextField(
        _("in a few words"), blank=True, max_length=400, help_text=_("One or two sentences under the title.")
    )
    description = RichTextField(
        _("description"),
        features=INLINE_FEATURES,
        blank=True,
        max_length=5000,
        help_text=_("What is to be seen, and what it was for."),
    )
    date = models.CharField(
        pgettext_lazy("of an object", "date"),
        max_length=60,
        blank=True,
        help_text=_("In EDTF: 1933, 1860~ (about), 186X (the 1860s), 18XX, 1925~/1940, ../1900 (before)."),
    )
    # Days as YYYYMMDD, before our era negative: what lists are sorted and narrowed by. Empty where an end is not known.
    earliest = models.IntegerField(null=True, blank=True, editable=False)
    latest = models.IntegerField(null=True, blank=True, editable=False)
    # What lists are put in order by: large ones are not worked through for that. ``opened_at``: see ``signals``.
    sort_title = models.CharField(max_length=LONGEST, blank=True, editable=False)
    opened_at = models.DateTimeField(null=True, blank=True, editable=False)
    provenance = models.TextField(
        _("provenance"), blank=True, max_length=10_000, help_text=_("Who had it, from when to when, up to the museum.")
    )
    acquired_by = models.CharField(_("acquisition"), max_length=8, choices=Acquired.choices, blank=True)
    acquired_on = models.CharField(_("date of acquisition"), max_length=60, blank=True, help_text=_("In EDTF."))
    holder = models.CharField(
        _("holding institution"),
        max_length=200,
        blank=True,
        help_text=_("Who keeps the object, where that is not this museum."),
    )
    rights = models.ForeignKey(
        "vocabularies.RightsStatement",
        verbose_name=_("rights"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    credit_line = models.CharField(
        _("credit line"), max_length=1000, blank=True, help_text=_("As the giver or owner wishes to be named.")
    )

    tour = StreamField(
        TourBlock(),
        verbose_name=_("guided looking"),
        blank=True,
        help_text=_("Leads visitors over a picture, step by step: draw a frame on it and write what is to be seen."),
    )

    content_panels = [
        TITLE_PANEL,
        FieldRowPanel([FieldPanel("inventory_number"), FieldPanel("date")]),
        FieldPanel("summary"),
        InlinePanel("images", heading=_("Pictures"), label=_("Picture")),
        FieldPanel("tour"),
        InlinePanel("recordings", heading=_("Recordings"), label=_("Recording")),
        FieldPanel("description"),
        *ContentNoteMixin.content_note_panels,
        MultiFieldPanel(
            [
                FieldPanel("original_title"),
                FieldPanel("original_title_language"),
                FieldPanel("original_title_note"),
            ],
            heading=_("Title on the object or in its source"),
        ),
        MultiFieldPanel(
            [
                InlinePanel("object_types", label=_("Type of object")),
                InlinePanel("materials", label=_("Material or technique")),
                InlinePanel("dimensions", label=_("Measure")),
                InlinePanel("makers", label=_("Maker or other person")),
            ],
            heading=_("The thing"),
        ),
        MultiFieldPanel(
            [
                InlinePanel(
                    "places",
                    label=_("Place"),
                    panels=[FieldRowPanel([FieldPanel("term"), FieldPanel("role")])],
                ),
                InlinePanel("communities", label=_("Community")),
                InlinePanel("periods", label=_("Period"), max_num=1),
                InlinePanel("themes", label=_("Theme")),
                InlinePanel("people", label=_("Person")),
            ],
            heading=_("Where it belongs"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("provenance"),
                FieldRowPanel([FieldPanel("acquired_by"), FieldPanel("acquired_on")]),
                FieldPanel("holder"),
                FieldPanel("rights"),
                FieldPanel("credit_line"),
                InlinePanel("identifiers", label=_("Number elsewhere")),
            ],
            heading=_("Where it comes from"),
        ),
        InlinePanel("relations", heading=_("Related objects"), label=_("Object")),
        *BodyMixin.body_panels,
    ]
    translatable_fields = [
        *BasePage.translatable_fields,
        SynchronizedField("inventory_number", overridable=False),
        *CoverMixin.cover_translatable,
        TranslatableField("summary"),
        TranslatableField("description"),
        TranslatableField("tour"),
        *ContentNoteMixin.content_note_translatable,
        SynchronizedField("original_title", overridable=False),
        SynchronizedField("original_title_language", overridable=False),
        TranslatableField("original_title_note"),
        SynchronizedField("date", overridable=False),
        SynchronizedField("earliest", overridable=False),
        SynchronizedField("latest", overridable=False),
        SynchronizedField("sort_title", overridable=False),
        SynchronizedField("opened_at", overridable=False),
        TranslatableField("provenance"),
        SynchronizedField("acquired_by", overridable=False),
        SynchronizedField("acquired_on", overridable=False),
        SynchronizedField("holder", overridable=False),
        SynchronizedField("rights", overridable=False),
        TranslatableField("credit_line"),
        *(SynchronizedField(name, overridable=False) for name in ROWS),
        *INDEXING_FIELDS,
        *BodyMixin.body_translatable,
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("inventory_number"),
        index.SearchField("original_title"),
        index.SearchField("summary"),
        index.SearchField("description"),
        index.SearchField("tour"),
        index.SearchField("credit_line"),
        *BodyMixin.body_search_fields,
    ]

    class Meta:
        verbose_name = _("object")
        verbose_name_plural = _("objects")
        # As ``ORDERS`` has them: a page of the list is read off, not sorted out of all.
        indexes = [
            models.Index(fields=[first, "page_ptr"], name=f"objects_by_{name}")
            for name, first in (
                ("arrival", "-opened_at"), ("title", "sort_title"), ("age", "earliest"), ("number", "inventory_number"),
            )
        ]  # fmt: skip

    def clean(self):
        super().clean()
        errors = self.faults()
        if InventoryNumber.taken({self.inventory_number: self.translation_key}):
            errors["inventory_number"] = TAKEN
        if errors:
            raise ValidationError(errors)

    def faults(self) -> dict[str, str]:
        """What is wrong with dates and tour, by field, as far as that can be told without the database."""
        errors = {}
        for name in ("date", "acquired_on"):
            try:
                parse(getattr(self, name)) if getattr(self, name) else None
            except NotADate as error:
                errors[name] = words_for(error)
        shown = {row.image_id for row in self.images.all()}
        if any(look.value["image"] and look.value["image"].pk not in shown for look in self.tour):
            errors["tour"] = _("A picture here is none of the object’s: add it under Pictures, or choose another.")
        return errors

    @transaction.atomic
    def save(self, *args, **kwargs):
        self.derive()
        super().save(*args, **kwargs)
        InventoryNumber.give({self.translation_key: self.inventory_number})

    def derive(self) -> None:
        """What lists need and nobody has to fill in: the first picture, the days between which it was made, the place
        of its title in the alphabet."""
        first = min(self.images.all(), key=lambda row: row.sort_order or 0, default=None)
        self.cover_id = first.image_id if first else None
        try:
            date = parse(self.date) if self.date else None
        except NotADate:
            date = None  # a draft may have one; ``clean`` lets none become public
        self.sort_title = sort_key(self.title, code_of(self.locale_id))
        self.earliest, self.latest = (_number(date.earliest), _number(date.latest)) if date else (None, None)

    def streams(self):
        return [*super().streams(), self.tour]

    def with_content_json(self, content):
        """A version knows nothing of when the page was first public."""
        version = super().with_content_json(content)
        version.opened_at = self.opened_at
        return version

    def shown_images(self):
        return [*super().shown_images(), *(row.image_id for row in self.images.all())]

    @cached_property
    def _heard(self) -> list[int]:
        return [row.recording_id for row in self.recordings.all()]

    def shown_recordings(self):
        return [*super().shown_recordings(), *self._heard]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        deck = context["embedded"].cards
        around = surroundings(self, deck)
        account = account_of(self, deck, around["terms"])
        heard = [one for one in map(context["embedded"].recordings.get, self._heard) if one]
        looking = Looking(looks_of(self, account.images, context["embedded"].images))
        return {**context, **around, "account": account, "looking": looking, "heard": heard}


def _number(day: Day | None) -> int | None:
    """A day as one number, such as 18600131: numbers sort as their days do, those before our era too."""
    return day.year * 10_000 + day.month * 100 + day.day if day else None
