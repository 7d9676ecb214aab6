"""What changes in an original changes in its translations: by a job, as soon as the original is published."""

from collections.abc import Collection
from contextlib import nullcontext

from django.db import OperationalError, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import DraftStateMixin, Page, TranslatableMixin
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from exhibits.jobs.ledger import enqueue
from exhibits.jobs.registry import job

from .direct import direct_pages, may_be_direct, take_over
from .models import TranslationState
from .passages import key_of
from .refusing import refuse_unfit
from .states import held, is_the_original, looked_at, note_public, note_version, restate, state_of
from .upstream import public_words_only


@job("translations.sync", label=_("Bringing translations level with their original"))
def sync(run, translation_key: str):
    """Write every translation of an original anew: what was taken out of it goes, what was added comes in its own
    language, what was changed keeps its translation. Drafts get the words of their translators, public pages no others
    than those that are public already.
    """
    take_over(translation_key)
    source = TranslationSource.objects.filter(object_id=translation_key).first()
    if source is None or _is_gone(source):
        return
    failed = []
    with transaction.atomic():
        held(source).update_from_db()
        # Read anew: a Translation read before keeps the source as it was.
        translations = Translation.objects.filter(source__object_id=translation_key, enabled=True)
        for translation in translations.select_related("source", "target_locale"):
            if error := _failure(translation):
                failed.append(error)
    if failed:
        raise failed[0]


def _failure(translation: Translation) -> Exception | None:
    """Write one language; why it cannot be written. Others go on without it, and it is public no more: what was taken
    out of the original would stay there. Where the database was busy or away all is tried again.
    """
    try:
        with transaction.atomic():
            write(translation, only_public=True)
    except OperationalError:
        raise
    except Exception as error:
        target = _target(translation)
        if isinstance(target, DraftStateMixin) and target.live:
            target.unpublish()
        return error
    return None


def _is_gone(source: TranslationSource) -> bool:
    original = source.specific_content_type.model_class().objects.filter(
        translation_key=source.object_id, locale=source.locale_id
    )
    found = original.first()
    return found is None or (isinstance(found, DraftStateMixin) and not found.live)


def write(translation: Translation, only_public: bool, user=None) -> None:
    """Write what there is already of a translation; a page that is public stays so, with ``only_public`` in its public
    words."""
    target = _target(translation)
    if target is None:
        return
    has_drafts = isinstance(target, DraftStateMixin)
    is_public = target.live if has_drafts else True
    with public_words_only() if is_public and only_public else nullcontext():
        translation.save_target(user=user, publish=not has_drafts)
    # Asked anew: whoever withdraws an original, or this translation, does not wait for this.
    if has_drafts and is_public and _target(translation).live and not _is_gone(translation.source):
        publish(translation, user)


def publish(translation: Translation, user=None):
    """Publish the version written last, read afresh: wagtail-localize would do it with the tree as it was before.
    Raises ValidationError where a rule of ``refusing`` forbids it."""
    target = _target(translation)
    refuse_unfit(type(target), target.latest_revision)
    target.latest_revision.publish(user=user)
    return _target(translation)


def _target(translation: Translation):
    model = translation.source.specific_content_type.model_class()
    return model.objects.filter(
        translation_key=translation.source.object_id, locale=translation.target_locale_id
    ).first()


def page_published(sender, instance, revision=None, **kwargs) -> None:
    """Receiver: an original takes its translations along; a translation's words are public from now on."""
    source = TranslationSource.objects.filter(object_id=instance.translation_key).first()
    if source is None and not may_be_direct(instance):
        return
    if is_the_original(instance):
        followed = source is not None and source.translations.exists()
        if followed or (may_be_direct(instance) and _waiting([instance])):
            _bring_level(instance)
        return
    if source is None:
        return
    state = state_of(instance.translation_key, instance.locale_id)
    if revision is not None and revision.pk == state.version_id:
        note_public(source, state)
    else:
        # An older version, approved or scheduled before the original changed: what was taken out of that goes again.
        note_version(state)
        _bring_level(instance)
    restate(instance.translation_key, instance.locale_id, revision.user if revision else None)


def pages_published(pages: Collection[Page]) -> None:
    """As ``page_published``, of many whose latest versions were made public together."""
    sources = TranslationSource.objects.filter(object_id__in={page.translation_key for page in pages})
    translated, waiting = set(sources.values_list("object_id", flat=True)), _waiting(pages)
    for page in pages:
        if page.translation_key in translated:
            page_published(type(page), page, page.latest_revision)
        elif page.translation_key in waiting and is_the_original(page):
            _bring_level(page)


def _waiting(pages: Collection[Page]) -> set:
    """Things, by key, of which another page than these was written directly: it follows its original from now on."""
    others = direct_pages().exclude(pk__in=[page.pk for page in pages])
    keys = [page.translation_key for page in pages]
    return set(others.filter(translation_key__in=keys).values_list("translation_key", flat=True))


def _bring_level(instance) -> None:
    enqueue(sync, key=str(instance.translation_key), translation_key=str(instance.translation_key))


def page_unpublished(sender, instance, **kwargs) -> None:
    restate(instance.translation_key, instance.locale_id)


def thing_saved(sender, instance, created=False, raw=False, **kwargs) -> None:
    """Receiver of ``post_save``, for what has no drafts: saved is public."""
    if raw or created or not isinstance(instance, TranslatableMixin) or isinstance(instance, Page | DraftStateMixin):
        return
    if is_the_original(instance) and TranslationSource.objects.filter(object_id=instance.translation_key).exists():
        _bring_level(instance)


def thing_deleted(sender, instance, **kwargs) -> None:
    if isinstance(instance, TranslatableMixin):
        restate(instance.translation_key, instance.locale_id)


def words_written(sender, instance: StringTranslation, raw=False, **kwargs) -> None:
    """Receiver of ``post_save``: whoever writes a passage has seen what was changed in it."""
    if raw or instance.context is None:
        return
    words = {key_of(instance.context.path, instance.translation_of_id): instance.data}
    if looked_at(instance.context.object_id, instance.locale_id, words):
        restate(instance.context.object_id, instance.locale_id, instance.last_translated_by)


def machine_words_settled(sender, instance: StringTranslation, raw=False, **kwargs) -> None:
    """Receiver of ``post_save`` and ``post_delete``: with the last of its machine's words confirmed or thrown away, a
    machine draft is a draft."""
    if raw or instance.context is None:
        return
    key, locale_id = instance.context.object_id, instance.locale_id
    if TranslationState.objects.filter(
        translation_key=key, locale=locale_id, state=TranslationState.State.MACHINE
    ).exists():
        restate(key, locale_id, instance.last_translated_by)
