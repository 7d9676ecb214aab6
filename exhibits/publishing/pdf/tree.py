"""The structure tree of a PDF as it is found in one, whoever made it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pypdf.generic import ArrayObject, DictionaryObject, NumberObject

# A tree that goes deeper, or in a circle, is not read further.
DEEPEST = 200


@dataclass(eq=False)
class Branch:
    """One element with its ``role``, such as ``/P``, and its ``kids``; ``entry`` is its dictionary."""

    role: str
    entry: DictionaryObject
    kids: list[Branch] = field(default_factory=list)

    def below(self) -> Iterator[Branch]:
        for kid in self.kids:
            yield kid
            yield from kid.below()

    def annotations(self) -> Iterator[Branch]:
        """The annotations that the element holds, a link's for example."""
        return (kid for kid in self.below() if kid.role == "/OBJR")

    def attributes(self) -> list[DictionaryObject]:
        found = self.entry.get("/A")
        if found is None:
            return []
        found = found.get_object()
        return [one.get_object() for one in found] if isinstance(found, ArrayObject) else [found]


def branches(catalog: DictionaryObject) -> Iterator[Branch]:
    """All elements of a document in the order of reading, the root's first."""
    root = catalog.get("/StructTreeRoot")
    if root is None:
        return
    for top in _kids(root.get_object(), 0):
        yield top
        yield from top.below()


def _kids(entry: DictionaryObject, depth: int) -> list[Branch]:
    found = entry.get("/K")
    if found is None or depth > DEEPEST:
        return []
    found = found.get_object()
    listed = found if isinstance(found, ArrayObject) else [found]
    made = []
    for kid in (one.get_object() for one in listed):
        if isinstance(kid, NumberObject) or not isinstance(kid, DictionaryObject):
            continue
        role = str(kid.get("/S") or kid.get("/Type"))
        if role != "/MCR":
            made.append(Branch(role, kid, _kids(kid, depth + 1) if "/S" in kid else []))
    return made
