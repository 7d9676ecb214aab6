"""Guided looking: a picture, and what to look at on it, step by step."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .choosers import ImageChooserBlock
from .regions import RegionBlock
from .text import INLINE_FEATURES

MOST_STEPS = 20
MOST_PICTURES = 12


class FixedImageChooserBlock(ImageChooserBlock):
    """Chooses an image that is the same in all translations: what is drawn on it fits no other."""

    def get_translatable_segments(self, value):
        return []

    def restore_translated_segments(self, value, segments):
        return value


class StepBlock(blocks.StructBlock):
    """One place on the picture, and what is to be seen there."""

    region = RegionBlock(label=_("Where to look"))
    heading = blocks.CharBlock(label=_("Heading"), max_length=120)
    text = blocks.RichTextBlock(
        label=_("Text"),
        features=INLINE_FEATURES,
        max_length=1500,
        help_text=_("What is to be seen there, in a few sentences: they are read beside the picture."),
    )

    class Meta:
        icon = "crosshairs"
        label = _("Step")
        form_classname = "struct-block look-step"
        label_format = "{heading}"


class LookBlock(blocks.StructBlock):
    """A picture of the object with its steps, in their order."""

    image = FixedImageChooserBlock(label=_("Picture"), help_text=_("One of the object’s pictures above."))
    steps = blocks.ListBlock(StepBlock(), label=_("Steps"), min_num=1, max_num=MOST_STEPS)

    class Meta:
        icon = "view"
        label = _("Picture with steps")


class TourBlock(blocks.StreamBlock):
    """The guided looking of an object: one part for each of its pictures that has something to be led through."""

    look = LookBlock()

    class Meta:
        max_num = MOST_PICTURES
        required = False
