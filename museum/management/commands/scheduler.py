"""``manage.py scheduler``: once a minute, what has to happen by the clock; and at once, what cannot wait."""

import logging
import signal
import threading

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import close_old_connections, connections

from exhibits.access.lapses import note_lapses
from exhibits.access.withdrawing import destroy_due
from exhibits.interchange.spreadsheets.intaking import sweep as sweep_sheets
from exhibits.jobs.reaper import reap, sweep
from exhibits.jobs.urgent import take_urgent
from exhibits.publishing.renewing import look_at_all

logger = logging.getLogger(__name__)

# In looks: one every five seconds, of which every twelfth begins a round.
LOOK = 5
ROUND = 12
SWEEP_EVERY = ROUND * 24 * 60
DAILY = (sweep, sweep_sheets, destroy_due, look_at_all)


class Command(BaseCommand):
    help = "Publishes and withdraws what is due, notes lapsed consents, revives jobs of dead workers; every minute."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="one round, then stop (for cron)")

    def handle(self, *args, once=False, **options):
        if once:
            look().join()
            take_round(0)
            return
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        count, urgent = 0, None
        while not stop.is_set():
            urgent = look(urgent)
            take_round(count)
            count += 1
            stop.wait(LOOK)


def look(busy: threading.Thread | None = None) -> threading.Thread:
    """Take what is urgent, beside everything else: if it hangs, the rounds go on, and the reaper sees to it."""
    if busy and busy.is_alive():
        return busy
    thread = threading.Thread(target=_take_urgent, name="urgent", daemon=True)
    thread.start()
    return thread


def _take_urgent() -> None:
    close_old_connections()
    try:
        take_urgent()
    except Exception:
        logger.exception("Urgent work could not be taken; in a few seconds it is tried again.")
    finally:
        connections.close_all()


def take_round(count: int) -> None:
    """One look, which begins a round or does not. A part that fails is logged and keeps none of the others from their
    turn."""
    parts = []
    if count % ROUND == 0:
        parts += [lambda: call_command("publish_scheduled", verbosity=0), note_lapses, reap]
    if count % SWEEP_EVERY == 0:
        parts += DAILY
    for part in parts:
        close_old_connections()
        try:
            part()
        except Exception:
            logger.exception("A part of the scheduler's round failed; the next round tries again.")
    close_old_connections()
