"""The bulk path leaves the same behind as the page API: every column of every table, but for primary keys and times."""

import uuid

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from wagtail.coreutils import find_available_slug
from wagtail.models import Page

from exhibits.catalogue.bulk import write
from exhibits.catalogue.models import (
    InventoryNumber,
    ObjectDimension,
    ObjectIdentifier,
    ObjectImage,
    ObjectIndexPage,
    ObjectMaker,
    ObjectPage,
    ObjectRelation,
)
from exhibits.formats.slugs import slug_of
from exhibits.vocabularies.models import (
    Community,
    Material,
    ObjectType,
    PageCommunity,
    PageMaterial,
    PageObjectType,
    PagePeriod,
    PagePerson,
    PagePlace,
    PageTheme,
    Person,
    RightsStatement,
)
from tests import factories

from .tables import COMPARED, Snapshot, Written, difference

pytestmark = pytest.mark.django_db

TITLES = [
    ("Căldare d’aramă „Ʒukel” & θan", "Kjele: «Åse» æøå", "Cauldron"),
    ("Lingură", "Lingură", "Spoon"),
    ("Lingură", "Skje", "Spoon"),
    ("???", "!!!", "Lingură"),
    ("Foarte lung " * 20, "Langt", "Long"),
]


@pytest.fixture
def known(committed, locales) -> dict:
    """What objects refer to."""
    here = {"locale": locales["ro"]}
    with committed():
        return {
            "by": get_user_model().objects.create_superuser("curator"),
            "images": [factories.image(), factories.image("Toartă")],
            "theme": factories.theme(),
            "place": factories.place(),
            "period": factories.period(),
            "person": Person.objects.create(key="gheorghe", name="Gheorghe", **here),
            "type": ObjectType.objects.create(key="cauldron", name="cazan", **here),
            "material": Material.objects.create(key="copper", name="aramă", **here),
            "community": Community.objects.create(key="caldarari", name="căldărari", **here),
            "rights": RightsStatement.objects.first(),
            "other": factories.thing("Ciocan", number="CR 1"),
        }


def full(known: dict) -> dict:
    """Fields and rows of every kind; anew for each page, as rows belong to one."""
    return {
        "summary": "Un cazan & nimic altceva.",
        "description": '<p data-block-key="a1">Bătut din <b>aramă</b>.</p>',
        "date": "1925~/1940",
        "original_title": "Kessel",
        "original_title_language": "de",
        "provenance": "Cumpărat.",
        "acquired_by": "gift",
        "acquired_on": "2021-03",
        "rights": known["rights"],
        "credit_line": "Darul familiei",
        "search_description": "Un cazan",
        "body": [factories.block("heading", {"text": "Istoria"}), factories.block("image", _image(known["images"][1]))],
        "images": [ObjectImage(image=one, sort_order=n) for n, one in enumerate(known["images"])],
        "makers": [
            ObjectMaker(name="Gheorghe", person=known["person"], sort_order=0),
            ObjectMaker(name="necunoscut", role="owner", sort_order=1),
        ],
        "dimensions": [ObjectDimension(kind="height", value="42.5", sort_order=0)],
        "identifiers": [ObjectIdentifier(scheme="Wikidata", value="Q1", sort_order=0)],
        "relations": [ObjectRelation(other=known["other"], sort_order=0)],
        "object_types": [PageObjectType(term=known["type"], sort_order=0)],
        "materials": [PageMaterial(term=known["material"], sort_order=0)],
        "communities": [PageCommunity(term=known["community"], sort_order=0)],
        "places": [PagePlace(term=known["place"], role="made", sort_order=0)],
        "themes": [PageTheme(term=known["theme"], sort_order=0)],
        "periods": [PagePeriod(term=known["period"], sort_order=0)],
        "people": [PagePerson(term=known["person"], sort_order=0)],
    }


def _image(image) -> dict:
    return {"image": image.pk, "caption": "", "alt": "", "size": "measure"}


def objects(known: dict, locales: dict) -> list[ObjectPage]:
    pages = []
    for number, titles in enumerate(TITLES):
        key = uuid.uuid5(uuid.NAMESPACE_OID, str(number))
        for code, title in zip(("ro", "nb", "en"), titles, strict=True):
            fields = full(known) if number < 2 else {}
            slug = "pe-nume" if number == 4 and code == "ro" else ""
            pages.append(
                ObjectPage(
                    title=title.strip(),
                    slug=slug,
                    inventory_number=f"MR {number}",
                    translation_key=key,
                    locale=locales[code],
                    **fields,
                )
            )
    return pages


def one_by_one(new, changed, *, by, publish) -> None:
    """As an editor would do it by Wagtail's page API."""
    for page in new:
        parent = ObjectIndexPage.objects.get(locale=page.locale)
        page.live, page.owner = False, by
        page.slug = page.slug or find_available_slug(parent, slug_of(page.title) or "page")
        parent.add_child(instance=page)
        revision = page.save_revision(user=by)
        if publish:
            revision.publish(user=by)
    for page in changed:
        if not page.live:
            page.save()
        revision = page.save_revision(user=by, log_action=True)
        if publish:
            revision.publish(user=by)


