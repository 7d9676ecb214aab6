"""Stories, and who told them."""

from .family import FamilyLink
from .narrators import Narrator
from .pages import StoryIndexPage, StoryPage

__all__ = ["FamilyLink", "Narrator", "StoryIndexPage", "StoryPage"]
