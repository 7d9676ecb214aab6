"""What must be right in the package document (5), and whether it agrees with what is in the file."""

import re
from collections.abc import Iterator

from exhibits.publishing.epub.markup import LinedElement, text_of

from .reading import XHTML, Book, Fault

REQUIRED = ("dc:identifier", "dc:title", "dc:language", "dc:publisher")
# EPUB Accessibility 1.1, 2.2 and 2.3.
ACCESSIBILITY = ("accessMode", "accessModeSufficient", "accessibilityFeature", "accessibilityHazard")
MODIFIED = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
ENDINGS = {
    "xhtml": XHTML,
    "css": "text/css",
    "woff2": "font/woff2",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "gif": "image/gif",
    "webp": "image/webp",
    "svg": "image/svg+xml",
}
# How files of a kind begin.
BEGINNINGS = {
    "image/jpeg": b"\xff\xd8\xff",
    "image/png": b"\x89PNG\r\n\x1a\n",
    "image/gif": b"GIF8",
    "image/webp": b"RIFF",
    "font/woff2": b"wOF2",
}


def package_faults(book: Book) -> list[Fault]:
    package = book.trees[book.package]
    faults = [*_metadata(package), *_claims(book, package), *_manifest(book), *_spine(book, package)]
    return [Fault(book.package, line, words) for line, words in faults]


def _metadata(package: LinedElement) -> Iterator[tuple[int, str]]:
    metadata = package.find("metadata")
    if metadata is None:
        yield package.line, "there is no metadata"
        return
    for name in REQUIRED:
        found = list(metadata.iter(name))
        if not found or not all(text_of(one) for one in found):
            yield metadata.line, f"{name} is missing or empty"
    unique = package.get("unique-identifier")
    if not any(one.get("id") == unique for one in metadata.iter("dc:identifier")):
        yield package.line, f"the identifier {unique} is not there"
    ids = {one.get("id") for one in package.iter()}
    for one in metadata.iter("meta"):
        refined = one.get("refines", "#").removeprefix("#")
        if refined and refined not in ids:
            yield one.line, f"a statement is about {refined}, which is not there"
        if not text_of(one):
            yield one.line, f"{one.get('property')} is empty"
    if not MODIFIED.fullmatch(_one(package, "dcterms:modified")):
        yield metadata.line, "the moment of the last change is missing, or not in UTC"


def _one(package: LinedElement, name: str) -> str:
    return next((text_of(one) for one in package.iter("meta") if one.get("property") == name), "")


def _claims(book: Book, package: LinedElement) -> Iterator[tuple[int, str]]:
    """What is said of accessibility is there, and is so."""
    for name in (*ACCESSIBILITY, "accessibilitySummary"):
        if not _one(package, f"schema:{name}"):
            yield package.line, f"{name} is missing"
    features = {text_of(one) for one in package.iter("meta") if one.get("property") == "schema:accessibilityFeature"}
    pictures = [picture for _, tree in book.documents() for picture in tree.iter("img")]
    if "alternativeText" in features and any(picture.get("alt") is None for picture in pictures):
        yield package.line, "descriptions of all pictures are claimed, and one has none"
    navigation = book.trees.get(book.navigation)
    lists = {nav.get("epub:type") for nav in navigation.iter("nav")} if navigation is not None else set()
    if ("page-list" in lists) != ("pageNavigation" in features):
        yield package.line, "a list of pages is claimed and missing, or there and not claimed"
    if "page-list" in lists and not _one(package, "pageBreakSource"):
        yield package.line, "there are pages, and it is not said of what edition"


def _manifest(book: Book) -> Iterator[tuple[int, str]]:
    listed = {}
    for identifier, item in book.items.items():
        name = book.named(book.package, item.get("href", ""))
        media = item.get("media-type", "")
        if name in listed:
            yield item.line, f"{name} is listed twice"
        listed[name] = item
        if name not in book.names:
            yield item.line, f"{identifier} is {name}, which is not there"
        if media != ENDINGS.get(name.rpartition(".")[2].lower(), media):
            yield item.line, f"{name} is said to be {media}"
        if not book.heads.get(name, BEGINNINGS.get(media, b"")).startswith(BEGINNINGS.get(media, b"")):
            yield item.line, f"{name} is damaged, or is not {media}"
    for name in book.names:
        # The container's own files, and the package document itself, are not listed (5.6.1).
        if name not in listed and name not in ("mimetype", book.package) and not name.startswith("META-INF/"):
            yield 0, f"{name} is in the file and not in the manifest"
    for name, tags in (("nav", 1), ("cover-image", None)):
        number = sum(name in item.get("properties", "").split() for item in book.items.values())
        if number > 1 or (tags and not number):
            yield 0, f"{number} items are {name}"


def _spine(book: Book, package: LinedElement) -> Iterator[tuple[int, str]]:
    for one in package.iterfind("spine/itemref"):
        if one.get("idref") not in book.items:
            yield one.line, f"the spine names {one.get('idref')}, which is no item"
    if not book.spine:
        yield package.line, "the spine is empty"
    for name, _ in book.documents():
        if name not in book.spine:
            yield 0, f"{name} is a text and not in the spine"
