"""The museum's stylesheet: parts to read and write, one file to fetch."""

import re
from collections.abc import Iterator

from whitenoise.storage import CompressedManifestStaticFilesStorage

SHEET = "css/museum.css"
PART = re.compile(r'@import url\("([\w-]+\.css)"\);')


class StaticFiles(CompressedManifestStaticFilesStorage):
    """Puts the parts that ``SHEET`` imports in their places: a phone asks once, not once for each part."""

    def post_process(self, paths: dict, dry_run: bool = False, **options) -> Iterator[tuple]:
        if SHEET in paths and not dry_run:
            self._read_together(paths)
            paths = {**paths, SHEET: (self, SHEET)}
        yield from super().post_process(paths, dry_run, **options)

    def _read_together(self, paths: dict) -> None:
        def text(name: str) -> str:
            storage, path = paths[name]
            with storage.open(path) as file:
                return file.read().decode()

        whole = PART.sub(lambda part: text(f"css/{part[1]}"), text(SHEET))
        with open(self.path(SHEET), "w", encoding="utf-8") as file:
            file.write(whole)
