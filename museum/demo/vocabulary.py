"""Themes, periods, places, people and the glossary of the demonstration."""

from django.db import transaction
from django.db.models import Q
from wagtail.models import Locale

from exhibits.formats.languages import CODES, DEFAULT
from exhibits.translations.writing import write_translation
from exhibits.vocabularies.models import (
    Community,
    GlossaryTerm,
    Material,
    ObjectType,
    PageCommunity,
    PageMaterial,
    PageObjectType,
    PagePeriod,
    PagePerson,
    PagePlace,
    PageTheme,
    Period,
    Person,
    Place,
    Term,
    Theme,
)

from .content import Content
from .entering import enter
from .keys import permanent

MODELS: dict[str, type[Term]] = {
    "theme": Theme,
    "period": Period,
    "place": Place,
    "person": Person,
    "type": ObjectType,
    "material": Material,
    "community": Community,
    "glossary": GlossaryTerm,
}
# Those that pages are indexed under.
ROWS = {
    "theme": PageTheme,
    "period": PagePeriod,
    "place": PagePlace,
    "person": PagePerson,
    "type": PageObjectType,
    "material": PageMaterial,
    "community": PageCommunity,
}
# Fields beside the words, with their names in the content where these differ.
VALUES = {
    "theme": {},
    "period": {"start": "start_year", "end": "end_year"},
    "place": {"latitude": "latitude", "longitude": "longitude", "country": "country", "geonames": "geonames"},
    "person": {"born": "born", "died": "died"},
    "type": {"aat": "aat"},
    "material": {"aat": "aat", "technique": "is_technique"},
    "community": {},
    "glossary": {"use": "use"},
}
Terms = dict[str, dict[str, Term]]


def load_terms(content: Content, report) -> Terms:
    """The terms by kind and key, in the museum's first language; made where they are missing, each with its
    translations in one transaction. A term that somebody else has entered under the same key serves as well.
    """
    locales = {locale.language_code: locale for locale in Locale.objects.filter(language_code__in=CODES)}
    found: Terms = {}
    new = 0
    for kind, model in MODELS.items():
        found[kind] = {}
        for table in content.terms.get(kind, []):
            key = permanent(kind, table["key"])
            same = model.objects.filter(Q(translation_key=key) | Q(key=table["key"]))
            term = same.order_by("pk").first()
            if term is None:
                term = _made(kind, table, locales)
                new += 1
            found[kind][table["key"]] = term
    report(f"Terms: {sum(map(len, found.values()))}, of which {new} new")
    return found


@transaction.atomic
def _made(kind: str, table: dict, locales: dict[str, Locale]) -> Term:
    term = _term(kind, table, locales[DEFAULT])
    term.translation_key = permanent(kind, table["key"])
    term.full_clean()
    term.save()
    for language in CODES:
        if language != DEFAULT and language in table["name"]:
            write_translation(term, locales[language], _term(kind, table, locales[language]), leave_empty=True)
    enter([term, *term.get_translations()])
    return term


def _term(kind: str, table: dict, locale: Locale) -> Term:
    language = locale.language_code
    values = {field: table[name] for name, field in VALUES[kind].items() if name in table}
    return MODELS[kind](
        locale=locale,
        key=table["key"],
        name=table["name"][language],
        description=table.get("description", {}).get(language, ""),
        wikidata=table.get("wikidata", ""),
        **values,
    )
