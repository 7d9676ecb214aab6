"""The marks in a passage: ``<a id="a1">`` stands for a link or language mark whose attributes are kept beside it."""

import json

from bs4 import BeautifulSoup

Attributes = dict[str, dict]


def renumbered(text: str, had: Attributes, has: Attributes) -> str:
    """``text`` with its marks numbered as those with the same attributes are in another passage.

    ``had`` and ``has`` are attributes by number: of the passage that ``text`` stood for, and of the one it is for now.
    A mark whose attributes the latter has nowhere is lost, never its words.
    """
    known = {json.dumps(attributes, sort_keys=True): number for number, attributes in has.items()}
    soup = BeautifulSoup(text, "html.parser")
    for element in soup.find_all(id=True):
        number = known.get(json.dumps(had.get(element["id"]), sort_keys=True))
        if number:
            element["id"] = number
        else:
            element.unwrap()
    return str(soup)
