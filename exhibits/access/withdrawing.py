"""To take back: nobody outside sees it from the same instant on, and soon nothing of it is left.

``withdraw`` ends every consent and closes the subject in one transaction; a job then removes what the museum keeps of
it, and a month later, or at once, the originals. A line in a file beside the database tells of it, so that an older
backup cannot bring it back (``replay``).
"""

import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, ReferenceIndex

from exhibits.jobs.ledger import enqueue
from exhibits.jobs.registry import job

from .asking import Use
from .models import Consent, Withdrawal
from .purging import NOTHING, Kept, parts_of, paths_of, purgers, replays, things_of
from .titles import title_of

# The narrator may still change their mind about the recording itself.
UNTIL_DESTROYED = timedelta(days=30)
LOG_NAME = "withdrawals.jsonl"

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Touched:
    """What a withdrawal will remove of one kind."""

    kept: Kept
    number: int


def preview(parts: list[UUID]) -> list[Touched]:
    """Everything that ``withdraw`` would remove of a thing and its ``parts``, as ``parts_of`` tells them."""
    return [Touched(purger.kept, number) for purger in purgers() if (number := purger.count(parts))]


def shown_on(parts: list[UUID]) -> list[str]:
    """The titles of other pages that show one of the parts, or lead there: they say that it was taken back."""
    named: set[str] = set()
    for label, keys in things_of(parts).items():
        kind = ContentType.objects.get_by_natural_key(*label.split("."))
        rows = ReferenceIndex.objects.filter(
            to_object_id__in=map(str, keys), base_content_type__app_label="wagtailcore"
        )
        named |= set(rows.filter(to_content_type=kind).values_list("object_id", flat=True))
    pages = Page.objects.filter(pk__in=[int(one) for one in named if one.isdigit()])
    return list(pages.exclude(translation_key__in=parts).order_by("title").values_list("title", flat=True))


def taken_back() -> dict[str, set[int]]:
    """Primary keys of all that was ever taken back, by the label of its model. One query."""
    found: dict[str, set[int]] = {}
    for things in Withdrawal.objects.values_list("things", flat=True):
        for label, keys in things.items():
            found.setdefault(label, set()).update(keys)
    return found


def withdraw(subject: UUID, by=None, at_once: bool = False) -> Withdrawal:
    """Take it back, once: asked again, nothing more is done. ``at_once``: the originals are destroyed today."""
    now, today = timezone.now(), timezone.localdate()
    with transaction.atomic():
        found = Withdrawal.objects.select_for_update().filter(subject=subject).first()
        if found is None:
            consents = Consent.objects.filter(subject=subject)
            last = consents.order_by("-given_on", "-pk").first()
            parts = parts_of(subject)
            found = Withdrawal.objects.create(
                subject=subject,
                parts=[str(part) for part in parts],
                things=things_of(parts),
                paths="".join(f"\n{path}\n" for path in paths_of(subject)) if last and last.is_listed else "",
                found={one.kept.value: one.number for one in preview(parts)},
                uses=[use.value for use in Use if any(getattr(one, use.value) for one in consents)],
                withdrawn_at=now,
                withdrawn_by=by,
                destroy_on=today if at_once else today + UNTIL_DESTROYED,
            )
            for part in filter(title_of, parts):  # a narrator is no subject of a consent
                _end_consents(part)
        elif at_once and not found.destroyed_at:
            found.destroy_on = today
            found.save(update_fields=["destroy_on"])
        enqueue(purge, key=str(found.pk), withdrawal_id=found.pk)
        transaction.on_commit(lambda: _note(found))
    return found


def _end_consents(part: UUID) -> None:
    """From now on nobody sees it. Where none was needed, one that was taken back closes it as well."""
    today, consents = timezone.localdate(), Consent.objects.filter(subject=part)
    if not consents.exists():
        Consent.objects.create(subject=part, given_by=NOTHING, given_on=today, withdrawn_on=today, for_web=False)
    consents.filter(Q(withdrawn_on=None) | Q(withdrawn_on__gt=today)).update(withdrawn_on=today)


@job("access.purge", label=_("Removing what was taken back"), attempts=10, is_urgent=True)
def purge(run, withdrawal_id: int):
    """Remove what the museum keeps of it. What is gone already is not counted twice."""
    found = Withdrawal.objects.filter(pk=withdrawal_id).first()
    if found is None:  # the demonstration was removed meanwhile, and with it what it took back
        return
    # Again, for a process that ended between the transaction and the file.
    _note(found)
    parts, todo = [UUID(part) for part in found.parts], purgers()
    for done, purger in enumerate(todo):
        run.progress(done, len(todo))
        if purger.kept == Kept.ORIGINALS and found.destroy_on > timezone.localdate():
            continue
        _remove(found, purger, parts)
    found.purged_at = found.purged_at or timezone.now()
    if found.destroy_on <= timezone.localdate():
        found.destroyed_at = timezone.now()
    found.save(update_fields=["purged_at", "destroyed_at"])


def _remove(found: Withdrawal, purger, parts: list[UUID]) -> None:
    """Numbers are those of the beginning: what a page takes along with it is not there any more to be counted."""
    number, is_told = found.found.get(purger.kept.value), purger.kept in {one["kept"] for one in found.removed}
    with transaction.atomic():
        purger.purge(parts)
        if number and not is_told:
            entry = {"kept": purger.kept.value, "number": number, "at": timezone.now().isoformat()}
            found.removed = [*found.removed, entry]
            found.save(update_fields=["removed"])


def destroy_due() -> None:
    """Ask for the destruction of the originals whose day has come; the scheduler does so."""
    due = Withdrawal.objects.filter(destroyed_at=None, destroy_on__lte=timezone.localdate())
    for found in due:
        enqueue(purge, key=str(found.pk), withdrawal_id=found.pk)


def replay() -> int:
    """Take back again what an older database, from a backup, still has; returns how many. Asked before the museum
    opens."""
    known, count = set(Withdrawal.objects.values_list("subject", flat=True)), 0
    for line in _noted():
        if "subject" not in line:
            for again in replays():
                again(line)
        elif (subject := UUID(line["subject"])) not in known:
            known.add(subject)
            withdraw(subject, at_once=line["destroy_on"] <= timezone.localdate().isoformat())
            count += 1
    return count


def log_file() -> Path:
    return Path(settings.DATA_DIR) / LOG_NAME


def _note(found: Withdrawal) -> None:
    """Once for each day of destruction."""
    note({"subject": str(found.subject), "at": found.withdrawn_at.isoformat(), "destroy_on": str(found.destroy_on)})


def note(entry: dict) -> None:
    """Keep, beside the database, what a restored backup must not undo; once. What has no ``subject`` is given to those
    who have registered for a replay."""
    log_file().parent.mkdir(parents=True, exist_ok=True)
    if entry not in list(_noted()):
        with log_file().open("a", encoding="utf-8") as log:
            log.write(json.dumps(entry) + "\n")


def _noted() -> Iterator[dict]:
    """A line that was cut off by a crash is told of in the log, and the others count."""
    if not log_file().exists():
        return
    for number, line in enumerate(log_file().read_text(encoding="utf-8").splitlines(), start=1):
        try:
            yield json.loads(line)
        except ValueError:
            logger.exception("Line %s of %s cannot be read.", number, log_file())
