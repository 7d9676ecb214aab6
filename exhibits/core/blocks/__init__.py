"""The blocks that pages are made of, by family: text, pictures, time, recordings, links."""

from wagtail import blocks

from .links import LinkBlock, ReferencesBlock
from .pictures import GalleryBlock, ImageBlock, PairBlock
from .recordings import AudioBlock, TranscriptBlock, TurnBlock, VideoBlock
from .text import FactsBlock, HeadingBlock, QuoteBlock, TextBlock
from .time import TimelineBlock

__all__ = [
    "AudioBlock",
    "BodyBlock",
    "FactsBlock",
    "GalleryBlock",
    "HeadingBlock",
    "ImageBlock",
    "LinkBlock",
    "PairBlock",
    "QuoteBlock",
    "ReferencesBlock",
    "TextBlock",
    "TimelineBlock",
    "TranscriptBlock",
    "TurnBlock",
    "VideoBlock",
]


class BodyBlock(blocks.StreamBlock):
    """The body of an exhibit, a story, a chapter or an information page."""

    heading = HeadingBlock()
    text = TextBlock()
    image = ImageBlock()
    gallery = GalleryBlock()
    pair = PairBlock()
    quote = QuoteBlock()
    timeline = TimelineBlock()
    facts = FactsBlock()
    audio = AudioBlock()
    video = VideoBlock()
    link = LinkBlock()
    references = ReferencesBlock()

    class Meta:
        block_counts = {"references": {"max_num": 1}}
