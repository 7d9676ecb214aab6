"""``manage.py check_translations [--fix]``."""

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from exhibits.translations.soundness import problems


class Command(BaseCommand):
    help = "Finds and names every inconsistency between the languages; --fix mends what needs no person's decision."

    def add_arguments(self, parser):
        parser.add_argument("--fix", action="store_true", help="mend what is safe to mend")

    @transaction.atomic
    def handle(self, *args, fix=False, **options):
        found = list(problems())
        for problem in found:
            mended = fix and problem.mend
            if mended:
                problem.mend()
            self.stdout.write(f"{'Mended: ' if mended else ''}{problem.what}")
        left = list(problems()) if fix else found
        if left:
            raise CommandError(f"{len(left)} of {len(found)} problems are left." if fix else f"{len(found)} problems.")
        self.stdout.write("The languages are sound.")
