"""The closed list of rights statements and the works that the museum's texts rest on, from the department's data."""

import tomllib
import uuid
from pathlib import Path

from wagtail.models import Locale

import exhibits.vocabularies
from exhibits.formats.bibliography.works import CUSTOM, SENTENCE, day_in, day_to_csl, from_csl
from exhibits.vocabularies.models import Reference, RightsStatement

DATA = Path(exhibits.vocabularies.__file__).parent / "data"
# What the data call otherwise than CSL does.
IN_CSL = {"lang": "language", "url": "URL", "short_title": "title-short"}


def set_up_references() -> int:
    """Add the works that are not there yet; those that are stay as curators left them. Returns how many were added."""
    known = set(Reference.objects.values_list("key", flat=True))
    works = _read("references.toml")["reference"]
    new = [_reference(work) for work in works if work["key"] not in known]
    for reference in new:
        reference.save()
    return len(new)


def _reference(work: dict) -> Reference:
    """A work of the data, with the museum's notes on its title."""
    item = {IN_CSL.get(name, name): value for name, value in work.items()}
    item["issued"] = day_to_csl(day_in(work.get("date") or str(work.get("year", ""))))
    item[CUSTOM] = {SENTENCE: work.get("sentence_title", "")}
    reference = Reference(key=work["key"], citation=work["citation"])
    reference.take(from_csl(work["key"], item))
    reference.data |= {"note": work["note"]} if "note" in work else {}
    return reference


def set_up_rights(locales: dict[str, Locale]) -> None:
    """The statements in every language the data has them in; the list is closed, so its rows follow the data."""
    for statement in _read("rights.toml")["statement"]:
        key = uuid.uuid5(uuid.NAMESPACE_URL, statement["uri"])
        for code, name in sorted(statement["name"].items(), key=lambda item: item[0] != "en"):
            RightsStatement.objects.update_or_create(
                translation_key=key,
                locale=locales[code],
                defaults={
                    "key": statement["key"],
                    "uri": statement["uri"],
                    "code": statement["code"],
                    "is_open": statement["open"],
                    "name": name,
                    "description": statement["description"].get(code, ""),
                },
            )


def _read(name: str) -> dict:
    return tomllib.loads((DATA / name).read_text(encoding="utf-8"))
