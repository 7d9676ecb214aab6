"""What would become of a sheet: every problem, every change, and nothing written."""

from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import gettext as _
from wagtail_localize.models import Translation

from exhibits.core.describe import Family
from exhibits.formats.languages import BY_CODE, CODES
from exhibits.formats.tables.shapes import Table
from exhibits.translations.locales import code_of

from .columns import TITLE, Heading
from .families import families_of, identity_in, in_parts, page_for, text_in
from .kinds.texts import Paragraphs
from .known import Known
from .mapping import Mapping
from .problems import Note, Problem, remark_words
from .things import Reader, Thing

MOST_NAMED = 20


@dataclass(frozen=True)
class Change:
    """What a cell would change in an object that the museum has."""

    line: int
    number: str
    column: str
    before: str
    after: str


@dataclass
class Plan:
    """``new`` and ``changed`` are rows with what they say, the second with the columns that say something new.
    ``unchanged`` is how many say what is there already."""

    language: str
    known: Known
    publish: bool = False
    new: list[Thing] = field(default_factory=list)
    changed: dict[UUID, tuple[Thing, list[Heading]]] = field(default_factory=dict)
    unchanged: int = 0
    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    unmapped: list[str] = field(default_factory=list)

    @property
    def is_refused(self) -> bool:
        return bool(self.problems)

    def original_of(self, thing: Thing) -> str:
        """The language that a new object is first told in: the sheet's, if it has a title in it."""
        titled = [code for code in (self.language, *CODES) if (title := thing.title_in(code)) and title.text]
        return titled[0]


def _silent(done: int, total: int) -> None:
    pass


def plan(
    table: Table,
    mapping: Mapping,
    known: Known,
    publish: bool = False,
    progress: Callable[[int, int], None] = _silent,
) -> Plan:
    """Compare a sheet with the museum. ``mapping`` has been asked for its own faults; ``publish``: what comes of it is
    to be public at once."""
    reader = Reader(table, mapping, known)
    made = Plan(known.language, known, publish, unmapped=reader.mapping.unmapped)
    things = list(reader.things(progress))
    for part in in_parts(things):
        keys = {known.numbers[thing.number]: thing for thing in part if thing.number in known.numbers}
        found = families_of(keys)
        desk = at_the_desk(keys)
        for thing in part:
            key = known.numbers.get(thing.number)
            if key in found:
                _Comparison(made, reader, thing, found[key], desk.get(key, set())).enter(key)
            else:
                _enter_new(made, reader, thing)
    made.problems = reader.problems.in_order()
    made.notes = reader.notes.in_order()
    made.remarks = [remark_words(remark, detail) for remark, detail in table.remarks.items()]
    if known.archive and (unused := known.archive.unused()):
        told = _("Pictures of the archive that no row names: %(names)s")
        made.remarks.append(told % {"names": ", ".join(unused[:MOST_NAMED]) + ("…" if unused[MOST_NAMED:] else "")})
    return made


def at_the_desk(keys) -> dict[UUID, set[str]]:
    """In which languages these objects are translated at the desk: what is written past it would not stay."""
    found: dict[UUID, set[str]] = {}
    begun = Translation.objects.filter(source__object_id__in=list(keys), enabled=True)
    for key, locale in begun.values_list("source__object_id", "target_locale"):
        found.setdefault(key, set()).add(code_of(locale))
    return found


def _enter_new(made: Plan, reader: Reader, thing: Thing) -> None:
    titled = [code for code in CODES if (title := thing.title_in(code)) and title.text]
    place, name = reader.place_of(TITLE, made.language)
    if not titled:
        words = _("The title is missing: the museum has no object with this number yet, and a new one needs a title.")
        reader.problems.add(thing.line, place, name, words)
        return
    for code in thing.languages():
        if code not in titled:
            _tell_untitled(reader, thing, code)
    made.new.append(thing)


def _tell_untitled(reader: Reader, thing: Thing, code: str) -> None:
    place, name = reader.place_of(TITLE, code)
    words = _("There are words in %(language)s, but no title in it.") % {"language": BY_CODE[code].native}
    reader.problems.add(thing.line, place, name, words)


class _Comparison:
    """One row beside the object that the museum has under its number."""

    def __init__(self, made: Plan, reader: Reader, thing: Thing, family: Family, desk: set[str]):
        self.made, self.reader, self.thing, self.family, self.desk = made, reader, thing, family, desk

    def enter(self, key: UUID) -> None:
        known, spoken = self.made.known, self.thing.languages()
        changed = []
        for heading, reading in self.thing.readings.items():
            if heading.language and heading.language not in spoken:
                # Nothing at all in a language takes nothing away: a translation is withdrawn by hand.
                continue
            if reading.same_as == identity_in(self.family, heading, known):
                continue
            before = text_in(self.family, heading, known)
            self._check(heading, reading.text)
            name = heading.named(self.made.language)
            self.made.changes.append(Change(self.thing.line, self.thing.number, name, before, reading.text))
            changed.append(heading)
        for code in spoken:
            title = self.thing.title_in(code)
            if code not in self.family and not (title and title.text):
                _tell_untitled(self.reader, self.thing, code)
        if changed:
            self._check_pages()
            self.made.changed[key] = (self.thing, changed)
        else:
            self.made.unchanged += 1

    def _check(self, heading: Heading, text: str) -> None:
        place, name = self.reader.place_of(heading.column.name, heading.language)
        page, kind = page_for(self.family, heading), heading.column.kind
        words = ""
        if heading.column.name == TITLE and page and not text:
            words = _("The title is missing; an object keeps one in every language that it is told in.")
        elif heading.language in self.desk and heading.language != next(iter(self.family)):
            words = _(
                "The words in %(language)s are kept at the desk for translators. Change them there, and take the cell"
                " as it is in an export."
            ) % {"language": BY_CODE[heading.language].native}
        elif isinstance(kind, Paragraphs) and page and kind.has_marks(page):
            words = _(
                "The text has bold words, links or marked languages, which a sheet cannot hold. Change it on the page"
                " of the object."
            )
        if words:
            self.reader.problems.add(self.thing.line, place, name, words)

    def _check_pages(self) -> None:
        """Nobody's lock is broken, and nothing that somebody left as a draft becomes public along with the sheet."""
        for page in self.family.values():
            if page.locked:
                words = _("“%(title)s” is locked. Unlock it, or take the line out.") % {"title": page.title}
                self.reader.problems.add(self.thing.line, 0, "", words)
            elif self.made.publish and page.live and page.has_unpublished_changes:
                words = _("“%(title)s” has a draft that is not public yet. Publish it first, or bring in drafts.")
                self.reader.problems.add(self.thing.line, 0, "", words % {"title": page.title})
