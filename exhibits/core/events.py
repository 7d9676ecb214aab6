"""What happened in some year, as the timelines within public pages tell it."""

from collections.abc import Container, Iterator
from typing import NamedTuple

from django.db.models import TextField
from django.db.models.functions import Cast
from django.utils.html import strip_tags
from django.utils.text import Truncator

from exhibits.translations.readers import untranslated_of, with_untranslated

from .foreign import Foreign, Marker
from .pages import BodyMixin
from .registry import kinds

# As a stored body names the block; such a word within a text does no harm.
STORED = '"timeline"'
LONGEST_LINE = 20  # words of an event's text


class Told(NamedTuple):
    """What the museum's timeline leads to: a page, or an event on it.

    ``lang`` is empty where the words of the event are in the language of their page; what is in another language than
    its title is left out.
    """

    page: int
    anchor: str = ""
    title: str = ""
    date: str = ""
    line: str = ""
    lang: str = ""


def events(visible: Container[int]) -> Iterator[tuple[Told, int]]:
    """Every event that has a year, with it, on the pages with these primary keys. One query for each kind of page."""
    for kind in kinds():
        if issubclass(kind.model, BodyMixin):
            # The database finds those with a timeline; which of them are visible is known here already.
            pages = with_untranslated(kind.model.objects.annotate(stored=Cast("body", TextField())))
            for page in pages.filter(stored__contains=STORED).only("body"):
                if page.pk in visible:
                    yield from _told_by(page)


def _told_by(page: BodyMixin) -> Iterator[tuple[Told, int]]:
    original, paths = untranslated_of(page)
    Marker(original).mark(page, [path for path in paths if path.startswith("body.")])
    for block in page.body:
        if block.block_type == "timeline":
            for item in block.value["events"].bound_blocks:
                if item.value["title"] and item.value["year"]:
                    untranslated = f"body.{block.id}.events.{item.id}.text" in paths
                    yield _event(page.pk, item, original if untranslated else ""), item.value["year"]


def _event(page: int, item, lang_of_text: str) -> Told:
    title, date, text = (item.value[name] for name in ("title", "date", "text"))
    lang = _lang(title)
    line = Truncator(strip_tags(text.source)).words(LONGEST_LINE) if text and lang_of_text == lang else ""
    return Told(page, f"b-{item.id}", str(title), str(date) if _lang(date) == lang else "", line, lang)


def _lang(words: str) -> str:
    return words.lang if isinstance(words, Foreign) else ""
