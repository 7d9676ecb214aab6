"""The neutral record of a story, of which citations are written. In no format.

Plain text everywhere, by language code as in ``things``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .record import TextLanguage
from .things import ConceptRecord, Words


@dataclass(frozen=True)
class StoryRecord:
    """One story. ``narrators`` are names as the public may read them; ``dates`` are in words, as somebody remembers
    when it was told. ``medium`` is what it can be heard in: "audio", "video", or empty where there is no recording."""

    uuid: str
    permanent: str
    titles: Words
    narrators: Words = field(default_factory=dict)
    dates: Words = field(default_factory=dict)
    place: ConceptRecord | None = None
    medium: str = ""
    texts: Mapping[str, TextLanguage] = field(default_factory=dict)
