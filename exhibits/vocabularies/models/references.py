"""The works that the museum's texts rest on."""

from dataclasses import replace

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from exhibits.formats.bibliography.listing import Listing
from exhibits.formats.bibliography.words import IN
from exhibits.formats.bibliography.works import Work, from_citation, from_csl, merged
from exhibits.formats.languages import CODES
from exhibits.vocabularies.forms import ReferenceForm


class Reference(index.Indexed, models.Model):
    """A work that the museum's texts rest on, cited by ``key``; ``data`` is the item in CSL-JSON form.

    ``language`` and ``url`` are those of the work, before what ``data`` may say of them. ``data["note"]`` may hold, by
    language, what the museum says of a title that has words it does not use itself.
    """

    key = models.SlugField(_("key"), max_length=60, unique=True)
    citation = models.TextField(
        _("citation"),
        blank=True,
        help_text=_("The work as it stands in a bibliography. Empty: made of what is said above."),
    )
    language = models.CharField(_("language of the work"), max_length=20, blank=True)
    url = models.URLField(_("address"), blank=True, max_length=500)
    data = models.JSONField(_("structured data"), default=dict, blank=True)

    base_form_class = ReferenceForm
    panels = [
        MultiFieldPanel(
            [
                *(FieldPanel(name) for name in ("kind", "title", "sentence_title", "short_title")),
                FieldPanel("language", help_text=_("Its tag, such as ro, nb, en, fr or rom.")),
                FieldPanel(
                    "key", help_text=_("By which texts cite the work, such as achim2004. Do not change it later.")
                ),
            ],
            heading=_("The work"),
        ),
        MultiFieldPanel([FieldPanel(name) for name in ("authors", "editors", "translators")], heading=_("Whose it is")),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel(name) for name in row])
                for row in (
                    ("issued", "publisher", "place"),
                    ("container", "pages"),
                    ("volume", "issue", "edition"),
                    ("series", "series_number"),
                    ("number", "genre", "event"),
                    ("archive", "shelfmark"),
                )
            ],
            heading=_("Where and when it came out"),
        ),
        MultiFieldPanel(
            [FieldPanel("url"), FieldRowPanel([FieldPanel(name) for name in ("accessed", "doi", "isbn")])],
            heading=_("Where to find it"),
        ),
        FieldPanel("citation"),
        MultiFieldPanel(
            [FieldPanel(f"note_{code}") for code in CODES],
            heading=_("What the museum says of the title"),
            help_text=_("Where a title has words that the museum does not use itself."),
        ),
    ]
    search_fields = [index.SearchField("citation"), index.AutocompleteField("citation"), index.AutocompleteField("key")]

    class Meta:
        verbose_name = _("reference")
        verbose_name_plural = _("references")
        ordering = ["key"]

    def __str__(self):
        return f"{self.key}: {self.citation[:80]}"

    def save(self, *args, **kwargs):
        if not self.citation.strip():
            self.citation = self.worked_out()
        super().save(*args, **kwargs)

    def clean(self):
        super().clean()
        if not self.citation.strip() and not self.work().title:
            raise ValidationError({"citation": _("Fill in the title above, or write the whole citation here.")})

    def notes(self) -> dict[str, str]:
        notes = self.data.get("note") if isinstance(self.data, dict) else None
        return notes if isinstance(notes, dict) else {}

    def work(self) -> Work:
        """The work as the styles of a bibliography take it."""
        work = from_csl(self.key, self.data)
        if not work.title and self.citation:
            work = from_citation(self.key, self.citation)
        return replace(work, language=self.language or work.language, url=self.url or work.url)

    def take(self, work: Work) -> None:
        """Says from now on of the work what ``work`` says; what there are no fields for stays."""
        self.language, self.url = work.language, work.url
        self.data = merged(self.data, replace(work, language="", url=""))

    def worked_out(self) -> str:
        """What the work is in a bibliography in its own language, or in English. Empty where it has no title."""
        work = from_csl(self.key, self.data)
        if not work.title:
            return ""
        language = self.language.partition("-")[0]
        listing = Listing({self.key: self.work()}, language=language if language in IN else "en")
        return listing.text(self.key)
