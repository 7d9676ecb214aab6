"""The sheets that the museum's maps are drawn on: how much of the earth each shows, and where a place lies on it.

All are ``WIDTH`` units wide, so that on the narrowest phone (320 CSS pixels, the map from edge to edge) two units are
one pixel. Each has a projection for its own part of the earth: Mercator's would make Norway far too large.
"""

from dataclasses import dataclass

from .projections import Conic, Cylindrical, Point, Projection, is_on_earth

WIDTH = 640
NARROWEST = 320  # CSS pixels
# What a finger can hit without hitting what is beside it: 44 CSS pixels (WCAG 2.2, 2.5.5), here on the narrowest phone.
FINGER = 44 * WIDTH / NARROWEST
# Nearer to the edge of a sheet a mark would be cut off.
EDGE = 20


@dataclass(frozen=True)
class Sheet:
    """A map ``height`` units high; the projection's centre lies at its middle, ``scale`` units are one radian there.

    ``window``: west, south, east, north in degrees; all that the sheet shows lies within. ``net``: how many degrees the
    meridians and parallels that are drawn lie apart.
    """

    key: str
    projection: Projection
    scale: float
    height: int
    window: tuple[int, int, int, int]
    net: int

    def lay(self, longitude: float, latitude: float) -> Point:
        """Where degrees lie in the units of the sheet, x to the right and y downwards; beside the sheet, too."""
        x, y = self.projection(longitude, latitude)
        return WIDTH / 2 + x * self.scale, self.height / 2 - y * self.scale

    def place(self, longitude: float | None, latitude: float | None) -> Point | None:
        """The same for a place; None where it lies beside the sheet, or nowhere."""
        if not is_on_earth(longitude, latitude):
            return None
        west, south, east, north = self.window
        if not (west <= longitude <= east and south <= latitude <= north):
            return None
        x, y = self.lay(longitude, latitude)
        return (x, y) if EDGE <= x <= WIDTH - EDGE and EDGE <= y <= self.height - EDGE else None


# From the Atlantic to the Ganges: the road from India and all of Europe.
EVERYWHERE = Sheet("everywhere", Cylindrical(42, (38.5, 41.5)), 462, 540, (-30, -5, 105, 80), 10)
# The parallels of the European Union's own conformal map (EPSG:3034).
EUROPE = Sheet("europe", Conic((35, 65), (14, 53.2)), 880, 600, (-40, 25, 80, 80), 10)
# Wide enough for the Black Sea and the Adriatic to say where one is, as there are no borders.
ROMANIA = Sheet("ro", Conic((43.5, 48), (25, 45.6)), 2900, 480, (4, 36, 46, 54), 2)
NORWAY = Sheet("no", Conic((60, 69), (16.5, 64.7)), 2440, 640, (-20, 50, 60, 75), 5)
SHEETS = {sheet.key: sheet for sheet in (EVERYWHERE, EUROPE, ROMANIA, NORWAY)}
