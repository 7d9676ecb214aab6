"""Whether all that leads somewhere arrives, and whether the lists of the navigation document follow the text."""

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from exhibits.publishing.epub.markup import LinedElement

from .documents import BREAK
from .reading import Book, Fault

OUTWARDS = {"http", "https", "mailto", "tel"}
SHOWN = ("src", "poster", "data")
# 7.4: those that follow the order of the text.
ORDERED = ("toc", "page-list")
_URL = re.compile(r"""url\(\s*["']?([^"')]+)""")


def link_faults(book: Book) -> list[Fault]:
    faults = [*_in_styles(book), *_navigation(book)]
    for name, tree in book.trees.items():
        if name.endswith((".xhtml", ".svg")):
            faults += _in_tree(book, name, tree)
    return faults


def _in_tree(book: Book, name: str, tree: LinedElement) -> Iterator[Fault]:
    for element in tree.iter():
        for attribute in SHOWN:
            source = element.get(attribute)
            if source is not None and (words := _not_shown(book, name, source)):
                yield Fault(name, element.line, words)
        target = element.get("href") or element.get("xlink:href")
        if target is not None and (words := _not_reached(book, name, target, element.tag)):
            yield Fault(name, element.line, words)


def _not_shown(book: Book, name: str, source: str) -> str:
    if urlsplit(source).scheme:
        return f"{source} is not in the book: what a book shows has to be"
    return "" if book.named(name, source) in book.names else f"{source} is not in the book"


def _not_reached(book: Book, name: str, target: str, tag: str) -> str:
    """Why an address leads nowhere; empty where it arrives."""
    if scheme := urlsplit(target).scheme:
        return "" if scheme in OUTWARDS and tag == "a" else f"{target} is no address for a book"
    file, fragment = book.named(name, target), unquote(target.partition("#")[2])
    if file not in book.names:
        return f"{target} leads to {file}, which is not in the book"
    if tag == "a" and file not in book.spine:
        return f"{target} leads to {file}, which is no part of the text"
    if fragment and file in book.trees and fragment not in book.places[file]:
        return f"{target} leads to an id that is not in {file}"
    return ""


def _in_styles(book: Book) -> Iterator[Fault]:
    for name, style in book.styles.items():
        for address in _URL.findall(style):
            if words := _not_shown(book, name, address):
                yield Fault(name, 0, words)


def _navigation(book: Book) -> Iterator[Fault]:
    name = book.navigation
    if name not in book.trees:
        yield Fault(book.package, 0, "names no navigation document (7)")
        return
    lists = {nav.get("epub:type"): nav for nav in book.trees[name].iter("nav")}
    for kind in ("toc", "landmarks"):
        if kind not in lists or lists[kind].find(".//a") is None:
            yield Fault(name, 0, f"the list {kind} is missing or empty (7.4)")
    for kind in ORDERED:
        if kind in lists:
            yield from _in_order(book, name, lists[kind], kind)
    yield from _all_pages(book, name, lists.get("page-list"))


def _in_order(book: Book, name: str, nav: LinedElement, kind: str) -> Iterator[Fault]:
    last = (-1, -1)
    for link in nav.iter("a"):
        file, fragment = book.named(name, link.get("href", "")), link.get("href", "").partition("#")[2]
        if file not in book.spine:
            continue
        place = (book.spine.index(file), book.places.get(file, {}).get(fragment, -1))
        if place < last:
            yield Fault(name, link.line, f"{link.get('href')} comes in {kind} after what follows it in the text (7.4)")
        last = place


def _all_pages(book: Book, name: str, nav: LinedElement | None) -> Iterator[Fault]:
    links = list(nav.iter("a")) if nav is not None else []
    listed = {(book.named(name, link.get("href", "")), link.get("href", "").partition("#")[2]): link for link in links}
    marked = {
        (file, element.get("id")): element
        for file in book.spine
        if file in book.trees
        for element, role in book.roles(file)
        if role == BREAK
    }
    for place in listed.keys() - marked.keys():
        yield Fault(name, listed[place].line, f"{'#'.join(place)} is in the list of pages and no page break")
    for place in marked.keys() - listed.keys():
        yield Fault(place[0], marked[place].line, f"the page break {place[1]} is not in the list of pages")
