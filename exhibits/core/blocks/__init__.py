"""The blocks that pages are made of, by family: text, pictures, objects, looking, time, places, recordings, links."""

from wagtail import blocks

from .links import LinkBlock, ReferencesBlock
from .looking import TourBlock
from .objects import CompareBlock, ObjectBlock
from .pictures import GalleryBlock, ImageBlock, PairBlock
from .places import MapBlock, RouteBlock
from .recordings import AudioBlock, VideoBlock
from .text import FactsBlock, HeadingBlock, QuoteBlock, TextBlock
from .time import TimelineBlock

__all__ = [
    "AudioBlock",
    "BodyBlock",
    "CompareBlock",
    "FactsBlock",
    "GalleryBlock",
    "HeadingBlock",
    "ImageBlock",
    "LinkBlock",
    "MapBlock",
    "ObjectBlock",
    "PairBlock",
    "QuoteBlock",
    "ReferencesBlock",
    "RouteBlock",
    "TextBlock",
    "TimelineBlock",
    "TourBlock",
    "VideoBlock",
]


class BodyBlock(blocks.StreamBlock):
    """The body of an exhibit, a story, a chapter or an information page."""

    heading = HeadingBlock()
    text = TextBlock()
    image = ImageBlock()
    gallery = GalleryBlock()
    pair = PairBlock()
    object = ObjectBlock()
    compare = CompareBlock()
    quote = QuoteBlock()
    timeline = TimelineBlock()
    map = MapBlock()
    route = RouteBlock()
    facts = FactsBlock()
    audio = AudioBlock()
    video = VideoBlock()
    link = LinkBlock()
    references = ReferencesBlock()

    class Meta:
        block_counts = {"references": {"max_num": 1}}
