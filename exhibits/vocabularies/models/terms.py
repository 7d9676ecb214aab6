"""Authority data: the terms that exhibits, stories and chapters share. Each term is one row per language."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.admin.widgets.slug import SlugInput
from wagtail.models import TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from exhibits.vocabularies.panels import WrittenInPanel

wikidata_id = RegexValidator(r"^Q[1-9]\d*$", _("A Wikidata identifier is a Q followed by digits, such as Q218."))


class Use(models.TextChoices):
    """What a term is in a text, and so what translators are told of it."""

    WORD = "word", _("a word that the museum uses")
    NAME = "name", _("a name that people have for themselves: nobody is corrected")
    QUOTED = "quoted", _("a slur: it stands in quoted originals only, and is never suggested")


class Term(TranslatableMixin, index.Indexed, models.Model):
    """A word of an authority list. ``key`` is the same in all languages and stands in addresses of filters."""

    key = models.SlugField(
        _("key"), max_length=60, help_text=_("Short name for addresses, the same in every language: lower case ASCII.")
    )
    name = models.CharField(_("name"), max_length=120)
    description = models.TextField(_("description"), blank=True, max_length=1000)
    wikidata = models.CharField("Wikidata", max_length=20, blank=True, validators=[wikidata_id])

    panels = [
        WrittenInPanel(),
        TitleFieldPanel("name", targets=["key"], placeholder=capfirst(_("name"))),
        FieldPanel("description", help_text=_("One or two sentences on the term's own page.")),
        FieldPanel("key", widget=SlugInput),
        FieldPanel("wikidata", help_text=_("For other museums' machines: a Q followed by digits, such as Q218.")),
    ]
    translatable_fields = [
        SynchronizedField("key", overridable=False),
        TranslatableField("name"),
        TranslatableField("description"),
        SynchronizedField("wikidata", overridable=False),
    ]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("locale_id"),
        index.FilterField("translation_key"),
    ]

    class Meta(TranslatableMixin.Meta):
        abstract = True
        unique_together = [("translation_key", "locale"), ("key", "locale")]

    def __str__(self):
        return self.name

    @classmethod
    def use_in_texts(cls):
        """An expression of ``Use``: how these terms stand in texts and their translations."""
        return models.Value(Use.WORD)

    def clean(self):
        super().clean()
        same_key = type(self).objects.filter(key=self.key).exclude(translation_key=self.translation_key)
        if same_key.exists():
            raise ValidationError({"key": _("Another term already has this key.")})


class Theme(Term):
    """What a page is about."""

    class Meta(Term.Meta):
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering = ["name"]


class Period(Term):
    """A span of years; an open end is empty."""

    start_year = models.SmallIntegerField(_("from year"), null=True, blank=True)
    end_year = models.SmallIntegerField(_("to year"), null=True, blank=True)

    panels = [*Term.panels, FieldPanel("start_year"), FieldPanel("end_year")]
    translatable_fields = [
        *Term.translatable_fields,
        SynchronizedField("start_year", overridable=False),
        SynchronizedField("end_year", overridable=False),
    ]

    class Meta(Term.Meta):
        verbose_name = _("period")
        verbose_name_plural = _("periods")
        ordering = [models.F("start_year").asc(nulls_first=True), "end_year"]

    def clean(self):
        super().clean()
        if self.start_year and self.end_year and self.end_year < self.start_year:
            raise ValidationError({"end_year": _("The last year cannot come before the first.")})


class Place(Term):
    """A place that history speaks of; never a living person's home. Latitude and longitude in degrees (WGS 84)."""

    latitude = models.FloatField(
        _("latitude"), null=True, blank=True, validators=[MinValueValidator(-90), MaxValueValidator(90)]
    )
    longitude = models.FloatField(
        _("longitude"), null=True, blank=True, validators=[MinValueValidator(-180), MaxValueValidator(180)]
    )
    country = models.CharField(
        _("country"),
        max_length=2,
        blank=True,
        validators=[RegexValidator(r"^[A-Z]{2}$", _("Two capital letters, such as RO or NO (ISO 3166-1)."))],
        help_text=_("Two capital letters, such as RO or NO (ISO 3166-1); empty for a historical region."),
    )
    geonames = models.PositiveIntegerField("GeoNames", null=True, blank=True)

    panels = [
        *Term.panels,
        FieldPanel("latitude"),
        FieldPanel("longitude"),
        FieldPanel("country"),
        FieldPanel("geonames"),
    ]
    translatable_fields = [
        *Term.translatable_fields,
        SynchronizedField("latitude", overridable=False),
        SynchronizedField("longitude", overridable=False),
        SynchronizedField("country", overridable=False),
        SynchronizedField("geonames", overridable=False),
    ]

    class Meta(Term.Meta):
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["name"]


class Person(Term):
    """A person of public history. Years only; a living private person has no entry here."""

    born = models.SmallIntegerField(_("born"), null=True, blank=True)
    died = models.SmallIntegerField(_("died"), null=True, blank=True)
    portrait = models.ForeignKey(
        "media.MuseumImage",
        verbose_name=_("portrait"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    panels = [*Term.panels, FieldPanel("born"), FieldPanel("died"), FieldPanel("portrait")]
    translatable_fields = [
        *Term.translatable_fields,
        SynchronizedField("born", overridable=False),
        SynchronizedField("died", overridable=False),
        SynchronizedField("portrait", overridable=False),
    ]

    class Meta(Term.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["name"]

    @classmethod
    def use_in_texts(cls):
        return models.Value(Use.NAME)


class GlossaryTerm(Term):
    """A word that the museum's texts use in one sense, with its counterparts: for translators, and for whoever asks
    why it is this word. ``description`` says what it means."""

    use = models.CharField(_("use"), max_length=8, choices=Use.choices, default=Use.WORD)

    panels = [
        WrittenInPanel(),
        TitleFieldPanel("name", targets=["key"], placeholder=capfirst(_("name"))),
        FieldPanel("description", heading=_("Definition"), help_text=_("What it means, and why it is this word.")),
        FieldPanel("use"),
        FieldPanel("key", widget=SlugInput),
        FieldPanel("wikidata"),
    ]
    translatable_fields = [*Term.translatable_fields, SynchronizedField("use", overridable=False)]

    class Meta(Term.Meta):
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary terms")
        ordering = ["name"]

    @classmethod
    def use_in_texts(cls):
        return models.F("use")


class RightsStatement(Term):
    """A statement of the closed list of RightsStatements.org and Creative Commons; ``uri`` is what machines read."""

    uri = models.URLField("URI")
    code = models.CharField(_("short name"), max_length=30)
    is_open = models.BooleanField(_("free to share"), default=False)

    panels = [FieldPanel("name"), FieldPanel("description")]
    translatable_fields = [
        *Term.translatable_fields,
        SynchronizedField("uri", overridable=False),
        SynchronizedField("code", overridable=False),
        SynchronizedField("is_open", overridable=False),
    ]

    class Meta(Term.Meta):
        verbose_name = _("rights statement")
        verbose_name_plural = _("rights statements")
        ordering = ["name"]
