"""Pages that show how a story is closed: a sheet's ``[consent]`` says that it is sealed until a day, or is taken back.

What is taken back stays so: neither another load nor a restored backup brings it back.
"""

from uuid import UUID

from django.utils import timezone

from exhibits.access.models import Consent, Withdrawal
from exhibits.access.purging import NOTHING
from exhibits.access.withdrawing import log_file, withdraw

from .content import Content, Sheet
from .keys import permanent

GIVEN_BY = "The museum (demonstration)"
NOTE = "An example: the museum’s own words, no narrator’s."
PAGE = "wagtailcore.page"
# A primary key that no page has.
NOWHERE = 0


def subject_of(sheet: Sheet) -> UUID:
    return permanent(sheet.kind, sheet.key)


def is_withdrawn(sheet: Sheet) -> bool:
    return sheet.data.get("consent", {}).get("withdrawn", False)


def agree(sheet: Sheet) -> None:
    """The museum's consent for words of its own, where the sheet has one; its closed page may be named."""
    terms = sheet.data.get("consent")
    if terms is not None:
        Consent.objects.create(
            subject=subject_of(sheet),
            given_by=GIVEN_BY,
            given_on=timezone.localdate(),
            valid_from=terms.get("sealed_until"),
            is_listed=True,
            note=NOTE,
        )


def gone() -> dict[UUID, int]:
    """What was ever taken back, with the primary key of the page that it was: links to it lead nowhere, and say so."""
    rows = Withdrawal.objects.values_list("subject", "things")
    return {subject: min(things.get(PAGE, ()), default=NOWHERE) for subject, things in rows}


def parts_gone() -> set[UUID]:
    """What belonged to it, such as its recordings."""
    return {UUID(part) for parts in Withdrawal.objects.values_list("parts", flat=True) for part in parts}


def begin_again(content: Content) -> None:
    """In a database begun anew the log has closed what was not there yet: let it be loaded, and taken back."""
    for sheet in filter(is_withdrawn, content.sheets.values()):
        subject = subject_of(sheet)
        if gone().get(subject) == NOWHERE:
            Withdrawal.objects.filter(subject=subject).delete()
            Consent.objects.filter(subject=subject, given_by=NOTHING).delete()


def take_back(content: Content) -> int:
    """Take back, once, what is to show how that looks; how many pages that were."""
    known = gone()
    due = [subject for sheet in content.sheets.values() if is_withdrawn(sheet) for subject in [subject_of(sheet)]]
    new = [subject for subject in due if subject not in known]
    for subject in new:
        withdraw(subject, at_once=True)
    return len(new)


def forget(content: Content) -> None:
    """Nothing is left of consents and withdrawals that ``load`` made; what an editor has taken back stays so."""
    closed = [sheet for sheet in content.sheets.values() if "consent" in sheet.data]
    Consent.objects.filter(subject__in=map(subject_of, closed), given_by=GIVEN_BY, note=NOTE).delete()
    ours = [subject_of(sheet) for sheet in closed if is_withdrawn(sheet)]
    Withdrawal.objects.filter(subject__in=ours).delete()
    if log_file().exists():
        lines = log_file().read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [line for line in lines if not any(str(subject) in line for subject in ours)]
        if kept != lines:
            log_file().write_text("".join(kept), encoding="utf-8")
