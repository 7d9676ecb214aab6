"""The front door: pages, settings, and the steps of the workflow. None of the three knows of the others but by name."""

from .pages import HomePage, InfoPage
from .settings import MuseumSettings
from .tasks import CommunityReviewTask, ReviewTask

__all__ = ["CommunityReviewTask", "HomePage", "InfoPage", "MuseumSettings", "ReviewTask"]
