"""Addresses that stand in the words of a book: they become links, and are broken where an address may be."""

import re
from xml.etree.ElementTree import Element

from .making import element

BARE = re.compile(r"https?://[^\s<>\"“”«»]*[^\s<>\"“”«».,;:)\]]")
# After a stroke and before other signs, as manuals of style have it; no hyphen is put in, which would be read as part.
BREAKS = re.compile(r"(?<=/)(?=[^/])|(?=[.?&=_%#-])")
MAY_BREAK = "\u200b"


def breakable(address: str) -> str:
    scheme, colon, rest = address.partition("://")
    return f"{scheme}{colon}{BREAKS.sub(MAY_BREAK, rest)}" if colon else BREAKS.sub(MAY_BREAK, address)


def link_addresses(root: Element) -> None:
    """Make links of the addresses in the words of an element that are in none yet."""
    if root.tag == "a":
        return
    for child in list(root):
        link_addresses(child)
    at = 0
    pieces = _pieces(root.text)
    root.text = pieces.pop(0)
    for child in [None, *root]:
        if child is not None:
            at = list(root).index(child) + 1
            pieces = _pieces(child.tail)
            child.tail = pieces.pop(0)
        for link in pieces:
            root.insert(at, link)
            at += 1


def _pieces(words: str | None) -> list:
    """The words before the first address, then links, each with the words behind it."""
    if not words or "://" not in words:
        return [words]
    made, end = [], 0
    for found in BARE.finditer(words):
        link = element("a", breakable(found[0]), href=found[0], class_="address", data_out="yes")
        if made:
            made[-1].tail = words[end : found.start()]
        else:
            made.append(words[: found.start()])
        made.append(link)
        end = found.end()
    if not made:
        return [words]
    made[-1].tail = words[end:]
    return made
