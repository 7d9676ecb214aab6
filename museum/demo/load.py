"""Loads the demonstration museum. What is there already stays as it is, so loading again adds only what is missing."""

from collections.abc import Callable
from pathlib import Path

from wagtail.signal_handlers import disable_reference_index_auto_update

from exhibits.vocabularies.models import Reference

from .blocks import Things
from .closing import begin_again, take_back
from .furnishing import furnish_home, furnish_settings
from .pages import PageLoader
from .people import USERNAME, make_curator
from .pictures import load_pictures
from .recordings import load_recordings
from .sources import Sources
from .vocabulary import load_terms


def load(sources: Sources, report: Callable[[str], None], credentials_file: Path | None = None) -> None:
    """Load all of it, with a line to ``report`` for every part.

    Raises ContentError before anything is written when a file cannot be read; Mismatch or ContentError when a page
    cannot be made: that page is then not there, those before it are.
    """
    content = sources.read()
    # Every saved string would put a task into the worker's queue, thousands in all: things are entered here when made.
    with disable_reference_index_auto_update():
        terms = load_terms(content, report)
        things = Things(
            images=load_pictures(sources, report),
            recordings=load_recordings(sources.audio, report),
            references=dict(Reference.objects.values_list("key", "pk")),
            places={key: place.pk for key, place in terms["place"].items()},
        )
        begin_again(content)
        PageLoader(content, things, terms, report).load()
        if number := take_back(content):
            report(f"Taken back, to show how that looks: {number}")
        if furnish_home(content, things.pages):
            report("The front page opens with the demonstration.")
    if furnish_settings(content):
        report("The museum's settings are filled in.")
    if password := make_curator(credentials_file):
        report(f"Account: user {USERNAME}, password {password}")
