"""Blocks that show pictures. Their words come from the image's own texts unless the context needs others."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .choosers import ImageChooserBlock
from .guards import NeedsMixin
from .preview import PreviewMixin, some_images

PICTURES = _("Pictures")
OWN_CAPTION = _("Empty: the image's own caption.")
OWN_ALT = _("Only when this place needs other words than the image's own.")


class ImageBlock(NeedsMixin, PreviewMixin, blocks.StructBlock):
    """One picture with caption and credit."""

    needs = ("image",)

    image = ImageChooserBlock(label=_("Image"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=400, help_text=OWN_CAPTION)
    alt = blocks.CharBlock(label=_("Alternative text here"), required=False, max_length=400, help_text=OWN_ALT)
    size = blocks.ChoiceBlock(
        label=_("Width"),
        choices=[("measure", _("As wide as the text")), ("wide", _("Wider")), ("full", _("Whole screen"))],
        default="measure",
    )

    def get_preview_value(self):
        return self.normalize({"image": next(iter(some_images(1)), None), "size": "measure"})

    class Meta:
        template = "components/blocks/image.html"
        icon = "image"
        group = PICTURES
        label = _("Image")
        description = _("One picture, with caption and credit.")


class GalleryItemBlock(blocks.StructBlock):
    image = ImageChooserBlock(label=_("Image"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=400, help_text=OWN_CAPTION)
    alt = blocks.CharBlock(label=_("Alternative text here"), required=False, max_length=400, help_text=OWN_ALT)

    class Meta:
        icon = "image"
        label = _("Picture")


# A new gallery opens with as many empty places as it has to have.
EMPTY_PICTURE = {"image": None, "caption": "", "alt": ""}


class GalleryBlock(PreviewMixin, blocks.StructBlock):
    """Two to twelve pictures that belong together."""

    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120)
    images = blocks.ListBlock(
        GalleryItemBlock(), label=_("Pictures"), min_num=2, max_num=12, default=[EMPTY_PICTURE, EMPTY_PICTURE]
    )

    def render(self, value, context=None):
        """Pictures that were deleted leave no gap; without any there is no gallery."""
        left = [item for item in value["images"] if item["image"]]
        return super().render(self.normalize({**value, "images": left}), context) if left else ""

    def get_preview_value(self):
        return self.normalize({"title": gettext("Tools"), "images": [{"image": image} for image in some_images(4)]})

    class Meta:
        template = "components/blocks/gallery.html"
        icon = "grip"
        group = PICTURES
        label = _("Gallery")
        description = _("Two to twelve pictures that belong together.")


class PairBlock(NeedsMixin, PreviewMixin, blocks.StructBlock):
    """Two pictures side by side, to compare."""

    needs = ("first", "second")

    first = ImageChooserBlock(label=_("First image"))
    first_label = blocks.CharBlock(label=_("Label of the first"), max_length=120)
    second = ImageChooserBlock(label=_("Second image"))
    second_label = blocks.CharBlock(label=_("Label of the second"), max_length=120)
    caption = blocks.CharBlock(label=_("What to compare"), required=False, max_length=400)

    def get_preview_value(self):
        first, second = [*some_images(2), None, None][:2]
        labels = {"first_label": gettext("Before"), "second_label": gettext("After")}
        return self.normalize({"first": first, "second": second, **labels})

    class Meta:
        template = "components/blocks/pair.html"
        icon = "resubmit"
        group = PICTURES
        label = _("Two images to compare")
        description = _("Two pictures beside each other, with a label each.")
