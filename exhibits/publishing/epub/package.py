"""What the package document says of a book (5): ``package.opf`` is filled with it."""

from collections.abc import Sequence
from datetime import UTC

from exhibits.formats.publication import Publication

from . import BOOK, STYLE
from .accessibility import claims
from .bodies import Body
from .demands import all_resources
from .fonts import Face
from .leaves import Leaf

# MARC relators (https://id.loc.gov/vocabulary/relators) of those whose work the book is; who answers for one without an
# author; and who stands as its publisher already. All others contributed to it.
CREATORS = ("aut",)
IN_THEIR_PLACE = ("edt", "com")
PUBLISHER = "pbl"
# The pages are those of no other edition ("pageBreakSource", Page Source Identification).
NO_OTHER = "none"


def package(
    publication: Publication, bodies: Sequence[Body], leaves: Sequence[Leaf], faces: Sequence[Face], certified_by: str
) -> dict:
    """``certified_by`` is empty where nobody has examined the book: then it claims to conform to nothing."""
    return {
        "modified": publication.modified.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "isbn": publication.isbn.replace("-", "").replace(" ", ""),
        "languages": dict.fromkeys([publication.language, *(document.language for document in publication.documents)]),
        "licence_is_address": publication.licence.startswith(("https://", "http://")),
        "claims": claims(publication, bodies),
        "certified_by": certified_by,
        "page_source": publication.page_source or NO_OTHER,
        "has_pages": any(body.pages for body in bodies),
        "leaves": leaves,
        "style": STYLE,
        "faces": faces,
        "resources": [(BOOK + resource.name, resource) for resource in all_resources(publication).values()],
        **_people(publication),
    }


def _people(publication: Publication) -> dict:
    people = [person for person in publication.contributors if person.role != PUBLISHER]
    has_author = any(person.role in CREATORS for person in people)
    leading = CREATORS if has_author else IN_THEIR_PLACE
    return {
        "creators": [person for person in people if person.role in leading],
        "others": [person for person in people if person.role not in leading],
    }
