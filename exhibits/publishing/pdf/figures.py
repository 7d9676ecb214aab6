"""Pictures of a book: each is one of its resources, and says in words what is on it."""

from xml.etree.ElementTree import Element

from exhibits.formats.publication import Publication, Resource

from .bodies import Body, walk
from .outcome import CannotPrint

SCHEME = "book:"
# A picture that only adorns is said to be one; it is then no part of what is read aloud.
ADORNING = frozenset({"presentation", "none"})
FORMATS = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp", "image/svg+xml"})
# What a browser chooses from; a book has one file.
CHOICES = ("srcset", "sizes", "loading", "decoding", "width", "height", "fetchpriority")


def address(resource: Resource) -> str:
    return SCHEME + resource.name


def resolve(body: Body, publication: Publication) -> None:
    """Give each picture of a document its file. Raises CannotPrint for one that is not there or says nothing."""
    resources = {resource.name: resource for resource in publication.resources}
    where = f"Document “{body.document.name}”"
    for image, parent in list(walk(body.root)):
        if image.tag == "svg":
            _check_drawing(image, where)
        if image.tag != "img":
            continue
        source = image.get("src", "")
        resource = resources.get(source)
        if resource is None:
            raise CannotPrint(f"{where} shows “{source}”, which is not among the files of the book.")
        check(resource, where)
        if not adorns(image) and not image.get("alt", "").strip():
            raise CannotPrint(f"{where} shows “{source}” without words for those who do not see it.")
        _set(image, resource, parent)


def words_of(drawing: Element) -> str:
    """What a drawing within the text is, for those who do not see it."""
    title = drawing.find("title")
    return (drawing.get("aria-label") or (title.text if title is not None else "") or "").strip()


def adorns(picture: Element) -> bool:
    return picture.get("role") in ADORNING or picture.get("aria-hidden") == "true"


def _check_drawing(drawing: Element, where: str) -> None:
    if not adorns(drawing) and not words_of(drawing):
        raise CannotPrint(f"{where} has a drawing without words for those who do not see it.")


def check(resource: Resource, where: str) -> None:
    """Raises CannotPrint when the file of a picture is missing, or is of a kind that is not printed."""
    if resource.media_type not in FORMATS:
        raise CannotPrint(f"{where} shows “{resource.name}”, which is no picture but {resource.media_type}.")
    if not resource.source.is_file():
        raise CannotPrint(f"{where} shows “{resource.name}”, whose file is missing.")


def _set(image: Element, resource: Resource, parent: Element | None) -> None:
    for name in CHOICES:
        image.attrib.pop(name, None)
    image.set("src", address(resource))
    if resource.height > resource.width:
        image.set("class", f"{image.get('class', '')} upright".strip())
    if parent is not None and parent.tag in ("p", "span", "a"):
        image.set("data-inline", "yes")
