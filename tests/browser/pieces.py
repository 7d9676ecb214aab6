"""One page of every type, and each way of reading it, for all tests that go through all of them."""

from exhibits.formats.languages import CODES

from .museum import Museum

NOWHERE = "nothing-stands-here"


def one_of_each(museum: Museum) -> dict[str, dict[str, str]]:
    """The paths by language of the richest page of every kind, and of the page that says that there is none."""
    found = {kind: pieces[0].paths for kind, pieces in museum.pieces.items()}
    return {**found, "notfound": {code: f"/{code}/{NOWHERE}/" for code in CODES}}


def each_view(museum: Museum) -> dict[str, dict[str, str]]:
    """Besides, what the same addresses show when they are asked for it: two languages side by side, a whole book."""
    found = one_of_each(museum)
    beside = {code: f"{path}?beside={'nb' if code == 'ro' else 'ro'}" for code, path in found["chapter"].items()}
    whole = {code: f"{path}?whole=1" for code, path in found["book"].items()}
    return {**found, "beside": beside, "whole": whole}
