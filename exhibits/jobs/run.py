"""One attempt at a job, and the pulse that shows the ledger that it is alive."""

import threading
from contextlib import contextmanager
from datetime import timedelta
from time import monotonic
from typing import NamedTuple

from django.db import InterfaceError, OperationalError, close_old_connections, connection
from django.utils import timezone

from .faults import storable
from .models import MESSAGE_LENGTH, Job, Superseded

# Seconds: how often the pulse looks for news, and how often it writes when there is none.
TICK = 2.0
BEAT = 15.0


class Standing(NamedTuple):
    """How far the work is."""

    done: int = 0
    total: int = 0
    message: str = ""


class Run:
    """What a job's function is given: the job it works for, and a way to say how far it is."""

    def __init__(self, job: Job):
        self.job = job
        self.standing = Standing()
        self.last_word = monotonic()
        self.superseded = threading.Event()

    def progress(self, done: int, total: int, message: str = "") -> None:
        """
        Say how far the work is, as often as you like: nothing is written here, the pulse does it every two seconds.

        ``message`` is a name or a title rather than a sentence: it is not translated. Raises Superseded when the job
        has been given to another attempt meanwhile; let it pass, and stop.
        """
        if self.superseded.is_set():
            raise Superseded(str(self.job))
        self.standing = Standing(done, total, storable(message)[:MESSAGE_LENGTH])
        self.last_word = monotonic()


@contextmanager
def pulse(run: Run, silence: timedelta):
    """
    Keep the ledger's row alive from a thread of its own while the work goes on.

    The thread has a database connection of its own, so a long call (a transcode) does not look like death. On SQLite
    its turn comes when no transaction is writing: keep those of a job far below the reaper's limit. Inside a
    transaction (immediate backend in unit tests) nobody else could see the row: there is no pulse then.
    """
    if connection.in_atomic_block:
        yield
        return
    ended = threading.Event()
    thread = threading.Thread(target=_beat_until, args=(ended, run, silence.total_seconds()), daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
        # Over a long work the job's own connection may have died of idleness, and the ledger must now be told.
        close_old_connections()


def _beat_until(ended: threading.Event, run: Run, silence: float) -> None:
    written, beaten = None, monotonic()
    while not ended.wait(TICK):
        now, standing = monotonic(), run.standing
        # A job that has said nothing for too long is hung: let its row fall silent, and the reaper take it.
        hung = now - run.last_word > silence
        due = standing != written or now - beaten >= BEAT
        if due and not hung and _write(run, standing):
            written, beaten = standing, now
    connection.close()


def _write(run: Run, standing: Standing) -> bool:
    """One short UPDATE, outside any transaction. False when the database was too busy: the next tick tries again."""
    try:
        alive = Job.objects.held(run.job).update(heartbeat=timezone.now(), **standing._asdict())
    except (InterfaceError, OperationalError):
        connection.close()
        return False
    if not alive:
        run.superseded.set()
    return True
