"""What the museum changes within wagtail-localize, all of it: four methods of ``TranslationSource``.

There is no other way in: wagtail-localize sends no signal between reading an original and writing its translations.
``tests/translations/test_upstream.py`` fails when a newer version works otherwise.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps

from django.db import transaction
from django.db.models import Model
from wagtail.models import Page
from wagtail_localize.models import TranslationSource
from wagtail_localize.segments import OverridableSegmentValue

from .carrying import carry, passages_of
from .direct import take_over
from .locales import code_of
from .passages import machine_words, places_of, with_words
from .states import note_written, words_for

_public_words: ContextVar[bool] = ContextVar("public_words", default=False)
_machine_words: ContextVar[bool] = ContextVar("machine_words", default=False)


@contextmanager
def public_words_only() -> Iterator[None]:
    """Within, targets are written with the words that are public already: nobody's unfinished work comes out by it."""
    with _set(_public_words):
        yield


@contextmanager
def _set(variable: ContextVar[bool]) -> Iterator[None]:
    token = variable.set(True)
    try:
        yield
    finally:
        variable.reset(token)


def change_wagtail_localize() -> None:
    """Called once, when the apps are ready."""
    TranslationSource.refresh_segments = _carrying(TranslationSource.refresh_segments)
    TranslationSource._get_segments_for_translation = _worded(TranslationSource._get_segments_for_translation)
    TranslationSource.create_or_update_translation = _noted(TranslationSource.create_or_update_translation)
    TranslationSource.get_ephemeral_translated_instance = _previewed(
        TranslationSource.get_ephemeral_translated_instance
    )


def _carrying(refresh_segments):
    @wraps(refresh_segments)
    @transaction.atomic
    def refreshed(self):
        before = passages_of(self)
        refresh_segments(self)
        carry(self, before)

    return refreshed


def _worded(get_segments):
    @wraps(get_segments)
    def segments(self, locale, fallback=False):
        found = _without_lost(get_segments(self, locale, fallback=fallback), self.specific_content_type.model_class())
        words = words_for(self, locale.pk, _public_words.get(), machine=_machine_words.get())
        return with_words(found, places_of(self), words, code_of(self.locale_id))

    return segments


def _without_lost(segments: list, model: type[Model]) -> list:
    """Not what a language has of its own and that is no more, such as a recording that was deleted: it has what the
    original has again. Wagtail-localize would not write the language at all.
    """
    return [one for one in segments if not (isinstance(one, OverridableSegmentValue) and _is_lost(one, model))]


def _is_lost(segment: OverridableSegmentValue, model: type[Model]) -> bool:
    name, _, rest = segment.path.partition(".")
    related = None if rest else getattr(model._meta.get_field(name), "related_model", None)
    return bool(related and segment.data) and not related._default_manager.filter(pk=segment.data).exists()


def _noted(create_or_update):
    @wraps(create_or_update)
    @transaction.atomic
    def written(self, locale, user=None, publish=True, **options):
        # A page that has words already, which nobody knows of yet, would get the original's.
        take_over(self.object_id)
        target = _live_page(self, locale) if not publish else None
        public = target and (target.live_revision or target.save_revision(user=user, changed=False, clean=False))
        translation, created = create_or_update(self, locale, user=user, publish=publish, **options)
        if public:
            _restore(target, public)
        words = words_for(self, locale.pk, _public_words.get())
        note_written(self, locale.pk, getattr(translation, "latest_revision", None), words, by=user)
        return translation, created

    return written


def _restore(target: Page, public) -> None:
    """Wagtail-localize writes a draft over what is public: the page gets its public version back. That version was made
    before it was published, so it does not know that it is the public one.
    """
    page = public.as_object()
    page.live_revision_id, page.last_published_at = target.live_revision_id, target.last_published_at
    page.save(clean=False)


def _previewed(get_ephemeral):
    """A preview is never saved: it is the one place where a machine's words stand in a page, and it says so."""

    @wraps(get_ephemeral)
    def shown(self, locale, fallback=False):
        with _set(_machine_words):
            instance = get_ephemeral(self, locale, fallback=fallback)
        instance.machine_passages = machine_words(self, locale.pk).count()
        return instance

    return shown


def _live_page(source: TranslationSource, locale) -> Page | None:
    pages = Page.objects.filter(translation_key=source.object_id, locale=locale, live=True)
    page = pages.first()
    return page.specific if page else None
