"""Blocks that lead elsewhere: to other pages, and to the works a page rests on."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .choosers import PageChooserBlock, SnippetChooserBlock
from .guards import NeedsMixin
from .preview import PreviewMixin, some_page, some_references

LINKS = _("Links and sources")


class LinkBlock(NeedsMixin, PreviewMixin, blocks.StructBlock):
    """A card that leads to another page that one can find in the museum, in the reader's language."""

    needs = ("page",)

    page = PageChooserBlock(
        label=_("Page"),
        page_type=["exhibits.ExhibitPage", "stories.StoryPage", "book.ChapterPage", "catalogue.ObjectPage"],
    )
    text = blocks.CharBlock(
        label=_("Invitation"),
        required=False,
        max_length=240,
        help_text=_("Why one should go there, in one sentence. Empty: the page's own line."),
    )

    def get_preview_value(self):
        return self.normalize({"page": some_page()})

    class Meta:
        template = "components/blocks/link.html"
        icon = "link"
        group = LINKS
        label = _("Link to a story, chapter or exhibit")
        description = _("A card that leads to another page of the museum.")


class ReferenceItemBlock(blocks.StructBlock):
    reference = SnippetChooserBlock("vocabularies.Reference", label=_("Work"))
    locator = blocks.CharBlock(label=_("Page or chapter"), required=False, max_length=60)

    class Meta:
        icon = "doc-full"
        label = _("Work")


class ReferencesBlock(PreviewMixin, blocks.StructBlock):
    """The works that the page's facts rest on."""

    items = blocks.ListBlock(ReferenceItemBlock(), label=_("Works"), min_num=1, max_num=60)

    def get_preview_value(self):
        return self.normalize({"items": [{"reference": work} for work in some_references(2)]})

    class Meta:
        template = "components/blocks/references.html"
        icon = "list-ol"
        group = LINKS
        label = _("References")
        description = _("The works that the page's facts rest on, at its end.")
