"""What is read in a chapter beside what every page has: text with notes, verse, sentences lifted out, tables."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.telepath import register
from wagtail.blocks.struct_block import StructBlockAdapter

from exhibits.book.marks import FEATURES
from exhibits.core.blocks.choosers import SnippetChooserBlock
from exhibits.core.blocks.links import ReferencesBlock
from exhibits.core.blocks.preview import PreviewMixin
from exhibits.core.blocks.text import RICH_FEATURES, TEXT, TextBlock

MOST_COLUMNS, MOST_ROWS = 8, 60
CELL_FEATURES = ["italic", "link", "language"]


class ChapterTextBlock(TextBlock):
    """Running text with footnotes, citations, terms of the glossary and cross references."""

    def __init__(self, **kwargs):
        super().__init__(features=[*RICH_FEATURES, *FEATURES], **kwargs)

    class Meta:
        description = _("Paragraphs and lists, with footnotes, citations, terms and cross references.")


class ChapterReferencesBlock(ReferencesBlock):
    """Further works that a chapter rests on: it lists them behind its notes, together with those that it cites."""

    def render(self, value, context=None):
        return super().render(value, context) if not context or "marks" not in context else ""

    class Meta:
        label = _("Further works")
        description = _("Works that the chapter rests on and does not cite: they join the others in its list.")


class VerseBlock(PreviewMixin, blocks.StructBlock):
    """Verse: its lines and stanzas stay as they are."""

    lines = blocks.TextBlock(
        label=_("Verse"), max_length=3000, rows=6, help_text=_("One line to a line, an empty line between stanzas.")
    )
    language = blocks.CharBlock(
        label=_("Language of the verse"),
        required=False,
        max_length=20,
        help_text=_("When it is not the chapter's: a tag such as rom or de."),
    )
    attribution = blocks.CharBlock(label=_("Whose it is"), required=False, max_length=200)
    reference = SnippetChooserBlock("vocabularies.Reference", label=_("Source"), required=False)
    locator = blocks.CharBlock(label=_("Page or chapter"), required=False, max_length=60)

    def get_context(self, value, parent_context=None):
        lines = (value.get("lines") or "").replace("\r\n", "\n").strip("\n")
        stanzas = [one.splitlines() for one in re.split(r"\n\s*\n", lines) if one]
        return {**super().get_context(value, parent_context), "stanzas": stanzas}

    def get_preview_value(self):
        return self.normalize({"lines": gettext("Words of a song,\nline by line."), "attribution": gettext("A song")})

    class Meta:
        template = "components/blocks/verse.html"
        icon = "pilcrow"
        group = TEXT
        label = _("Verse")
        description = _("A song or poem, line by line.")


class PullQuoteBlock(PreviewMixin, blocks.StructBlock):
    """A sentence of the chapter in large letters; who listens to the page hears it once, in its place."""

    text = blocks.CharBlock(
        label=_("Sentence"), max_length=300, help_text=_("A sentence of this chapter, word for word.")
    )

    def get_preview_value(self):
        return self.normalize({"text": gettext("The hand knows when the metal has gone hard.")})

    class Meta:
        template = "components/blocks/pullquote.html"
        icon = "openquote"
        group = TEXT
        label = _("Sentence lifted out")
        description = _("A sentence of the chapter in large letters.")


class RowBlock(blocks.StructBlock):
    cells = blocks.ListBlock(
        blocks.RichTextBlock(label=_("Cell"), required=False, max_length=300, features=CELL_FEATURES),
        label=_("Cells"),
        max_num=MOST_COLUMNS,
    )

    class Meta:
        icon = "list-ul"
        label = _("Row")
        form_classname = "struct-block table-row"


class TableBlock(PreviewMixin, blocks.StructBlock):
    """A table with a heading over each column, and over each row where its first cell is one."""

    caption = blocks.CharBlock(label=_("Caption"), max_length=300, help_text=_("What the table shows, in one line."))
    header = blocks.ListBlock(
        blocks.RichTextBlock(label=_("Heading"), required=False, max_length=120, features=CELL_FEATURES),
        label=_("Headings of the columns"),
        min_num=1,
        max_num=MOST_COLUMNS,
        form_classname="table-row",
    )
    row_headers = blocks.BooleanBlock(
        label=_("The first cell of each row is its heading"), required=False, default=True
    )
    rows = blocks.ListBlock(RowBlock(), label=_("Rows"), min_num=1, max_num=MOST_ROWS)

    def clean(self, value):
        cleaned = super().clean(value)
        width = len(cleaned["header"])
        for number, row in enumerate(cleaned["rows"], start=1):
            if len(row["cells"]) != width:
                message = _("Row %(row)s has %(cells)s cells, the headings are %(width)s: add or remove some.") % {
                    "row": number, "cells": len(row["cells"]), "width": width,
                }  # fmt: skip
                raise blocks.StructBlockValidationError(block_errors={"rows": ValidationError(message)})
        return cleaned

    def get_preview_value(self):
        rows = [{"cells": ["1385", gettext("The first document")]}]
        return self.normalize({"caption": gettext("Documents"), "header": ["", ""], "rows": rows, "row_headers": True})

    class Meta:
        template = "components/blocks/table.html"
        icon = "table"
        group = TEXT
        label = _("Table")
        description = _("A table with headings for columns and rows.")


class TableBlockAdapter(StructBlockAdapter):
    """Lets a heading bring the cells of its column along. The words are those of its buttons."""

    js_constructor = "museum.Table"

    def js_args(self, block):
        name, children, meta = super().js_args(block)
        words = {
            "ADD": _("Add a column here"),
            "MOVE_UP": _("Move the column to the left"),
            "MOVE_DOWN": _("Move the column to the right"),
            "DELETE": _("Remove the column"),
        }
        return [name, children, {**meta, "words": words}]

    @cached_property
    def media(self):
        return super().media + forms.Media(js=["js/admin/table.js"])


register(TableBlockAdapter(), TableBlock)
