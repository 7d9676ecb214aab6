"""Keeps ``TranslationState`` true, and its log complete, while translations are written, published and withdrawn."""

from django.db.models import Model
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page
from wagtail_localize.models import StringTranslation, TranslationSource

from .models import ChangedPassage, Original, StateChange, TranslationState
from .passages import Place, Words, key_of, machine_words, places_of, written_words

State = TranslationState.State


def state_of(translation_key, locale_id: int) -> TranslationState:
    """The row of one language of a thing, made now when there is none."""
    row, _ = TranslationState.objects.get_or_create(translation_key=translation_key, locale_id=locale_id)
    return row


def held(source: TranslationSource) -> TranslationSource:
    """An original's passages, read afresh: until the transaction is over, whoever else writes on its translations, or
    brings them level, waits."""
    return TranslationSource.objects.select_for_update().get(pk=source.pk)


def words_for(source: TranslationSource, locale_id: int, public: bool, machine: bool = False) -> Words:
    """The words to write a target with: those of translators, or only those that are ``public`` already. A passage that
    was left empty on purpose stays empty until somebody translates it. ``machine`` is for what is shown and never
    stored: whatever stands in a version can be published by somebody, and a machine's words are not to be.
    """
    state = TranslationState.objects.filter(translation_key=source.object_id, locale=locale_id).first()
    places = places_of(source)
    if public:
        known = state.public_words if state else {}
        return {place.key: known[place.key] for place in places if place.key in known}
    before = state.public_words | state.words if state else {}
    empty = {place.key: "" for place in places if before.get(place.key) == ""}
    return {**empty, **written_words(source, locale_id, places, machine)}


def leave_empty(source: TranslationSource, locale_id: int, fields: list[str]) -> None:
    """These fields of the original stay empty in this language, until somebody translates them."""
    if fields:
        state = state_of(source.object_id, locale_id)
        state.words |= {one.key: "" for one in places_of(source) if one.path.partition(".")[0] in fields}
        state.save(update_fields=["words"])


def note_copied(page: Page) -> None:
    """A page was made as a copy of its original, to be translated: the words on it are no translator's (``direct``)."""
    state = state_of(page.translation_key, page.locale_id)
    state.version = page.latest_revision
    state.save(update_fields=["version"])


def note_written(source: TranslationSource, locale_id: int, revision, words: Words, by=None) -> None:
    """A target was written with ``words``, as ``revision``; without drafts it is public by that."""
    state = state_of(source.object_id, locale_id)
    state.version, state.words = revision, words
    if not state.public_words:
        state.translator_id = _last_translator(source, locale_id, words)
    state.save(update_fields=["version", "words", "translator"])
    if revision is None:
        note_public(source, state)
    restate(source.object_id, locale_id, by)


def _last_translator(source: TranslationSource, locale_id: int, words: Words) -> int | None:
    """Whoever wrote the newest of these ``words``; not whoever has other ones in a draft."""
    rows = StringTranslation.objects.filter(context__object=source.object_id, locale=locale_id)
    rows = rows.exclude(last_translated_by=None).order_by("-updated_at", "-pk")
    written = rows.values_list("context__path", "translation_of", "data", "last_translated_by")
    return next((by for path, pk, data, by in written if words.get(key_of(path, pk)) == data), None)


def note_public(source: TranslationSource, state: TranslationState) -> None:
    """What was written last is public now."""
    original = source.get_source_instance()
    revision = getattr(original, "live_revision_id", None) or getattr(original, "latest_revision_id", None)
    places = places_of(source)
    # What was public once for what the original said then stays known: one that gets its old words back gets their
    # translation back. Of what it says now nothing is known but what is public: words that were taken off stay off.
    here = {place.key for place in places}
    state.public_words = {key: text for key, text in state.public_words.items() if key not in here} | state.words
    state.untranslated = [place.path for place in places if place.key not in state.words]
    state.source_revision_id = revision
    state.translator_id = _last_translator(source, state.locale_id, state.words)
    state.all_reviewed = is_reviewed(state, places)
    state.save(update_fields=["public_words", "untranslated", "source_revision", "translator", "all_reviewed"])
    written = written_words(source, state.locale_id, places)
    for mark in ChangedPassage.objects.filter(translation_key=source.object_id, locale=state.locale_id, seen=True):
        key = key_of(mark.path, mark.string_id)
        if written.get(key) == state.words.get(key):
            mark.delete()  # else readers still have the former words


def note_machine(translation_key, locale_id: int) -> None:
    """A machine has drafted something here. However much people change since, it stays a text that a machine began."""
    state = state_of(translation_key, locale_id)
    TranslationState.objects.filter(pk=state.pk).update(machine_made=True)
    restate(translation_key, locale_id)


