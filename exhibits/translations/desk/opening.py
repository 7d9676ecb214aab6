"""Who opens which desk."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse
from wagtail.locks import BaseLock
from wagtail.models import LockableMixin
from wagtail_localize.models import StringSegment, Translation

from exhibits.translations.people import may_translate


def address_of(translation: Translation) -> str:
    return reverse("translations:desk", args=[translation.pk])


def opened(request, pk: int) -> tuple[Translation, object]:
    """The translation and what it is written into, for whoever may write it. Raises PermissionDenied, Http404."""
    translations = Translation.objects.filter(enabled=True).select_related("source__locale", "target_locale")
    translation = get_object_or_404(translations, pk=pk)
    target = get_object_or_404(
        translation.source.specific_content_type.model_class(),
        translation_key=translation.source.object_id,
        locale=translation.target_locale_id,
    )
    if not may_translate(request.user, target) or (request.method == "POST" and lock_of(request.user, target)):
        raise PermissionDenied
    return translation, target


def passage_of(request, pk: int, segment_pk: int) -> tuple[Translation, object, StringSegment]:
    """As ``opened``, with one passage of the original."""
    translation, target = opened(request, pk)
    segments = StringSegment.objects.filter(source=translation.source).select_related("string", "context")
    return translation, target, get_object_or_404(segments, pk=segment_pk)


def lock_of(user, target) -> BaseLock | None:
    """What keeps ``user`` from writing here now: a lock that somebody has put on the page, or its workflow."""
    lock = target.get_lock() if isinstance(target, LockableMixin) else None
    return lock if lock and lock.for_user(user) else None
