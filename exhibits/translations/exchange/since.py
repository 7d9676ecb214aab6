"""What became of a passage between the making of its file and the file's return, here and there."""

import re

from bs4 import BeautifulSoup

from exhibits.formats.checking import broken_tags
from exhibits.formats.units import Unit, digest

UNFINISHED = " unfinished"
MARKUP = re.compile("[<>&\r]")


def stamp(target: str, unfinished: bool = False) -> str:
    """Stands in a file for the words that the museum had when it was made (none are words too), and for whether they
    were marked as unfinished: who takes that mark away says something, even with the same words.
    """
    return digest([normal(target)]) + (UNFINISHED if unfinished else "")


def is_untouched(unit: Unit) -> bool:
    """In the file nobody has written anything, nor said of unfinished words that they are good."""
    return unit.was in (stamp(unit.target), stamp(unit.target, unit.unfinished))


def is_overtaken(unit: Unit, present: str) -> bool:
    """``present``, what the museum has now, is not what whoever wrote the unit had before them. A file that does not
    tell what that was may take the place of no words at all.
    """
    return not unit.was.startswith(stamp(present)) if unit.was else bool(present)


def normal(text: str) -> str:
    """As wagtail-localize writes a passage: of two that are the same but for that, one is no change. What has tags that
    cannot be read stays as it is: it is refused for them.
    """
    # Most passages are plain, and taking one apart costs more than all else that is done for it.
    if not MARKUP.search(text) or broken_tags(text):
        return text
    return str(BeautifulSoup(text, "html.parser"))
