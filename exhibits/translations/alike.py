"""Two pages that are built alike though the blocks of each have ids of their own."""

from copy import copy

from wagtail.fields import StreamField
from wagtail.models import Page


class Unlike(ValueError):
    """The blocks of the one are others, or in another order, than those of the other."""


def with_ids_of(original: Page, page: Page) -> Page:
    """``page`` with the ids that the same blocks and paragraphs' lists have in ``original``, for passages to be
    compared; it is not to be saved. A stream without blocks is like any. Raises Unlike, naming the field.
    """
    found = copy(page)
    for field in page._meta.get_fields():
        if not isinstance(field, StreamField):
            continue
        mine, theirs = (field.value_from_object(one) for one in (page, original))
        rows = list(mine.raw_data)
        if rows:
            setattr(found, field.name, field.to_python(_same(rows, list(theirs.raw_data), field.name)))
    return found


def _same(mine, theirs, where: str):
    if isinstance(mine, list) and any(isinstance(one, dict) and "id" in one for one in [*mine, *_listed(theirs)]):
        return _same_blocks(mine, _listed(theirs), where)
    if isinstance(mine, dict) and isinstance(theirs, dict):
        return {name: _same(value, theirs.get(name), where) for name, value in mine.items()}
    return mine


def _same_blocks(mine: list, theirs: list, where: str) -> list:
    if [_kind(one) for one in mine] != [_kind(one) for one in theirs]:
        raise Unlike(where)
    return [
        {**one, "id": other.get("id"), "value": _same(one["value"], other["value"], where)}
        for one, other in zip(mine, theirs, strict=True)
    ]


def _listed(value) -> list:
    return value if isinstance(value, list) else []


def _kind(block) -> str:
    return block.get("type", "") if isinstance(block, dict) else ""
