"""From the state of a translation to the neutral record."""

from django.utils import timezone

from exhibits.formats.record import TextLanguage
from exhibits.formats.romani import ORTHOGRAPHY, VARIETY

from .models import TranslationState

BETWEEN_NAMES = ";"


def text_language(
    language: str, state: TranslationState | None = None, original: str = "", original_address: str = ""
) -> TextLanguage:
    """What there is to say of a text in ``language``; without a ``state`` hardly more than that."""
    if state is None:
        return TextLanguage(language, original, original_address)
    outdated = state.state == TranslationState.State.OUTDATED
    return TextLanguage(
        language,
        original,
        original_address,
        translators=names_of(state.translated_by, state.translator),
        reviewers=names_of(state.reviewed_by, state.reviewer if state.all_reviewed else None),
        reviewed_on=timezone.localdate(state.reviewed_at) if state.all_reviewed and state.reviewed_at else None,
        changed_on=timezone.localdate(state.changed_at) if outdated else None,
        put_together=state.put_together,
        machine_made=state.machine_made,
        variety=VARIETY.get(state.variety),
        orthography=ORTHOGRAPHY.get(state.orthography),
        complete=not state.untranslated,
    )


def names_of(written: str, account) -> tuple[str, ...]:
    """The names that may be shown: those that somebody wrote down for it, else the full name of the account. What an
    account logs in with is shown to nobody.
    """
    if written:
        return tuple(name.strip() for name in written.split(BETWEEN_NAMES) if name.strip())
    name = account.get_full_name() if account else ""
    return (name,) if name else ()
