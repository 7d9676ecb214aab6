"""Maps of the museum's places: what stands where on a sheet, for readers of one language."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from exhibits.access.kept import kept
from exhibits.access.selectors import public
from exhibits.formats.pins import Lettering, Space, Spot, around, marks
from exhibits.formats.projections import Point
from exhibits.formats.sheets import EUROPE, EVERYWHERE, FINGER, NORWAY, ROMANIA, SHEETS, WIDTH, Sheet
from exhibits.translations.locales import code_of
from exhibits.translations.readers import for_reader, is_original
from exhibits.vocabularies.models import Place

from .registry import kinds
from .terms import tally

COASTS = Path(__file__).parent / "data" / "coasts.json"
NAMES: dict[str, str | Promise] = {
    # Translators: the widest of the museum's maps, from the Atlantic to India.
    EVERYWHERE.key: _("Everywhere"),
    EUROPE.key: _("Europe"),
    ROMANIA.key: _("Romania"),
    NORWAY.key: _("Norway"),
}
# In units of a sheet, as the stylesheet has them on a phone: a mark of one place and of several, and their letters.
# Where there is no room for these, a name may still have room on a wide screen, in smaller ones.
DOT, DISC = 12, 24
RIM = 4
LETTERS, SMALL_LETTERS = 24, 17


@dataclass(frozen=True)
class Site:
    """A place in the reader's language, or in its original with its own ``lang``; ``count``: public pages about it."""

    key: str
    name: str
    lang: str
    longitude: float | None
    latitude: float | None
    count: int = 0


@dataclass(frozen=True)
class Stop:
    """A station of a route. ``site`` is None when its place was deleted."""

    number: int
    site: Site | None
    date: str
    text: object = ""


@dataclass(frozen=True)
class Pin:
    """One mark, in whole units: templates would write fractions as their language does. The site that it is called
    after comes first; ``nearer`` is the key of a sheet on which its several sites stand apart, if there is one.
    """

    x: int
    y: int
    sites: list[Site]
    stops: list[Stop] = field(default_factory=list)
    nearer: str = ""
    lettering: Lettering | None = None
    is_small: bool = False

    @property
    def radius(self) -> int:
        return DISC if self.stops or len(self.sites) > 1 else DOT

    @property
    def names(self) -> str:
        return ", ".join(site.name for site in self.sites)

    @property
    def lang(self) -> str:
        """That of all the names, if they are of one language."""
        langs = {site.lang for site in self.sites}
        return langs.pop() if len(langs) == 1 else ""

    @property
    def numbers(self) -> str:
        """The numbers of a route's stations; of many only the first and the last."""
        numbers = [str(stop.number) for stop in self.stops]
        return ", ".join(numbers) if len(numbers) < 3 else f"{numbers[0]}–{numbers[-1]}"


@dataclass(frozen=True)
class Chart:
    """What ``components/chart.html`` draws; ``beside`` are places that this sheet does not show."""

    sheet: Sheet
    pins: list[Pin]
    beside: list[Site] = field(default_factory=list)
    line: str = ""
    width: int = WIDTH

    @property
    def name(self) -> str | Promise:
        return NAMES[self.sheet.key]

    @property
    def coast(self) -> str:
        return _coasts()[self.sheet.key]["coast"]

    @property
    def rivers(self) -> str:
        return _coasts()[self.sheet.key]["rivers"]

    @property
    def net(self) -> str:
        return _coasts()[self.sheet.key]["net"]


@lru_cache(maxsize=1)
def _coasts() -> dict[str, dict[str, str]]:
    return json.loads(COASTS.read_text(encoding="utf-8"))["sheets"]


def sites_with_pages(language: str) -> list[Site]:
    """Every place that public pages are indexed under, by name; four queries."""
    pages = Page.objects.type(*(kind.model for kind in kinds()))
    counts = kept("places of pages", language, lambda: tally(pages, language, ["place"]))["terms"]["place"]
    places = for_reader(Place.objects.filter(translation_key__in=list(counts)), language)
    return _by_name(_site(place, language, counts[place.translation_key.hex]) for place in places)


