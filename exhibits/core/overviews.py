"""The museum at a glance: its places on a map, its years in a row. Pages that are not in the tree."""

from dataclasses import dataclass

from django.shortcuts import render
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from exhibits.formats.sheets import EVERYWHERE, SHEETS

from .atlas import NAMES, chart_of, sites_with_pages
from .cards import Deck
from .chronology import chronicle
from .shelf import ImageShelf


@dataclass(frozen=True)
class Overview:
    """How the page is called, and what search engines are told of it."""

    title: str | Promise
    description: str | Promise


# Translators: title of the page with a map of all places that the museum tells of.
MAP = Overview(_("Map"), _("The places that the museum’s exhibits, stories and objects tell of, from India to Norway."))
# Translators: title of the page with everything that has a date in the museum, in order of time.
TIMELINE = Overview(
    _("Timeline"), _("Exhibits, stories, objects and events in the order of the years that they tell of.")
)


@require_safe
def places_map(request):
    """All places that public pages are indexed under; ``view`` is the key of a sheet."""
    sheet = SHEETS.get(request.GET.get("view", ""), EVERYWHERE)
    chart = chart_of(sheet, sites_with_pages(translation.get_language()))
    return render(request, "pages/map.html", {"overview": MAP, "chart": chart, "views": NAMES})


@require_safe
def timeline(request):
    """Everything that has years; ``from`` and ``to`` narrow it to what begins in some of them."""
    deck = Deck(translation.get_language(), ImageShelf())
    return render(request, "pages/timeline.html", {"overview": TIMELINE, **chronicle(request.GET, deck)})
