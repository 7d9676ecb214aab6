"""Programs that tests need from the system: do they work, and can they be installed without asking anybody?"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

PATIENCE = 20  # seconds for a program to name its version


def works(path: str | Path | None) -> bool:
    """Does this program start and name its version? A stub that only tells people to install a package does not."""
    if not path or not Path(path).is_file():
        return False
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=PATIENCE).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def install(package: str) -> None:
    """Debian's and Ubuntu's packages, as root or where sudo asks no password; does nothing elsewhere."""
    if not shutil.which("apt-get"):
        return
    sudo = []
    if os.geteuid() != 0:
        if not shutil.which("sudo") or subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode:
            return
        sudo = ["sudo", "-n"]
    for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", package]):
        subprocess.run([*sudo, *command], stdout=sys.stderr)
