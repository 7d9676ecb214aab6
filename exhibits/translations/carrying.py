"""A changed passage keeps its translation, marked, until somebody has looked at it."""

import json
from collections import defaultdict
from dataclasses import dataclass

from wagtail_localize.models import StringSegment, StringTranslation, TemplateSegment, Translation, TranslationSource

from exhibits.formats.alignment import is_slight, predecessors

from .markup import renumbered
from .models import ChangedPassage, TranslationState
from .passages import Words, anchors_of, key_of


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

    @property
    def place(self) -> tuple[str, int]:
        """Two paragraphs of one text that read the same have the same place, and one translation."""
        return self.path, self.string

    @property
    def slot(self) -> tuple[int, int]:
        """Where its ``StringTranslation`` is."""
        return self.context, self.string

    @property
    def key(self) -> str:
        return key_of(self.path, self.string)


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
    """Give every passage that was changed or moved since ``before`` the translations that it had, and mark those whose
    original reads otherwise now.
    """
    after = passages_of(source)
    pairs = _changed(before, after)
    pairs += _moved(before, after, {now.place for _, now in pairs})
    gone = {one.place for one in before} - {one.place for one in after}
    for locale_id in Translation.objects.filter(source=source).values_list("target_locale", flat=True):
        _carry_into(source, locale_id, pairs)
        _leave(source, locale_id, [one for one in before if one.place in gone])


def _moved(before: list[Passage], after: list[Passage], found: set) -> list[tuple[Passage, Passage]]:
    """Sentences that stand in another place than before, as they were: a paragraph that went into another block."""
    there, here = {one.place for one in before}, {one.place for one in after}
    left = {one.string: one for one in before if one.place not in here}
    new = [one for one in after if one.place not in there | found]
    return [(left[one.string], one) for one in new if one.string in left]


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
    marks = {(mark.path, mark.string_id): mark for mark in _marks(source, locale_id)}
    state = TranslationState.objects.filter(translation_key=source.object_id, locale=locale_id).first()
    public, reviewed = (state.public_words, state.reviewed_words) if state else ({}, {})
    copies, changes = {}, {}
    for was, now in pairs:
        row = rows.get(was.slot)
        if now.place in changes or now.key in public or (was.key not in public and (row is None or now.slot in rows)):
            continue
        if row is not None and now.slot not in rows:
            copies[now.place] = _copy(row, now, renumbered(row.data, was.attributes, now.attributes))
        # Also where somebody has taken the translation away or has other words by now: readers have these until others
        # are public, and nothing in their place.
        _carry_words(public, was, now)
        if was.string != now.string or was.place in marks:
            changes[now.place] = _mark(source, locale_id, was, now, marks.get(was.place))
            changes[now.place].seen = now.slot in rows
        if now.place not in changes or changes[now.place].change == ChangedPassage.Change.LETTERS:
            _carry_approval(reviewed, was, now)
    # In bulk: no person wrote them, so nothing that listens for a translator's work is to hear of it.
    StringTranslation.objects.bulk_create(copies.values())
    ChangedPassage.objects.bulk_create(changes.values(), ignore_conflicts=True)
    if state:
        state.save(update_fields=["public_words", "reviewed_words"])


def _leave(source: TranslationSource, locale_id: int, gone: list[Passage]) -> None:
    """The marks of passages that are no more go. With a mark the words that readers had there were those of another
    text, and unless somebody has written there meanwhile the translator's too: should the original say the same again,
    it is asked again whether they fit.
    """
    by_place = {one.place: one for one in gone}
    marks = [one for one in _marks(source, locale_id) if (one.path, one.string_id) in by_place]
    if not marks:
        return
    unread = [by_place[mark.path, mark.string_id] for mark in marks if not mark.seen]
    slots = {one.slot for one in unread}
    copies = [row.pk for slot, row in _translations(locale_id, unread).items() if slot in slots]
    StringTranslation.objects.filter(pk__in=copies).delete()
    state = TranslationState.objects.filter(translation_key=source.object_id, locale=locale_id).first()
    if state:
        left = {key_of(mark.path, mark.string_id) for mark in marks}
        state.public_words = {key: text for key, text in state.public_words.items() if key not in left}
        state.save(update_fields=["public_words"])
    ChangedPassage.objects.filter(pk__in=[mark.pk for mark in marks]).delete()


def _marks(source: TranslationSource, locale_id: int):
    return ChangedPassage.objects.filter(translation_key=source.object_id, locale=locale_id)


def _carry_words(words: Words, was: Passage, now: Passage) -> None:
    text = words.get(was.key)
    if text is not None:
        words[now.key] = renumbered(text, was.attributes, now.attributes)


def _carry_approval(reviewed: dict[str, list[str]], was: Passage, now: Passage) -> None:
    if texts := reviewed.get(was.key):
        reviewed[now.key] = [renumbered(text, was.attributes, now.attributes) for text in texts]


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


def _mark(
    source: TranslationSource, locale_id: int, was: Passage, now: Passage, earlier: ChangedPassage | None
) -> ChangedPassage:
    """What was changed twice before anybody looked is compared with what its translation was made of."""
    before = earlier.before if earlier and not earlier.seen else was.text
    kind = ChangedPassage.Change
    # What readers see may still be made of the text before last.
    slight = is_slight(before, now.text) and not (earlier and earlier.change == kind.WORDS and earlier.seen)
    return ChangedPassage(
        locale_id=locale_id,
        translation_key=source.object_id,
        path=now.path,
        string_id=now.string,
        before=before,
        change=kind.LETTERS if slight else kind.WORDS,
    )
