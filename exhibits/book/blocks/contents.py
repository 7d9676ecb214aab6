"""How a book is put together, and what was found wrong in it."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from exhibits.core.blocks.choosers import PageChooserBlock

MOST_CHAPTERS = 200


class ChapterChooserBlock(PageChooserBlock):
    """Chooses a chapter. Its place is the same in all languages."""

    def __init__(self, **kwargs):
        super().__init__(page_type=["book.ChapterPage"], **kwargs)

    def get_translatable_segments(self, value):
        return []

    def restore_translated_segments(self, value, segments):
        return value


class PartBlock(blocks.StructBlock):
    """The heading over the chapters that follow it."""

    title = blocks.CharBlock(label=_("Title of the part"), max_length=120)

    class Meta:
        icon = "title"
        label = _("Part")


class ContentsBlock(blocks.StreamBlock):
    """Parts and chapters in their order. A chapter that is not named here comes after those that are."""

    part = PartBlock()
    chapter = ChapterChooserBlock(label=_("Chapter"), icon="doc-full")

    class Meta:
        required = False
        # A line for each: the order is seen at a glance, and moved with the arrows.
        collapsed = True
        max_num = MOST_CHAPTERS


class ErratumBlock(blocks.StructBlock):
    """Something that was wrong, and what is right."""

    date = blocks.DateBlock(label=_("Found on"))
    chapter = ChapterChooserBlock(label=_("Chapter"), required=False)
    wrong = blocks.CharBlock(label=_("What stood there"), max_length=500)
    right = blocks.CharBlock(label=_("What is right"), max_length=500)

    class Meta:
        icon = "warning"
        label = _("Correction")


class ErrataBlock(blocks.StreamBlock):
    erratum = ErratumBlock()

    class Meta:
        required = False
        max_num = MOST_CHAPTERS
