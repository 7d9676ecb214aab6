"""The search page."""

from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe

from exhibits.core.browse import page_number
from exhibits.core.cards import Deck
from exhibits.core.shelf import ImageShelf

from .query import clean, find

PAGE_SIZE = 12


@require_safe
def search(request):
    """Results for ``q`` in the reader's language, originals included where a translation is missing."""
    language = translation.get_language()
    words = clean(request.GET.get("q", ""))
    results = find(words, language, page_number(request.GET), PAGE_SIZE) if words else None
    cards = Deck(language, ImageShelf()).lay(results.pages) if results else []
    response = render(
        request,
        "pages/search.html",
        {"words": words, "results": results, "cards": cards, "section": "search"},
    )
    response["X-Robots-Tag"] = "noindex"
    return response
