"""Enters what was loaded where Wagtail looks things up, at once: its own way is by tasks for a worker."""

from django.db.models import Model
from modelsearch import index
from wagtail.models import ReferenceIndex


def enter(things: list[Model]) -> None:
    """Into the index of who refers to whom, and into the search index."""
    for thing in things:
        ReferenceIndex.create_or_update_for_object(thing)
        index.insert_or_update_object(thing)
