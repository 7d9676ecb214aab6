"""``manage.py replay_withdrawals``: after a restore, before the museum opens."""

from django.core.management.base import BaseCommand

from exhibits.access.withdrawing import replay


class Command(BaseCommand):
    help = "Takes back again what a database from a backup still has."

    def handle(self, *args, **options):
        self.stdout.write(f"Taken back again: {replay()}")
