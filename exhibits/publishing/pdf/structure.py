"""What a page of print is, for those who hear it: the structure tree of a tagged PDF (ISO 32000-1, 14.7 and 14.8).

It follows the elements of the book and not its pages: a paragraph over two pages is one paragraph, a table one table
with one head, a note comes right after the paragraph that calls for it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

import pydyf
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from .figures import adorns, words_of
from .leaves import Leaf
from .nodes import Node, write_tree

ROLES = {
    **{f"h{rank}": f"H{rank}" for rank in range(1, 7)},
    **dict.fromkeys(["section", "article", "nav", "main"], "Sect"),
    **dict.fromkeys(["div", "aside", "header", "footer", "figure", "address", "details"], "Div"),
    **dict.fromkeys(["p", "pre", "summary"], "P"),
    **dict.fromkeys(["ul", "ol", "dl"], "L"),
    **dict.fromkeys(["caption", "figcaption"], "Caption"),
    "li": "LI",
    "blockquote": "BlockQuote",
    "q": "Quote",
    "a": "Link",
    "img": "Figure",
    "svg": "Figure",
    "table": "Table",
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
}
# Words stand in these within a paragraph only.
GROUPS = frozenset({"Document", "Sect", "Div", "BlockQuote", "Part"})
# A note follows what it belongs to; where that is one of these, behind it, else at the end of what it stands in.
FOLLOWED = frozenset({"P", "H1", "H2", "H3", "H4", "H5", "H6", "Caption"})
ONCE = frozenset({"THead", "TFoot"})
CALL, NOTE_MARK, LIST_MARK = "footnote-call", "footnote-marker", "marker"


@dataclass
class Structure:
    """Gathers the structure of a book page by page, then writes it."""

    language: str
    root: Node = field(init=False)
    nodes: dict[tuple[Element, str], Node] = field(default_factory=dict)

    def __post_init__(self):
        self.root = Node("Document", self.language)

    def write(self, pdf: pydyf.PDF, leaves: list[Leaf]) -> None:
        for number, leaf in enumerate(leaves):
            page = _PageWalk(self, number, leaf)
            for child in leaf.box.children:
                page.visit(child, self.root)
        write_tree(pdf, self.root, leaves)


@dataclass
class _PageWalk:
    """One page on its way into the structure."""

    structure: Structure
    number: int
    leaf: Leaf

    def visit(self, box, node: Node) -> None:
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        if isinstance(box, boxes.MarginBox) or _adorns(box):
            self._furniture(box)
            return
        node = self._node_of(box, node)
        if node.role in ONCE and node.page not in (None, self.number):
            self._furniture(box)
            return
        if box.link_annotation:
            node.links.append((self.number, box.link_annotation))
        if box in self.leaf.marks:
            self._mark(box, node)
        for child in getattr(box, "children", ()):
            self.visit(child, node)

    def _mark(self, box, node: Node) -> None:
        mark = self.leaf.marks.pop(box)
        if node.role in GROUPS:
            node = node.paragraph()
        if isinstance(box, boxes.ReplacedBox):
            node.rectangle = self.leaf.rectangle(box)
        node.add_mark(self.number, mark)

    def _furniture(self, box) -> None:
        for one in box.descendants(placeholders=True):
            one = one._box if isinstance(one, AbsolutePlaceholder) else one
            if one in self.leaf.marks:
                self.leaf.make_artifact(self.leaf.marks.pop(one))

    def _node_of(self, box, node: Node) -> Node:
        """The node that a box belongs to: that of its element, made now unless a page before had a part of it."""
        tag, pseudo = _name(box), (box.element_tag or "").partition("::")[2]
        if box.element is None or tag in ("html", "body"):
            return node
        if pseudo in (CALL, NOTE_MARK, LIST_MARK):
            return self._pseudo_node(box, node, pseudo)
        if pseudo or box.element is node.element:
            return node
        known = self.structure.nodes.get((box.element, ""))
        if known is None:
            known = self._made(box, tag, node)
            self.structure.nodes[box.element, ""] = known
        return known

    def _made(self, box, tag: str, node: Node) -> Node:
        element, language = box.element, box.style["lang"] or node.language
        role = element.get("data-role") or ROLES.get(tag)
        if tag in ("dt", "dd"):
            return self._of_definition(element, tag, language, node)
        if role is None:
            if language == node.language:
                return node
            role = "Span"
        if role in GROUPS or node.role not in GROUPS or role not in ("Link", "Span", "Quote", "Reference"):
            parent = node.body() if node.role == "LI" else node
        else:
            parent = node.paragraph()
        made = parent.child(role, language, element)
        _describe(made, element, parent)
        return made

    def _of_definition(self, element: Element, tag: str, language: str, node: Node) -> Node:
        """A term begins an item of the list, what it means is its body."""
        last = node.last_child()
        starts = last is None or (tag == "dt" and any(one.role == "LBody" for one in last.nodes()))
        item = node.child("LI", node.language, None) if starts else last
        return item.child("Lbl" if tag == "dt" else "LBody", language, element)

    def _pseudo_node(self, box, node: Node, pseudo: str) -> Node:
        key = (box.element, pseudo)
        if key not in self.structure.nodes:
            if pseudo == CALL:
                holder = node.paragraph() if node.role in GROUPS else node
                made = holder.child("Reference", node.language, None)
                note = _place_note(holder, box.element, box.style["lang"] or node.language)
                self.structure.nodes[box.element, ""] = note
            else:
                made = node.child("Lbl", node.language, None, first=pseudo == LIST_MARK)
            self.structure.nodes[key] = made
        return self.structure.nodes[key]


def _adorns(box) -> bool:
    if box.element is None or "::" in (box.element_tag or ""):
        return False
    return _name(box) in ("img", "svg") and adorns(box.element)


def _name(box) -> str:
    """The name of a box's element without its namespace, which drawings have."""
    return (box.element_tag or "").partition("::")[0].rpartition("}")[2]


def _place_note(holder: Node, element: Element, language: str) -> Node:
    """A note's place: behind the block that calls for it and the notes that follow it already."""
    block = holder
    while block.parent is not None and block.role in ("Span", "Quote", "Link", "Reference"):
        block = block.parent
    if block.role in FOLLOWED and block.parent is not None:
        block.notes += 1
        note = block.parent.child("Note", language, element, after=block)
    else:
        note = block.child("Note", language, element)
    note.id = element.get("id", "")
    return note


def _describe(node: Node, element: Element, parent: Node) -> None:
    if node.role == "Figure":
        node.alt = element.get("alt", "") or words_of(element)
    elif node.role == "TH":
        node.scope = {"row": "Row", "rowgroup": "Row", "col": "Column", "colgroup": "Column"}.get(
            element.get("scope", ""), "Column" if _in_head(parent) else "Row"
        )
    elif node.role == "Note":
        node.id = element.get("id", "")
    if node.role in ("TH", "TD"):
        node.spans = (int(element.get("colspan") or 1), int(element.get("rowspan") or 1))


def _in_head(row: Node) -> bool:
    group = row.parent
    if group is None or group.role == "THead":
        return True
    return group.role != "TFoot" and group.first_of("TR") is row and all(one.tag == "th" for one in row.element)