def looked_at(translation_key, locale_id: int, words: Words) -> bool:
    """A person has looked at these passages beside what the original says now, and has them in these ``words``. Where
    readers have them already nothing is left to do; else they have the former ones until somebody publishes. Returns
    whether the original had changed in any of them.
    """
    marks = ChangedPassage.objects.filter(translation_key=translation_key, locale=locale_id)
    here = [(mark, words[key]) for mark in marks if (key := key_of(mark.path, mark.string_id)) in words]
    if not here:
        return False
    public = state_of(translation_key, locale_id).public_words
    for mark, text in here:
        if public.get(key_of(mark.path, mark.string_id)) == text:
            mark.delete()
        elif not mark.seen:
            mark.seen = True
            mark.save(update_fields=["seen"])
    return True


def note_version(state: TranslationState) -> None:
    """A version that was not written from translators' words is public now, such as a scheduled one. When it is the
    first, its words are those that were written last; later the words that readers have stay the public ones."""
    if state.state in (State.DRAFT, State.MACHINE):
        state.public_words = state.words
        state.save(update_fields=["public_words"])


def restate(translation_key, locale_id: int, by=None) -> None:
    """Find the state of one language anew from what there is, and log it when it is another one."""
    source = TranslationSource.objects.filter(object_id=translation_key).first()
    if source and source.locale_id == locale_id:
        return
    row = TranslationState.objects.filter(translation_key=translation_key, locale=locale_id).first()
    if source is None and Page.objects.filter(translation_key=translation_key, locale=locale_id).exists():
        return  # an original that nobody translates, or written by hand: there is nothing to find its state from
    target = _target(source, locale_id) if source else None
    if target is None:
        if row:
            row.delete()
            log(row, row.state, "", by)
        return
    row = row or state_of(translation_key, locale_id)
    found = _state(row, target, source)
    if found != row.state or not StateChange.objects.filter(translation_key=translation_key, locale=locale_id).exists():
        log(row, row.state if found != row.state else "", found, by)
        row.state, row.changed_at = found, timezone.now()
        row.save(update_fields=["state", "changed_at"])


def _target(source: TranslationSource, locale_id: int) -> Model | None:
    model = source.specific_content_type.model_class()
    return model.objects.filter(translation_key=source.object_id, locale=locale_id).first()


def _state(row: TranslationState, target: Model, source: TranslationSource) -> str:
    if isinstance(target, DraftStateMixin) and not target.live:
        if getattr(target, "first_published_at", None):
            return State.WITHDRAWN
        return State.MACHINE if machine_words(source, row.locale_id).exists() else State.DRAFT
    changed = ChangedPassage.objects.filter(
        translation_key=row.translation_key, locale=row.locale_id, change=ChangedPassage.Change.WORDS
    )
    if row.untranslated or changed.exists():
        return State.OUTDATED
    return State.REVIEWED if is_reviewed(row, places_of(source)) else State.TRANSLATED


def is_reviewed(row: TranslationState, places: list[Place]) -> bool:
    """Whether all words that readers see were approved by a reviewer, as they are."""
    shown = [place.key for place in places if row.public_words.get(place.key)]
    return bool(shown) and all(row.is_approved(key, row.public_words[key]) for key in shown)


def log(row: TranslationState, before: str, after: str, by) -> None:
    """One more line of what became of a language of a thing; empty for "was not there" and "is gone"."""
    StateChange.objects.create(
        translation_key=row.translation_key, locale_id=row.locale_id, before=before, after=after, by=by
    )


def public_state(page: Page) -> TranslationState | None:
    """How far the words of a page are that readers see, with the accounts of those who made them; None where nothing is
    known of them."""
    rows = TranslationState.objects.filter(translation_key=page.translation_key, locale=page.locale_id)
    # Not with all the words themselves, which nobody asks for on a page.
    words = ("words", "public_words", "reviewed_words")
    return rows.select_related("translator", "reviewer").defer(*words).first()


def told_state(page: Page) -> TranslationState:
    """The row that keeps what readers are told of this page's text, unsaved when there is none: an original and a page
    written by hand have none until there is something to say."""
    row = public_state(page)
    if row is None:
        written = State.TRANSLATED if page.live else State.DRAFT
        state = State.ORIGINAL if is_the_original(page) else written
        row = TranslationState(translation_key=page.translation_key, locale_id=page.locale_id, state=state)
    return row


def tell(told: TranslationState, **about) -> None:
    """Enter what readers are told of a text: values by field. Nothing else of the row is written, which jobs may be
    writing at the same time."""
    row, _ = TranslationState.objects.get_or_create(
        translation_key=told.translation_key, locale_id=told.locale_id, defaults={"state": told.state}
    )
    TranslationState.objects.filter(pk=row.pk).update(**about)


def is_the_original(instance) -> bool:
    """Whether this page or snippet is no translation of another; ``readers.is_original`` asks it of many at once."""
    return Original.objects.filter(translation_key=instance.translation_key, locale=instance.locale_id).exists()
