"""The drawings of the demonstration museum, made by script: the same pixels every time, no photographs, no words.

What each shows, its alternative text and its focal point stand in catalogue.toml beside this file.
"""

from collections.abc import Callable
from pathlib import Path

from PIL import Image

from .book import book_cover
from .copper import pan
from .documents import apology_2015, document_1385, document_1856, names
from .fjord import two_lines
from .flag import congress
from .instruments import instruments
from .letters import poster
from .maps import norway_map, project_bridge, road_map, romanian_lands
from .papercut import dragon
from .plain_maps import border_1934, transnistria_map
from .recorder import recorder
from .spoons import spoons
from .strata import word_strata
from .strokes import free_line, udhr
from .tools import tools
from .vessels import metal_stages
from .violin import violin

__all__ = ["CATALOGUE", "KEYS", "draw"]

CATALOGUE = Path(__file__).with_name("catalogue.toml")

# Drawings that need letters (Alegreya) or coastlines (Natural Earth) from the npm packages.
WITH_PACKAGES: dict[str, Callable[[Path], Image.Image]] = {
    "letters": poster,
    "document-1856": document_1856,
    "road-map": road_map,
    "word-strata": word_strata,
    "document-1385": document_1385,
    "romanian-lands": romanian_lands,
    "congress": congress,
    "norway-map": norway_map,
    "border-1934": border_1934,
    "apology-2015": apology_2015,
    "transnistria-map": transnistria_map,
    "book-cover": book_cover,
    "project-bridge": project_bridge,
}
ALONE: dict[str, Callable[[], Image.Image]] = {
    "copper": pan,
    "two-lines": two_lines,
    "free-line": free_line,
    "instruments": instruments,
    "tools": tools,
    "metal-stages": metal_stages,
    "spoons": spoons,
    "names": names,
    "violin": violin,
    "dragon": dragon,
    "recorder": recorder,
    "udhr": udhr,
}
KEYS = (*WITH_PACKAGES, *ALONE)


def draw(key: str, *, packages: Path) -> Image.Image:
    """Return the drawing of that key as an RGB image at full size.

    `packages` is a node_modules folder with @fontsource-variable/alegreya and world-atlas. An unknown key raises
    KeyError, a missing package FileNotFoundError.
    """
    if key in WITH_PACKAGES:
        return WITH_PACKAGES[key](packages)
    return ALONE[key]()
