"""The things themselves: their pages, what is told of them in rows, their numbers, and sheets that bring them.
``parts`` knows no page.
"""

from .intakes import Intake, SheetExport, SheetMapping
from .numbers import InventoryNumber
from .pages import ObjectIndexPage, ObjectPage
from .parts import ObjectDimension, ObjectIdentifier, ObjectImage, ObjectMaker, ObjectRecording, ObjectRelation

__all__ = [
    "Intake",
    "InventoryNumber",
    "ObjectDimension",
    "ObjectIdentifier",
    "ObjectImage",
    "ObjectIndexPage",
    "ObjectMaker",
    "ObjectPage",
    "ObjectRecording",
    "ObjectRelation",
    "SheetExport",
    "SheetMapping",
]
