"""Passages of one language: which words are written, and which of them are still the original's.

A passage is a string of wagtail-localize's in its place: a plain field or block, or within rich text one element, which
is the unit of what is translated and of what bears a ``lang`` of its own.
"""

from collections import defaultdict
from dataclasses import dataclass

from bs4 import BeautifulSoup
from wagtail_localize.models import StringSegment, StringTranslation, TranslationSource
from wagtail_localize.segments import StringSegmentValue, TemplateSegmentValue
from wagtail_localize.strings import StringValue

Words = dict[str, str]


@dataclass(frozen=True)
class Place:
    """Where a string of an original stands: its path, its place among all, and the string's primary key."""

    path: str
    order: int
    string: int

    @property
    def key(self) -> str:
        return key_of(self.path, self.string)


def key_of(path: str, string_id: int) -> str:
    """The name of a passage among the words of a ``TranslationState``."""
    return f"{path}#{string_id}"


def places_of(source: TranslationSource) -> list[Place]:
    """All passages of an original, in order."""
    rows = StringSegment.objects.filter(source=source).order_by("order", "pk")
    return [Place(*row) for row in rows.values_list("context__path", "order", "string")]


def anchors_of(template: str) -> list[str]:
    """For each string of a template of rich text its paragraph, by the key that the editor gave it and a number;
    empty for one without."""
    soup, found = BeautifulSoup(template, "html.parser"), []
    for slot in soup.find_all("text"):
        paragraph = slot.find_parent(attrs={"data-block-key": True})
        key = paragraph["data-block-key"] if paragraph else ""
        found.append(f"{key}:{sum(one.startswith(f'{key}:') for one in found)}" if key else "")
    return found


def written_words(source: TranslationSource, locale_id: int, places: list[Place]) -> Words:
    """What translators have written for these passages of an original, public or not."""
    rows = StringTranslation.objects.filter(locale=locale_id, has_error=False, context__object=source.object_id)
    written = {key_of(path, pk): data for path, pk, data in rows.values_list("context__path", "translation_of", "data")}
    return {place.key: written[place.key] for place in places if place.key in written}


def with_words(segments: list, places: list[Place], words: Words, language: str) -> list:
    """``segments`` for a target, with ``words`` in them. Where there are none, the original's are left in its
    ``language``, and rich text says so.
    """
    keys, texts = {}, defaultdict(list)
    for place in places:
        keys[place.path, place.order] = place.key
        texts[place.path].append(words.get(place.key))
    found = []
    for segment in segments:
        if isinstance(segment, StringSegmentValue):
            segment = _worded(segment, words.get(keys[segment.path, segment.order]))
        elif isinstance(segment, TemplateSegmentValue):
            segment = _named(segment, texts[segment.path], language)
        found.append(segment)
    return found


def _worded(segment: StringSegmentValue, text: str | None) -> StringSegmentValue:
    if text is None:
        return segment
    return StringSegmentValue(segment.path, StringValue(text), attrs=segment.attrs).with_order(segment.order)


def _named(segment: TemplateSegmentValue, texts: list[str | None], language: str) -> TemplateSegmentValue:
    """Rich text whose elements say which of them are in ``language``: so they come out in the target."""
    soup = BeautifulSoup("" if texts and not any(text != "" for text in texts) else segment.template, "html.parser")
    for slot in soup.find_all("text"):
        if texts[int(slot["position"])] is None and slot.parent is not soup:
            slot.parent["lang"] = language
    return TemplateSegmentValue(segment.path, segment.format, str(soup), segment.string_count, order=segment.order)
