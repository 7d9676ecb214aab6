"""What is told of an object in rows: pictures, recordings, makers, measures, numbers elsewhere, what belongs to it."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable
from wagtailmedia.edit_handlers import MediaChooserPanel


class ObjectImage(Orderable):
    """A picture of the object, in the order in which they are looked at; its words are the image's own."""

    page = ParentalKey("catalogue.ObjectPage", on_delete=models.CASCADE, related_name="images")
    image = models.ForeignKey(
        "media.MuseumImage", verbose_name=_("image"), on_delete=models.CASCADE, related_name="objects_shown"
    )

    panels = [FieldPanel("image")]


class ObjectRecording(Orderable):
    """A sound or film of the object, or of somebody who tells of it; whose it is, its own consent says."""

    page = ParentalKey("catalogue.ObjectPage", on_delete=models.CASCADE, related_name="recordings")
    recording = models.ForeignKey(
        "media.Recording", verbose_name=_("recording"), on_delete=models.CASCADE, related_name="objects_heard"
    )

    panels = [MediaChooserPanel("recording")]


class ObjectMaker(Orderable):
    """Who had a hand in the object. ``person`` is their entry among the people of public history, if they have one."""

    class Role(models.TextChoices):
        MAKER = "maker", _("maker")
        AUTHOR = "author", _("author")
        PHOTOGRAPHER = "photographer", _("photographer")
        DRAUGHTSMAN = "draughtsman", _("who drew it")
        PUBLISHER = "publisher", _("publisher")
        OWNER = "owner", _("earlier owner")
        USER = "user", _("who used it")
        SHOWN = "shown", _("who is shown")

    page = ParentalKey("catalogue.ObjectPage", on_delete=models.CASCADE, related_name="makers")
    name = models.CharField(
        _("name"), max_length=200, help_text=_("As it is to be read; “unknown” where nobody knows.")
    )
    role = models.CharField(_("role"), max_length=12, choices=Role.choices, default=Role.MAKER)
    person = models.ForeignKey(
        "vocabularies.Person",
        verbose_name=_("person"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    panels = [FieldRowPanel([FieldPanel("name"), FieldPanel("role")]), FieldPanel("person")]


class ObjectDimension(Orderable):
    """One measure. ``value`` in ``unit``, as it was taken: nothing is converted, so nothing is lost."""

    class Kind(models.TextChoices):
        HEIGHT = "height", _("height")
        WIDTH = "width", _("width")
        DEPTH = "depth", _("depth")
        LENGTH = "length", _("length")
        DIAMETER = "diameter", _("diameter")
        WEIGHT = "weight", _("weight")
        VOLUME = "volume", _("capacity")
        DURATION = "duration", _("duration")

    class Unit(models.TextChoices):
        MM = "mm", "mm"
        CM = "cm", "cm"
        M = "m", "m"
        INCH = "in", "in"
        FOOT = "ft", "ft"
        G = "g", "g"
        KG = "kg", "kg"
        LITRE = "l", "l"
        MINUTE = "min", "min"

    page = ParentalKey("catalogue.ObjectPage", on_delete=models.CASCADE, related_name="dimensions")
    kind = models.CharField(_("measure"), max_length=8, choices=Kind.choices)
    value = models.DecimalField(_("value"), max_digits=10, decimal_places=3, validators=[MinValueValidator(0)])
    unit = models.CharField(_("unit"), max_length=3, choices=Unit.choices, default=Unit.CM)

    panels = [FieldRowPanel([FieldPanel("kind"), FieldPanel("value"), FieldPanel("unit")])]


class ObjectIdentifier(Orderable):
    """What the object is called by others: ``scheme`` names whose number it is."""

    page = ParentalKey("catalogue.ObjectPage", on_delete=models.CASCADE, related_name="identifiers")
    scheme = models.CharField(_("whose number"), max_length=60, help_text=_("Wikidata, Europeana, another museum."))
    value = models.CharField(_("number"), max_length=200)
    url = models.URLField(_("address"), blank=True, max_length=500)

    panels = [FieldRowPanel([FieldPanel("scheme"), FieldPanel("value")]), FieldPanel("url")]


class ObjectRelation(Orderable):
    """Another object that belongs to this one. The row points to the other in whatever language it was chosen."""

    page = ParentalKey("catalogue.ObjectPage", on_delete=models.CASCADE, related_name="relations")
    other = models.ForeignKey(
        "catalogue.ObjectPage", verbose_name=_("object"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [FieldPanel("other")]
