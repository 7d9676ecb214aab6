"""The marks in a passage: ``<a id="a1">`` stands for a link or language mark whose attributes are kept beside it."""

import json
from collections import defaultdict

from bs4 import BeautifulSoup

Attributes = dict[str, dict]


def renumbered(text: str, had: Attributes, has: Attributes) -> str:
    """``text`` with its marks numbered as those with the same attributes are in another passage.

    ``had`` and ``has`` are attributes by number: of the passage that ``text`` stood for, and of the one it is for now.
    Of several alike, such as words in the same other language, each is used once and the last again. A mark whose
    attributes the latter has nowhere is lost, never its words.
    """
    known = defaultdict(list)
    for number, attributes in has.items():
        known[_name(attributes)].append(number)
    soup = BeautifulSoup(text, "html.parser")
    for element in soup.find_all(id=True):
        alike = known.get(_name(had.get(element["id"])))
        if not alike:
            element.unwrap()
            continue
        element["id"] = element["id"] if element["id"] in alike else alike[0]
        if len(alike) > 1:
            alike.remove(element["id"])
    return str(soup)


def _name(attributes: dict | None) -> str:
    return json.dumps(attributes, sort_keys=True)
