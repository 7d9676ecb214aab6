"""``manage.py objects import|export|template``: the collection as a spreadsheet."""

import json
import sys
from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from exhibits.catalogue.models import SheetMapping
from exhibits.formats.languages import CODES, DEFAULT
from exhibits.formats.tables.encodings import ENCODINGS
from exhibits.formats.tables.reading import read
from exhibits.formats.tables.shapes import MOST_BYTES, Table, Unreadable
from exhibits.interchange.spreadsheets.archive import Archive, NoArchive
from exhibits.interchange.spreadsheets.bringing import bring_in
from exhibits.interchange.spreadsheets.columns import NEW_TERMS
from exhibits.interchange.spreadsheets.exporting import WRITERS, export, template
from exhibits.interchange.spreadsheets.known import Known
from exhibits.interchange.spreadsheets.mapping import Mapping, faults_of, guess, own_mapping
from exhibits.interchange.spreadsheets.planning import Plan, plan
from exhibits.interchange.spreadsheets.problems import Problem, words_of


class Command(BaseCommand):
    help = "Brings objects in from a CSV or XLSX file, and writes them to one."

    def add_arguments(self, parser):
        steps = parser.add_subparsers(dest="step", required=True)
        back = steps.add_parser("import", help="read a sheet; all is written or nothing")
        back.add_argument("sheet", type=Path)
        back.add_argument("--images", type=Path, help="a ZIP of the pictures that the sheet names")
        back.add_argument("--mapping", help="the name of a remembered mapping, or a JSON file with one")
        back.add_argument("--language", choices=CODES, default=DEFAULT, help="of the sheet's own words")
        back.add_argument("--encoding", choices=ENCODINGS, default="", help="of a CSV file that does not say it")
        back.add_argument("--new-terms", nargs="*", choices=NEW_TERMS, default=[], help="lists to add unknown terms to")
        back.add_argument("--dry-run", action="store_true", help="only say what would be written")
        back.add_argument("--publish", action="store_true", help="public at once, not drafts")
        back.add_argument("--user", help="the name of the member who answers for it")
        out = steps.add_parser("export", help="write all objects, drafts as well")
        out.add_argument("--to", required=True, type=Path, help="the file")
        out.add_argument("--form", choices=WRITERS, default="csv")
        out.add_argument("--language", choices=CODES, default=DEFAULT, help="whose columns have no @")
        out.add_argument("--mapping", help="write the columns of the sheet that this mapping is for")
        empty = steps.add_parser("template", help="write the museum's own sheet, empty")
        empty.add_argument("--to", required=True, type=Path, help="the file")
        empty.add_argument("--form", choices=WRITERS, default="csv")
        empty.add_argument("--language", choices=CODES, default=DEFAULT)
        for one in (back, out):
            one.add_argument("--progress", action="store_true", help="say how far the work is")

    def handle(self, *args, step, **options):
        self.progress = options.get("progress", False)
        {"import": self._import, "export": self._export, "template": self._template}[step](**options)

    def _template(self, to, form, language, **options):
        to.write_bytes(template(language, form))

    def _export(self, to, form, language, mapping, **options):
        links = _mapping(mapping) if mapping else None
        to.write_bytes(export(language, form, links, progress=self._tell("written")))
        for name in links.unmapped if links else []:
            self.stdout.write(f"Not exported, as it goes nowhere: {name}")

    def _import(self, sheet, images, mapping, language, encoding, new_terms, dry_run, publish, user, **options):
        member = get_user_model().objects.filter(username=user).first() if user else None
        if user and member is None:
            raise CommandError(f"There is no member {user}.")
        table = self._table(sheet, encoding, language)
        links = _mapping(mapping).of(table.names) if mapping else own_mapping(table.names, language)
        if links is None:
            self._refuse(table, language)
        links = Mapping(links.links, links.fixed, (*links.new_terms, *new_terms), links.own)
        faults = faults_of(links, language)
        if faults:
            raise CommandError("\n".join(f"{name}: {words}" if name else words for name, words in faults))
        known = Known(language, links.growing)
        known.archive = _archive(images) if images else None
        found = plan(table, links, known, publish, self._tell("read"))
        self._report(found)
        if found.is_refused:
            self.stderr.write("Nothing is written.")
            sys.exit(1)
        if not dry_run:
            bring_in(found, by=member, progress=self._tell("written"))
            self.stdout.write("Written.")

    def _table(self, sheet: Path, encoding: str, language: str) -> Table:
        try:
            return read(_content(sheet), encoding, language)
        except Unreadable as unreadable:
            for flaw in unreadable.flaws:
                self.stderr.write(str(Problem(flaw.column, "", words_of(flaw), [flaw.line] if flaw.line else [])))
            self.stderr.write("Nothing is written.")
            sys.exit(1)

    def _refuse(self, table: Table, language: str):
        suggestion = json.dumps(guess(table.names, language).as_json(), ensure_ascii=False, indent=2)
        raise CommandError(
            "These are not the columns of the museum's own sheet: say with --mapping where they go. A mapping, as far"
            f" as the names suggest one:\n{suggestion}"
        )

    def _report(self, found: Plan) -> None:
        for problem in found.problems:
            self.stderr.write(str(problem))
        for change in found.changes:
            self.stdout.write(f"{change.line}: {change.number}: {change.column}: {change.before} → {change.after}")
        for note in found.notes:
            self.stdout.write(
                f"{note.where}: {note.letter} ({note.name}): written as {note.after!r}, not {note.before!r}"
            )
        for remark in found.remarks:
            self.stdout.write(remark)
        if found.unmapped:
            self.stdout.write(f"Columns that go nowhere: {', '.join(found.unmapped)}")
        self.stdout.write(
            f"{len(found.new)} new, {len(found.changed)} changed, {found.unchanged} unchanged,"
            f" {len(found.problems)} problems."
        )

    def _tell(self, word: str):
        def tell(done: int, total: int) -> None:
            if self.progress and (done % 1000 == 0 or done == total):
                self.stderr.write(f"{done} of {total} {word}")

        return tell


def _mapping(name: str) -> Mapping:
    """By name, or out of a file. Raises CommandError."""
    row = SheetMapping.objects.filter(name=name).first()
    try:
        data = row.links if row else json.loads(_content(Path(name)))
        return Mapping.from_json(data)
    except (ValueError, UnicodeDecodeError) as error:
        raise CommandError(f"{name} is no mapping: {error}") from None


def _archive(path: Path) -> Archive:
    try:
        return Archive(path.open("rb"))
    except (OSError, NoArchive) as error:
        raise CommandError(f"{path}: {error}") from None


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}") from None
