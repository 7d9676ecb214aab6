"""A narrator's voice is heard only while they agree."""

from functools import partial

from django.db.models import Exists, F, OuterRef, QuerySet

from exhibits.access.asking import Asking
from exhibits.access.conditions import Written, is_agreed

from .models import StoryPage


def with_agreement(recordings: QuerySet, asked: Asking) -> QuerySet:
    """Leave out recordings of a narrator's story, on whatever page they stand, when no consent for it is in force."""
    bound = StoryPage.objects.filter(recording=OuterRef("pk"), basis=StoryPage.Basis.CONSENT)
    agreed = Written(F("translation_key"), partial(is_agreed, asked=asked))
    return recordings.exclude(Exists(bound.filter(~agreed)))
