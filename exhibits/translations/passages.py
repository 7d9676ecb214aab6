"""Passages of one language: which words are written, and which of them are still the original's.

A passage is a string of wagtail-localize's in its place: a plain field or block, or within rich text one element, which
is the unit of what is translated and of what bears a ``lang`` of its own.
"""

from collections import defaultdict
from dataclasses import dataclass

from bs4 import BeautifulSoup
from django.db.models import Exists, OuterRef, QuerySet
from wagtail_localize.models import StringSegment, StringTranslation, TranslationSource
from wagtail_localize.segments import StringSegmentValue, TemplateSegmentValue
from wagtail_localize.strings import StringValue

Words = dict[str, str]


@dataclass(frozen=True)
class Place:
    """Where a string of an original stands: its path, its place among all, the string's primary key and its text."""

    path: str
    order: int
    string: int
    text: str

    @property
    def key(self) -> str:
        return key_of(self.path, self.string)


def key_of(path: str, string_id: int) -> str:
    """The name of a passage among the words of a ``TranslationState``."""
    return f"{path}#{string_id}"


def places_of(source: TranslationSource) -> list[Place]:
    """All passages of an original, in order."""
    rows = StringSegment.objects.filter(source=source).order_by("order", "pk")
    return [Place(*row) for row in rows.values_list("context__path", "order", "string", "string__data")]


def anchors_of(template: str) -> list[str]:
    """For each string of a template of rich text its paragraph, by the key that the editor gave it and a number;
    empty for one without."""
    soup, found = BeautifulSoup(template, "html.parser"), []
    for slot in soup.find_all("text"):
        paragraph = slot.find_parent(attrs={"data-block-key": True})
        key = paragraph["data-block-key"] if paragraph else ""
        found.append(f"{key}:{sum(one.startswith(f'{key}:') for one in found)}" if key else "")
    return found


def written_words(source: TranslationSource, locale_id: int, places: list[Place], machine: bool = False) -> Words:
    """What translators have written for these passages of an original, public or not; with ``machine`` also what a
    machine has and nobody has confirmed.
    """
    rows = StringTranslation.objects.filter(locale=locale_id, has_error=False, context__object=source.object_id)
    if not machine:
        rows = rows.exclude(translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE)
    written = {key_of(path, pk): data for path, pk, data in rows.values_list("context__path", "translation_of", "data")}
    return {place.key: written[place.key] for place in places if place.key in written}


def machine_words(source: TranslationSource, locale_id: int) -> QuerySet:
    """What a machine has written for passages that the original has, as long as no person has saved it as theirs."""
    here = StringSegment.objects.filter(source=source, context=OuterRef("context"), string=OuterRef("translation_of"))
    return StringTranslation.objects.filter(
        Exists(here),
        locale=locale_id,
        translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE,
        context__object=source.object_id,
    )


def with_words(segments: list, places: list[Place], words: Words, language: str) -> list:
    """``segments`` for a target, with ``words`` in them. Where there are none, the original's stand in its
    ``language``, and rich text says so: wagtail-localize brings whatever anybody or a machine has written.
    """
    found_at, texts = {}, defaultdict(list)
    for place in places:
        found_at[place.path, place.order] = place
        texts[place.path].append(words.get(place.key))
    found = []
    for segment in segments:
        if isinstance(segment, StringSegmentValue):
            place = found_at[segment.path, segment.order]
            segment = _worded(segment, words.get(place.key, place.text))
        elif isinstance(segment, TemplateSegmentValue):
            segment = _named(segment, texts[segment.path], language)
        found.append(segment)
    return found


def _worded(segment: StringSegmentValue, text: str) -> StringSegmentValue:
    return StringSegmentValue(segment.path, StringValue(text), attrs=segment.attrs).with_order(segment.order)


def _named(segment: TemplateSegmentValue, texts: list[str | None], language: str) -> TemplateSegmentValue:
    """Rich text whose elements say which of them are in ``language``: so they come out in the target."""
    soup = BeautifulSoup("" if texts and not any(text != "" for text in texts) else segment.template, "html.parser")
    for slot in soup.find_all("text"):
        text, element = texts[int(slot["position"])], slot.parent
        if element is soup:
            continue
        if text is None:
            element["lang"] = language
        elif text == "" and element.find_all(True) == [slot]:
            element.decompose()
    return TemplateSegmentValue(segment.path, segment.format, str(soup), segment.string_count, order=segment.order)
