"""What a small museum on SQLite does while somebody else writes: one may write there at a time, everybody may read.

A large sheet comes in within one transaction of a minute or more. Who saves meanwhile waits as long as the settings say
and is then told so; a visitor never waits for what is only kept for the next one.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DEFAULT_DB_ALIAS, OperationalError, connections

MOMENT_MS = 200


@contextmanager
def for_a_moment(using: str = DEFAULT_DB_ALIAS) -> Iterator[None]:
    """What is written in here waits ``MOMENT_MS`` for other writers and then raises ``OperationalError``."""
    connection = connections[using]
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    connection.ensure_connection()
    ask = connection.connection.execute
    patience = ask("PRAGMA busy_timeout").fetchone()[0]
    ask(f"PRAGMA busy_timeout = {MOMENT_MS}")
    try:
        yield
    finally:
        ask(f"PRAGMA busy_timeout = {patience}")


def is_busy(error: BaseException | None) -> bool:
    """Whether something could not be written because another writer was at it for too long."""
    return isinstance(error, OperationalError) and "locked" in str(error)
