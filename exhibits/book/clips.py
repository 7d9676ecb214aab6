"""The words of the passages that chapters let be heard, and the stories that they are from."""

from dataclasses import dataclass

from exhibits.access.asking import Asking
from exhibits.core.cards import Card
from exhibits.core.embedded import Embedded
from exhibits.formats.cues.model import Cue
from exhibits.media.transcripts.reading import heard_of
from exhibits.stories.models import StoryPage


@dataclass(frozen=True)
class Passage:
    """``cues`` are those between its two moments, in ``language``; ``story`` the card of the one that it is from."""

    language: str
    cues: list[Cue]
    story: Card | None


def clips_in(pages: list, embedded: Embedded, asked: Asking | None = None) -> dict[str, Passage]:
    """By the id of the block. As many queries for any number."""
    blocks = [block for page in pages for block in page.body if block.block_type == "clip" and block.value["recording"]]
    shown = {block.value["recording"].pk: embedded.recordings.get(block.value["recording"].pk) for block in blocks}
    recordings = [recording for recording in shown.values() if recording]
    if not recordings:
        return {}
    deck = embedded.cards
    heard = heard_of(recordings, deck.language, asked)
    rows = StoryPage.objects.filter(recording__in=recordings).order_by("-pk")
    stories = dict(rows.values_list("recording_id", "translation_key"))
    deck.want(stories.values())
    found = {}
    for block in blocks:
        pk = block.value["recording"].pk
        if shown[pk]:
            found[block.id] = _passage(block.value, heard.get(pk), deck.get(stories[pk]) if pk in stories else None)
    return found


def _passage(clip, heard, story: Card | None) -> Passage:
    start, end = round(clip["start"] * 1000), round(clip["end"] * 1000)
    cues = [cue for cue in heard.cues if cue.start < end and cue.end > start] if heard else []
    return Passage(heard.language if heard else "", cues, story)
