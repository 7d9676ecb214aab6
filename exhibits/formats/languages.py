"""The languages of the museum: the one table that everything else asks.

Tags are BCP 47. ``rom`` is the ISO 639-3 macrolanguage of Romani. CLDR's Norwegian name for it, "romani", is the
name of another language in Norway (that of romanifolket/tatere), so the names here are the museum's own.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """One language of the museum.

    ``code`` is the URL prefix and the ``lang`` attribute; ``native`` its name in itself, as the switcher shows it;
    ``names`` its name in each language of the museum; ``accepts`` the browser tags that lead to it;
    ``letters`` those beyond a to z, which a keyboard of another language lacks.
    """

    code: str
    native: str
    names: dict[str, str]
    accepts: tuple[str, ...]
    open_graph: str
    letters: str


LANGUAGES = (
    Language(
        "ro",
        "Română",
        {"ro": "română", "rom": "rumunikani ćhib", "nb": "rumensk", "en": "Romanian"},
        ("ro", "mo"),
        "ro_RO",
        "ăâîșț",
    ),
    Language(
        "rom",
        "Rromani ćhib",
        {"ro": "romani", "rom": "rromani ćhib", "nb": "romanes", "en": "Romani"},
        ("rom", "rmy", "rmn", "rmc", "rml", "rmo", "rmf", "rmw"),
        "rom",
        "ćśźʒθçčšžřǎěǐǒǔàèìòù",
    ),
    Language(
        "nb",
        "Norsk",
        {"ro": "norvegiană", "rom": "norvegikani ćhib", "nb": "norsk", "en": "Norwegian"},
        ("nb", "no", "nn"),
        "nb_NO",
        "æøå",
    ),
    Language(
        "en",
        "English",
        {"ro": "engleză", "rom": "anglikani ćhib", "nb": "engelsk", "en": "English"},
        ("en",),
        "en_GB",
        "",
    ),
)

DEFAULT = "ro"
CODES = tuple(language.code for language in LANGUAGES)
BY_CODE = {language.code: language for language in LANGUAGES}
MAX_ACCEPT_LENGTH = 500

_ACCEPTED = {tag: language.code for language in LANGUAGES for tag in language.accepts}


def negotiate(accept_language: str) -> str:
    """The museum's language for an ``Accept-Language`` header (RFC 9110, 12.5.4); ``DEFAULT`` when none fits.

    Regions are ignored (``nn-NO`` leads to ``nb``); of equal weights the first named wins.
    """
    wishes = []
    for position, part in enumerate(accept_language[:MAX_ACCEPT_LENGTH].split(",")):
        tag, _, parameters = part.strip().partition(";")
        code = _ACCEPTED.get(tag.strip().lower().partition("-")[0])
        weight = _weight(parameters)
        if code and weight > 0:
            wishes.append((-weight, position, code))
    return min(wishes)[2] if wishes else DEFAULT


def _weight(parameters: str) -> float:
    name, _, value = parameters.strip().partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        weight = float(value)
    except ValueError:
        return 0.0
    return weight if 0 <= weight <= 1 else 0.0


def name_of(code: str, in_language: str) -> str:
    """The name of language ``code`` in ``in_language``; the tag itself for a language not in the table."""
    language = BY_CODE.get(code)
    return language.names[in_language] if language else code
