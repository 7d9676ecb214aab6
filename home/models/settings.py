"""What the owners say of themselves."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


@register_setting(icon="home")
class MuseumSettings(BaseSiteSetting):
    """What the owners say of themselves; an empty field shows as a blank that is marked as such."""

    contact_email = models.EmailField(
        _("contact address"), blank=True, help_text=_("Mistakes, objections and family claims are written to it.")
    )
    owners = models.CharField(_("owners of the museum"), max_length=300, blank=True)
    partners = models.CharField(_("partners"), max_length=300, blank=True)
    funder = models.CharField(_("funder"), max_length=300, blank=True)
    single_editor = models.BooleanField(
        _("small team"),
        default=False,
        help_text=_(
            "One person may submit, approve and publish the same page; the page's history says that it was so."
        ),
    )

    panels = [
        FieldPanel("contact_email"),
        MultiFieldPanel(
            [FieldPanel("owners"), FieldPanel("partners"), FieldPanel("funder")],
            heading=_("Who we are"),
            help_text=_("Stands at the foot of every page. What is empty is shown as a blank that waits for you."),
        ),
        FieldPanel("single_editor"),
    ]

    class Meta:
        verbose_name = _("museum settings")
