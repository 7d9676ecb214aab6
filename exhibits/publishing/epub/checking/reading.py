"""A book as it is read back out of its file."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import unquote

from exhibits.publishing.epub.markup import LinedElement

XHTML = "application/xhtml+xml"


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong: ``file`` within the book (empty: the whole), ``line`` from 1 (0: none in particular)."""

    file: str
    line: int
    words: str

    def __str__(self) -> str:
        where = f"{self.file}, line {self.line}" if self.line else self.file
        return f"{where}: {self.words}" if where else self.words


@dataclass
class Book:
    """``trees`` are the files in XML by name, ``styles`` the style sheets, ``heads`` the first bytes of all else;
    ``package`` is the name of the package document."""

    names: list[str]
    trees: dict[str, LinedElement] = field(default_factory=dict)
    styles: dict[str, str] = field(default_factory=dict)
    heads: dict[str, bytes] = field(default_factory=dict)
    package: str = ""

    @cached_property
    def items(self) -> dict[str, LinedElement]:
        """The items of the manifest by their ids."""
        return {item.get("id", ""): item for item in self.trees[self.package].iterfind("manifest/item")}

    @cached_property
    def spine(self) -> list[str]:
        """The names of the files in reading order."""
        found = (self.items.get(one.get("idref")) for one in self.trees[self.package].iterfind("spine/itemref"))
        return [self.named(self.package, item.get("href", "")) for item in found if item is not None]

    @cached_property
    def navigation(self) -> str:
        """The name of the navigation document; empty where there is none."""
        for item in self.items.values():
            if "nav" in item.get("properties", "").split():
                return self.named(self.package, item.get("href", ""))
        return ""

    @cached_property
    def places(self) -> dict[str, dict[str, int]]:
        """For each file in XML its ids, each with how far down it stands."""
        return {
            name: {element.get("id"): place for place, element in enumerate(tree.iter()) if element.get("id")}
            for name, tree in self.trees.items()
        }

    def documents(self) -> Iterator[tuple[str, LinedElement]]:
        for item in self.items.values():
            name = self.named(self.package, item.get("href", ""))
            if item.get("media-type") == XHTML and name in self.trees:
                yield name, self.trees[name]

    @staticmethod
    def named(origin: str, href: str) -> str:
        """The name of the file to which an address in the file ``origin`` leads."""
        path = unquote(href.partition("#")[0])
        return posixpath.normpath(posixpath.join(posixpath.dirname(origin), path)) if path else origin

    def roles(self, name: str) -> Iterator[tuple[LinedElement, str]]:
        """The elements of a file that have a role, with each."""
        for element in self.trees[name].iter():
            for role in element.get("role", "").split():
                yield element, role
