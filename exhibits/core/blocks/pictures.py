"""Blocks that show pictures. Their words come from the image's own texts unless the context needs others."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

PICTURES = _("Pictures")


class ImageBlock(blocks.StructBlock):
    """One picture with caption and credit."""

    image = ImageChooserBlock(label=_("Image"))
    caption = blocks.CharBlock(
        label=_("Caption"), required=False, max_length=400, help_text=_("Empty: the image's own caption.")
    )
    alt = blocks.CharBlock(
        label=_("Alternative text here"),
        required=False,
        max_length=400,
        help_text=_("Only when this place needs other words than the image's own."),
    )
    size = blocks.ChoiceBlock(
        label=_("Width"),
        choices=[("measure", _("As wide as the text")), ("wide", _("Wider")), ("full", _("Whole screen"))],
        default="measure",
    )

    class Meta:
        template = "components/blocks/image.html"
        icon = "image"
        group = PICTURES
        label = _("Image")
        description = _("One picture, with caption and credit.")
        preview_template = "components/blocks/preview_pictures.html"


class GalleryItemBlock(blocks.StructBlock):
    image = ImageChooserBlock(label=_("Image"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=400)
    alt = blocks.CharBlock(label=_("Alternative text here"), required=False, max_length=400)

    class Meta:
        icon = "image"
        label = _("Picture")


class GalleryBlock(blocks.StructBlock):
    """Two to twelve pictures that belong together."""

    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120)
    images = blocks.ListBlock(GalleryItemBlock(), label=_("Pictures"), min_num=2, max_num=12)

    class Meta:
        template = "components/blocks/gallery.html"
        icon = "grip"
        group = PICTURES
        label = _("Gallery")
        description = _("Two to twelve pictures that belong together.")
        preview_template = "components/blocks/preview_pictures.html"


class PairBlock(blocks.StructBlock):
    """Two pictures side by side, to compare."""

    first = ImageChooserBlock(label=_("First image"))
    first_label = blocks.CharBlock(label=_("Label of the first"), max_length=120)
    second = ImageChooserBlock(label=_("Second image"))
    second_label = blocks.CharBlock(label=_("Label of the second"), max_length=120)
    caption = blocks.CharBlock(label=_("What to compare"), required=False, max_length=400)

    class Meta:
        template = "components/blocks/pair.html"
        icon = "resubmit"
        group = PICTURES
        label = _("Two images to compare")
        description = _("Two pictures beside each other, with a label each.")
        preview_template = "components/blocks/preview_pictures.html"
