"""Where pages of the printed book begin: ``doc-pagebreak`` (DPUB-ARIA 1.1) before or in the element that is named."""

import re
from collections.abc import Collection, Iterator

from . import Unbuildable
from .markup import VOID, LinedElement, free_id

# Where a break can stand between the elements, and what holds no words itself but elements that do.
FLOW = {"body", "section", "article", "aside", "blockquote", "div", "li", "dd", "td", "th", "figcaption", "details"}
HOLLOW = {"ul", "ol", "dl", "table", "thead", "tbody", "tfoot", "tr", "hgroup", "picture", "ruby"}
MADE_FOR_IT = {"a", "div", "span"}
BEFORE_ITS_WORDS = -1
_NOT_IN_IDS = re.compile("[^A-Za-z0-9.-]")


def mark_pages(
    tree: LinedElement, pages: Collection[tuple[str, str]], word: str, taken: set[str], name: str
) -> Iterator[tuple[str, str]]:
    """Ids and labels of the breaks, which are put in, by their order in the document. Raises Unbuildable for a page
    that begins at an id which is not in the document."""
    if not pages:
        return
    wanted: dict[str, list[str]] = {}
    for label, identifier in pages:
        wanted.setdefault(identifier, []).append(label)
    parents = {child: parent for parent in tree.iter() for child in parent}
    for element in list(tree.iter()):
        if labels := wanted.pop(element.get("id"), ()):
            breaks = _put(element, parents, [f"page-{_NOT_IN_IDS.sub('_', label)}" for label in labels], taken)
            for one, label in zip(breaks, labels, strict=True):
                one.set("role", "doc-pagebreak")
                one.set("epub:type", "pagebreak")
                one.set("aria-label", f"{word} {label}")
                yield one.get("id"), label
    if wanted:
        identifier, (label, *_) = wanted.popitem()
        raise Unbuildable(f"{name}: page {label} begins at {identifier}, which is not there")


def _put(element: LinedElement, parents: dict, ids: list[str], taken: set[str]) -> list[LinedElement]:
    """The elements of the breaks: ``element`` itself where it was made for one, else new ones before or in it."""
    if element.tag in MADE_FOR_IT and len(ids) == 1 and not (len(element) or element.text or element.get("role")):
        return [element]
    made = [LinedElement("span", id=free_id(one, taken)) for one in ids]
    parent, place = _place_for(element, parents)
    if place == BEFORE_ITS_WORDS:
        made[-1].tail, parent.text, place = parent.text, None, 0
    for offset, one in enumerate(made):
        parent.insert(place + offset, one)
    return made


def _place_for(element: LinedElement, parents: dict) -> tuple[LinedElement, int]:
    """The element that a break goes into, and before which of its children (or BEFORE_ITS_WORDS)."""
    while parents[element].tag not in FLOW and _is_first(element, parents[element]):
        element = parents[element]
    parent = parents[element]
    if parent.tag in FLOW or element.tag in VOID:
        return parent, list(parent).index(element)
    while element.tag in HOLLOW and len(element):
        element = element[0]
    return element, BEFORE_ITS_WORDS


def _is_first(element: LinedElement, parent: LinedElement) -> bool:
    return parent[0] is element and not (parent.text or "").strip()
