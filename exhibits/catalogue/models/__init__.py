"""The things themselves: their pages, what is told of them in rows, and their numbers. ``parts`` knows no page."""

from .numbers import InventoryNumber
from .pages import ObjectIndexPage, ObjectPage
from .parts import ObjectDimension, ObjectIdentifier, ObjectImage, ObjectMaker, ObjectRelation

__all__ = [
    "InventoryNumber",
    "ObjectDimension",
    "ObjectIdentifier",
    "ObjectImage",
    "ObjectIndexPage",
    "ObjectMaker",
    "ObjectPage",
    "ObjectRelation",
]
