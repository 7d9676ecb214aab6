"""Blocks about time."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .preview import PreviewMixin
from .text import INLINE_FEATURES, TEXT


class EventBlock(blocks.StructBlock):
    date = blocks.CharBlock(label=_("Date in words"), max_length=60, help_text=_("As readers see it: “about 1385”."))
    year = blocks.IntegerBlock(
        label=_("Year"),
        required=False,
        min_value=-3000,
        max_value=2200,
        help_text=_("Puts the event in order, here and on the museum’s timeline."),
    )
    title = blocks.CharBlock(label=_("What happened"), max_length=160)
    text = blocks.RichTextBlock(label=_("Text"), required=False, features=INLINE_FEATURES, max_length=1500)

    class Meta:
        icon = "date"
        label = _("Event")


class TimelineBlock(PreviewMixin, blocks.StructBlock):
    """Events in order of time."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    events = blocks.ListBlock(EventBlock(), label=_("Events"), min_num=1, max_num=40)

    def clean(self, value):
        cleaned = super().clean(value)
        years = [event["year"] for event in cleaned["events"] if event["year"] is not None]
        if years != sorted(years):
            raise blocks.StructBlockValidationError(
                block_errors={"events": ValidationError(_("Put the events in order of their years, earliest first."))}
            )
        return cleaned

    def get_preview_value(self):
        events = [
            {"date": "1385", "year": 1385, "title": gettext("The first document"), "text": ""},
            {"date": "1856", "year": 1856, "title": gettext("The last law of emancipation"), "text": ""},
        ]
        return self.normalize({"title": gettext("From the first document to the last law"), "events": events})

    class Meta:
        template = "components/blocks/timeline.html"
        icon = "history"
        group = TEXT
        label = _("Timeline")
        description = _("Events in order of time, each with a date in words.")
