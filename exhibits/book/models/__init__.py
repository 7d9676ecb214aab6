"""Books: a page for each, its chapters below it."""

from .contributors import BookContributor
from .editions import Edition, EditionPage
from .files import BookFile
from .pages import BookPage, ChapterPage, outline_of

__all__ = ["BookContributor", "BookFile", "BookPage", "ChapterPage", "Edition", "EditionPage", "outline_of"]