def sites_of(chosen: Iterable[int | None], language: str) -> dict[int, Site]:
    """Places by the primary keys under which they were ``chosen``, in whatever language; one query."""
    wanted = {pk for pk in chosen if pk}
    if not wanted:
        return {}
    families = Place.objects.filter(pk__in=wanted).values("translation_key")
    rows = list(public(Place.objects.filter(translation_key__in=families)).annotate(is_first=is_original()))
    shown = {row.translation_key: row for row in rows if row.is_first}
    shown |= {row.translation_key: row for row in rows if code_of(row.locale_id) == language}
    keys = {row.pk: row.translation_key for row in rows if row.pk in wanted}
    return {pk: _site(shown[key], language) for pk, key in keys.items() if key in shown}


def some_places(count: int, language: str) -> list[Place]:
    """Places that have a point on the widest sheet, for previews; fewer when there are fewer."""
    located = for_reader(Place.objects.exclude(latitude=None).exclude(longitude=None), language)
    return list(located.order_by("pk")[:count])


def chart_of(sheet: Sheet, sites: Sequence[Site]) -> Chart:
    """The sites on ``sheet``; what a finger could not tell apart shares a pin."""
    points, beside = _laid(sheet, sites)
    by_key = {site.key: site for site, _ in points}
    found = marks([Spot(site.key, at, site.count) for site, at in points], FINGER)
    pins = [
        _pin(mark.at, shown := [by_key[spot.key] for spot in mark.spots], nearer=_nearer(sheet, shown))
        for mark in found
    ]
    return Chart(sheet, _in_reading_order(_lettered(sheet, pins)), beside)


def route_of(sheet: Sheet, stops: Sequence[Stop]) -> Chart:
    """The stops on ``sheet``, joined by a line in their order; those that it does not show are passed over."""
    located = [(stop, sheet.place(stop.site.longitude, stop.site.latitude)) for stop in stops if stop.site]
    points = {str(stop.number): (stop, at) for stop, at in located if at}
    pins = []
    for mark in marks([Spot(key, at, -stop.number) for key, (stop, at) in points.items()], FINGER):
        here = [points[spot.key][0] for spot in mark.spots]
        pins.append(_pin(mark.at, list({stop.site.key: stop.site for stop in here}.values()), here))
    line = " ".join(f"{round(x)},{round(y)}" for _, (x, y) in points.values())
    pins.sort(key=lambda pin: pin.stops[0].number)
    return Chart(sheet, _lettered(sheet, pins), line=line if len(points) > 1 else "")


def _laid(sheet: Sheet, sites: Iterable[Site]) -> tuple[list[tuple[Site, Point]], list[Site]]:
    points, beside = [], []
    for site in sites:
        at = sheet.place(site.longitude, site.latitude)
        points.append((site, at)) if at else beside.append(site)
    return points, beside


def _pin(at: Point, sites: list[Site], stops: Sequence[Stop] = (), nearer: str = "") -> Pin:
    return Pin(round(at[0]), round(at[1]), [sites[0], *_by_name(sites[1:])], list(stops), nearer)


def _nearer(sheet: Sheet, sites: list[Site]) -> str:
    """The next larger scale that shows all of ``sites``, and not at one point."""
    if len(sites) < 2:
        return ""
    for other in sorted(SHEETS.values(), key=lambda one: one.scale):
        points, beside = _laid(other, sites)
        if other.scale > sheet.scale and not beside:
            spots = [Spot(site.key, at) for site, at in points]
            if len(marks(spots, FINGER)) > 1:
                return other.key
    return ""


def _lettered(sheet: Sheet, pins: list[Pin]) -> list[Pin]:
    """The pins with their names where there is room, those with most pages first."""
    space = Space(WIDTH, sheet.height, [around((pin.x, pin.y), pin.radius + RIM) for pin in pins])
    named: dict[int, Pin] = {}
    for size, is_small in ((LETTERS, False), (SMALL_LETTERS, True)):
        for number, pin in enumerate(pins):
            if number in named:
                continue
            if room := space.letter(pin.sites[0].name, (pin.x, pin.y), pin.radius, size):
                named[number] = Pin(pin.x, pin.y, pin.sites, pin.stops, pin.nearer, room, is_small)
    return [named.get(number, pin) for number, pin in enumerate(pins)]


def _in_reading_order(pins: list[Pin]) -> list[Pin]:
    return sorted(pins, key=lambda pin: pin.sites[0].name.casefold())


def _by_name(sites: Iterable[Site]) -> list[Site]:
    return sorted(sites, key=lambda site: (site.name.casefold(), site.key))


def _site(place: Place, language: str, count: int = 0) -> Site:
    own = code_of(place.locale_id)
    return Site(place.key, place.name, "" if own == language else own, place.longitude, place.latitude, count)
