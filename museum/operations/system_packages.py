"""Programs that tests need from the system: do they work, and can they be installed without asking anybody?"""

import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

PATIENCE = 20  # seconds for a program to name its version
LONGEST = 120  # seconds for an installation that nobody waits for


def works(path: str | Path | None) -> bool:
    """Does this program start and name its version? A stub that only tells people to install a package does not."""
    if not path or not Path(path).is_file():
        return False
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=PATIENCE).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def install(*packages: str, quietly: bool = False) -> None:
    """Debian's and Ubuntu's packages, as root or where sudo asks no password; does nothing elsewhere. ``quietly`` says
    nothing, and gives up after a while.
    """
    if not shutil.which("apt-get"):
        return
    sudo = []
    if os.geteuid() != 0:
        if not shutil.which("sudo") or subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode:
            return
        sudo = ["sudo", "-n"]
    told = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "timeout": LONGEST} if quietly else {}
    for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", *packages]):
        with suppress(subprocess.TimeoutExpired):
            subprocess.run([*sudo, *command], **(told or {"stdout": sys.stderr}))
