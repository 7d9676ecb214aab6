"""What a language has of its own: another recording, picture or link than its original."""

import json

from django.core.serializers.json import DjangoJSONEncoder
from wagtail_localize.models import SegmentOverride, TranslationSource
from wagtail_localize.segments import OverridableSegmentValue


def keep_own(source: TranslationSource, locale_id: int, segments: list, user) -> None:
    """``segments`` are those of the translation: what differs from the original's outlives every later saving."""
    own = {segment.path: segment.data for segment in segments if isinstance(segment, OverridableSegmentValue)}
    for segment in source.overridablesegment_set.select_related("context"):
        path = segment.context.path
        if path in own and own[path] != segment.data:
            SegmentOverride.objects.update_or_create(
                locale_id=locale_id,
                context=segment.context,
                defaults={"data_json": json.dumps(own[path], cls=DjangoJSONEncoder), "last_translated_by": user},
            )
