"""``manage.py withdraw <identifier>``: take back a story, a recording or a picture."""

from uuid import UUID

from django.core.management.base import BaseCommand, CommandError

from exhibits.access.purging import parts_of
from exhibits.access.titles import title_of
from exhibits.access.withdrawing import preview, withdraw


class Command(BaseCommand):
    help = "Says what would be removed of a story, recording or picture; with --yes, takes it back."

    def add_arguments(self, parser):
        parser.add_argument("identifier", type=UUID, help="its permanent identifier, as in the address /id/...")
        parser.add_argument("--yes", action="store_true", help="take it back; there is no way to undo it")
        parser.add_argument("--at-once", action="store_true", help="destroy the originals today, too")

    def handle(self, *args, identifier, yes=False, at_once=False, **options):
        title = title_of(identifier)
        if title is None:
            raise CommandError(f"The museum has nothing called {identifier}: its page's address /id/... names it.")

        self.stdout.write(title)
        for one in preview(parts_of(identifier)):
            self.stdout.write(f"{one.number:6}  {one.kept.label}")
        if not yes:
            self.stdout.write("Nothing was taken back. Add --yes to take it back.")
            return
        found = withdraw(identifier, at_once=at_once)
        self.stdout.write(f"Taken back. The originals are destroyed on {found.destroy_on}.")
