"""``manage.py translations export|import``: files for translators, for Weblate and git."""

import sys
from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Page

from exhibits.formats.languages import CODES
from exhibits.translations.exchange.collecting import FORMS, MOST_FILES, TooMany, files_of, translations_of
from exhibits.translations.exchange.importing import Report, bring_in
from exhibits.translations.exchange.packing import KNOWN, MOST_UPLOAD, packed


class Command(BaseCommand):
    help = "Writes what is being translated to PO or XLIFF files, and reads such files again."

    def add_arguments(self, parser):
        steps = parser.add_subparsers(dest="step", required=True)
        out = steps.add_parser("export", help="write the files of one language")
        out.add_argument("--language", required=True, choices=CODES)
        scope = out.add_mutually_exclusive_group()
        scope.add_argument("--page", help="one page: its number or its address, such as /exhibits/kettle/")
        scope.add_argument("--section", help="a page and all that lies under it: its number or its address")
        out.add_argument("--format", choices=FORMS, default="po")
        out.add_argument("--to", required=True, type=Path, help="a folder, or a file that ends in .zip")
        back = steps.add_parser("import", help="read files, archives and folders; all is written or nothing")
        back.add_argument("files", nargs="+", type=Path)
        back.add_argument("--dry-run", action="store_true", help="only say what would be written")
        back.add_argument("--user", help="the name of the member who answers for the words, and has to be allowed to")

    def handle(self, *args, step, **options):
        if step == "export":
            self._export(**options)
        else:
            self._import(**options)

    def _export(self, language, page, section, format, to, **options):
        scope = {"only": _page(page) if page else None, "under": _page(section) if section else None}
        try:
            files = list(files_of(translations_of(language, **scope), format, MOST_FILES))
        except TooMany as many:
            words = f"{many.number} pages are too many for one go ({MOST_FILES} at most): name a --section."
            raise CommandError(words) from None
        if not files:
            raise CommandError("Nothing of that is being translated into this language.")
        if to.suffix == ".zip":
            to.write_bytes(packed(files))
        else:
            for name, content in files:
                path = to / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
        self.stdout.write(f"{len(files)} files written to {to}.")

    def _import(self, files, dry_run, user, **options):
        member = get_user_model().objects.filter(username=user).first() if user else None
        if user and member is None:
            raise CommandError(f"There is no member {user}.")
        report = bring_in([_read(path) for path in _spread(files)], member, dry_run)
        for problem in report.problems:
            self.stderr.write(str(problem))
        for change in report.changes:
            self.stdout.write(f"{change.file}:{change.line}: {change.before} → {change.after}")
        self.stdout.write(_summary(report))
        if report.problems:
            sys.exit(1)


def _summary(report: Report) -> str:
    done = "written" if report.written else "not written"
    return f"{report.files} files, {len(report.changes)} passages {done}, {len(report.problems)} problems."


def _page(wish: str) -> Page:
    """The page of a number, or of an address below its language's home. Raises CommandError."""
    if wish.isdecimal():
        found = Page.objects.filter(pk=int(wish[:9])).first()
    else:
        found = Page.objects.filter(url_path__endswith=f"/{wish.strip('/')}/", depth__gt=1).order_by("path").first()
    if found is None:
        raise CommandError(f"There is no page {wish}.")
    return found


def _spread(paths: list[Path]) -> list[Path]:
    """Folders stand for what is in them."""
    found = []
    for path in paths:
        inside = sorted(one for one in path.rglob("*") if one.suffix.lower() in KNOWN) if path.is_dir() else [path]
        found += inside
    return found


def _read(path: Path) -> tuple[str, bytes]:
    try:
        with path.open("rb") as file:
            return str(path), file.read(MOST_UPLOAD + 1)
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}") from None
