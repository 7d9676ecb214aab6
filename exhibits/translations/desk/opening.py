"""Who opens which desk."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse
from wagtail_localize.models import Translation

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
    if not may_translate(request.user, target):
        raise PermissionDenied
    return translation, target
