"""What a record must bring before a book is made of it. What its readers would miss, ``checking`` finds."""

import re
from collections.abc import Iterator

from exhibits.formats.publication import WORDS, Matter, Publication, Resource

from . import Unbuildable

# Core media types (3.2) of what a record brings; anything else would need a fallback.
MEDIA_TYPES = {
    "image/gif", "image/jpeg", "image/png", "image/svg+xml", "image/webp",
    "audio/mpeg", "audio/mp4", "audio/ogg; codecs=opus",
}  # fmt: skip
DOCUMENT_NAME = re.compile(r"[a-z0-9-]+")
RESOURCE_NAME = re.compile(r"(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
IDENTIFIER = re.compile(r"(?:urn:[a-z0-9-]+:|https?://)\S+", re.IGNORECASE)


def all_resources(publication: Publication) -> dict[str, Resource]:
    """The resources by name, the cover among them."""
    cover = (publication.cover,) if publication.cover else ()
    return {resource.name: resource for resource in (*publication.resources, *cover)}


def insist(publication: Publication) -> None:
    """Raises Unbuildable with all that is wrong, one thing a line."""
    wrong = [*_of_the_whole(publication), *_of_documents(publication), *_of_resources(publication)]
    if wrong:
        raise Unbuildable("\n".join(wrong))


def _of_the_whole(publication: Publication) -> Iterator[str]:
    if not publication.title.strip():
        yield "The book has no title"
    if not IDENTIFIER.fullmatch(publication.identifier):
        yield f"The identifier {publication.identifier!r} is neither a URN nor an address"
    if not LANGUAGE.fullmatch(publication.language):
        yield f"The language of the book, {publication.language!r}, is no language tag"
    if publication.modified.tzinfo is None:
        yield "The moment of the last change has no time zone"
    if missing := [word for word in WORDS if not publication.words.get(word, "").strip()]:
        yield f"These words are missing in the language of the book: {', '.join(missing)}"
    if not any(publication.of(Matter.BODY)):
        yield "The book has no chapters"


def _of_documents(publication: Publication) -> Iterator[str]:
    seen = set()
    for document in publication.documents:
        if not DOCUMENT_NAME.fullmatch(document.name):
            yield f"A document cannot be called {document.name!r}: only a to z, 0 to 9 and hyphens"
        if document.name in seen:
            yield f"Two documents are called {document.name}"
        if not document.title.strip():
            yield f"{document.name}: the document has no title"
        if not LANGUAGE.fullmatch(document.language):
            yield f"{document.name}: its language, {document.language!r}, is no language tag"
        seen.add(document.name)
    for page in publication.pages:
        if page.document not in seen:
            yield f"Page {page.label} begins in {page.document}, which is no document of the book"


def _of_resources(publication: Publication) -> Iterator[str]:
    seen: dict[str, str] = {}
    for resource in all_resources(publication).values():
        # Two names that differ in case only are one file on many a disk (4.2.3).
        other = seen.setdefault(resource.name.casefold(), resource.name)
        if other != resource.name:
            yield f"{other} and {resource.name} differ only in capital letters"
        if not RESOURCE_NAME.fullmatch(resource.name):
            yield f"A file in the book cannot be called {resource.name!r}"
        if resource.media_type not in MEDIA_TYPES:
            yield f"{resource.name} is {resource.media_type}, which not every reading program shows"
        if not resource.source.is_file():
            yield f"{resource.name}: the file {resource.source} is missing"
