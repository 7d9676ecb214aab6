"""Who told a story, and by what name readers may know them."""

import uuid

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from exhibits.formats.naming import initials, is_called, stands_in


class Narrator(models.Model):
    """A person who told something. Only the museum's own people read ``name``; everybody else reads ``shown_name``,
    wherever it stands, from the moment on that the way of naming is changed."""

    class Naming(models.TextChoices):
        NAME = "name", _("by name")
        PSEUDONYM = "pseudonym", _("by another name")
        INITIALS = "initials", _("by initials")
        ANONYMOUS = "anonymous", _("not at all")

    uuid = models.UUIDField(_("permanent identifier"), default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(
        _("name"), max_length=200, help_text=_("Only the museum’s own people see it, unless it may be shown.")
    )
    naming = models.CharField(
        _("how readers are told who it is"),
        max_length=10,
        choices=Naming.choices,
        default=Naming.ANONYMOUS,
        help_text=_(
            "As the narrator wishes. It holds at once wherever the museum itself names them; where their name stands in"
            " words that somebody wrote, you are told."
        ),
    )
    pseudonym = models.CharField(_("other name"), max_length=200, blank=True)
    is_deceased = models.BooleanField(
        _("has died"), default=False, help_text=_("The page says so, so that a family may choose whether to listen.")
    )
    was_minor = models.BooleanField(
        _("was under age when recorded"),
        default=False,
        help_text=_("A guardian agreed: note in the consent the day on which they turn 18."),
    )
    cautions = models.TextField(
        _("cautions"),
        blank=True,
        max_length=2000,
        help_text=_("What whoever works with these stories has to know: a feud, a danger, a custom. Never published."),
    )

    panels = [
        FieldPanel("name"),
        MultiFieldPanel([FieldPanel("naming"), FieldPanel("pseudonym")], heading=_("What readers learn")),
        MultiFieldPanel(
            [FieldPanel("is_deceased"), FieldPanel("was_minor"), FieldPanel("cautions")], heading=_("Care")
        ),
    ]

    class Meta:
        verbose_name = _("narrator")
        verbose_name_plural = _("narrators")
        ordering = ["name"]

    def __str__(self):
        return self.name

    def clean(self):
        if self.naming == self.Naming.PSEUDONYM:
            if not self.pseudonym.strip():
                raise ValidationError({"pseudonym": _("Write the name by which readers are to know them.")})
            if stands_in(self.name, self.pseudonym):
                raise ValidationError({"pseudonym": _("This is their own name.")})

    @property
    def is_named(self) -> bool:
        return self.naming == self.Naming.NAME

    @property
    def shown_name(self) -> str:
        """As readers may know them; empty where they may not."""
        ways = {self.Naming.NAME: self.name, self.Naming.PSEUDONYM: self.pseudonym}
        return initials(self.name) if self.naming == self.Naming.INITIALS else ways.get(self.naming, "")

    @property
    def shown_label(self) -> str:
        """What stands for them among other speakers, in the active language."""
        # Translators: Readers see this in the place of the name of somebody who told a story and is not named.
        return self.shown_name or gettext("Narrator")

    def label(self, speaker: str) -> str:
        """A speaker's label in a transcript as readers may see it."""
        return self.shown_label if not self.is_named and is_called(speaker, self.name) else speaker

    def is_betrayed_by(self, text: str) -> bool:
        """Whether a text has their name although they do not wish it."""
        return not self.is_named and stands_in(self.name, text)
