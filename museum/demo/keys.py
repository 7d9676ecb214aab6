"""Identifiers that are the same at every load: by them the loader knows again what it has made."""

import hashlib
import string
import uuid

DEMONSTRATION = uuid.UUID("6f2b7c1e-6b0a-5d0c-9a53-5f0f2d3a8e41")
PASSAGE_KEY_LENGTH = 5


def permanent(kind: str, key: str) -> uuid.UUID:
    """The ``translation_key`` of a page or term, the ``uuid`` of an image or recording."""
    return uuid.uuid5(DEMONSTRATION, f"{kind}:{key}")


def block_id(*place) -> str:
    """The id of a block or list item at a place: the page's key, the field, and positions on the way down."""
    return str(uuid.uuid5(DEMONSTRATION, "/".join(map(str, place))))


def passage_key(seed: str, number: int) -> str:
    """The ``data-block-key`` of the paragraph or list item ``number`` of a text: five letters, as Draftail's."""
    digest = hashlib.sha256(f"{seed}/{number}".encode()).digest()
    return "".join(string.ascii_lowercase[byte % 26] for byte in digest[:PASSAGE_KEY_LENGTH])
