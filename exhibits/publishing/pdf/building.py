"""Has a book printed, in a process of its own: type is set by system libraries that a museum may lack, with much memory
that is given back at the end, and what it makes is the same whatever else goes on here."""

import os
import pickle
import re
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders

from exhibits.formats.publication import Publication
from exhibits.media import harness

from .faces import NAMES
from .outcome import CannotPrint, NoPango, Order, Printed, Size

ROOT = Path(__file__).resolve().parents[3]
ERRNO = re.compile(r"\w*Error: \[Errno (\d+)\]")
KEPT = 4000
SECONDS, MEGABYTES = 300, 1200

__all__ = ["CannotPrint", "NoPango", "Printed", "Size", "build"]


def build(publication: Publication, size: Size | str, target: Path) -> Printed:
    """Print an edition into the file ``target``, which is written when all of it is made.

    The same edition gives the same bytes, as long as the museum's version is the same. Raises CannotPrint when the
    edition cannot be printed as it is, NoPango where the libraries for it are missing, TimeoutError, MemoryError, and
    OSError when the file cannot be written.
    """
    made = target.with_name(f".{target.name}.part")
    order = Order(publication, Size(size), made, fonts())
    try:
        answer = _answer(order)
        if isinstance(answer, CannotPrint):
            raise answer
        made.replace(target)
    finally:
        made.unlink(missing_ok=True)
    return answer


def fonts() -> tuple[tuple[str, Path], ...]:
    """The museum's fonts by the names of their files. Raises CannotPrint where one is missing."""
    found = {name: finders.find(f"fonts/{name}.woff2") for name in NAMES}
    if missing := [name for name, path in found.items() if not path]:
        raise CannotPrint(f"The museum's fonts are missing: {', '.join(missing)}. Start the museum again to have them.")
    return tuple((name, Path(path)) for name, path in found.items())


def _answer(order: Order) -> Printed | CannotPrint:
    bounds = [str(settings.JOB_NICENESS), str(SECONDS), str(MEGABYTES)]
    press = [sys.executable, "-m", "exhibits.publishing.pdf.press"]
    command = [sys.executable, "-IS", harness.__file__, *bounds, *press]
    # Fonts get the time of the edition, and sets of names always the same order.
    moment = str(int(order.publication.modified.timestamp()))
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": moment}
    try:
        result = subprocess.run(
            command, input=pickle.dumps(order), capture_output=True, env=environment, timeout=SECONDS
        )
    except subprocess.TimeoutExpired as error:
        raise TimeoutError(f"The book was not printed after {SECONDS} seconds.") from error
    if result.returncode:
        raise _fault(result.stderr.decode(errors="replace"))
    return pickle.loads(result.stdout)


def _fault(said: str) -> Exception:
    """What stopped the press, by its last words."""
    last = said.strip().rpartition("\n")[2]
    if last.startswith("MemoryError"):
        return MemoryError(f"The book needs more than {MEGABYTES} megabytes.")
    if number := ERRNO.match(last):
        return OSError(int(number[1]), last)
    return RuntimeError(said[-KEPT:] or "The press was ended.")
