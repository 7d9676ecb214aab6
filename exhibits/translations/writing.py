"""Writes a whole translation at once, through wagtail-localize's own segments, so that the editor finds them there."""

import json

from bs4 import BeautifulSoup
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments


class Mismatch(ValueError):
    """The translation is not built like its original, or words of it are missing."""


def write_translation(original, locale: Locale, words, user=None, publish: bool = True):
    """Translate ``original`` into ``locale`` with the texts of ``words`` and return the saved translation.

    ``words`` is an unsaved instance of the same class with the same structure (block ids included), its texts in the
    target language. Nothing is written when a string has no counterpart: raises Mismatch, naming it by path.
    """
    source, _ = TranslationSource.update_or_create_from_instance(original)
    wanted = _by_path(words)
    pairs = []
    for segment in source.stringsegment_set.select_related("string", "context").order_by("order"):
        texts = wanted.get(segment.context.path)
        if not texts:
            raise Mismatch(f"{original}, {locale.language_code}: nothing stands for {segment.context.path!r}.")
        pairs.append((segment, texts.pop(0)))
    left = [path for path, texts in wanted.items() if texts]
    if left:
        raise Mismatch(f"{original}, {locale.language_code}: the original has nothing for {left[0]!r}.")
    for segment, text in pairs:
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            locale=locale,
            context=segment.context,
            defaults={
                "data": _with_attributes_of(segment, text),
                "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                "last_translated_by": user,
            },
        )
    _make_room(original, locale, getattr(words, "slug", ""))
    translation, _ = Translation.objects.get_or_create(source=source, target_locale=locale)
    translation.save_target(user=user, publish=publish)
    return original.get_translation(locale)


def _make_room(original, locale: Locale, slug: str) -> None:
    """The translated page under the address it is to have: wagtail-localize itself would keep the original's."""
    if slug and not original.has_translation(locale):
        page = original.copy_for_translation(locale, copy_parents=True)
        page.slug = slug
        page.save()


def _by_path(words) -> dict[str, list[StringSegmentValue]]:
    found: dict[str, list[StringSegmentValue]] = {}
    for segment in extract_segments(words):
        if isinstance(segment, StringSegmentValue) and not segment.is_empty():
            found.setdefault(segment.path, []).append(segment)
    return found


def _with_attributes_of(segment, text: StringSegmentValue) -> str:
    """The translated string with its tags numbered as the original's with the same attributes are.

    A tag whose attributes the original has nowhere loses the tag, never its words.
    """
    known = {json.dumps(attributes, sort_keys=True): tag for tag, attributes in (json.loads(segment.attrs) or {}).items()}
    soup = BeautifulSoup(text.string.data, "html.parser")
    for element in soup.find_all(id=True):
        number = known.get(json.dumps((text.attrs or {}).get(element["id"]), sort_keys=True))
        if number:
            element["id"] = number
        else:
            element.unwrap()
    return str(soup)
