"""Every problem of a sheet is told, by line and column, before anything is written."""

import pytest
from wagtail.models import Locale

from exhibits.catalogue.models import ObjectPage
from exhibits.interchange.spreadsheets.exporting import names_of
from exhibits.interchange.spreadsheets.mapping import Link, Mapping
from exhibits.vocabularies.models import ObjectType, Person
from tests import factories

from .sheets import brought_in, own_sheet, planned, told

pytestmark = pytest.mark.django_db

SPOON = {"inventory_number": "CR 1", "title": "Lingură"}


def problems(*rows, **options) -> list[str]:
    return told(planned(own_sheet(*rows), **options))


@pytest.mark.parametrize(
    ("column", "cell", "letter", "words"),
    [
        ("title", "", "B", "The title is missing"),
        ("title", "x" * 256, "B", "This has 256 letters; there is room for 255"),
        ("description", "x" * 10_000, "D", "This has 10000 letters; there is room for 5000"),
        ("original_title_language", "romani chib", "G", "is no language tag"),
        ("date", "cândva", "I", "Write it in EDTF"),
        ("types", "lingură", "J", "is no term of the list “types of objects”"),
        ("dimensions", "mare", "L", "“mare” is no measure"),
        ("dimensions", "height 12 ells", "L", "“ells” is none of these: mm, cm"),
        ("dimensions", "height 1.2345 cm", "L", "3 behind it"),
        ("makers", "x" * 201, "M", "a name has 1 to 200 letters"),
        ("makers", "Ion {nobody}", "M", "no person with the key “nobody”"),
        ("acquired_by", "furt", "T", "“furt” is none of these: gift, purchase"),
        ("rights", "all mine", "W", "is no statement of rights"),
        ("identifiers", "Q218", "Y", "Write whose number it is before it"),
        ("identifiers", "Wikidata: Q218 <javascript:x>", "Y", "is no address"),
        ("relations", "CR 99", "Z", "There is no object with the number “CR 99”"),
        ("images", "lipsă.jpg", "AA", "There is no picture “lipsă.jpg”"),
        ("summary@nb", "Bare ord", "AI", "There are words in Norsk, but no title in it"),
    ],
)
def test_a_cell_that_cannot_be_taken_is_named(column, cell, letter, words):
    found = problems({**SPOON, column: cell})
    assert len(found) == 1, found
    place = "title@nb" if column == "summary@nb" else column
    assert found[0].startswith(f"2: {letter} ({place}): ")
    assert words in found[0]
    assert not ObjectPage.objects.exists()


def test_all_problems_are_told_at_once_and_each_once():
    found = problems(
        SPOON,
        {**SPOON, "title": "Alta"},
        {"inventory_number": "", "title": "Fără"},
        {**SPOON, "inventory_number": "CR 2", "types": "lingură|oală"},
        {**SPOON, "inventory_number": "CR 3", "types": "lingură"},
    )
    assert [one.partition(": ")[0] for one in found] == ["3", "4", "5, 6", "5"]
    assert "“CR 1” stands in line 2 already" in found[0]
    assert "number is missing" in found[1]


def test_unknown_terms_are_made_where_somebody_wants_them():
    content = own_sheet({**SPOON, "types": "lingură|oală"}, {**SPOON, "inventory_number": "CR 2", "types": "Lingură"})
    mapping = Mapping(tuple(Link(name, name) for name in names_of("ro")), new_terms=("types",), own=True)
    plan = brought_in(content, mapping)
    made = {(term.key, term.name) for term in ObjectType.objects.order_by("pk")}
    assert made >= {("lingura", "lingură"), ("oala", "oală")}
    assert [(note.before, note.after) for note in plan.notes] == [("Lingură", "lingură")]
    assert planned(content).unchanged == 2


def test_terms_are_known_by_name_in_any_language_by_key_and_by_number(locales):
    numbers = {"aat": "300043123", "wikidata": "Q81895"}
    spoon = ObjectType.objects.create(key="spoon", name="lingură", locale=locales["ro"], **numbers)
    ObjectType.objects.create(key="spoon", name="Skje", locale=locales["nb"], translation_key=spoon.translation_key)
    cells = [
        "lingură", "LINGURĂ", "skje", "spoon", "300043123", "aat:300043123", "http://vocab.getty.edu/aat/300043123",
        "Q81895", "https://www.wikidata.org/wiki/Q81895",
    ]  # fmt: skip
    rows = [{"inventory_number": f"CR {number}", "title": "x", "types": cell} for number, cell in enumerate(cells)]
    plan = brought_in(own_sheet(*rows))
    pages = ObjectPage.objects.order_by("pk")
    assert {row.term_id for page in pages for row in page.object_types.all()} == {spoon.pk}
    assert sum(len(note.lines) for note in plan.notes) == len(cells) - 1


