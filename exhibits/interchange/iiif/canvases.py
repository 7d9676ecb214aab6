"""A picture on a canvas of its own (5.3)."""

from exhibits.formats.things import FileRecord, PictureRecord, ThingRecord, thumbnail
from exhibits.interchange import addresses

from . import annotations, parts, texts
from .shapes import Canvas, LanguageMap


def canvas(
    manifest: str,
    picture: PictureRecord,
    otherwise: LanguageMap,
    thing: ThingRecord | None = None,
    owner: ThingRecord | None = None,
) -> Canvas:
    """The canvas of ``picture`` in the ``manifest`` of that address, where it stands for ``thing`` or for itself; then
    ``owner`` is the object that it is a picture of, if it is one of an object.

    ``picture`` has a file. Its label is what it is called, ``otherwise`` where it is called nothing; its summary is
    what is to be seen on it.
    """
    uri = uri_of(manifest, picture, thing)
    width, height = _size(picture)
    body = FileRecord(picture.src, _format(picture), *picture.src_size)
    painting = {
        "id": f"{uri}/painting",
        "type": "Annotation",
        "motivation": "painting",
        "body": parts.image(body, parts.service_of(picture)),
        "target": uri,
    }
    return parts.given(
        {
            "id": uri,
            "type": "Canvas",
            "label": _label(picture, thing) or otherwise,
            "summary": _summary(picture, thing),
            "requiredStatement": parts.statement(*_owed(picture)),
            "rights": parts.rights(picture.rights),
            "homepage": parts.homepage(texts.by_tag(thing.addresses, thing.texts), _titles(thing)) if thing else [],
            "partOf": _manifest_of(thing) if thing else [],
            "height": height,
            "width": width,
            "thumbnail": parts.thumbnail(thumbnail([picture])),
            "items": [{"id": f"{uri}/page", "type": "AnnotationPage", "items": [painting]}],
            "annotations": annotations.pages(uri, (width, height), picture, thing or owner),
        }
    )


def uri_of(manifest: str, picture: PictureRecord, thing: ThingRecord | None = None) -> str:
    """The same for as long as the picture hangs there, whatever hangs beside it."""
    return f"{manifest}/canvas/{thing.uuid if thing else picture.uuid}"


def _size(picture: PictureRecord) -> tuple[int, int]:
    """The original's pixels, upright: a camera held upright writes them the other way round, and the derivative, which
    fills the canvas, has been turned."""
    width, height = picture.width, picture.height
    shown_width, shown_height = picture.src_size
    return (height, width) if (width > height) != (shown_width > shown_height) else (width, height)


def _format(picture: PictureRecord) -> str:
    return next((one.format for one in picture.files if one.address == picture.src), "image/jpeg")


def _titles(thing: ThingRecord) -> LanguageMap:
    return texts.told(thing.titles, thing.texts)


def _label(picture: PictureRecord, thing: ThingRecord | None) -> LanguageMap:
    return _titles(thing) if thing else texts.told(picture.caption) or texts.told(picture.alt)


def _summary(picture: PictureRecord, thing: ThingRecord | None) -> LanguageMap:
    """Of an object what the exhibit says of it; else what is seen, for someone who cannot see it."""
    if thing:
        return texts.told({**picture.alt, **picture.caption})
    return texts.told(picture.alt) if picture.caption else {}


def _owed(picture: PictureRecord) -> tuple[LanguageMap, LanguageMap]:
    return texts.tagged(picture.credit, picture.language), texts.tagged(picture.content_note, picture.language)


def _manifest_of(thing: ThingRecord) -> list:
    return [{"id": addresses.manifest(thing.uuid), "type": "Manifest", "label": _titles(thing)}]
