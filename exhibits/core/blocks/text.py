"""Blocks that are read: headings, running text, quotations, fact boxes."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

RICH_FEATURES = ["bold", "italic", "link", "ol", "ul", "language"]
INLINE_FEATURES = ["bold", "italic", "link", "language"]

TEXT = _("Text")


class HeadingBlock(blocks.StructBlock):
    """The start of a section; the page's contents list is built from these."""

    text = blocks.CharBlock(label=_("Heading"), max_length=120)

    class Meta:
        template = "components/blocks/heading.html"
        icon = "title"
        group = TEXT
        label = _("Section heading")
        description = _("Starts a section and adds it to the contents list.")
        preview_value = {"text": "The cauldron"}


class TextBlock(blocks.RichTextBlock):
    """Running text without headings or pictures: those are blocks of their own."""

    def __init__(self, **kwargs):
        super().__init__(features=RICH_FEATURES, max_length=8000, **kwargs)

    class Meta:
        template = "components/blocks/text.html"
        icon = "pilcrow"
        group = TEXT
        label = _("Text")
        description = _("Paragraphs and lists. Mark words of another language with the language button.")
        preview_value = "<p>The hand knows when the metal has gone hard and must go back into the fire.</p>"


class QuoteBlock(blocks.StructBlock):
    """Somebody's own words, with who said them and where they stand."""

    text = blocks.RichTextBlock(label=_("Quotation"), features=INLINE_FEATURES, max_length=2000)
    attribution = blocks.CharBlock(label=_("Who said it"), max_length=200)
    language = blocks.CharBlock(
        label=_("Language of the original wording"),
        required=False,
        max_length=20,
        help_text=_("When the quotation is shown in translation: the language it was said in, such as fr."),
    )
    reference = SnippetChooserBlock("vocabularies.Reference", label=_("Source"), required=False)
    locator = blocks.CharBlock(label=_("Page or chapter"), required=False, max_length=60)

    class Meta:
        template = "components/blocks/quote.html"
        icon = "openquote"
        group = TEXT
        label = _("Quotation")
        description = _("Words of a person or a document, with their source.")
        preview_value = {"text": "<p>Words of a person or a document.</p>", "attribution": "Who said it"}


class FactsBlock(blocks.StructBlock):
    """A box beside the story: what one should know, in short."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    text = blocks.RichTextBlock(label=_("Text"), features=RICH_FEATURES, max_length=4000)

    class Meta:
        template = "components/blocks/facts.html"
        icon = "info-circle"
        group = TEXT
        label = _("Fact box")
        description = _("A short explanation set apart from the text.")
        preview_value = {"title": "In short", "text": "<p>Two peoples, two languages.</p>"}
