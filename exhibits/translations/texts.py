"""Texts that have a row of their own for each language, such as the words of a picture.

Their models register how they are read; the states of their languages are then kept as those of pages are, in
``TranslationState`` and its log, and a text whose original changes later is outdated.
"""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Model, QuerySet
from django.db.models.signals import post_delete, post_save
from django.utils import timezone

from .locales import id_of
from .models import TranslationState
from .states import log, state_of

State = TranslationState.State


@dataclass(frozen=True)
class Texts:
    """How the rows of a model are read: what thing a row is about, its language and that of the thing's original (codes
    of the museum's languages), its words by field, and all rows of the same thing.
    """

    thing: Callable[[Model], UUID]
    language: Callable[[Model], str]
    original: Callable[[Model], str]
    words: Callable[[Model], dict[str, str]]
    rows: Callable[[Model], QuerySet]


_registered: dict[type[Model], Texts] = {}


def register(model: type[Model], texts: Texts) -> None:
    _registered[model] = texts
    post_save.connect(text_saved, sender=model, dispatch_uid=f"translations.text_saved.{model.__name__}")
    post_delete.connect(text_deleted, sender=model, dispatch_uid=f"translations.text_deleted.{model.__name__}")


def text_saved(sender, instance, raw=False, **kwargs) -> None:
    """Receiver: what is saved is public. An original asks its translations whether they are still of its words."""
    if raw:
        return
    texts = _registered[sender]
    rows = {texts.language(row): row for row in texts.rows(instance)}
    original = rows.get(texts.original(instance))
    if original is None:
        return
    source = texts.words(original)
    for language, row in rows.items():
        if language != texts.original(instance):
            _restate(texts, row, source)


def _restate(texts: Texts, row: Model, source: dict[str, str]) -> None:
    """``words`` of the state are the original's that the translation was made of, ``public_words`` its own."""
    own = texts.words(row)
    state = state_of(texts.thing(row), id_of(texts.language(row)))
    if not any(own.values()):
        _forget(state)
        return
    if own != state.public_words:
        state.words, state.public_words = source, own
    found = State.TRANSLATED if state.words == source else State.OUTDATED
    if found != state.state:
        log(state, "" if state.state == State.DRAFT else state.state, found, None)
        state.state, state.changed_at = found, timezone.now()
    state.save()


def text_deleted(sender, instance, **kwargs) -> None:
    texts = _registered[sender]
    for state in TranslationState.objects.filter(
        translation_key=texts.thing(instance), locale=id_of(texts.language(instance))
    ):
        _forget(state)


def _forget(state: TranslationState) -> None:
    if state.state != State.DRAFT:
        log(state, state.state, "", None)
    state.delete()
