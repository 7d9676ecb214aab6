"""Authority data of things: what kind they are, what they are made of and how, and whose they are."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail_localize.fields import SynchronizedField

from .terms import Term, Use

aat_id = RegexValidator(r"^300\d{6}$", _("An AAT identifier has nine digits and begins with 300, such as 300015045."))
AAT = "http://vocab.getty.edu/aat/"
WIKIDATA = "http://www.wikidata.org/entity/"


class Concept(Term):
    """A term of things; ``aat`` is its number in the Art & Architecture Thesaurus of the Getty."""

    aat = models.CharField("AAT", max_length=9, blank=True, validators=[aat_id])

    panels = [
        *Term.panels,
        FieldPanel("aat", help_text=_("Its number in the Art & Architecture Thesaurus, such as 300015045.")),
    ]
    translatable_fields = [*Term.translatable_fields, SynchronizedField("aat", overridable=False)]

    class Meta(Term.Meta):
        abstract = True

    @property
    def uri(self) -> str:
        """What machines know the concept by; empty where nobody has said."""
        return f"{AAT}{self.aat}" if self.aat else f"{WIKIDATA}{self.wikidata}" if self.wikidata else ""


class ObjectType(Concept):
    """What kind of thing an object is: a kettle, a photograph, a ring."""

    class Meta(Concept.Meta):
        verbose_name = _("type of object")
        verbose_name_plural = _("types of objects")
        ordering = ["name"]


class Material(Concept):
    """What an object is made of, or the technique by which it was made."""

    is_technique = models.BooleanField(
        _("technique"), default=False, help_text=_("How something is made, not what it is made of: chasing, weaving.")
    )

    panels = [*Concept.panels, FieldPanel("is_technique")]
    translatable_fields = [*Concept.translatable_fields, SynchronizedField("is_technique", overridable=False)]

    class Meta(Concept.Meta):
        verbose_name = _("material or technique")
        verbose_name_plural = _("materials and techniques")
        ordering = ["name"]


class Community(Term):
    """People who call themselves by this name, and to whom a thing belongs or goes back."""

    class Meta(Term.Meta):
        verbose_name = _("community")
        verbose_name_plural = _("communities")
        ordering = ["name"]

    @classmethod
    def use_in_texts(cls):
        return models.Value(Use.NAME)
