"""What the IIIF Presentation API 3.0 demands of the resources that the museum has, by clause."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

CONTEXT = "http://iiif.io/api/presentation/3/context.json"
TAG = re.compile(r"none|[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*")
RIGHTS = re.compile(r"http://(creativecommons\.org/(licenses|publicdomain)/|rightsstatements\.org/vocab/).+/")
# Every other property is refused where it is not expected: what is misspelt is not passed over.
DESCRIPTIVE = {"label", "summary", "metadata", "requiredStatement", "rights", "provider", "thumbnail"}
LINKING = {"homepage", "seeAlso", "partOf"}
KNOWN = {
    "Manifest": {"@context", "id", "type", "items", "structures", *DESCRIPTIVE, *LINKING},
    "Collection": {"@context", "id", "type", "items", *DESCRIPTIVE, *LINKING},
    "Canvas": {"id", "type", "height", "width", "items", "annotations", *DESCRIPTIVE, *LINKING},
    "Range": {"id", "type", "label", "items"},
    "AnnotationPage": {"id", "type", "items"},
    "Annotation": {"id", "type", "motivation", "body", "target"},
    "Image": {"id", "type", "format", "width", "height", "service"},
    "Agent": {"id", "type", "label", "homepage", "logo"},
    "Text": {"id", "type", "label", "format", "language"},
    "Dataset": {"id", "type", "label", "format"},
    "ImageService3": {"id", "type", "profile"},
}
MUST = {
    "Manifest": {"@context": "4.6", "label": "3.1", "items": "3.4"},
    "Collection": {"@context": "4.6", "label": "3.1", "items": "3.4"},
    "Canvas": {"height": "5.3", "width": "5.3", "label": "3.1", "items": "3.4"},
    "Range": {"items": "3.4", "label": "3.1"},
    "Annotation": {"motivation": "5.6", "body": "5.6", "target": "5.6"},
    "Agent": {"label": "3.1"},
    "Text": {"label": "3.3.1", "format": "3.3.1"},
    "Dataset": {"label": "3.3.1", "format": "3.3.1"},
    "Image": {"format": "3.2", "width": "3.1", "height": "3.1"},
    "ImageService3": {"profile": "3.3.1"},
}
# Values that are no resources themselves.
SOUND = {
    "rights": ("3.1", lambda value: isinstance(value, str) and RIGHTS.fullmatch(value)),
    "height": ("3.2", lambda value: type(value) is int and value > 0),
    "width": ("3.2", lambda value: type(value) is int and value > 0),
    "language": ("3.2", lambda value: value and all(TAG.fullmatch(tag) for tag in value)),
}
ITEMS = {
    "Manifest": {"Canvas"},
    "Collection": {"Manifest", "Collection"},
    "Canvas": {"AnnotationPage"},
    "AnnotationPage": {"Annotation"},
    "Range": {"Range", "Canvas"},
}
MAPS, LISTS = {"label", "summary"}, DESCRIPTIVE - {"label", "summary", "requiredStatement", "rights"} | LINKING


def faults(resource: dict) -> list[str]:
    """What is wrong with a manifest or a collection, each with its clause; empty where nothing is."""
    found = list(_of(resource, is_top=True))
    if resource.get("type") == "Manifest":
        found += _of_manifest(resource)
    return found


def _of(resource: dict, is_top: bool = False, referenced: bool = False) -> Iterator[str]:
    kind, uri = resource.get("type"), resource.get("id", "")
    where = f"{kind} {uri}"
    if kind not in KNOWN:
        yield f"3.2 type: {where}"
        return
    if urlsplit(uri).scheme not in ("http", "https") or " " in uri:
        yield f"3.2 id: {where}"
    if "#" in uri and kind == "Canvas":
        yield f"5.3 a canvas's URI has no fragment: {where}"
    if unknown := set(resource) - KNOWN[kind]:
        yield f"A unknown {sorted(unknown)}: {where}"
    if is_top != ("@context" in resource) or resource.get("@context", CONTEXT) != CONTEXT:
        yield f"4.6 @context stands once, at the top: {where}"
    if is_top and next(iter(resource)) != "@context":
        yield f"4.6 @context stands first: {where}"
    if not referenced:
        yield from (f"{clause} {name}: {where}" for name, clause in MUST.get(kind, {}).items() if name not in resource)
        yield from _items(resource, kind, where)
    yield from _properties(resource, where)


def _items(resource: dict, kind: str, where: str) -> Iterator[str]:
    if kind not in ITEMS:
        return
    items = resource.get("items", [])
    if not items and kind != "Collection":
        yield f"3.4 items has at least one: {where}"
    for item in items:
        if item.get("type") not in ITEMS[kind]:
            yield f"3.4 {item.get('type')} in items: {where}"
        if kind == "Collection" and "items" in item and item.get("type") == "Manifest":
            yield f"5.1 a manifest is not embedded: {where}"
        if kind == "Collection" and "label" not in item:
            yield f"5.1 what is referenced has a label: {where}"
        yield from _of(item, referenced=kind in ("Collection", "Range"))


def _properties(resource: dict, where: str) -> Iterator[str]:
    for name, value in resource.items():
        if name in MAPS:
            yield from _language_map(value, f"{name}: {where}", html=name == "summary")
        elif name in LISTS and (not isinstance(value, list) or not value):
            yield f"4.3 {name} is a list that is not empty: {where}"
        elif name in SOUND and not SOUND[name][1](value):
            yield f"{SOUND[name][0]} {name} {value!r}: {where}"
        yield from _within(name, value, where)


def _within(name: str, value, where: str) -> Iterator[str]:
    if name in ("metadata", "requiredStatement"):
        yield from _pairs([value] if name == "requiredStatement" else value, where)
    elif name in ("provider", "homepage", "seeAlso", "thumbnail", "logo", "service", "partOf"):
        for one in value:
            yield from _of(one, referenced=name == "partOf")


def _pairs(pairs: list, where: str) -> Iterator[str]:
    for pair in pairs:
        if set(pair) != {"label", "value"}:
            yield f"3.1 a pair of label and value: {where}"
            continue
        yield from _language_map(pair["label"], f"label of a pair: {where}", html=False)
        yield from _language_map(pair["value"], f"value of a pair: {where}", html=True)


def _language_map(value, where: str, html: bool) -> Iterator[str]:
    if not isinstance(value, dict) or not value:
        yield f"4.4 {where}"
        return
    for tag, texts in value.items():
        if not TAG.fullmatch(tag):
            yield f"4.4 tag {tag!r}: {where}"
        if not isinstance(texts, list) or not texts or not all(isinstance(text, str) and text for text in texts):
            yield f"4.4 texts of {tag}: {where}"
            continue
        for text in texts:
            if text.startswith("<") and text.endswith(">") and not (html and re.fullmatch(r"<a href=.+</a>", text)):
                yield f"4.5 {text!r} would be read as HTML: {where}"


def _of_manifest(manifest: dict) -> Iterator[str]:
    canvases = [canvas.get("id") for canvas in manifest.get("items", [])]
    if len(set(canvases)) != len(canvases):
        yield "3.2 ids are unique"
    for canvas in manifest.get("items", []):
        for page in canvas.get("items", []):
            for annotation in page.get("items", []):
                yield from _painting(annotation, canvas)
        for page in canvas.get("annotations", []):
            yield from _of(page)
            for annotation in page.get("items", []):
                yield from _comment(annotation, canvas)
    for span in manifest.get("structures", []):
        if span.get("type") != "Range":
            yield f"3.4 structures: {span.get('id')}"
        yield from _of(span)
        yield from (f"5.4 {item['id']} is no canvas" for item in span["items"] if item["id"] not in canvases)


def _painting(annotation: dict, canvas: dict) -> Iterator[str]:
    if annotation.get("motivation") != "painting":
        yield f"5.3 motivation: {annotation.get('id')}"
    if annotation.get("target") != canvas.get("id"):
        yield f"5.6 target: {annotation.get('id')}"
    body = annotation.get("body", {})
    yield from _of(body)
    # Not demanded, but what fills the canvas is to have its proportions.
    if (
        abs(body["width"] * canvas["height"] - body["height"] * canvas["width"])
        > 0.02 * canvas["width"] * body["width"]
    ):
        yield f"5.3 proportions: {annotation.get('id')}"


def _comment(annotation: dict, canvas: dict) -> Iterator[str]:
    """An annotation in ``annotations`` (3.4): a text on a part of the canvas."""
    where = annotation.get("id")
    if annotation.get("motivation") in (None, "painting"):
        yield f"3.4 annotations have no content of the canvas: {where}"
    body = annotation.get("body", {})
    if body.get("type") != "TextualBody" or not body.get("value") or body.get("format") != "text/plain":
        yield f"WADM 3.2.4 a text with its format: {where}"
    if not TAG.fullmatch(body.get("language", "")):
        yield f"4.4 tag {body.get('language')!r}: {where}"
    uri, _, fragment = annotation.get("target", "").partition("#xywh=")
    if uri != canvas.get("id"):
        yield f"5.6 target: {where}"
    sides = [int(side) for side in fragment.split(",") if side.isdecimal()]
    if len(sides) != 4 or not all(sides[2:]):
        yield f"5.6 region {fragment!r}: {where}"
    elif sides[0] + sides[2] > canvas["width"] or sides[1] + sides[3] > canvas["height"]:
        yield f"5.6 region beyond the canvas: {where}"
