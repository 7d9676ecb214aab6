"""Are the languages of a page built alike? Asked of the very strings that a translation is made from."""

from collections.abc import Iterator

from django.db import models
from wagtail import blocks
from wagtail.fields import RichTextField
from wagtail.rich_text import get_text_for_indexing
from wagtail_localize.strings import extract_strings

from exhibits.formats.languages import BY_CODE

from .content import COMPLETE, Place

Values = dict[str, object]
TEXT_BLOCKS = blocks.CharBlock | blocks.TextBlock


def fields_alike(model: type[models.Model], values: dict[str, dict], place: Place) -> Iterator[str]:
    """Problems of the fields of a page; ``values`` by language, the original first, then by field."""
    first = next(iter(values.values()))
    for name in first:
        field = model._meta.get_field(name.removesuffix("_id"))
        by_language = {language: fields[name] for language, fields in values.items()}
        at = place.at(name)
        if isinstance(field, RichTextField):
            yield from _rich(by_language, at, field.max_length, field.blank)
        elif isinstance(field, models.CharField | models.TextField):
            yield from _plain(by_language, at, field.max_length, field.blank)


def blocks_alike(block: blocks.Block, values: Values, place: Place) -> Iterator[str]:
    """Problems of a block, and of all within it; ``values`` as StreamField data by language, the original first."""
    at = place.at
    if isinstance(block, blocks.StreamBlock):
        for number, items in enumerate(_together(values)):
            kind = next(iter(items.values()))["type"]
            child = {language: item["value"] for language, item in items.items()}
            yield from blocks_alike(block.child_blocks[kind], child, at(f"{place.part}[{number}] {kind}"))
    elif isinstance(block, blocks.ListBlock):
        for number, items in enumerate(_together(values)):
            child = {language: item["value"] for language, item in items.items()}
            yield from blocks_alike(block.child_block, child, at(f"{place.part}[{number}]"))
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            inner = {language: value[name] for language, value in values.items()}
            yield from blocks_alike(child, inner, at(f"{place.part}.{name}"))
    elif isinstance(block, blocks.RichTextBlock):
        yield from _rich(values, place, block.field.max_length, not block.required, strict=True)
    elif isinstance(block, TEXT_BLOCKS):
        yield from _plain(values, place, block.field.max_length, not block.required, strict=True)
    elif isinstance(block, blocks.FloatBlock | blocks.IntegerBlock):
        yield from _present(values, place, True, strict=True)


def _together(values: Values) -> Iterator[dict[str, dict]]:
    """Lists of the same length in all languages, item by item."""
    return (dict(zip(values, items, strict=True)) for items in zip(*values.values(), strict=True))


def _present(values: Values, place: Place, optional: bool, strict: bool) -> Iterator[str]:
    """A text is there in every language or in none; ``strict`` asks it of languages that may have fewer texts, too."""
    empty = [language for language, value in values.items() if value in ("", None)]
    asked = [language for language in empty if strict or language in COMPLETE]
    if len(empty) == len(values):
        if not optional:
            yield f"{place}: there is no text."
    else:
        yield from (f"{place.within(language)}: the text is missing." for language in asked)


def _plain(values: Values, place: Place, limit: int | None, optional: bool, strict: bool = False) -> Iterator[str]:
    yield from _present(values, place, optional, strict)
    yield from _short_enough(values, place, limit)


def _rich(values: Values, place: Place, limit: int | None, optional: bool, strict: bool = False) -> Iterator[str]:
    yield from _present(values, place, optional, strict)
    yield from _short_enough({code: get_text_for_indexing(html) for code, html in values.items()}, place, limit)
    original, *others = [(language, *extract_strings(html)) for language, html in values.items()]
    for other, html in zip(others, list(values.values())[1:], strict=True):
        if html:
            yield from _passages(original, other, place)


def _short_enough(values: Values, place: Place, limit: int | None) -> Iterator[str]:
    for language, text in values.items():
        if limit and len(text) > limit:
            yield f"{place.within(language)}: {len(text)} characters, at most {limit} are possible."


def _passages(original: tuple, other: tuple, place: Place) -> Iterator[str]:
    first, template, passages = original
    language, its_template, its_passages = other
    at = place.within(language)
    if template != its_template:
        yield f"{at}: paragraphs, list items or wholly emphasised paragraphs are not those of the original ({first})."
        return
    rendered: dict[str, str] = {}
    for (text, marks), (its_text, its_marks) in zip(passages, its_passages, strict=True):
        words = its_text.render_text()
        yield from _marks(_known(marks), _known(its_marks), (first, language), f"{at}, {words[:40]!r}")
        if rendered.setdefault(text.data, its_text.data) != its_text.data:
            yield f"{at}, {words[:40]!r}: the original has the same passage twice, so both get the same translation."


def _known(marks: dict) -> set[str]:
    """Marks of a passage as the content files write them: a language tag, or where a link leads."""
    return {f"{{{attributes['lang']}:…}}" if "lang" in attributes else str(attributes) for attributes in marks.values()}


def _marks(marks: set[str], its_marks: set[str], languages: tuple[str, str], at: str) -> Iterator[str]:
    original, language = languages
    for mark in sorted(its_marks - marks):
        yield f"{at}: {mark} is lost in translation; mark the same words in the original ({original}) as well."
    # What is foreign in one language may be the other's own, or have been translated by it.
    own = tuple(f"{{{tag}:" for tag in (*BY_CODE[original].accepts, *BY_CODE[language].accepts))
    for mark in sorted(marks - its_marks):
        if not mark.startswith(own):
            yield f"{at}: {mark} of the original ({original}) is missing."
