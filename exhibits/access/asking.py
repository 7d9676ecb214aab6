"""What somebody asks to show, and on which day: a consent covers some uses, in some languages, for some time."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Use(TextChoices):
    """What is done with a story, a recording or a picture. The value names the column of ``Consent`` that allows it."""

    WEB = "for_web", _("the museum's pages")
    SCHOOL = "for_school", _("packs for schools, without the internet")
    DOWNLOAD = "for_download", _("download")
    HARVEST = "for_harvest", _("catalogues of others and IIIF")
    EMBEDDING = "for_embedding", _("embedding in pages of others")
    SOCIAL = "for_social", _("pictures in social networks")


@dataclass(frozen=True)
class Asking:
    """``on`` is a whole day in the museum's time zone; ``family`` are permanent identifiers of things whose own family
    asks: what other families were promised stays closed to them."""

    use: Use = Use.WEB
    on: date = field(default_factory=timezone.localdate)
    family: frozenset[UUID] = frozenset()
