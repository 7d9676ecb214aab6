"""Who made a book."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable


class BookContributor(Orderable):
    """Who had a hand in a book, and what they did. The values are MARC relator codes, which EPUB and libraries use."""

    class Role(models.TextChoices):
        # Translators: Readers see this beside a name, on the page of a book.
        AUTHOR = "aut", _("author")
        # Translators: Readers see this beside a name, on the page of a book.
        EDITOR = "edt", _("editor")
        # Translators: Readers see this beside a name, on the page of a book.
        TRANSLATOR = "trl", _("translator")
        # Translators: Readers see this beside a name, on the page of a book.
        ILLUSTRATOR = "ill", _("illustrator")
        # Translators: Readers see this beside a name, on the page of a book.
        INTRODUCTION = "aui", _("author of the introduction")
        # Translators: Readers see this beside a name, on the page of a book.
        DESIGNER = "bkd", _("book designer")
        # Translators: Readers see this beside a name, on the page of a book.
        REVIEWER = "rev", _("reviewer")
        # Translators: Readers see this beside a name, on the page of a book.
        CONTRIBUTOR = "ctb", _("contributor")

    page = ParentalKey("book.BookPage", on_delete=models.CASCADE, related_name="contributors")
    name = models.CharField(_("name"), max_length=200, help_text=_("As it stands on the title page."))
    role = models.CharField(_("role"), max_length=3, choices=Role.choices, default=Role.AUTHOR)

    panels = [FieldRowPanel([FieldPanel("name"), FieldPanel("role")])]
