"""The file itself: a ZIP (4.2) whose bytes follow from what is in it and from nothing else."""

import os
import shutil
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from . import MEDIA_TYPE

# The earliest date that a ZIP can tell; when a book was packed is nobody's concern.
MOMENT = (1980, 1, 1, 0, 0, 0)
READABLE = 0o100644 << 16
UNIX = 3
LEVEL = 9
# What is compressed already, and would be larger.
PACKED = {".jpg", ".jpeg", ".png", ".gif", ".webp", ".woff2", ".mp3", ".m4a", ".ogg", ".opus"}


@dataclass(frozen=True)
class File:
    """A file in the book; ``content`` is text, or the file that it is a copy of."""

    name: str
    content: str | Path


def pack(files: Iterable[File], target: Path | BinaryIO) -> int:
    """Writes the book; returns its bytes. A file appears under its name when it is whole; a stream must be seekable,
    and the book stands in it from where it was."""
    if isinstance(target, Path):
        beside = target.with_name(f".{target.name}.{os.getpid()}")
        try:
            with beside.open("wb") as stream:
                length = pack(files, stream)
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
        return length
    begin = target.tell()
    with zipfile.ZipFile(target, "w") as archive:
        # First, stored and without anything beside it: so the file is known by its first bytes (4.3.3).
        archive.writestr(_told("mimetype", zipfile.ZIP_STORED), MEDIA_TYPE)
        for file in files:
            _add(archive, file)
    return target.tell() - begin


def _told(name: str, method: int) -> zipfile.ZipInfo:
    told = zipfile.ZipInfo(name, MOMENT)
    told.compress_type, told.external_attr, told.create_system = method, READABLE, UNIX
    return told


def _add(archive: zipfile.ZipFile, file: File) -> None:
    is_packed = Path(file.name).suffix.lower() in PACKED
    told = _told(file.name, zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED)
    if isinstance(file.content, str):
        archive.writestr(told, file.content.encode(), compresslevel=LEVEL)
        return
    told.file_size = file.content.stat().st_size
    with file.content.open("rb") as source, archive.open(told, "w") as place:
        shutil.copyfileobj(source, place)
