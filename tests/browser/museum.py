"""The real museum, served as ``make run`` serves it, for all tests that look at it from outside.

Drawing and loading the demonstration takes about a minute. So it is done once for a state of the code, into
``var/test-museum``; every session then opens a copy of its own, which it may change as it likes.
"""

import fcntl
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from museum.operations.environment import HOST
from museum.operations.install import ROOT, Stamp
from museum.operations.serve import end_with_parent, kill_group

from .accounts import DIRECTORY

KEPT = ROOT / "var" / "test-museum"
# What the loaded museum depends on: all code and content, but neither its looks nor its catalogues.
CONTENT = ("museum", "home", "exhibits", "search", "tests/browser")
LOOKS = {"static", "locale", "__pycache__"}
REQUIRED = ("requirements.txt", "package-lock.json")
# Whatever a developer has set for a museum of their own does not count here.
SETTINGS = (
    "ALLOWED_HOSTS", "BASE_URL", "CSRF_TRUSTED_ORIGINS", "DATABASE_URL", "DATA_DIR", "DJANGO_SETTINGS_MODULE",
    "EDITOR_PASSWORD", "LOGIN_FAILURE_LIMIT", "LOG_LEVEL", "MUSEUM_DEBUG", "PAGE_CACHE_SECONDS", "PORT", "SECRET_KEY",
    "TASKS_BACKEND",
)  # fmt: skip
GUIDE = "Cum ajunge o poveste"
OPENING = 120  # seconds a museum may take to open
CLOSING = 30


class NotOpened(Exception):
    """The museum could not be prepared or opened; the message holds what it said."""


@dataclass(frozen=True)
class Piece:
    """One thing to look at: its ``paths`` by language; ``own`` are the languages in which it has a page of its own."""

    kind: str
    paths: dict[str, str]
    own: tuple[str, ...]
    title: str


@dataclass(frozen=True)
class Museum:
    """A museum that is open at ``address``; ``environment`` is that of its processes."""

    address: str
    data_dir: Path
    environment: dict[str, str]
    pieces: dict[str, list[Piece]] = field(default_factory=dict)

    @property
    def guide(self) -> Piece:
        """The story that is spoken, and written down, in three languages: how a story comes into the museum."""
        return next(one for one in self.pieces["story"] if one.title.startswith(GUIDE))

    def manage(self, *command: str) -> str:
        """Runs ``python -m <command>`` beside the museum, on its data, and returns what it prints."""
        result = subprocess.run(
            [sys.executable, "-m", *command], cwd=ROOT, env=self.environment, capture_output=True, text=True
        )
        if result.returncode:
            raise NotOpened(f"{' '.join(command)} failed:\n{result.stdout}{result.stderr}")
        return result.stdout


def environment_of(data_dir: Path, port: int) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    return {
        **kept,
        "DATA_DIR": str(data_dir),
        "PORT": str(port),
        "BASE_URL": f"http://{HOST}:{port}",
        "DJANGO_SETTINGS_MODULE": "museum.settings.dev",
    }


def free_port() -> int:
    with socket.create_server((HOST, 0)) as listener:
        return listener.getsockname()[1]


def state_of_the_code() -> Stamp:
    """Remembers of what code the prepared museum was made."""
    files = sorted(
        path
        for folder in CONTENT
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and not LOOKS.intersection(path.relative_to(ROOT).parts)
    )
    names = "\n".join(str(path.relative_to(ROOT)) for path in files)
    return Stamp(KEPT / "prepared.stamp", [names, *files, *(ROOT / name for name in REQUIRED)])


def prepared() -> Path:
    """The folder of a museum with the demonstration loaded, made now when the code has changed since."""
    stamp, place = state_of_the_code(), KEPT / "prepared"
    if stamp.holds():
        return place
    stamp.path.unlink(missing_ok=True)
    shutil.rmtree(place, ignore_errors=True)
    result = subprocess.run(
        [sys.executable, "-m", "tests.browser.prepare"],
        cwd=ROOT,
        env=environment_of(place, free_port()),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if result.returncode:
        raise NotOpened(f"The museum could not be prepared:\n{result.stdout}")
    stamp.set()
    return place


@contextmanager
def open_museum() -> Iterator[Museum]:
    """A museum of one's own with the demonstration in it: web, worker and scheduler; closed and gone at the end."""
    with tempfile.TemporaryDirectory(prefix="museum-open-", ignore_cleanup_errors=True) as folder:
        data_dir = Path(folder) / "data"
        KEPT.mkdir(parents=True, exist_ok=True)
        with (KEPT / "lock").open("w") as lock:
            # Two sessions at once: one prepares, the other waits for it.
            fcntl.flock(lock, fcntl.LOCK_EX)
            shutil.copytree(prepared(), data_dir)
        port = free_port()
        museum = Museum(f"http://{HOST}:{port}", data_dir, environment_of(data_dir, port), _pieces(data_dir))
        with _served(museum.environment):
            yield museum


def _pieces(data_dir: Path) -> dict[str, list[Piece]]:
    rows = json.loads((data_dir / DIRECTORY).read_text(encoding="utf-8"))
    return {
        kind: [Piece(kind, row["paths"], tuple(row["own"]), row["title"]) for row in found]
        for kind, found in rows.items()
    }


@contextmanager
def _served(environment: dict[str, str]) -> Iterator[None]:
    """``make run`` from its first step on, until the end of the context."""
    process = subprocess.Popen(
        [sys.executable, "-m", "museum.operations.start"],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
        preexec_fn=end_with_parent,
    )
    said: list[str] = []
    heard = threading.Event()
    opened = threading.Event()

    def listen():
        for line in process.stdout:
            said.append(line)
            if line.startswith("Open: "):
                opened.set()
                heard.set()
        heard.set()

    threading.Thread(target=listen, daemon=True).start()
    try:
        heard.wait(OPENING)
        if not opened.is_set():
            raise NotOpened(f"The museum did not open:\n{''.join(said)}")
        yield
    finally:
        _close(process)


def _close(process: subprocess.Popen) -> None:
    with suppress(ProcessLookupError):
        process.send_signal(signal.SIGTERM)
    try:
        process.wait(CLOSING)
    except subprocess.TimeoutExpired:
        kill_group(process.pid)
        process.wait()
