"""The notes of a chapter. They are called for by marks in its text, and numbered in the order of these."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.telepath import register
from wagtail.blocks.stream_block import StreamBlockAdapter

from exhibits.book.marks import IN_NOTES
from exhibits.core.blocks.text import INLINE_FEATURES

MOST_NOTES = 400


class NotesBlock(blocks.StreamBlock):
    note = blocks.RichTextBlock(
        label=_("Note"), features=[*INLINE_FEATURES, *IN_NOTES], max_length=2000, icon="list-ol"
    )

    class Meta:
        required = False
        max_num = MOST_NOTES


class NotesBlockAdapter(StreamBlockAdapter):
    """Lets the text's button for footnotes put a new one here."""

    js_constructor = "museum.Notes"

    @cached_property
    def media(self):
        return super().media + forms.Media(js=["js/admin/notes.js"])


register(NotesBlockAdapter(), NotesBlock)
