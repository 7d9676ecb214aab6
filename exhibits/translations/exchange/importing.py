"""Files that come back from translators: every problem is named, and all is written or nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail_localize.models import StringTranslation, Translation

from exhibits.formats import po, xliff
from exhibits.formats.alignment import predecessors
from exhibits.formats.checking import faults
from exhibits.formats.languages import CODES
from exhibits.formats.units import Document, Unit, Unreadable
from exhibits.translations.faults import words_for
from exhibits.translations.locales import code_of
from exhibits.translations.states import held

from .collecting import Standing, standing_of, translations_of
from .packing import unpacked
from .problems import Problem, problem_of
from .since import is_overtaken, is_untouched, normal

MOST_PROBLEMS = 1000
# On a page of the admin; the command writes all.
MOST_SHOWN = 500


@dataclass(frozen=True)
class Change:
    """A passage that gets other words, or whose words have been looked at."""

    file: str
    line: int
    page: str
    before: str
    after: str
    standing: Standing


@dataclass
class Report:
    """What came of an import. ``written`` tells whether the changes were made."""

    files: int = 0
    problems: list[Problem] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    written: bool = False

    @property
    def is_refused(self) -> bool:
        return any(problem.grave for problem in self.problems)

    @property
    def shown_changes(self) -> list[Change]:
        return self.changes[:MOST_SHOWN]


def bring_in(uploads: Iterable[tuple[str, bytes]], user=None, dry_run: bool = False) -> Report:
    """Take the words of these files, single ones or ZIPs, into the drafts of their pages; nothing becomes public by it.

    ``user`` may write only what they may change; without one everything may be written. Passages without words, those
    that nobody has touched in the file, and those that say what is there already, are passed over. None is written over
    what somebody has written in the museum since the file was made.
    """
    report = Report()
    files = [file for name, content in uploads for file in unpacked(name, content, report.problems)]
    report.files = len(files)
    with transaction.atomic():
        found = list(_translated(files, user, report, lock=not dry_run))
        if not dry_run and not report.is_refused:
            _write(found, user, report)
    report.problems = sorted(report.problems, key=lambda one: (not one.grave, one.file, one.line))[:MOST_PROBLEMS]
    return report


def _translated(files, user, report: Report, lock: bool) -> Iterator[tuple[Translation, list[Change]]]:
    """Each translation that gets words, with them."""
    seen: dict[int, str] = {}
    for name, content in files:
        try:
            document = (po if name.lower().endswith(".po") else xliff).read(content)
        except Unreadable as unreadable:
            report.problems += [problem_of(name, flaw) for flaw in unreadable.flaws]
            continue
        translation = _translation(document, user)
        if translation is None:
            words = _("The museum has no page of yours that this file belongs to. Is it the right file, and language?")
            report.problems.append(Problem(name, 0, words))
        elif translation.pk in seen:
            words = _("This is the same page and language as %(file)s.") % {"file": seen[translation.pk]}
            report.problems.append(Problem(name, 0, words))
        else:
            seen[translation.pk] = name
            if lock:
                translation.source = held(translation.source)
            changes = _changes(name, document, translation, report.problems)
            report.changes += changes
            if changes:
                yield translation, changes


def _translation(document: Document, user) -> Translation | None:
    """The one that a file names; none for one that ``user`` may not write, which may as well not exist."""
    try:
        key = UUID(document.page)
    except ValueError:
        return None
    if document.target_language not in CODES:
        return None
    found = translations_of(document.target_language, user).filter(source__object_id=key).first()
    if found is None or code_of(found.source.locale_id) != document.source_language:
        return None
    page = found.get_target_instance()
    if user is not None and page.permissions_for_user(user).page_locked():
        return None
    return found


def _changes(name: str, document: Document, translation: Translation, problems: list[Problem]) -> list[Change]:
    standing = standing_of(translation)
    by_key = {one.unit.key: one for one in standing}
    page, changes = translation.source.object_repr, []
    for unit in document.units:
        if not unit.target.strip() or is_untouched(unit):
            continue
        here = by_key.get(unit.key)
        if here is None:
            if not _was_known(unit, translation):
                problems.append(Problem(name, unit.line, _moved_on(unit, standing)))
            continue
        after = normal(unit.target)
        if _says_nothing_new(unit, here, after):
            continue
        if unit.unfinished:
            words = _("Marked as unfinished (fuzzy, needs review): not taken. Remove the mark when it is done.")
            problems.append(Problem(name, unit.line, words, grave=False))
            continue
        if _is_behind(unit, here, after):
            problems.append(Problem(name, unit.line, _written_since(unit, here)))
            continue
        found = faults(here.unit.source, unit.target, here.rich, here.unit.limit)
        problems += [Problem(name, unit.line, words_for(fault), fault.grave) for fault in found]
        changes.append(Change(name, unit.line, page, here.unit.target, after, here))
    return changes


def _says_nothing_new(unit: Unit, here: Standing, after: str) -> bool:
    """The words are there already, and nobody says for the first time that they are good."""
    if here.written is None or after != normal(here.written.data):
        return False
    return unit.unfinished or not here.waits


def _is_behind(unit: Unit, here: Standing, after: str) -> bool:
    """The museum has words that the translator outside has not seen. A machine's are nobody's to lose."""
    written = here.written
    if written and written.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE:
        return False
    return after != normal(here.unit.target) and is_overtaken(unit, here.unit.target)


def _written_since(unit: Unit, here: Standing) -> str:
    if unit.was:
        words = _(
            "Somebody has changed this passage in the museum since the file was exported. It says now: “%(text)s”."
            " Export the page anew and put your words into that file."
        )
    else:
        words = _(
            "The museum has other words here: “%(text)s”. The note “was: …”, which tells what it had when the file was"
            " exported, is missing. Export the page anew and put your words into that file."
        )
    return words % {"text": here.unit.target}


def _was_known(unit: Unit, translation: Translation) -> bool:
    """Whether these are words that the museum has for an earlier state of the original: nothing is lost with them."""
    earlier = StringTranslation.objects.filter(
        locale=translation.target_locale_id,
        context__object=translation.source.object_id,
        context__path=unit.path,
        data=unit.target,
    )
    return any(row.translation_of.data == unit.source for row in earlier.select_related("translation_of")[:10])


def _moved_on(unit: Unit, standing: list[Standing]) -> str:
    present = [one.unit.source for one in standing if one.unit.path == unit.path]
    found = [0] if len(present) == 1 else list(predecessors([unit.source], present))
    if not found:
        return _("This passage is no more in the page. Take it out of the file, or export the page anew.")
    return _(
        "The original was changed since the file was made. It is now: “%(text)s”. Export the page anew and"
        " translate that."
    ) % {"text": present[found[0]]}


def _write(found: list[tuple[Translation, list[Change]]], user, report: Report) -> None:
    """All of it or, where a page refuses, nothing."""
    try:
        with transaction.atomic():
            for translation, changes in found:
                for change in changes:
                    _write_words(change, translation.target_locale_id, user)
                try:
                    translation.save_target(user=user, publish=False)
                except ValidationError as error:
                    words = _("The page does not take these words: %(why)s") % {"why": "; ".join(error.messages)}
                    report.problems.append(Problem(changes[0].file, 0, words))
            if report.is_refused:
                raise _Refused
    except _Refused:
        return
    report.written = True


class _Refused(Exception):
    pass


def _write_words(change: Change, locale_id: int, user) -> None:
    StringTranslation.objects.update_or_create(
        translation_of_id=change.standing.string,
        locale_id=locale_id,
        context_id=change.standing.context,
        defaults={
            "data": change.after,
            "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
            "tool_name": "",
            "last_translated_by": user,
            "has_error": False,
            "field_error": "",
        },
    )
