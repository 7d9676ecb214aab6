"""What a chapter is made of."""

from exhibits.core.blocks import BodyBlock

from .clips import ClipBlock
from .text import ChapterReferencesBlock, ChapterTextBlock, PullQuoteBlock, TableBlock, VerseBlock


class ChapterBlock(BodyBlock):
    """The body of a chapter: that of every page, with marks for notes and works in its text."""

    text = ChapterTextBlock()
    verse = VerseBlock()
    pullquote = PullQuoteBlock()
    table = TableBlock()
    clip = ClipBlock()
    references = ChapterReferencesBlock()
