"""What ``/styleguide/`` shows: every component with things that the museum has, or with words for a start."""

from django.utils import translation
from wagtail.blocks import StreamValue
from wagtail.models import Page

from exhibits.access.selectors import within_pages
from exhibits.core.blocks import BodyBlock
from exhibits.core.cards import Deck, with_card_fields
from exhibits.core.embedded import embed, leaves
from exhibits.core.registry import kinds
from exhibits.core.shelf import ImageShelf
from exhibits.formats.languages import CODES, DEFAULT
from exhibits.media.models import Recording
from exhibits.media.transcripts.reading import TRACKS, script_of
from exhibits.models import Palette
from exhibits.translations.readers import for_reader

CARDS = 6


def samples() -> dict:
    """The context of ``pages/styleguide.html``."""
    language = translation.get_language() if translation.get_language() in CODES else DEFAULT
    deck = Deck(language, ImageShelf())
    pages = for_reader(Page.objects.type(*(kind.model for kind in kinds())), language)
    cards = deck.lay(with_card_fields(pages.order_by("pk"))[:CARDS])
    body = BodyBlock()
    blocks = [(name, block.get_preview_value(), name) for name, block in body.child_blocks.items()]
    stream = StreamValue(body, blocks)
    recordings = within_pages(Recording.objects.all()).prefetch_related("derivatives", TRACKS)
    recording = recordings.filter(derivatives__isnull=False).first()
    return {
        "palettes": Palette.choices,
        "cards": cards,
        "covers": [card.cover for card in cards if card.cover],
        "stream": stream,
        "script": script_of(recording, language),
        "embedded": embed(leaves(body, stream), language),
        "recording": recording,
        "contents": [("blocks", "Blocks"), ("cards", "Cards"), ("colours", "Colours"), ("letters", "Letters")],
    }
