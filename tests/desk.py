"""The desk as its users' browsers speak with it."""

import json

from django.urls import reverse
from wagtail_localize.models import StringSegment, Translation, TranslationSource

from exhibits.translations.desk.lines import Line
from exhibits.translations.desk.opening import address_of


def begin(original, locale, **publish) -> Translation:
    """Give a page or term to the translators of a language."""
    source, _ = TranslationSource.update_or_create_from_instance(original)
    translation = Translation.objects.create(source=source, target_locale=locale)
    translation.save_target(**publish)
    return translation


def send(client, translation, segment: StringSegment, text: str, base: str = ""):
    """Write one passage; ``base`` is what stood there when its writer began."""
    address = reverse("translations:save", args=[translation.pk, segment.pk])
    return client.post(address, {"text": text, "base": base})


def lines(client, translation) -> list[Line]:
    """What somebody has before them who opens the desk now."""
    return [line for group in client.get(address_of(translation)).context["groups"] for line in group.lines]


def read(client, translation) -> dict[str, str]:
    return {str(line.segment.pk): line.version for line in lines(client, translation)}


def finish(client, translation, action: str, seen: dict[str, str] | None = None):
    """Said to what is there now, or to what was ``seen`` before."""
    seen = read(client, translation) if seen is None else seen
    address = reverse("translations:finish", args=[translation.pk])
    return client.post(address, {"action": action, "read": json.dumps(seen)})


def say(client, translation, yes: str, segment, seen: dict[str, str] | None = None):
    """``settle`` or ``approve`` one passage."""
    seen = read(client, translation) if seen is None else seen
    address = reverse(f"translations:{yes}", args=[translation.pk, segment.pk])
    return client.post(address, {"read": seen[str(segment.pk)]})
