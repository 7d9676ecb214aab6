"""Where the links of a book lead on paper: into the book, with a page number, or out of it, with an address."""

from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from exhibits.formats.publication import Document, Part, Publication

from .addresses import breakable
from .bodies import Body, walk, words_of
from .making import element, unwrap

# Where an address is worth its line: there people look a thing up.
LISTS = frozenset({Part.BIBLIOGRAPHY, Part.COLOPHON})
# What many words of a text lead to: page numbers would clutter it.
LOOKED_UP = frozenset({Part.BIBLIOGRAPHY, Part.GLOSSARY})
OUTWARD = frozenset({"http", "https", "mailto"})


def anchor(document: str, id_: str = "") -> str:
    """The name of a place in the whole book; ids stand once in a document only."""
    return f"{document}/{id_}" if id_ else document


class Links:
    """Resolves the links of a publication's bodies; ``remarks`` tells those that lead nowhere."""

    def __init__(self, publication: Publication, bodies: tuple[Body, ...]):
        self.documents = {document.name: document for document in publication.documents}
        self.page_word = publication.words.get("Page", "").lower()
        self.places = {body.document.name: _ids(body) for body in bodies}
        self.remarks: list[str] = []

    def resolve(self, root: Element, document: Document) -> None:
        """Put the ids and links within an element of ``document`` into those of the whole book."""
        for one, parent in list(walk(root)):
            if "id" in one.attrib:
                one.set("id", anchor(document.name, one.get("id")))
            if one.tag == "a" and parent is not None:
                self._resolve_link(one, parent, document)

    def _resolve_link(self, link: Element, parent: Element, document: Document) -> None:
        address = link.get("href", "").strip()
        scheme = _scheme(address)
        if scheme in OUTWARD and (words_of(link) or len(link)):
            link.set("data-out", "yes")
            if document.kind in LISTS:
                _print_address(link, address)
            return
        name, _, id_ = address.partition("#")
        target = name.removesuffix(".xhtml") if name else document.name
        if scheme or not self._is_there(target, id_):
            if address:
                self.remarks.append(f"Document “{document.name}”: the link to “{address}” leads nowhere.")
            unwrap(parent, link)
            return
        link.set("href", f"#{anchor(target, id_)}")
        if target != document.name and self.documents[target].kind not in LOOKED_UP and self.page_word:
            link.set("data-page", self.page_word)
            if _is_in_brackets(link, parent):
                link.set("class", "within")

    def _is_there(self, document: str, id_: str) -> bool:
        return document in self.places and (not id_ or id_ in self.places[document])


def _is_in_brackets(link: Element, parent: Element) -> bool:
    """Whether the words before a link have opened a bracket and not closed it."""
    before = parent.text or ""
    for child in parent:
        if child is link:
            break
        before += "".join(child.itertext()) + (child.tail or "")
    return before.rfind("(") > before.rfind(")")


def _ids(body: Body) -> frozenset[str]:
    return frozenset(one.get("id") for one in body.root.iter() if "id" in one.attrib) | frozenset(
        note.id for note in body.document.notes
    )


def _scheme(address: str) -> str:
    try:
        return urlsplit(address).scheme.lower()
    except ValueError:
        return "?"


def _print_address(link: Element, address: str) -> None:
    bare = address.partition("://")[2].rstrip("/") or address.partition(":")[2]
    if bare and bare not in words_of(link):
        link.append(element("span", f" {breakable(bare)}", class_="address"))
