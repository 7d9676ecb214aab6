"""The nodes of a structure tree, and how they are written into a PDF (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

import pydyf

from .leaves import Leaf

# An annotation's flag: it is on paper, too (ISO 32000-1, 12.5.3).
PRINTED = 1 << 2


@dataclass(eq=False)
class Node:
    """One element of the structure. ``kids`` are nodes and pairs of a page and a mark on it, in the order of reading;
    ``links`` are pairs of a page and a link's annotation there; ``page`` is the first that it has a mark on."""

    role: str
    language: str
    element: Element | None = None
    parent: Node | None = None
    kids: list[Node | tuple[int, int]] = field(default_factory=list)
    links: list[tuple[int, pydyf.Dictionary]] = field(default_factory=list)
    page: int | None = None
    notes: int = 0
    id: str = ""
    alt: str = ""
    scope: str = ""
    spans: tuple[int, int] = (1, 1)
    rectangle: tuple[float, float, float, float] | None = None

    def child(
        self, role: str, language: str, element: Element | None, *, first: bool = False, after: Node | None = None
    ) -> Node:
        made = Node(role, language, element, self)
        at = len(self.kids)
        if first:
            at = 0
        elif after is not None:
            at = self.kids.index(after) + after.notes
        self.kids.insert(at, made)
        return made

    def nodes(self) -> Iterator[Node]:
        return (kid for kid in self.kids if isinstance(kid, Node))

    def last_child(self) -> Node | None:
        return next((kid for kid in reversed(self.kids) if isinstance(kid, Node)), None)

    def first_of(self, role: str) -> Node | None:
        return next((one for one in self.nodes() if one.role == role), None)

    def paragraph(self) -> Node:
        """The paragraph for words that stand in a group without one: that of the words right before them, if any."""
        last = self.kids[-1] if self.kids else None
        if isinstance(last, Node) and last.role == "P" and last.element is None:
            return last
        return self.child("P", self.language, None)

    def body(self) -> Node:
        """The body of an item of a list."""
        return self.first_of("LBody") or self.child("LBody", self.language, None)

    def add_mark(self, page: int, mark: int) -> None:
        if self.role == "LI":
            self.body().add_mark(page, mark)
            return
        self.kids.append((page, mark))
        above: Node | None = self
        while above is not None and above.page is None:
            above.page = page
            above = above.parent

    def is_empty(self) -> bool:
        return not self.links and all(isinstance(kid, Node) and kid.is_empty() for kid in self.kids)


class _Writer:
    def __init__(self, pdf: pydyf.PDF, leaves: list[Leaf]):
        self.pdf = pdf
        self.pages = pdf.page_references
        self.marked: list[dict[int, bytes]] = [{} for _ in leaves]
        self.annotations: list[bytes] = []
        self.ids: list[tuple[str, bytes]] = []

    def write(self, node: Node, parent: pydyf.Dictionary, language: str) -> pydyf.Dictionary:
        """One node and all below it, into the PDF; ``language`` is the parent's."""
        made = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{node.role}", "P": parent.reference})
        self.pdf.add_object(made)
        if node.language != language:
            made["Lang"] = pydyf.String(node.language)
        if node.page is not None:
            made["Pg"] = self.pages[node.page]
        self._describe(node, made)
        kids = pydyf.Array()
        for kid in node.kids:
            if isinstance(kid, tuple):
                kids.append(self._mark(kid, node, made))
            elif not kid.is_empty():
                kids.append(self.write(kid, made, node.language).reference)
        kids += [self._link(page, annotation, made) for page, annotation in _outermost(node.links)]
        made["K"] = kids
        return made

    def _mark(self, mark: tuple[int, int], node: Node, made: pydyf.Dictionary) -> int | pydyf.Dictionary:
        page, number = mark
        self.marked[page][number] = made.reference
        if page == node.page:
            return number
        return pydyf.Dictionary({"Type": "/MCR", "Pg": self.pages[page], "MCID": number})

    def _link(self, page: int, annotation: pydyf.Dictionary, made: pydyf.Dictionary) -> pydyf.Dictionary:
        annotation["F"] = PRINTED
        annotation["StructParent"] = len(self.marked) + len(self.annotations)
        self.annotations.append(made.reference)
        return pydyf.Dictionary({"Type": "/OBJR", "Obj": annotation.reference, "Pg": self.pages[page]})

    def _describe(self, node: Node, made: pydyf.Dictionary) -> None:
        if node.alt:
            made["Alt"] = pydyf.String(node.alt)
        if node.role == "Note":
            identifier = node.id or f"note-{len(self.ids)}"
            made["ID"] = pydyf.String(identifier)
            self.ids.append((identifier, made.reference))
        if node.rectangle:
            made["A"] = pydyf.Dictionary(
                {"O": "/Layout", "Placement": "/Block", "BBox": pydyf.Array(map(float, node.rectangle))}
            )
        if node.role in ("TH", "TD"):
            self._describe_cell(node, made)

    def _describe_cell(self, node: Node, made: pydyf.Dictionary) -> None:
        columns, rows = node.spans
        about = pydyf.Dictionary({"O": "/Table"})
        if node.scope:
            about["Scope"] = f"/{node.scope}"
        if columns > 1:
            about["ColSpan"] = columns
        if rows > 1:
            about["RowSpan"] = rows
        if len(about) > 1:
            made["A"] = about


