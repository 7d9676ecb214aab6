"""A part of a picture, drawn on it in the editor."""

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.telepath import register
from wagtail.admin.telepath.widgets import WidgetAdapter

from exhibits.formats.regions import NotARegion, Region

LONGEST = 60  # letters of four numbers and their commas


class RegionWidget(forms.Widget):
    """A frame on the picture, for mouse, pen and finger, and its four sides in percent, for the keyboard.

    Its script looks for the picture that is chosen in the same block, and takes its address from ``address``.
    """

    template_name = "media/region.html"

    class Media:
        js = ["js/admin/region.js"]
        css = {"all": ["css/region.css"]}

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["address"] = reverse("picture_to_draw_on", args=[0])
        context["widget"]["sides"] = [("x", _("From the left")), ("y", _("From the top"))]
        context["widget"]["sides"] += [("width", _("Width")), ("height", _("Height"))]
        return context


class RegionWidgetAdapter(WidgetAdapter):
    js_constructor = "museum.Region"


register(RegionWidgetAdapter(), RegionWidget)


class RegionField(forms.CharField):
    """Four numbers in percent, as ``Region`` writes them."""

    widget = RegionWidget

    def prepare_value(self, value):
        return value.percent if isinstance(value, Region) else value or ""

    def to_python(self, value):
        text = super().to_python(self.prepare_value(value))
        if not text:
            return None
        try:
            return Region.from_percent(text)
        except NotARegion:
            raise ValidationError(
                _("This is no part of the picture. Draw a frame on it, or write four numbers from 0 to 100.")
            ) from None

    def run_validators(self, value):
        """None besides: those of texts have nothing to look at."""

    def validate(self, value):
        if value is None and self.required:
            raise ValidationError(_("Draw a frame on the picture: what is to be looked at."))


class RegionBlock(blocks.FieldBlock):
    """A part of a picture; stored as fractions of its sides, the same in all languages."""

    def __init__(self, required=True, label=None, help_text=None, **kwargs):
        self.field = RegionField(required=required, label=label, help_text=help_text, max_length=LONGEST)
        super().__init__(label=label, **kwargs)

    def to_python(self, value):
        """What was stored by other hands and is no region is none."""
        try:
            return Region.from_stored(value) if value else None
        except NotARegion:
            return None

    def get_prep_value(self, value):
        return value.stored if isinstance(value, Region) else None

    class Meta:
        icon = "crosshairs"
