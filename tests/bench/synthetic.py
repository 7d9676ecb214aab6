"""A collection of any size, the same at every run: things of varied kinds, in some languages, some of them not public.

``python -m tests.bench.fill 50000 ro,nb`` adds it to the museum that the environment names.
"""

import uuid
from collections.abc import Iterator
from random import Random

from wagtail.coreutils import find_available_slug
from wagtail.models import Locale, PageViewRestriction

from exhibits.access.models import Hold
from exhibits.catalogue.bulk import write
from exhibits.catalogue.models import (
    ObjectDimension,
    ObjectIdentifier,
    ObjectImage,
    ObjectIndexPage,
    ObjectMaker,
    ObjectPage,
)
from exhibits.formats.slugs import slug_of
from exhibits.media.models import MuseumImage
from exhibits.vocabularies.models import (
    Community,
    Material,
    ObjectType,
    PageCommunity,
    PageMaterial,
    PageObjectType,
    PagePeriod,
    PagePlace,
    PageTheme,
    Period,
    Place,
    Theme,
)
from tests import factories

WORDS = [
    "aramă", "argint", "lemn", "piele", "ceramică", "drum", "târg", "cântec", "nuntă", "iarnă", "copil", "fierar",
    "căldare", "potir", "salbă", "vioară", "leagăn", "roată", "șatră", "hârtie", "fotografie", "scrisoare", "broderie",
    "covor", "inel", "tipsie", "clopot", "foale", "nicovală", "ciocan", "sită", "coș", "lingură",
]  # fmt: skip
MAKERS = ("necunoscut", "Gheorghe", "Zamfira", "Atelierul din Brateiu", "Ion și fiii")
DATES = ("1933", "1860~", "186X", "18XX", "1925~/1940", "../1900", "2004-05", "")
# Of so many things one: has no translations, is a draft, is held, is behind a login.
UNTRANSLATED, DRAFT, HELD, PRIVATE = 5, 97, 1_999, 4_999
TERMS = 24
RELATIONS = {
    "object_types": (PageObjectType, ObjectType),
    "materials": (PageMaterial, Material),
    "communities": (PageCommunity, Community),
    "places": (PagePlace, Place),
    "themes": (PageTheme, Theme),
    "periods": (PagePeriod, Period),
}


def objects(count: int, languages: list[str], begin: int = 0) -> Iterator[ObjectPage]:
    """Unsaved pages of ``count`` things: the original, in the first of ``languages``, before its translations."""
    chance, terms, locales = Random(1971 + begin), _terms(), _locales()
    pictures = list(MuseumImage.objects.filter(title__startswith="S "))
    for number in range(begin, begin + count):
        key = uuid.uuid5(uuid.NAMESPACE_OID, f"synthetic {number}")
        facts = _facts(chance, number)
        choices = {name: chance.choice(rows) for name, (_row, rows) in terms.items() if chance.random() < 0.8}
        for language in languages if number % UNTRANSLATED else languages[:1]:
            yield ObjectPage(
                locale=locales[language],
                translation_key=key,
                **_told(chance, language),
                **facts,
                **{name: [terms[name][0](term=term, sort_order=0)] for name, term in choices.items()},
                makers=[ObjectMaker(name=chance.choice(MAKERS), sort_order=0)],
                dimensions=[
                    ObjectDimension(kind=kind, value=f"{number % 90 + 1}.5", sort_order=place)
                    for place, kind in enumerate(("height", "width"))
                ],
                identifiers=[ObjectIdentifier(scheme="Inventar vechi", value=str(number), sort_order=0)],
                images=[ObjectImage(image=pictures[number % len(pictures)], sort_order=0)],
            )


def _facts(chance: Random, number: int) -> dict:
    return {
        "inventory_number": f"S {number:06}",
        "date": chance.choice(DATES),
        "acquired_by": chance.choice(["gift", "purchase", ""]),
        "acquired_on": "2021",
        "holder": "Muzeul satului" if number % 7 == 0 else "",
    }


def _told(chance: Random, language: str) -> dict:
    def words(least: int, most: int) -> str:
        return " ".join(chance.choices(WORDS, k=chance.randint(least, most))).capitalize()

    return {
        "title": f"{words(2, 5)} ({language})",
        "summary": f"{words(8, 20)}.",
        "description": "".join(f"<p>{words(20, 60)}.</p>" for _ in range(2)),
        "provenance": f"{words(6, 15)}.",
        "credit_line": words(2, 4),
    }


def _locales() -> dict:
    return {locale.language_code: locale for locale in Locale.objects.all()}


def prepare() -> None:
    """Pictures and terms enough to choose from."""
    for number in range(TERMS - MuseumImage.objects.filter(title__startswith="S ").count()):
        factories.image(f"S {number}")
    ro = _locales()["ro"]
    for name, (_row, model) in RELATIONS.items():
        for number in range(TERMS - model.objects.filter(locale=ro).count()):
            where = {"latitude": 44 + number / 10, "longitude": 26 + number / 10} if model is Place else {}
            model.objects.get_or_create(
                key=f"s-{name}-{number}", locale=ro, defaults={"name": f"{WORDS[number]} {number}", **where}
            )


def _terms() -> dict:
    """Row model and terms by the name of the relation."""
    ro = _locales()["ro"]
    return {name: (row, list(model.objects.filter(locale=ro))) for name, (row, model) in RELATIONS.items()}


def make(count: int, languages: list[str]) -> int:
    """Write ``count`` things, a few of them drafts, held, or for those only who log in; how many pages they are."""
    drafts = count // DRAFT
    write(objects(count - drafts, languages), [], by=None, publish=True)
    write(objects(drafts, languages, begin=count - drafts), [], by=None, publish=False)
    pages = ObjectPage.objects.filter(inventory_number__startswith="S ").order_by("pk")
    rows = list(pages.values_list("pk", "translation_key"))
    Hold.objects.bulk_create(Hold(subject=key, reason="synthetic") for _pk, key in rows[::HELD])
    PageViewRestriction.objects.bulk_create(
        PageViewRestriction(page_id=pk, restriction_type=PageViewRestriction.LOGIN) for pk, _key in rows[::PRIVATE]
    )
    return len(rows)


def make_by_api(count: int, languages: list[str]) -> int:
    """The same things, public, one by one by Wagtail's page API; how many pages they are."""
    pages = list(objects(count, languages))
    for page in pages:
        parent = ObjectIndexPage.objects.get(locale=page.locale)
        page.live, page.slug = False, find_available_slug(parent, slug_of(page.title))
        parent.add_child(instance=page)
        page.save_revision().publish()
    return len(pages)
