"""Blocks about places: a map of some, and a route from one to the next."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from exhibits.core.atlas import NAMES, Site, Stop, chart_of, route_of, some_places
from exhibits.formats.sheets import EVERYWHERE, SHEETS

from .choosers import SnippetChooserBlock
from .preview import PreviewMixin, reader_language
from .text import INLINE_FEATURES

PLACES = _("Places")


def _known(context: dict) -> dict[int, Site]:
    """The places that the page has fetched; none where a block is rendered by itself."""
    embedded = context.get("embedded")
    return embedded.places if embedded else {}


class PlaceChooserBlock(SnippetChooserBlock):
    """Chooses a place. It is the same in all translations: readers get its name in their own language anyway."""

    def __init__(self, **kwargs):
        super().__init__("vocabularies.Place", **kwargs)

    def get_translatable_segments(self, value):
        return []

    def restore_translated_segments(self, value, segments):
        return value


class SheetChoiceBlock(blocks.ChoiceBlock):
    """Which part of the earth a map shows."""

    def __init__(self, **kwargs):
        super().__init__(**{"choices": list(NAMES.items()), "default": EVERYWHERE.key, "label": _("Map"), **kwargs})


class MapBlock(PreviewMixin, blocks.StructBlock):
    """Some places on a map, each leading to its own page."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    sheet = SheetChoiceBlock()
    places = blocks.ListBlock(PlaceChooserBlock(label=_("Place")), label=_("Places"), min_num=1, max_num=60)

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        known = _known(context)
        sites = {known[place.pk].key: known[place.pk] for place in value["places"] if place and place.pk in known}
        chart = chart_of(SHEETS.get(value.get("sheet"), EVERYWHERE), list(sites.values()))
        return {**context, "chart": chart if sites else None}

    def get_preview_value(self):
        places = some_places(6, reader_language())
        return self.normalize({"title": gettext("Places"), "sheet": EVERYWHERE.key, "places": places})

    class Meta:
        template = "components/blocks/map.html"
        icon = "globe"
        group = PLACES
        label = _("Map")
        description = _("Places on a map of coasts and rivers, without borders. Never the home of somebody living.")


class StopBlock(blocks.StructBlock):
    place = PlaceChooserBlock(label=_("Place"))
    date = blocks.CharBlock(label=_("Date in words"), max_length=60, help_text=_("As readers see it: “about 1385”."))
    text = blocks.RichTextBlock(label=_("Text"), required=False, features=INLINE_FEATURES, max_length=1000)

    class Meta:
        icon = "thumbtack"
        label = _("Place")


class RouteBlock(PreviewMixin, blocks.StructBlock):
    """Places in the order in which a road, a journey or a family's history led through them."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    sheet = SheetChoiceBlock()
    text = blocks.CharBlock(
        label=_("What the line joins"),
        required=False,
        max_length=300,
        help_text=_("One sentence: whose way it is, and how sure one can be of it."),
    )
    stops = blocks.ListBlock(StopBlock(), label=_("Places"), min_num=2, max_num=30)

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        known = _known(context)
        stops = [
            Stop(number, known.get(stop["place"].pk) if stop["place"] else None, stop["date"], stop["text"])
            for number, stop in enumerate(value["stops"], start=1)
        ]
        return {**context, "stops": stops, "chart": route_of(SHEETS.get(value.get("sheet"), EVERYWHERE), stops)}

    def get_preview_value(self):
        places = some_places(4, reader_language())
        stops = [{"place": place, "date": str(1385 + 20 * number), "text": ""} for number, place in enumerate(places)]
        return self.normalize({"title": gettext("A road"), "sheet": EVERYWHERE.key, "text": "", "stops": stops})

    class Meta:
        template = "components/blocks/route.html"
        icon = "redirect"
        group = PLACES
        label = _("Route")
        description = _("A way from place to place, as a line on a map and a numbered list with dates in words.")
