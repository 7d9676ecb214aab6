"""The blocks of a book: what chapters have beside those of every page, notes, the order of chapters."""

from .body import ChapterBlock
from .contents import ContentsBlock, ErrataBlock
from .notes import NotesBlock

__all__ = ["ChapterBlock", "ContentsBlock", "ErrataBlock", "NotesBlock"]
