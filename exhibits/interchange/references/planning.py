"""What would become of a file of works: every problem, every change, and nothing written."""

import hashlib
import json
from dataclasses import dataclass, field, fields, replace

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from exhibits.access.selectors import public
from exhibits.formats.bibliography.files.faults import Found
from exhibits.formats.bibliography.files.keys import free
from exhibits.formats.bibliography.files.reading import read
from exhibits.formats.bibliography.works import DOCUMENT, Work
from exhibits.vocabularies.models import Reference

from .words import words_of


@dataclass(frozen=True)
class Problem:
    """``line`` is 0 where it is the whole file's."""

    line: int
    words: str


@dataclass(frozen=True)
class Row:
    """A work of the file and what the museum would have of it."""

    line: int
    reference: Reference


@dataclass
class Plan:
    """``kept`` are works that the museum has already and that stay as they are."""

    new: list[Row] = field(default_factory=list)
    changed: list[Row] = field(default_factory=list)
    kept: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def is_refused(self) -> bool:
        return bool(self.problems)

    @property
    def number(self) -> int:
        return len(self.new) + len(self.changed)

    def digest(self) -> str:
        """The same for as long as the same would be written."""
        told = [
            [(row.reference.key, row.reference.citation, row.reference.url, row.reference.data) for row in rows]
            for rows in (self.new, self.changed)
        ]
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def plan(text: str, update: bool) -> Plan:
    """``update``: works that the museum has under the same key say from now on what the file says. Two queries."""
    reading = read(text)
    made = Plan(problems=[Problem(one.line, words_of(one)) for one in reading.faults])
    if made.is_refused:
        return made
    keys = set(Reference.objects.values_list("key", flat=True))
    own = {key.lower(): key for key in keys}
    wanted = {own.get(found.work.key.lower()) for found in reading.works}
    known = {one.key.lower(): one for one in public(Reference.objects.filter(key__in=wanted - {None}))}
    for found in reading.works:
        _enter(made, found, known.get(found.work.key.lower()), keys, update)
    return made


@transaction.atomic
def write(made: Plan, user) -> None:
    """All of it, or nothing; the log tells who brought it in."""
    if made.is_refused:
        raise ValueError("A plan with problems is not written.")
    for rows, action in ((made.new, "wagtail.create"), (made.changed, "wagtail.edit")):
        for row in rows:
            row.reference.save()
            log(instance=row.reference, action=action, user=user)


def _enter(made: Plan, found: Found, known: Reference | None, keys: set[str], update: bool) -> None:
    work = found.work
    if known and not found.has_own_key and _folded(known.work().title) != _folded(work.title):
        # Its key was made of name and year, and the museum's work is another one of that year.
        known, work = None, replace(work, key=free(work.key, keys))
    keys.add(work.key)
    if known is None:
        reference = Reference(key=work.key)
        reference.take(work)
        _check(made, found, reference)
        made.new.append(Row(found.line, reference))
    elif update and _update(known, work):
        _check(made, found, known)
        made.changed.append(Row(found.line, known))
    else:
        made.kept.append(Row(found.line, known))


def _update(known: Reference, work: Work) -> bool:
    """Whether ``known`` says something else once it says what the file does. What the file does not say stays, and so
    does a citation that somebody wrote."""
    before = known.work()
    told = {one.name: getattr(work, one.name) for one in fields(work) if getattr(work, one.name)}
    if work.kind == DOCUMENT:
        # A format that has no word for a type says nothing of it.
        del told["kind"]
    after = replace(before, **{**told, "key": known.key})
    if after == before:
        return False
    is_made = known.citation == known.worked_out()
    known.take(after)
    if is_made:
        known.citation = known.worked_out()
    return True


def _check(made: Plan, found: Found, reference: Reference) -> None:
    reference.citation = reference.citation or reference.worked_out()
    try:
        reference.clean_fields()
        reference.clean()
    except ValidationError as error:
        told = _("“%(key)s”: %(words)s")
        words = " ".join(dict.fromkeys(error.messages))
        made.problems.append(Problem(found.line, told % {"key": reference.key, "words": words}))


def _folded(title: str) -> str:
    return "".join(one for one in title.casefold() if one.isalnum())
