"""Pages that were written as translations directly, by an import: they have their words, and nobody knows of which
passages of the original.

So that an import is quick, nothing is made of them until it is needed: when the page is opened at the desk, when its
original is published again or given to translators. Then all languages of the thing are taken over at once, and are
from then on what the desk would have made of them. Readers notice nothing: no page is written.
"""

import json
from collections import defaultdict
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from wagtail.fields import StreamField
from wagtail.models import Page, PageLogEntry, Revision
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from .alike import Unlike, with_ids_of
from .markup import renumbered
from .models import TranslationState
from .overrides import keep_own
from .passages import Words, key_of
from .readers import is_original
from .states import held, looked_at, note_public, restate, state_of

_types: list[type[Page]] = []


def register(model: type[Page]) -> None:
    """Pages of this type may be written directly. Those of others stay in Wagtail's editor, as sections do."""
    if model not in _types:
        _types.append(model)


def direct_pages() -> QuerySet:
    """Translations that were written directly and not taken over yet, as pages of the base type."""
    known = TranslationState.objects.filter(
        translation_key=OuterRef("translation_key"), locale=OuterRef("locale"), version__isnull=False
    )
    pages = Page.objects.type(*_types).filter(~is_original(), ~Exists(known), alias_of=None)
    return pages.exclude(latest_revision=None)


def may_be_direct(page: Page) -> bool:
    return issubclass(page.specific_class or Page, tuple(_types))


def is_direct(page: Page) -> bool:
    return may_be_direct(page) and direct_pages().filter(pk=page.pk).exists()


@transaction.atomic
def take_over(translation_key) -> None:
    """All languages of a thing that were written directly are translations of its original from now on. One that is
    not built like the original stays as it is."""
    pages = list(direct_pages().filter(translation_key=translation_key).specific())
    if not pages:
        return
    original = Page.objects.filter(is_original(), translation_key=translation_key).specific().get()
    source = TranslationSource.objects.filter(object_id=translation_key).first()
    is_new = source is None
    # As it went: an original that was changed between two of its translations was changed for the first only.
    taken = []
    then = sorted([(_version_for(original, page), page) for page in pages], key=lambda one: one[0] or LAST)
    for version, page in then:
        if is_new:
            source, _ = TranslationSource.update_or_create_from_instance(_as_it_was(original, version))
        if _take(held(source), page, version or original.live_revision_id):
            taken.append(page)
    if is_new and then[-1][0]:
        held(source).update_from_db()
    for page in taken:
        restate(translation_key, page.locale_id)


WRITTEN = ["data", "translation_type", "tool_name", "last_translated_by", "has_error", "field_error"]
# After all primary keys: the original as it is now.
LAST = float("inf")


def _version_for(original: Page, page: Page) -> int | None:
    """The version of the original that was public when the translation was last saved; None for the present one."""
    saved = page.latest_revision.created_at
    if not original.live or original.last_published_at is None or original.last_published_at <= saved:
        return None
    published = PageLogEntry.objects.filter(page=original.pk, action="wagtail.publish", timestamp__lte=saved)
    there = Revision.objects.filter(pk=OuterRef("revision"))
    found = published.filter(Exists(there)).order_by("-timestamp", "-pk").values_list("revision", flat=True).first()
    return found if found != original.live_revision_id else None


def _as_it_was(original: Page, version: int | None) -> Page:
    return Revision.objects.get(pk=version).as_object() if version else original


def _take(source: TranslationSource, page: Page, version: int | None) -> bool:
    """The words of one page become those of its translator, passage by passage, and the public ones where it is.
    Returns whether they could be told apart."""
    latest = page.get_latest_revision_as_object()
    try:
        words, segments = words_on(latest, source)
        public = (words_on(page, source)[0] if page.has_unpublished_changes else words) if page.live else {}
    except Unlike:
        return False
    Translation.objects.get_or_create(source=source, target_locale=page.locale)
    _write(source, page.locale_id, words)
    keep_own(source, page.locale_id, segments, user=None)
    state = state_of(source.object_id, page.locale_id)
    state.version, state.words = page.latest_revision, public
    if page.live:
        note_public(source, state)
    state.words, state.source_revision_id = words, version
    state.save(update_fields=["version", "words", "source_revision"])
    return True


