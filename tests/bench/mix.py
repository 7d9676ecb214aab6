"""``python -m tests.bench.mix``: what visitors ask of a large collection, in the museum that the environment names.

Every address is asked several times, uncached, in an order that is the same at every run. Prints JSON: by what was
asked for how often, SQL queries at most, and the milliseconds from request to answer, the database's included.
"""

import json
from random import Random
from time import perf_counter

import django

SEED, ASKED, TIMES = 1856, 300, 3
LISTS = {"ro": "/ro/colectia/", "nb": "/nb/samlingen/", "en": "/en/collection/", "rom": "/rom/kolekcia/"}
# In a hundred requests so many of each kind; a fifth are broad: they leave thousands of objects or ask for all.
MIX = {
    "object": 40,
    "list, narrow": 20,
    "list, first pages": 12,
    "list, broad": 12,
    "timeline": 4,
    "map": 4,
    "timeline, ten years": 4,
    "manifest": 4,
}


def addresses(chance: Random) -> list[tuple[str, str]]:
    """Kind and address of each request."""
    from exhibits.catalogue.models import ObjectPage
    from exhibits.translations.readers import for_reader
    from exhibits.vocabularies.models import Material, ObjectType, Place

    shown = {
        code: list(for_reader(ObjectPage.objects.all(), code).values_list("slug", "translation_key")[:5_000])
        for code in LISTS
    }
    kinds, materials, places = (
        list(model.objects.filter(locale__language_code="ro").values_list("key", flat=True))
        for model in (ObjectType, Material, Place)
    )

    def one(kind: str) -> str:
        code = chance.choice(list(LISTS))
        slug, key = chance.choice(shown[code])
        sort = chance.choice(["", "&sort=title", "&sort=date", "&sort=number"])
        narrow = f"type={chance.choice(kinds)}&material={chance.choice(materials)}&place={chance.choice(places)}"
        return {
            "object": f"{LISTS[code]}{slug}/",
            "list, narrow": f"{LISTS[code]}?{narrow}{sort}",
            "list, first pages": f"{LISTS[code]}?page={chance.randint(1, 20)}{sort}",
            "list, broad": f"{LISTS[code]}?material={chance.choice(materials)}{sort}",
            "timeline": f"/{code}/timeline/",
            "map": f"/{code}/map/",
            "timeline, ten years": f"/{code}/timeline/?from=1860&to=1869",
            "manifest": f"/iiif/manifest/{key}",
        }[kind]

    wanted = chance.choices(list(MIX), weights=list(MIX.values()), k=ASKED)
    return [(kind, one(kind)) for kind in wanted]


def ask(client, address: str) -> tuple[float, int]:
    """Milliseconds and SQL queries."""
    from django.core.cache import caches
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    caches["pages"].clear()
    with CaptureQueriesContext(connection) as asked:
        began = perf_counter()
        answer = client.get(address)
        took = (perf_counter() - began) * 1000
    assert answer.status_code == 200, (address, answer.status_code)
    return took, len(asked)


def main() -> None:
    from django.db import connection
    from django.test import Client

    with connection.cursor() as cursor:  # PostgreSQL does so by itself, a minute after so much was written
        cursor.execute("ANALYZE")
    asked, client = addresses(Random(SEED)), Client()
    for code, path in LISTS.items():  # the first visitor after a change works out what the next ones are given
        for first in (path, f"/{code}/map/", f"/{code}/timeline/", f"/{code}/timeline/?from=1860&to=1869"):
            ask(client, first)
    found: dict[str, list] = {kind: [] for kind in MIX}
    for kind, address in asked:
        tries = [ask(client, address) for _ in range(TIMES)]
        found[kind].append((sorted(took for took, _ in tries)[TIMES // 2], max(queries for _, queries in tries)))
    print(json.dumps(found))


if __name__ == "__main__":
    django.setup()
    main()
