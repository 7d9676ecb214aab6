"""Pictures that come in a ZIP beside a sheet. Nothing of it is unpacked to a path: files are read by name, and each is
checked as one that somebody uploads by hand."""

import hashlib
import zipfile
from collections import defaultdict
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import PurePosixPath
from typing import IO

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from exhibits.formats.zips import DAMAGE, FURNITURE, METHODS
from exhibits.media.forms import check_image
from exhibits.media.models import MuseumImage

from .kinds.rows import Unfit
from .known import PICTURE_ENDINGS

MOST_FILES = 20_000


class NoArchive(ValueError):
    """What came is no archive that can be read, and why, in words."""


@dataclass(frozen=True)
class FromArchive:
    """A picture: ``pk`` is that of the museum's own where it has the very same file already."""

    name: str
    sha256: str
    entry: str = field(compare=False)
    pk: int | None = field(compare=False, default=None)


class Archive:
    """Files are found by their names without folders, or with them; capital letters make no difference."""

    def __init__(self, file: IO[bytes]):
        try:
            self._zip = zipfile.ZipFile(file)
            entries = [one for one in self._zip.infolist() if _is_picture(one)]
        except DAMAGE:
            raise NoArchive(_("The archive of pictures is damaged or is no ZIP.")) from None
        if len(entries) > MOST_FILES:
            raise NoArchive(_("The archive holds more than %(most)s pictures.") % {"most": MOST_FILES})
        self._entries: dict[str, list[zipfile.ZipInfo]] = defaultdict(list)
        for entry in entries:
            for name in {entry.filename.casefold(), PurePosixPath(entry.filename).name.casefold()}:
                self._entries[name].append(entry)
        self._found: dict[str, FromArchive] = {}
        self.used: set[str] = set()

    def find(self, name: str) -> FromArchive | None:
        """The picture of this name; None where there is none. Raises Unfit for one that cannot be taken."""
        entries = self._entries.get(name.replace("\\", "/").casefold(), [])
        if not entries:
            return None
        if len(entries) > 1:
            words = _("The archive has several pictures called “%(name)s”. Write the folder before it.")
            raise Unfit(words % {"name": name})
        entry = entries[0]
        self.used.add(entry.filename)
        if entry.filename not in self._found:
            self._found[entry.filename] = self._checked(entry)
        return self._found[entry.filename]

    def content(self, found: FromArchive) -> bytes:
        return self._read(self._zip.getinfo(found.entry))

    def unused(self) -> list[str]:
        names = {entry.filename for entries in self._entries.values() for entry in entries}
        return sorted(names - self.used)

    def _checked(self, entry: zipfile.ZipInfo) -> FromArchive:
        content, name = self._read(entry), PurePosixPath(entry.filename).name
        try:
            check_image(BytesIO(content))
        except ValidationError as error:
            raise Unfit(f"“{name}”: {' '.join(error.messages)}") from None
        sha256 = hashlib.sha256(content).hexdigest()
        pk = MuseumImage.objects.filter(sha256=sha256).order_by("pk").values_list("pk", flat=True).first()
        return FromArchive(name, sha256, entry.filename, pk)

    def _read(self, entry: zipfile.ZipInfo) -> bytes:
        """The size that an archive names may be a lie: no more is read than a picture may have."""
        most = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
        try:
            with self._zip.open(entry) as file:
                content = file.read(most + 1)
        except DAMAGE:
            raise Unfit(_("“%(name)s” is damaged or encrypted in the archive.") % {"name": entry.filename}) from None
        if len(content) > most:
            words = _("“%(name)s” is larger than %(most)s megabytes.")
            raise Unfit(words % {"name": entry.filename, "most": most // 1_048_576})
        return content


def _is_picture(entry: zipfile.ZipInfo) -> bool:
    """Who packs by hand puts lists of files into it."""
    path = PurePosixPath(entry.filename)
    return (
        not entry.is_dir()
        and not set(path.parts) & set(FURNITURE)
        and path.suffix.lower() in PICTURE_ENDINGS
        and entry.compress_type in METHODS
    )
