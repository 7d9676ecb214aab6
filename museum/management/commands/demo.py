"""``manage.py demo load | remove``: the demonstration museum."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from exhibits.models import ExhibitIndexPage
from exhibits.translations.writing import Mismatch
from museum.demo.content import ContentError
from museum.demo.load import load
from museum.demo.remove import remove
from museum.demo.sources import shipped


class Command(BaseCommand):
    help = "Loads the demonstration museum, or removes what was loaded. Safe to run again; edits are never overwritten."

    def add_arguments(self, parser):
        parser.add_argument("action", choices=["load", "remove"])
        parser.add_argument(
            "--credentials-file", type=Path, help="where to write the new account's name and password, as JSON"
        )

    def handle(self, *args, action, credentials_file=None, **options):
        if not settings.DEMO_ALLOWED:
            raise CommandError(
                "The demonstration is for trying the museum out; these settings (DEMO_ALLOWED) do not allow it here. "
                "Run it with DJANGO_SETTINGS_MODULE=museum.settings.dev and a database of its own."
            )
        if not ExhibitIndexPage.objects.exists():
            raise CommandError("The museum is not set up yet: run 'manage.py migrate' and 'manage.py setup' first.")
        report = self.stdout.write if options["verbosity"] else lambda line: None
        try:
            if action == "load":
                load(shipped(), report, credentials_file)
            else:
                remove(shipped(), report)
        except (ContentError, Mismatch, FileNotFoundError) as error:
            raise CommandError(f"{error}\nNothing is half done: mend this and run the same command again.") from error
