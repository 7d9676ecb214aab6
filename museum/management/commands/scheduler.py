"""``manage.py scheduler``: once a minute, what has to happen by the clock."""

import logging
import signal
import threading

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import close_old_connections

from exhibits.access.lapses import note_lapses
from exhibits.access.withdrawing import destroy_due
from exhibits.interchange.spreadsheets.intaking import sweep as sweep_sheets
from exhibits.jobs.reaper import reap, sweep

logger = logging.getLogger(__name__)

ROUND = 60
SWEEP_EVERY = 24 * 60
DAILY = (sweep, sweep_sheets, destroy_due)


class Command(BaseCommand):
    help = "Publishes and withdraws what is due, notes lapsed consents, revives jobs of dead workers; every minute."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="one round, then stop (for cron)")

    def handle(self, *args, once=False, **options):
        if once:
            take_round(0)
            return
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        count = 0
        while not stop.is_set():
            take_round(count)
            count += 1
            stop.wait(ROUND)


def take_round(count: int) -> None:
    """One round. A part that fails is logged and keeps none of the others from their turn."""
    parts = [lambda: call_command("publish_scheduled", verbosity=0), note_lapses, reap]
    if count % SWEEP_EVERY == 0:
        parts += DAILY
    for part in parts:
        close_old_connections()
        try:
            part()
        except Exception:
            logger.exception("A part of the scheduler's round failed; the next round tries again.")
    close_old_connections()
