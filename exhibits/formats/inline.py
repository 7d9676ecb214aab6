"""The inline markup of a passage as XLIFF has it: elements that translation tools protect.

``<a id="a1">…</a>`` is ``<g id="a1">…</g>``; the second ``<b>…</b>`` is ``<g id="b.2">…</g>``, ``<br/>`` an ``<x/>``.
An element is found again by its id alone, whatever a tool has done to its other attributes.
"""

from collections import Counter
from collections.abc import Callable
from html import escape
from xml.etree import ElementTree

from bs4 import BeautifulSoup, NavigableString

from .checking import INLINE
from .units import writable

NAMESPACE = "{urn:oasis:names:tc:xliff:document:1.2}"
G, X, SEGMENT = f"{NAMESPACE}g", f"{NAMESPACE}x", f"{NAMESPACE}mrk"
KINDS = {"b": "bold", "i": "italic", "br": "lb"}


def to_xml(parent: ElementTree.Element, text: str) -> None:
    """Put a passage into ``parent``, whose document has XLIFF for its default namespace."""
    _fill(parent, BeautifulSoup(text, "html.parser"), Counter())


def _fill(parent: ElementTree.Element, soup, counted: Counter) -> None:
    last = None
    for child in soup.children:
        if isinstance(child, NavigableString):
            if last is None:
                parent.text = (parent.text or "") + writable(child)
            else:
                last.tail = (last.tail or "") + writable(child)
            continue
        counted[child.name] += 1
        name = child.get("id") or f"{child.name}.{counted[child.name]}"
        attributes = {"id": name, "ctype": KINDS.get(child.name, f"x-html-{child.name}")}
        last = ElementTree.SubElement(parent, "x" if child.name == "br" else "g", attributes)
        _fill(last, child, counted)


def from_xml(element: ElementTree.Element, unknown: Callable[[ElementTree.Element], None]) -> str:
    """The passage in ``element``; an element that none such has is told to ``unknown``, and its words are kept."""
    pieces = [escape(element.text or "", quote=False)]
    for child in element:
        tag, _, number = child.get("id", "").partition(".")
        inner = from_xml(child, unknown)
        if child.tag == SEGMENT:
            pieces.append(inner)
        elif child.tag == X and tag == "br":
            pieces.append("<br/>")
        elif child.tag != G or not tag or (number and tag not in INLINE):
            unknown(child)
            pieces.append(inner)
        elif number:
            pieces.append(f"<{tag}>{inner}</{tag}>")
        else:
            pieces.append(f'<a id="{escape(tag)}">{inner}</a>')
        pieces.append(escape(child.tail or "", quote=False))
    return "".join(pieces)
