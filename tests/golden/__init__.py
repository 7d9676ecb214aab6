"""What the museum hands on, word for word, as it was last agreed to. ``make golden`` writes the files anew: the
difference is to be read before it is committed.
"""

import json
import os
from pathlib import Path

PLACE = Path(__file__).parent
WRITE = os.environ.get("GOLDEN") == "write"


def agreed(name: str, found: str) -> str:
    """What was agreed to under ``name``, a path within this directory; ``found`` itself when it is to be written."""
    path = PLACE / name
    if WRITE:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(found.encode())
    return path.read_bytes().decode()


def as_text(resource: dict) -> str:
    return json.dumps(resource, ensure_ascii=False, indent=2) + "\n"
