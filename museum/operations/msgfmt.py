"""Finds gettext's ``msgfmt``, which checks the files for translators, or installs it: ``python -m
museum.operations.msgfmt`` prints its path. If there is none and none can be installed, it says so and fails: the check
is never skipped.
"""

import os
import shutil
import sys

from museum.operations.system_packages import install, works

NOT_FOUND = """No msgfmt to check the files for translators with, and it could not be installed.
Install gettext (on Debian: sudo apt-get install gettext; on macOS: brew install gettext), or say where it is:
make test MSGFMT=/path/to/msgfmt"""


class NoMsgfmt(Exception):
    """There is no msgfmt and none could be installed; the message says what to do."""


def on_system() -> str | None:
    path = shutil.which("msgfmt")
    return path if works(path) else None


def find() -> str:
    """The path of a msgfmt that works; raises NoMsgfmt."""
    if named := os.environ.get("MSGFMT"):
        if works(named):
            return named
        raise NoMsgfmt(f"MSGFMT is {named}, which is not a program that starts.")
    if path := on_system():
        return path
    print("No msgfmt here: installing gettext.", file=sys.stderr)
    install("gettext")
    if path := on_system():
        return path
    raise NoMsgfmt(NOT_FOUND)


if __name__ == "__main__":
    try:
        print(find())
    except NoMsgfmt as problem:
        sys.exit(str(problem))
