"""Places that an index of a recording names, and the museum's own words for them."""

from collections.abc import Iterable
from dataclasses import dataclass

from exhibits.access.selectors import public
from exhibits.translations.locales import id_of
from exhibits.vocabularies.models import Place


@dataclass(frozen=True)
class Named:
    """A name in an index; ``key`` is that of the museum's place that is called so, empty where there is none."""

    name: str
    key: str = ""


def places_named(names: Iterable[str], code: str) -> dict[str, Named]:
    """The places with exactly these ``names`` in the museum's language ``code``; one query, or none without names. Of
    several that are called the same nobody can tell which is meant: none of them is taken."""
    names = set(names)
    keys: dict[str, set[str]] = {}
    if names:
        rows = public(Place.objects.filter(locale=id_of(code), name__in=names))
        for name, key in rows.values_list("name", "key"):
            keys.setdefault(name, set()).add(key)
    return {name: Named(name, *(keys[name] if len(keys.get(name, ())) == 1 else ())) for name in names}
