"""Collections: the whole museum, and what lies under one theme (5.1)."""

from collections.abc import Iterable, Sequence

from exhibits.formats.exhibitions import EntryRecord, ThemeRecord
from exhibits.interchange import addresses

from . import CONTEXT, parts, texts
from .shapes import Collection, LanguageMap, Reference

# Of more a reader of the list has no use: above that they are sorted by theme.
MOST = 100


def of_museum(entries: Sequence[EntryRecord], themes: Iterable[ThemeRecord]) -> Collection:
    """All of ``entries``; where they are many, the collections of ``themes`` and what is under none of those."""
    listed: list[Reference] = []
    if len(entries) > MOST:
        used = {key for entry in entries for key in entry.themes}
        themes = [theme for theme in themes if theme.key in used]
        listed = [_theme(theme) for theme in themes]
        entries = [entry for entry in entries if not {theme.key for theme in themes}.intersection(entry.themes)]
    return _collection(addresses.top_collection(), texts.spoken(parts.NAME), {}, [*listed, *map(_entry, entries)])


def of_theme(theme: ThemeRecord, entries: Iterable[EntryRecord]) -> Collection:
    listed = [_entry(entry) for entry in entries]
    found = _collection(
        addresses.theme_collection(theme.key), texts.told(theme.names), texts.told(theme.descriptions), listed
    )
    return {**found, "partOf": parts.in_museum()}


def _collection(uri: str, label: LanguageMap, summary: LanguageMap, items: list[Reference]) -> Collection:
    found = parts.given({"@context": CONTEXT, "id": uri, "type": "Collection", "label": label, "summary": summary})
    # It must have items, though it may have none yet (3.4).
    return {**found, "provider": [parts.museum()], "items": items}


def _entry(entry: EntryRecord) -> Reference:
    return parts.given(
        {
            "id": addresses.manifest(entry.uuid),
            "type": "Manifest",
            "label": texts.told(entry.titles),
            "thumbnail": parts.thumbnail(entry.thumbnail),
        }
    )


def _theme(theme: ThemeRecord) -> Reference:
    return {"id": addresses.theme_collection(theme.key), "type": "Collection", "label": texts.told(theme.names)}
