"""Removes what ``load`` made and nothing else: pages, pictures and recordings with their files, terms, the account.

A page of the demonstration goes with all its translations and whatever was edited on it. What editors have made of their
own stays, and with it what it uses: pages above theirs, pictures and recordings they show, terms they index under.
"""

from django.db import transaction
from django.db.models import Q
from wagtail.models import Page, ReferenceIndex, Site
from wagtail_localize.models import String, StringSegment, StringTranslation, Template, TemplateSegment

from exhibits.formats.languages import DEFAULT
from exhibits.media.models import MuseumImage, Recording
from home.models import HomePage, MuseumSettings

from .content import Content
from .furnishing import show, values_of
from .keys import permanent
from .pages import key_of
from .people import remove_unused_curator
from .pictures import catalogue as pictures
from .recordings import catalogue as recordings
from .vocabulary import MODELS, ROWS

# Pages that hold others go last.
ORDER = ("exhibit", "story", "chapter", "book", "info")


def remove(sources, report) -> None:
    """Raises ContentError when the files that say what was loaded cannot be read."""
    from .load import whole
