"""Which pictures of people may be shown: consents where they were given, releases where people were wronged."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from exhibits.access.asking import Asking
from exhibits.access.selectors import agreed_to

from .models import PictureRelease


def released(images: QuerySet, asked: Asking) -> QuerySet:
    """Without those whose consents have ended, and those taken against people that were not released."""
    releases = PictureRelease.objects.in_force().filter(image=OuterRef("pk"))
    return agreed_to(images, "uuid", asked).filter(Q(taken_as="") | Exists(releases))
