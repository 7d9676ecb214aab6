"""The manifests of objects and exhibits (5.2)."""

from collections.abc import Iterable

from exhibits.formats.exhibitions import ExhibitRecord, SectionRecord
from exhibits.formats.things import PictureRecord, ThingRecord, thumbnail
from exhibits.interchange import addresses

from . import CONTEXT, metadata, parts, texts
from .canvases import canvas, uri_of
from .shapes import Canvas, LanguageMap, Manifest, Range


def of_thing(record: ThingRecord) -> Manifest | None:
    """The manifest of an object; None without a picture to see: a manifest must have a canvas (3.4, items)."""
    uri, titles = addresses.manifest(record.uuid), texts.told(record.titles, record.texts)
    pictures = [one for one in record.pictures if one.src]
    credits = texts.told(record.credit_lines, record.texts) or _credits(pictures)
    return _manifest(
        record,
        label=titles,
        summary=texts.told({**record.descriptions, **record.summaries}, record.texts),
        metadata=metadata.of_thing(record),
        requiredStatement=parts.statement(credits, texts.told(record.content_notes, record.texts)),
        rights=parts.rights(record.rights),
        thumbnail=parts.thumbnail(thumbnail(pictures)),
        items=_once(canvas(uri, one, titles, owner=record) for one in pictures),
    )


def of_exhibit(record: ExhibitRecord) -> Manifest | None:
    """The manifest of an exhibit: its cover, then what hangs in it, with a range for each section (5.4)."""
    uri, titles = addresses.manifest(record.uuid), texts.told(record.titles, record.texts)
    hung = [one for section in record.sections for one in section.shown]
    covers = [record.cover] if record.cover else []
    pictures = [*covers, *(one.picture for one in hung)]
    canvases = [canvas(uri, one, titles) for one in covers]
    canvases += [canvas(uri, one.picture, titles, one.thing) for one in hung]
    return _manifest(
        record,
        label=titles,
        summary=texts.told({**record.introductions, **record.subtitles}, record.texts),
        metadata=metadata.of_exhibit(record),
        requiredStatement=parts.statement(
            texts.told(record.credits, record.texts) or _credits(pictures),
            texts.told(record.content_notes, record.texts),
        ),
        thumbnail=parts.thumbnail(thumbnail(pictures)),
        items=_once(canvases),
        structures=_ranges(uri, record),
    )


def _manifest(record: ThingRecord | ExhibitRecord, **told) -> Manifest | None:
    if not told["items"]:
        return None
    items, structures = told.pop("items"), told.pop("structures", [])
    return parts.given(
        {
            "@context": CONTEXT,
            "id": addresses.manifest(record.uuid),
            "type": "Manifest",
            **told,
            "provider": [parts.museum()],
            "homepage": parts.homepage(texts.by_tag(record.addresses, record.texts), told["label"]),
            "seeAlso": parts.see_also(record.uuid),
            "partOf": parts.in_museum(),
            "items": items,
            "structures": structures,
        }
    )


def _credits(pictures: Iterable[PictureRecord]) -> LanguageMap:
    """Whoever the pictures are owed to, each once."""
    owed = dict.fromkeys((one.credit, one.language) for one in pictures if one.credit)
    return texts.joined(*(texts.tagged(credit, language) for credit, language in owed))


def _once(canvases: Iterable[Canvas]) -> list[Canvas]:
    """A picture that hangs in two places has one canvas, and stands in the ranges of both."""
    found: dict[str, Canvas] = {}
    for one in canvases:
        found.setdefault(one["id"], one)
    return list(found.values())


def _ranges(manifest: str, record: ExhibitRecord) -> list[Range]:
    """One range for each section that has a heading."""
    headed = [section for section in record.sections if section.headings]
    return [_range(manifest, number, section, record) for number, section in enumerate(headed, start=1)]


def _range(manifest: str, number: int, section: SectionRecord, record: ExhibitRecord) -> Range:
    uris = dict.fromkeys(uri_of(manifest, one.picture, one.thing) for one in section.shown)
    return {
        "id": f"{manifest}/range/{number}",
        "type": "Range",
        "label": texts.told(section.headings, record.texts),
        "items": parts.references("Canvas", uris),
    }