def write_tree(pdf: pydyf.PDF, root: Node, leaves: list[Leaf]) -> None:
    """Put the tree in the place of the one without any content that WeasyPrint has left."""
    _name_links(root)
    _drop_inner_links(pdf, root)
    writer = _Writer(pdf, leaves)
    top = _object(pdf, pdf.catalog["StructTreeRoot"])
    document = writer.write(root, top, "")
    top["K"] = document.reference
    numbers = pydyf.Array()
    for page, marked in enumerate(writer.marked):
        last = max(marked, default=-1)
        numbers += [page, pydyf.Array(marked.get(number, b"null") for number in range(last + 1))]
    for number, reference in enumerate(writer.annotations, start=len(writer.marked)):
        numbers += [number, reference]
    parents = _object(pdf, top["ParentTree"])
    parents["Nums"] = numbers
    top["ParentTreeNextKey"] = len(writer.marked) + len(writer.annotations)
    if writer.ids:
        ordered = sorted((pydyf.String(name).data, reference) for name, reference in writer.ids)
        top["IDTree"] = pydyf.Dictionary({"Names": pydyf.Array(piece for pair in ordered for piece in pair)})


def _object(pdf: pydyf.PDF, reference: bytes):
    return pdf.objects[int(reference.split()[0])]


def _all(node: Node) -> Iterator[Node]:
    yield node
    for kid in node.nodes():
        yield from _all(kid)


def _name_links(root: Node) -> None:
    """A link's annotation says where it leads in the link's own words (ISO 14289-1, 7.18.5)."""
    for node in _all(root):
        if node.links and node.element is not None:
            words = " ".join("".join(node.element.itertext()).split()) or node.element.get("href", "")
            for _, annotation in node.links:
                annotation["Contents"] = pydyf.String(words)


def _outermost(links: list[tuple[int, pydyf.Dictionary]]) -> list[tuple[int, pydyf.Dictionary]]:
    """Without those that lie within another of the same link: an element within a link gets one of its own."""
    kept: list[tuple[int, pydyf.Dictionary]] = []
    for page, annotation in links:
        if not any(page == other and _within(annotation["Rect"], around["Rect"]) for other, around in kept):
            kept.append((page, annotation))
    return kept


def _within(inner: list[float], outer: list[float]) -> bool:
    left, right, low, high = min(inner[::2]), max(inner[::2]), min(inner[1::2]), max(inner[1::2])
    return (
        left >= min(outer[::2]) - 1
        and right <= max(outer[::2]) + 1
        and low >= min(outer[1::2]) - 1
        and high <= max(outer[1::2]) + 1
    )


def _drop_inner_links(pdf: pydyf.PDF, root: Node) -> None:
    dropped = set()
    for node in _all(root):
        kept = _outermost(node.links)
        dropped |= {annotation.reference for _, annotation in node.links} - {one.reference for _, one in kept}
    for reference in pdf.page_references:
        page = _object(pdf, reference)
        if "Annots" in page:
            page["Annots"][:] = [one for one in page["Annots"] if one not in dropped]
