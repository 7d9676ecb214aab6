"""A changed passage keeps its translation, marked, until somebody has looked at it."""

import json
from collections import defaultdict
from dataclasses import dataclass

from wagtail_localize.models import StringSegment, StringTranslation, TemplateSegment, Translation, TranslationSource

from exhibits.formats.alignment import is_slight, predecessors

from .markup import renumbered
from .models import ChangedPassage, TranslationState
from .passages import anchors_of, key_of


@dataclass(frozen=True)
class Passage:
    """One string of an original, in its place; ``attributes`` are those of its marks. ``anchor`` names the paragraph of
    rich text that it belongs to, whatever is written in it and wherever it moves; empty where the text has none.
    """

    path: str
    context: int
    string: int
    text: str
    attributes: dict
    anchor: str = ""


def passages_of(source: TranslationSource) -> list[Passage]:
    """All passages of the original as wagtail-localize knows it now, in order."""
    rows = StringSegment.objects.filter(source=source).select_related("context", "string").order_by("order", "pk")
    templates = TemplateSegment.objects.filter(source=source).values_list("context__path", "template__template")
    anchors = {path: iter(anchors_of(template)) for path, template in templates}
    return [
        Passage(
            path=row.context.path,
            context=row.context_id,
            string=row.string_id,
            text=row.string.data,
            attributes=json.loads(row.attrs) or {},
            anchor=next(anchors.get(row.context.path, iter(())), ""),
        )
        for row in rows
    ]


def carry(source: TranslationSource, before: list[Passage]) -> None:
    """Give every passage that was changed since ``before`` the translations that it had, and mark them."""
    after = passages_of(source)
    pairs, gone = _changed(before, after), {one.string for one in before} - {one.string for one in after}
    for locale_id in Translation.objects.filter(source=source).values_list("target_locale", flat=True):
        _carry_into(source, locale_id, pairs)
    ChangedPassage.objects.filter(translation_key=source.object_id, string__in=gone).delete()


def _changed(before: list[Passage], after: list[Passage]) -> list[tuple[Passage, Passage]]:
    """What passages were and what they are; a field of plain text stays the same passage whatever is written in it."""
    old, new = defaultdict(list), defaultdict(list)
    for passages, by_path in ((before, old), (after, new)):
        for one in passages:
            by_path[one.path].append(one)
    pairs = []
    for path, now in new.items():
        then = old.get(path, [])
        if len(then) == len(now) == 1 and then[0].anchor == now[0].anchor:
            pairs.append((then[0], now[0]))
            continue
        anchored = {one.anchor: one for one in then if one.anchor}
        if all(one.anchor for one in now):
            # A paragraph that was taken out is not taken for a like one that was added: its words are to go.
            pairs += [(anchored[one.anchor], one) for one in now if one.anchor in anchored]
            continue
        found = predecessors([one.text for one in then], [one.text for one in now])
        pairs += [(then[i], now[k]) for k, i in sorted(found.items())]
    return [(was, now) for was, now in pairs if was.string != now.string]


def _carry_into(source: TranslationSource, locale_id: int, pairs: list[tuple[Passage, Passage]]) -> None:
    rows = _translations(locale_id, [one for pair in pairs for one in pair])
    marks = {
        (mark.path, mark.string_id): mark
        for mark in ChangedPassage.objects.filter(translation_key=source.object_id, locale=locale_id)
    }
    state = TranslationState.objects.filter(translation_key=source.object_id, locale=locale_id).first()
    carried, changes = [], []
    for was, now in pairs:
        row = rows.get((was.context, was.string))
        if row is None or (now.context, now.string) in rows:
            continue
        text = renumbered(row.data, was.attributes, now.attributes)
        carried.append(_copy(row, now, text))
        # What was changed twice before anybody looked is compared with what its translation was made of.
        mark = marks.get((was.path, was.string))
        made_of = mark.before if mark else was.text
        changes.append(_mark(source, locale_id, now, made_of))
        if state and key_of(was.path, was.string) in state.public_words:
            public = state.public_words[key_of(was.path, was.string)]
            state.public_words[key_of(now.path, now.string)] = renumbered(public, was.attributes, now.attributes)
    # In bulk: no person wrote them, so nothing that listens for a translator's work is to hear of it.
    StringTranslation.objects.bulk_create(carried)
    ChangedPassage.objects.bulk_create(changes, ignore_conflicts=True)
    if state:
        state.save(update_fields=["public_words"])


def _translations(locale_id: int, passages: list[Passage]) -> dict[tuple[int, int], StringTranslation]:
    rows = StringTranslation.objects.filter(
        locale=locale_id,
        context__in={one.context for one in passages},
        translation_of__in={one.string for one in passages},
    )
    return {(row.context_id, row.translation_of_id): row for row in rows}


def _copy(row: StringTranslation, passage: Passage, text: str) -> StringTranslation:
    return StringTranslation(
        translation_of_id=passage.string,
        context_id=passage.context,
        locale_id=row.locale_id,
        data=text,
        translation_type=row.translation_type,
        tool_name=row.tool_name,
        last_translated_by_id=row.last_translated_by_id,
        has_error=row.has_error,
    )


def _mark(source: TranslationSource, locale_id: int, passage: Passage, before: str) -> ChangedPassage:
    change = ChangedPassage.Change.LETTERS if is_slight(before, passage.text) else ChangedPassage.Change.WORDS
    return ChangedPassage(
        locale_id=locale_id,
        translation_key=source.object_id,
        path=passage.path,
        string_id=passage.string,
        before=before,
        change=change,
    )
