"""Finds the libraries that set the type of PDFs (Pango, HarfBuzz), or installs them.

``python -m museum.operations.pango`` is for the tests: it fails where they are missing and cannot be installed.
``make run`` tries once and goes on without them: the museum then says what to install when a book is to be printed.
"""

import ctypes
import sys

from museum.operations.install import ROOT, Stamp
from museum.operations.system_packages import install

# Package of Debian and Ubuntu: names of the library there, on macOS.
LIBRARIES = {
    "libpango-1.0-0": ("libpango-1.0.so.0", "libpango-1.0.0.dylib"),
    "libpangoft2-1.0-0": ("libpangoft2-1.0.so.0", "libpangoft2-1.0.0.dylib"),
    "libharfbuzz-subset0": ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib"),
}
STAMP = ROOT / ".build" / "pango.stamp"
NOT_FOUND = """Pango and HarfBuzz, which set the type of PDFs, are missing and could not be installed.
Install them (on Debian: sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0; on macOS:
brew install pango)."""


class NoPango(Exception):
    """A library is missing and could not be installed; the message says what to do."""


def missing() -> list[str]:
    """The packages whose library this machine cannot load."""
    return [package for package, names in LIBRARIES.items() if not any(map(_loads, names))]


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def ensure() -> None:
    """Install what is missing; raises NoPango."""
    if packages := missing():
        print("Libraries that set the type of PDFs are missing: installing them.", file=sys.stderr)
        install(*packages)
        if missing():
            raise NoPango(NOT_FOUND)


def try_once() -> str:
    """For the start: install what is missing without a word, once; whether it worked is told, and no hindrance."""
    packages = missing()
    if not packages:
        return "unchanged"
    stamp = Stamp(STAMP, packages)
    if not stamp.holds():
        stamp.set()
        install(*packages, quietly=True)
    return "missing, no PDFs" if missing() else "installed"


if __name__ == "__main__":
    try:
        ensure()
    except NoPango as problem:
        sys.exit(str(problem))
