"""The panels and translatable fields of what pages are indexed under; spliced into page types."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import InlinePanel, MultiFieldPanel
from wagtail_localize.fields import SynchronizedField

INDEXING_PANELS = [
    MultiFieldPanel(
        [
            InlinePanel("periods", label=_("Period"), max_num=1),
            InlinePanel("themes", label=_("Theme")),
            InlinePanel("places", label=_("Place")),
            InlinePanel("people", label=_("Person")),
        ],
        heading=_("Where it belongs"),
    ),
]
INDEXING_FIELDS = [SynchronizedField(name, overridable=False) for name in ("periods", "themes", "places", "people")]
