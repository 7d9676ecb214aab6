"""Many files in one ZIP, and one ZIP taken apart without trusting it."""

import stat
import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from exhibits.formats.units import MOST_BYTES
from exhibits.formats.zips import DAMAGE, FURNITURE, METHODS

from .collecting import MOST_FILES
from .problems import Problem

MOST_UPLOAD, MOST_UNPACKED = 20_000_000, 100_000_000
DEEPEST, LONGEST_NAME = 4, 200
KNOWN = (".po", ".xlf", ".xliff")
ALWAYS = (1980, 1, 1, 0, 0, 0)


def packed(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A ZIP of these files: the same for the same ones, at any time."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, ALWAYS)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            archive.writestr(entry, content)
    return buffer.getvalue()


def unpacked(name: str, content: bytes, problems: list[Problem]) -> list[tuple[str, bytes]]:
    """The files of an upload: itself, or those of a ZIP. What may not be there is noted among ``problems``."""
    if len(content) > MOST_UPLOAD:
        problems.append(Problem(name, 0, _("The file is too large.")))
        return []
    if not content.startswith(b"PK"):
        return [(name, content)] if _has_known_ending(name, problems) else []
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return list(_contents(name, archive, problems))
    except DAMAGE:
        problems.append(Problem(name, 0, _("The archive is damaged or encrypted.")))
        return []


def _contents(name: str, archive: zipfile.ZipFile, problems: list[Problem]) -> Iterator[tuple[str, bytes]]:
    entries = [one for one in archive.infolist() if not one.is_dir()]
    entries = [one for one in entries if not set(PurePosixPath(one.filename).parts) & set(FURNITURE)]
    if len(entries) > MOST_FILES or len({one.filename for one in entries}) < len(entries):
        problems.append(Problem(name, 0, _("The archive holds too many files, or one twice.")))
        return
    room = MOST_UNPACKED
    for entry in entries:
        shown = f"{name}/{entry.filename[-LONGEST_NAME:]}"
        if not _may_lie(entry.filename, shown, problems):
            continue
        if entry.compress_type not in METHODS:
            words = _("The archive is packed in a way that is not read here. Pack the files as an ordinary ZIP.")
            problems.append(Problem(shown, 0, words))
            return
        # The size that an archive names may be a lie: no more is unpacked than there is room for.
        with archive.open(entry) as file:
            content = file.read(min(MOST_BYTES, room) + 1)
        room -= len(content)
        if len(content) > MOST_BYTES or room < 0:
            problems.append(Problem(shown, 0, _("The file is too large.")))
            return
        yield shown, content


def _may_lie(path: str, shown: str, problems: list[Problem]) -> bool:
    parts = PurePosixPath(path).parts
    if ".." in parts or path.startswith("/") or "\\" in path or ":" in path or len(parts) > DEEPEST:
        problems.append(Problem(shown, 0, _("A file may not lie there.")))
        return False
    return _has_known_ending(shown, problems)


def _has_known_ending(shown: str, problems: list[Problem]) -> bool:
    if shown.lower().endswith(KNOWN):
        return True
    problems.append(Problem(shown, 0, _("Only .po, .xlf and .xliff files are read.")))
    return False
