"""What a passage has to keep to by its place: its greatest length, and whether marks may stand in it."""

from dataclasses import dataclass

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock
from wagtail_localize.models import StringSegment, TemplateSegment, TranslationSource


@dataclass(frozen=True)
class Limits:
    """Of one place of an original; ``letters`` is None where there is no limit, and in rich text. ``labels`` are those
    of the field and the blocks that it stands in, outermost first; ``names`` their names in the code.
    """

    letters: int | None
    rich: bool
    labels: tuple[str, ...]
    names: tuple[str, ...]


def limits_of(source: TranslationSource) -> dict[str, Limits]:
    """For every path of an original at which words stand; as many queries for any number."""
    model = source.specific_content_type.model_class()
    rich = set(TemplateSegment.objects.filter(source=source).values_list("context__path", flat=True))
    places = StringSegment.objects.filter(source=source).order_by().distinct()
    found = {}
    for path, names in places.values_list("context__path", "context__field_path"):
        names = (names or path).split(".")
        labels, letters = _followed(model, names)
        found[path] = Limits(None if path in rich else letters, path in rich, tuple(labels), tuple(names))
    return found


def _followed(model: type[models.Model], names: list[str]) -> tuple[list[str], int | None]:
    """Labels on the way, and the greatest length at its end. Of a block that is no more, nothing is known."""
    try:
        field = model._meta.get_field(names[0])
    except FieldDoesNotExist:
        return [], None
    if isinstance(field, StreamField):
        labels, letters = _through_blocks(field.stream_block, names[1:])
        return [str(field.verbose_name), *labels], letters
    if field.one_to_many:
        return _followed(field.related_model, names[1:])
    return [str(field.verbose_name)], getattr(field, "max_length", None)


def _through_blocks(block: blocks.Block, names: list[str]) -> tuple[list[str], int | None]:
    labels = []
    for name in names:
        block = _inner(block, name)
        if block is None:
            return labels, None
        if block.label:
            labels.append(str(block.label))
    return labels, getattr(getattr(block, "field", None), "max_length", None)


def _inner(block: blocks.Block, name: str) -> blocks.Block | None:
    if isinstance(block, blocks.ListBlock):
        return block.child_block
    if isinstance(block, blocks.StructBlock | blocks.StreamBlock | ImageBlock):
        return block.child_blocks.get(name)
    return None
