"""``make run``, after installing: every step from a fresh clone to an open museum, each done only when it is needed.

Then this process becomes ``serve.py``. The steps run in one process, because starting Django costs more than most of
them. The demonstration museum is loaded into a database that this run creates, once; whatever people do with it
afterwards, it is not loaded again.
"""

import io
import os
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import django
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection, connections
from django.db.migrations.executor import MigrationExecutor
from django.urls import reverse

from museum.operations import fonts, libraries, pango
from museum.operations.catalogues import compile_catalogues
from museum.operations.environment import WrongEnvironment, data_dir, port, serving_environment
from museum.operations.install import ROOT, VENV, Stamp, step
from museum.operations.serve import PortTaken, check_port_is_free

EDITOR = "curator"
DEMO_WANTED_FILE = "demo-to-load"
STATIC_FOLDERS = ("museum", "home", "exhibits", "search", ".build")


@dataclass(frozen=True)
class Step:
    """One thing to do before the museum opens; ``advice`` tells a person what to do when it fails."""

    name: str
    do: Callable[[], str | None]
    advice: str


def collect_static() -> str:
    """Copies and compresses the static files when one of them, or a package that brings some, has changed."""
    files = sorted(
        path
        for folder in STATIC_FOLDERS
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "static" in path.relative_to(ROOT).parts
    )
    names = "\n".join(str(path.relative_to(ROOT)) for path in files)
    target = Path(settings.STATIC_ROOT)
    stamp = Stamp(target.with_suffix(".stamp"), [VENV / "installed-for-run", names, *files])
    if stamp.holds() and target.is_dir():
        return "unchanged"
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.set()
    return f"{sum(path.is_file() for path in target.rglob('*'))} files"


def migrate() -> str:
    executor = MigrationExecutor(connection)
    if not executor.loader.applied_migrations:
        demo_wanted().touch()
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not plan:
        return "unchanged"
    call_command("migrate", interactive=False, verbosity=0)
    return f"{len(plan)} migrations"


def demo_wanted() -> Path:
    """The mark of a database whose demonstration museum has still to be loaded, also after an interrupted start."""
    return settings.DATA_DIR / DEMO_WANTED_FILE


def load_demo() -> str:
    if not (settings.DEMO_ALLOWED and demo_wanted().exists()):
        return "unchanged"
    call_command("demo", "load", stdout=OwnLines())
    demo_wanted().unlink()
    return "loaded"


def replay_withdrawals() -> str:
    """A database from a backup may still have what was taken back since."""
    from exhibits.access.withdrawing import replay

    count = replay()
    return f"{count} taken back again" if count else "unchanged"


class OwnLines:
    """Standard output for a command that reports its progress: its first word leaves the line of the step's name."""

    def __init__(self):
        self.began = False

    def write(self, text: str) -> None:
        if not self.began:
            self.began = True
            sys.stdout.write("\n")
        sys.stdout.write(text)

    def flush(self) -> None:
        sys.stdout.flush()

    def isatty(self) -> bool:
        return sys.stdout.isatty()


def login() -> str:
    """The demonstration editor's login, as long as the password is the one that was made for this machine."""
    editor = get_user_model().objects.filter(username=EDITOR).first()
    password = os.environ["EDITOR_PASSWORD"]
    if editor is None or not editor.check_password(password):
        return ""
    return f"user {EDITOR}, password {password}"


TRY_AGAIN = "Nothing is lost: mend what is named above and run the same command again."
STEPS = [
    Step("Fonts", fonts.build, "Remove the folder node_modules and run the same command again."),
    Step("Libraries", libraries.build, "Remove the folder node_modules and run the same command again."),
    Step("Type of PDFs", pango.try_once, "Remove the file .build/pango.stamp and run the same command again."),
    Step("Messages", compile_catalogues, "A catalogue under museum/locale is damaged: the line above says which."),
    Step("Settings", django.setup, "Look at the variable named above; the README has a table of all of them."),
    Step("Database", migrate, "Can the database be reached and written to? DATABASE_URL and DATA_DIR say where it is."),
    Step("Static files", collect_static, "Is there room on the disk, and may DATA_DIR be written to?"),
    Step("Languages, pages, groups", lambda: call_command("setup", verbosity=0, stdout=OwnLines()), TRY_AGAIN),
    Step("Demonstration museum", load_demo, TRY_AGAIN),
    Step("Withdrawals", replay_withdrawals, TRY_AGAIN),
    Step("Pictures", lambda: call_command("make_renditions", stdout=OwnLines()), TRY_AGAIN),
    Step("Checks", lambda: call_command("check", databases=["default"], stdout=io.StringIO()), TRY_AGAIN),
]


def take(each: Step) -> bool:
    """Takes one step; when it fails, says what failed and what to do."""
    try:
        with step(each.name) as result:
            result.note = each.do() or ""
    except (CommandError, OperationalError) as problem:
        print(f"\n{problem}", file=sys.stderr)
    except Exception:
        traceback.print_exc()
    else:
        return True
    print(f"\nThe museum could not be opened: {each.name.lower()} failed.\n{each.advice}", file=sys.stderr)
    return False


def prepare() -> int:
    """Takes every step; the exit code, 0 when the museum can be opened."""
    try:
        environment = serving_environment(dict(os.environ))
        check_port_is_free(port(environment))
    except (WrongEnvironment, PortTaken) as problem:
        print(problem, file=sys.stderr)
        return 1
    os.environ.update(environment)
    if not all(take(each) for each in STEPS):
        return 1
    print(f"\nThe museum:    {environment['BASE_URL']}/")
    print(f"The workshop:  {environment['BASE_URL']}{reverse('wagtailadmin_home')}  {login()}")
    print(f"Its data:      {data_dir(environment)}\n", flush=True)
    connections.close_all()
    return 0


if __name__ == "__main__":
    if code := prepare():
        sys.exit(code)
    os.execv(sys.executable, [sys.executable, "-m", "museum.operations.serve"])
