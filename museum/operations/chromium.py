"""Finds the browser that the journeys drive, or installs one: ``python -m museum.operations.chromium`` prints its path.

In this order: what CHROMIUM names; one on the system; one that Playwright has installed; installed now through the
system's package manager, when that is allowed without asking; installed now by Playwright. If none of these works, it
says so and fails: the journeys are never skipped.
"""

import os
import shutil
import subprocess
import sys

from playwright.sync_api import sync_playwright

from museum.operations.system_packages import install, works

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
# What a machine without a screen, a sandbox or a network can bear; the journeys start the browser with these.
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NOT_FOUND = """No Chromium for the browser journeys, and none could be installed.
Install one (on Debian: sudo apt-get install chromium), or say where it is: make test CHROMIUM=/path/to/chromium"""


class NoBrowser(Exception):
    """There is no browser and none could be installed; the message says what to do."""


def on_system() -> str | None:
    return next((path for path in [*map(shutil.which, NAMES), MAC] if works(path)), None)


def from_playwright() -> str | None:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if works(path) else None


def install_by_package_manager() -> None:
    install("chromium")


def install_by_playwright() -> None:
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], stdout=sys.stderr)


def find() -> str:
    """The path of a browser that works; raises NoBrowser."""
    if named := os.environ.get("CHROMIUM"):
        if works(named):
            return named
        raise NoBrowser(f"CHROMIUM is {named}, which is not a browser that starts.")
    if path := on_system() or from_playwright():
        return path
    print("No Chromium here: installing one for the browser journeys.", file=sys.stderr)
    install_by_package_manager()
    if path := on_system():
        return path
    install_by_playwright()
    if path := from_playwright():
        return path
    raise NoBrowser(NOT_FOUND)


if __name__ == "__main__":
    try:
        print(find())
    except NoBrowser as problem:
        sys.exit(str(problem))