@pytest.fixture
def both(committed, rolled_back):
    """What two ways of doing the same leave behind; ``make`` gives what is to be written, new and changed."""

    def compared(make, **how):
        left = []
        for way in (one_by_one, write):
            with rolled_back():
                new, changed = make()
                with Written() as written, committed():
                    way(new, changed, **how)
                left.append((Snapshot().tables(), written))
        (tables, written), (bulk_tables, bulk_written) = left
        assert not (found := difference(bulk_tables, tables)), "\n".join(found[:50])
        assert written | bulk_written <= COMPARED
        return tables

    return compared


@pytest.mark.parametrize("publish", [True, False], ids=["public", "drafts"])
def test_new_objects_are_as_the_page_api_makes_them(both, known, locales, publish):
    tables = both(lambda: (objects(known, locales), []), by=known["by"], publish=publish)
    assert len(tables["pages"]) == 16
    assert all(tables[name] for name in ("references", "found by words", "revisions", "images", "people", "log"))


def loaded(languages: tuple[str, ...], **changes) -> list[ObjectPage]:
    pages = ObjectPage.objects.exclude(inventory_number="CR 1").filter(locale__language_code__in=languages)
    for page in (pages := list(pages.order_by("pk"))):
        for name, change in changes.items():
            setattr(page, name, change(page))
    return pages


CHANGES = {
    "title": lambda page: f"{page.title} (nou)" if page.inventory_number != "MR 2" else page.title,
    "inventory_number": lambda page: page.inventory_number.replace("MR", "NR"),
    "date": lambda page: "1930",
    "credit_line": lambda page: "" if page.locale_id % 2 else "Altul",
    "images": lambda page: list(page.images.all())[1:],
    "makers": lambda page: [*_renamed(page.makers.all()), ObjectMaker(name="Ion", sort_order=9)],
}


def _renamed(rows) -> list:
    rows = list(rows)
    for row in rows:
        row.name += " cel Bătrân"
    return rows


@pytest.mark.parametrize("publish", [True, False], ids=["public", "drafts"])
@pytest.mark.parametrize("was", [True, False], ids=["from public", "from drafts"])
@pytest.mark.parametrize("languages", [("ro",), ("nb", "en")], ids=["originals", "translations"])
def test_changed_objects_are_as_the_page_api_leaves_them(both, known, locales, committed, languages, was, publish):
    """Of both at once the page API would take the former words of the translations over first (``direct``)."""

    def make():
        with committed():
            write(objects(known, locales), [], by=known["by"], publish=was)
        return [], loaded(languages, **CHANGES)

    tables = both(make, by=None, publish=publish)
    assert any(line["action"] == "wagtail.rename" for line in tables["log"]) == (was and publish)
    assert all(line["data"] for line in tables["log"] if line["action"] == "wagtail.rename")


def test_many_are_written_in_batches_and_the_tree_is_sound(known, locales, monkeypatch):
    monkeypatch.setattr("exhibits.catalogue.bulk.writing.BATCH", 2)
    told = []
    pages = objects(known, locales)
    write(iter(pages), [], by=None, publish=True, progress=lambda *numbers: told.append(numbers))
    assert told[:2] == [(2, 0), (4, 0)]
    assert told[-1] == (len(pages), 0)
    assert not any(Page.find_problems())
    assert ObjectPage.objects.live().count() == len(pages) + 1


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"inventory_number": "CR 1"}, "CR 1: Another object has this number already."),
        ({"inventory_number": "MR 0"}, "MR 0: Another object has this number already."),
        ({"date": "1860 ca"}, "MR 4: date: "),
        ({"title": ""}, "MR 4: title: "),
        ({"slug": "ciocan"}, "MR 4: Another page has this address already."),
        ({"dimensions": [ObjectDimension(kind="height", value="-1")]}, "MR 4: value: "),
    ],
)
def test_with_one_that_cannot_be_written_none_is(known, locales, change, words):
    pages = objects(known, locales)
    for name, value in change.items():
        setattr(pages[12], name, value)
    with pytest.raises(ValidationError) as refused:
        write(pages, [], by=None, publish=True)
    assert refused.value.messages[0].startswith(words)
    assert list(InventoryNumber.objects.values_list("number", flat=True)) == ["CR 1"]
    assert ObjectPage.objects.count() == 1


def test_an_object_has_one_page_in_a_language(known, locales):
    page = objects(known, locales)[0]
    page.translation_key, page.inventory_number = known["other"].translation_key, "CR 1"
    with pytest.raises(ValidationError, match="page in this language already"):
        write([page], [], by=None, publish=True)


def test_nothing_is_written_over_what_somebody_saved_meanwhile(known):
    read = ObjectPage.objects.get(pk=known["other"].pk)
    known["other"].save_revision(user=known["by"])
    with pytest.raises(ValidationError, match="CR 1: Somebody has changed this object"):
        write([], [read], by=None, publish=True)


def test_rows_without_a_number_keep_the_order_they_were_given_in(known, locales):
    page = objects(known, locales)[0]
    page.makers = [ObjectMaker(name=name) for name in ("Zamfir", "Ana", "Mircea")]
    write([page], [], by=None, publish=True)
    assert [row.name for row in ObjectPage.objects.get(pk=page.pk).makers.all()] == ["Zamfir", "Ana", "Mircea"]
