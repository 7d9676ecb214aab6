"""Blocks that are read: headings, running text, quotations, fact boxes."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .choosers import SnippetChooserBlock
from .preview import PreviewMixin, some_references

RICH_FEATURES = ["bold", "italic", "link", "ol", "ul", "language"]
INLINE_FEATURES = ["bold", "italic", "link", "language"]

TEXT = _("Text")


class HeadingBlock(PreviewMixin, blocks.StructBlock):
    """The start of a section; the page's contents list is built from these."""

    text = blocks.CharBlock(label=_("Heading"), max_length=120)

    def get_preview_value(self):
        return self.normalize({"text": gettext("The cauldron")})

    class Meta:
        template = "components/blocks/heading.html"
        icon = "title"
        group = TEXT
        label = _("Section heading")
        description = _("Starts a section and adds it to the contents list.")


class TextBlock(PreviewMixin, blocks.RichTextBlock):
    """Running text without headings or pictures: those are blocks of their own."""

    def __init__(self, features=None, **kwargs):
        super().__init__(features=features or RICH_FEATURES, max_length=8000, **kwargs)

    def get_preview_value(self):
        words = gettext("The hand knows when the metal has gone hard and must go back into the fire.")
        return self.normalize(f"<p>{words}</p>")

    class Meta:
        template = "components/blocks/text.html"
        icon = "pilcrow"
        group = TEXT
        label = _("Text")
        description = _("Paragraphs and lists. Mark words of another language with the language button.")


class QuoteBlock(PreviewMixin, blocks.StructBlock):
    """Somebody's own words, with who said them and where they stand."""

    text = blocks.RichTextBlock(label=_("Quotation"), features=INLINE_FEATURES, max_length=2000)
    attribution = blocks.CharBlock(label=_("Who said it"), max_length=200)
    language = blocks.CharBlock(
        label=_("Language of the original wording"),
        required=False,
        max_length=20,
        help_text=_("When the quotation is shown in translation: the language it was said in, such as fr."),
    )
    reference = SnippetChooserBlock(
        "vocabularies.Reference", label=_("Source"), required=False, help_text=_("The work in which the words stand.")
    )
    locator = blocks.CharBlock(label=_("Page or chapter"), required=False, max_length=60)

    def get_preview_value(self):
        source = next(iter(some_references(1)), None)
        words = {"text": f"<p>{gettext('Words of a person or a document.')}</p>", "attribution": gettext("Who said it")}
        return self.normalize({**words, "reference": source})

    class Meta:
        template = "components/blocks/quote.html"
        icon = "openquote"
        group = TEXT
        label = _("Quotation")
        description = _("Words of a person or a document, with their source.")


class FactsBlock(PreviewMixin, blocks.StructBlock):
    """A box beside the story: what one should know, in short."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    text = blocks.RichTextBlock(label=_("Text"), features=RICH_FEATURES, max_length=4000)

    def get_preview_value(self):
        return self.normalize(
            {"title": gettext("In short"), "text": f"<p>{gettext('Two peoples, two languages.')}</p>"}
        )

    class Meta:
        template = "components/blocks/facts.html"
        icon = "info-circle"
        group = TEXT
        label = _("Fact box")
        description = _("A short explanation set apart from the text.")
