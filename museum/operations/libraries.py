"""Puts the libraries that visitors' browsers load among the museum's own static files: ``.build/static/lib/``.

There is one, OpenSeadragon (BSD-3-Clause), which draws pictures that are cut into tiles. Its licence lies beside it.
"""

import re
import shutil
from pathlib import Path

from museum.operations.install import NODE_MODULES, ROOT, Stamp, step

TARGET = ROOT / ".build" / "static" / "lib"
STAMP = ROOT / ".build" / "libraries.stamp"
VIEWER = NODE_MODULES / "openseadragon" / "build" / "openseadragon" / "openseadragon.min.js"
LICENCE = NODE_MODULES / "openseadragon" / "LICENSE.txt"
# It names a file that is not served.
MAP = re.compile(r"^//# sourceMappingURL=.*\n?", re.MULTILINE)


def build() -> str:
    """Copies the libraries unless that was done from the same sources; returns what was done."""
    stamp = Stamp(STAMP, [Path(__file__), VIEWER, LICENCE])
    if stamp.holds() and (TARGET / VIEWER.name).is_file():
        return "unchanged"
    shutil.rmtree(TARGET, ignore_errors=True)
    TARGET.mkdir(parents=True)
    (TARGET / VIEWER.name).write_text(MAP.sub("", VIEWER.read_text(encoding="utf-8")), encoding="utf-8")
    shutil.copyfile(LICENCE, TARGET / "openseadragon-licence.txt")
    stamp.set()
    return "1 file"


if __name__ == "__main__":
    with step("Libraries") as result:
        result.note = build()