def write_anew(page: Page) -> None:
    """An import has changed words of a page that is a known translation: they are its translator's, as if written at
    the desk, once the version is public that was saved of them. The original is read as it is now."""
    source = TranslationSource.objects.filter(object_id=page.translation_key).first()
    if source is None or not source.translations.filter(target_locale=page.locale_id, enabled=True).exists():
        return
    source = held(source)
    source.update_from_db()
    try:
        words, segments = words_on(page, source)
    except Unlike:
        return
    _write(source, page.locale_id, words)
    keep_own(source, page.locale_id, segments, user=None)
    state = state_of(page.translation_key, page.locale_id)
    state.version, state.words = page.latest_revision, words
    state.save(update_fields=["version", "words"])
    looked_at(page.translation_key, page.locale_id, words)
    restate(page.translation_key, page.locale_id, page.latest_revision.user)


def words_on(page: Page, source: TranslationSource) -> tuple[Words, list]:
    """The words that stand on a page for each passage of its original, and all that wagtail-localize finds there. Empty
    words mean that the page has none where it could; a stream without any block says nothing of its passages. Raises
    Unlike, also where the page has words and the original has none: they would be lost.
    """
    segments = extract_segments(with_ids_of(source.as_instance(), page))
    texts = defaultdict(list)
    for segment in segments:
        if isinstance(segment, StringSegmentValue):
            texts[segment.path].append(segment)
    slots = defaultdict(list)
    for row in StringSegment.objects.filter(source=source).select_related("context").order_by("order", "pk"):
        slots[row.context.path].append(row)
    if own := texts.keys() - slots.keys():
        raise Unlike(min(own))
    words = {}
    for path, rows in slots.items():
        if path not in texts and _is_in_stream(page, path):
            continue
        words |= _fitted(path, rows, texts[path])
    return words, segments


def _is_in_stream(page: Page, path: str) -> bool:
    return isinstance(page._meta.get_field(path.partition(".")[0]), StreamField)


def _fitted(path: str, rows: list[StringSegment], texts: list[StringSegmentValue]) -> Words:
    """Paragraph by paragraph. Where a language has more of them than the original the rest goes with the last one, so
    that no word is lost; where it has fewer the last passages are empty."""
    found = {}
    for number, row in enumerate(rows):
        mine = texts[number:] if row is rows[-1] else texts[number : number + 1]
        marks = json.loads(row.attrs) or {}
        text = " ".join(renumbered(one.string.data, one.attrs or {}, marks) for one in mine)
        found.setdefault(key_of(path, row.string_id), text)
    return found


def _write(source: TranslationSource, locale_id: int, words: Words) -> None:
    """In bulk: nobody has to be told that a translator has written. Who that was nobody knows, and readers are not to
    be told that it was whoever brought the words in."""
    rows = {}
    for row in StringSegment.objects.filter(source=source).select_related("context"):
        rows[key_of(row.context.path, row.string_id)] = row.string_id, row.context_id
    mine = StringTranslation.objects.filter(locale=locale_id, context__object_id=source.object_id)
    empty = [rows[key] for key, text in words.items() if not text]
    for string, context in empty:
        mine.filter(translation_of=string, context=context).delete()
    StringTranslation.objects.bulk_create(
        _rows(locale_id, ((*rows[key], text) for key, text in words.items() if text)),
        update_conflicts=True,
        unique_fields=["locale", "translation_of", "context"],
        update_fields=[*WRITTEN, "updated_at"],
    )


def _rows(locale_id: int, words: Iterable[tuple[int, int, str]]) -> list[StringTranslation]:
    return [
        StringTranslation(
            locale_id=locale_id,
            translation_of_id=string,
            context_id=context,
            data=text,
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
            updated_at=timezone.now(),
        )
        for string, context, text in words
    ]
