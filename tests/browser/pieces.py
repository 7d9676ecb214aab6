"""One page of every type, for all tests that go through all of them."""

from exhibits.formats.languages import CODES

from .museum import Museum

NOWHERE = "nothing-stands-here"


def one_of_each(museum: Museum) -> dict[str, dict[str, str]]:
    """The paths by language of the richest page of every kind, and of the page that says that there is none."""
    found = {kind: pieces[0].paths for kind, pieces in museum.pieces.items()}
    return {**found, "notfound": {code: f"/{code}/{NOWHERE}/" for code in CODES}}