def test_a_name_of_two_terms_asks_for_the_key(locales):
    for key in ("ring-a", "ring-b"):
        ObjectType.objects.create(key=key, name="inel", locale=locales["ro"])
    assert "Write the key of one of them: ring-a, ring-b" in problems({**SPOON, "types": "inel"})[0]
    brought_in(own_sheet({**SPOON, "types": "ring-b"}))
    assert planned(own_sheet({**SPOON, "types": "ring-b"})).notes == []


def test_makers_are_linked_to_people_of_the_museum_who_bear_the_name():
    locale = Locale.objects.get(language_code="ro")
    person = Person.objects.create(key="ion", name="Ion Budai", locale=locale)
    content = own_sheet({**SPOON, "makers": "Ion Budai|photographer: Ion Budai {}|I. B. {ion}|Alt Ion"})
    brought_in(content)
    rows = [(row.name, row.role, row.person_id) for row in ObjectPage.objects.get().makers.all()]
    assert rows == [
        ("Ion Budai", "maker", person.pk),
        ("Ion Budai", "photographer", None),
        ("I. B.", "maker", person.pk),
        ("Alt Ion", "maker", None),
    ]
    assert planned(content).unchanged == 1
    assert planned(content).notes == []


def test_what_the_museum_writes_otherwise_is_listed():
    row = {
        **SPOON,
        "title": " Lingură  de ţinut s\u0326i as\u0327teptat ",
        "date": "c. 1860",
        "summary": "una\r\ndouă",
        "dimensions": "înălțime 12,50 cm",
        "original_title": "Ţigănească",
    }
    plan = planned(own_sheet(row))
    assert told(plan) == []
    assert {note.name: note.after for note in plan.notes} == {
        "title": "Lingură  de ținut și așteptat",
        "date": "1860~",
        "summary": "una\ndouă",
        "dimensions": "height 12.5 cm",
    }


def test_a_date_in_edtf_stays_as_it_was_written():
    for date in ("1860~", "186X", "1918-21", "[1667,1668,1670..1672]", "../1900", "-0044"):
        plan = planned(own_sheet({**SPOON, "date": date}))
        assert (told(plan), plan.notes) == ([], []), date


def test_a_locked_object_is_not_changed():
    brought_in(own_sheet(SPOON))
    ObjectPage.objects.update(locked=True)
    assert planned(own_sheet(SPOON)).problems == []
    assert "is locked" in problems({**SPOON, "holder": "x"})[0]


def test_words_that_translators_keep_at_their_desk_are_not_written_past_them(committed):
    with committed():
        page = factories.thing("Cazan", number="CR 7", summary="Mare")
        factories.translate(page, "nb", title="Kjele", slug="kjele", summary="Stor")
    row = {"inventory_number": "CR 7", "title": "Cazan", "summary": "Mare", "title@nb": "Kjele", "summary@nb": "Stor"}
    assert planned(own_sheet(row)).unchanged == 1
    assert "kept at the desk" in problems({**row, "summary@nb": "Svær"})[0]
    assert problems({**row, "summary": "Foarte mare"}) == []


def test_a_title_stays():
    brought_in(own_sheet({**SPOON, "summary": "x", "title@nb": "Skje", "summary@nb": "y"}))
    found = problems({**SPOON, "title": "", "summary": "x", "title@nb": "", "summary@nb": "y"})
    assert len(found) == 2
    assert all("The title is missing; an object keeps one" in one for one in found)


def test_a_number_that_is_new_needs_a_title_column():
    found = told(planned(b"inventory_number,holder\r\nCR 9,Casa\r\n"))
    assert "The title is missing: the museum has no object with this number" in found[0]


def test_many_lines_of_one_problem_are_not_all_named():
    found = problems(*({"inventory_number": f"CR {n}", "title": "x", "types": "nimic"} for n in range(40)))
    assert len(found) == 1
    assert "13 and 28 more: J (types)" in found[0]
