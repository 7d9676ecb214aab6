"""What happens when a consent ends. The selectors stop showing its subject by date, at once and by themselves; this
tells the departments, so that what they keep besides (caches, built files) goes as well."""

from datetime import date

from django.dispatch import Signal
from django.utils import timezone

from .models import Consent

# Sent with ``subject`` (UUID) when the last consent for it has ended.
lapsed = Signal()


def note_lapses(on: date | None = None) -> int:
    """Tell of every consent that ended and was not told of yet; returns how many. Safe to repeat."""
    on = on or timezone.localdate()
    ended = Consent.objects.lapsed(on).filter(lapse_noted_at__isnull=True)
    count = 0
    for consent in ended:
        if not Consent.objects.in_force(on).filter(subject=consent.subject).exists():
            lapsed.send(sender=Consent, subject=consent.subject)
        consent.lapse_noted_at = timezone.now()
        consent.save(update_fields=["lapse_noted_at"])
        count += 1
    return count
