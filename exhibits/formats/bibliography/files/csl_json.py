"""Works as CSL-JSON (schema 1.0.2): a list of items, as Zotero, pandoc and citation processors read it."""

import json
from collections.abc import Iterable

from exhibits.formats.bibliography.works import Work, to_csl


def write(works: Iterable[Work]) -> str:
    return json.dumps([{"id": work.key, **to_csl(work)} for work in works], ensure_ascii=False, indent=2) + "\n"
