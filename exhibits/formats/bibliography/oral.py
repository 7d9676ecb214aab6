"""A told story as a work: what CSL has no type for that says it in the museum's order.

Narrator first, then title, day and place of the telling, the medium with the moment of what is quoted, who keeps it,
and the address with the day on which it was there, since a story may be taken back (Oral History Society).
"""

import datetime

from .people import Person
from .works import NO_DAY, Day, Work, day_in


def telling(
    key: str,
    title: str,
    *,
    narrator: str = "",
    language: str = "",
    date: str = "",
    place: str = "",
    medium: str = "",
    museum: str = "",
    moment: str = "",
    address: str = "",
    accessed: datetime.date | None = None,
) -> Work:
    """``narrator`` as the public may read it, and never taken apart; ``date`` is EDTF, or words as somebody remembers
    it. ``medium`` and ``museum`` are words in the language of the text around."""
    seen = Day(accessed.year, accessed.month, accessed.day) if accessed else NO_DAY
    return Work(
        key,
        title,
        "interview",
        language=language,
        authors=(Person(literal=narrator),) if narrator else (),
        issued=day_in(date),
        accessed=seen,
        place=place,
        genre=medium,
        publisher=museum,
        moment=moment,
        url=address,
    )
