"""Wagtail's search in the database, asked with cleaned words only.

The admin hands on what an editor types as it is, and a quotation mark is an error to SQLite's full-text search.
"""

from wagtail.search.backends import database

from .query import clean


class Cleaning:
    """Reads a text as words; queries that are objects come from the museum's own code and stay as they are."""

    def search(self, query, *args, **kwargs):
        return super().search(_words(query), *args, **kwargs)

    def autocomplete(self, query, *args, **kwargs):
        return super().autocomplete(_words(query), *args, **kwargs)


def _words(query):
    return clean(query) if isinstance(query, str) else query


def SearchBackend(params):
    """The backend that suits the database, with cleaning before it; Wagtail asks a backend's module for this name."""
    plain = type(database.SearchBackend(params))
    return type("CleaningSearchBackend", (Cleaning, plain), {})(params)
