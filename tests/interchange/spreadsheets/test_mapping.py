"""A sheet that was not made for the museum comes into its columns, and goes back out in its own."""

import csv
from io import StringIO

import pytest

from exhibits.catalogue.models import ObjectPage
from exhibits.formats.tables.reading import read
from exhibits.interchange.spreadsheets.exporting import export
from exhibits.interchange.spreadsheets.mapping import Link, Mapping, faults_of, guess, own_mapping

from .sheets import brought_in, planned, sheet, told

pytestmark = pytest.mark.django_db

# What a large museum's open data looks like: inches, several makers between bars, dates in words.
ROWS = [
    {
        "accession_number": "79.66.115", "title": "Bowl", "creation_date": "c. 1925-1940", "medium": "silver",
        "classification": "containers", "date_acquired": "1972-12-07", "item_width": "7.875", "item_height": "6.0",
        "item_depth": "0.0", "creator_full_name": "Georg Jensen|Johan Rohde", "creator_role": "|designer",
        "provenance_text": "The artist;\r\nhis estate", "id": "cmoa:things/000b144a",
    },
    {
        "accession_number": "26.1.60", "title": "", "creation_date": "no date", "medium": "",
        "classification": "prints", "date_acquired": "1926-01-15",
        "item_width": "0.0", "item_height": "0.0", "item_depth": "0.0",
        "creator_full_name": "|", "creator_role": "|", "provenance_text": "", "id": "cmoa:things/0013480a",
    },
    {
        "accession_number": "94.169.5", "title": "Saint Michael\x92s", "creation_date": "after the flood",
        "medium": "x", "classification": "prints", "date_acquired": "", "item_width": "4.5", "item_height": "6.562",
        "item_depth": "0.0", "creator_full_name": "unknown", "creator_role": "",
        "provenance_text": "", "id": "cmoa:things/0015d9cd",
    },
]  # fmt: skip
MAPPING = Mapping(
    (
        Link("accession_number", "inventory_number"),
        Link("title", "title", empty="Untitled"),
        Link("creation_date", "date", spill=True),
        Link("medium", "summary"),
        Link("classification", "types", separator=""),
        Link("date_acquired", "acquired_on"),
        Link("item_width", "width", detail="in"),
        Link("item_height", "height", detail="in"),
        Link("item_depth", "depth", detail="in"),
        Link("creator_full_name", "makers"),
        Link("provenance_text", "provenance"),
        Link("id", "identifiers", separator="", detail="Carnegie"),
    ),
    fixed={"holder": "Carnegie Museum of Art", "rights": "CC0"},
    new_terms=("types",),
)


@pytest.fixture
def content() -> bytes:
    return sheet(*ROWS)


def by_number() -> dict[str, ObjectPage]:
    return {page.inventory_number: page for page in ObjectPage.objects.order_by("pk")}


def test_each_column_comes_where_it_belongs(content):
    brought_in(content, MAPPING, language="en")
    pages = by_number()
    bowl = pages["79.66.115"]
    assert (bowl.title, bowl.date, bowl.acquired_on, bowl.summary) == ("Bowl", "1925~/1940~", "1972-12-07", "silver")
    assert [(row.kind, str(row.value), row.unit) for row in bowl.dimensions.all()] == [
        ("width", "7.875", "in"),
        ("height", "6.000", "in"),
    ]
    assert [row.name for row in bowl.makers.all()] == ["Georg Jensen", "Johan Rohde"]
    assert [(row.scheme, row.value) for row in bowl.identifiers.all()] == [("Carnegie", "cmoa:things/000b144a")]
    assert [row.term.name for row in bowl.object_types.all()] == ["containers"]
    assert (bowl.holder, bowl.rights.code, bowl.locale.language_code) == ("Carnegie Museum of Art", "CC0", "en")
    assert bowl.provenance == "The artist;\nhis estate"


def test_nothing_of_a_cell_that_cannot_be_taken_is_lost(content):
    brought_in(content, MAPPING, language="en")
    page = by_number()["94.169.5"]
    assert page.date == ""
    assert page.description == "<p>creation_date: after the flood</p>"
    assert by_number()["26.1.60"].title == "Untitled"


def test_without_that_wish_it_is_a_problem(content):
    strict = Mapping(
        tuple(Link(**{**vars(link), "spill": False, "empty": ""}) for link in MAPPING.links), new_terms=("types",)
    )
    found = told(planned(content, strict, language="en"))
    assert len(found) == 2
    assert found[0].startswith("4: B (title): The title is missing")
    assert found[1].startswith("5: C (creation_date): “after the flood”")


def test_the_same_sheet_again_changes_nothing(content):
    brought_in(content, MAPPING, language="en")
    again = planned(content, MAPPING, language="en")
    assert (again.new, again.changes, again.unchanged) == ([], [], 3)
    assert planned(export("en", "csv"), language="en").unchanged == 3


def test_it_comes_back_cell_by_cell_but_for_what_was_listed(content):
    plan = brought_in(content, MAPPING, language="en")
    told_otherwise = {(note.name, line): note.after for note in plan.notes for line in note.lines}
    assert plan.unmapped == ["creator_role"]
    names = list(ROWS[0])
    back = list(csv.DictReader(StringIO(export("en", "csv", MAPPING.of(names)).decode("utf-8-sig"), newline="")))
    lines = [row.line for row in read(content).rows]
    differing = {}
    for line, before, after in zip(lines, ROWS, back, strict=True):
        for name in names:
            if name not in plan.unmapped and before[name] != after[name]:
                differing[name, line] = after[name]
    assert differing == told_otherwise
    assert len(differing) == 13


def test_what_the_names_suggest(content):
    found = {link.source: link.target for link in guess(read(content).names, "en").links}
    assert found == {
        "accession_number": "inventory_number", "title": "title", "creation_date": "date", "medium": "",
        "classification": "types", "date_acquired": "acquired_on", "item_width": "width", "item_height": "height",
        "item_depth": "depth", "creator_full_name": "makers", "creator_role": "", "provenance_text": "provenance",
        "id": "",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("language", "names", "targets"),
    [
        ("ro", ["Nr. inventar", "Titlu", "Datare", "Înălțime"], ["inventory_number", "title", "date", "height"]),
        ("ro", ["Nr. inventar", "Titlu", "Titlu@nb"], ["inventory_number", "title", "title@nb"]),
        ("nb", ["Inventarnr", "Tittel", "Høyde"], ["inventory_number", "title", "height"]),
        ("en", ["Inventory number", "Title", "Name"], ["inventory_number", "title", ""]),
    ],
)
def test_names_in_the_curators_own_languages_are_understood(language, names, targets):
    assert [link.target for link in guess(names, language).links] == targets


def test_the_museums_own_columns_are_known_as_such():
    assert own_mapping(["inventory_number", "title", "title@nb"], "ro").own
    assert own_mapping(["inventory_number", "title", "Raum"], "ro") is None
    assert own_mapping(["title"], "ro") is None


def test_what_is_wrong_with_a_mapping_is_told_before_anything_is_read():
    wrong = Mapping(
        (
            Link("a", "title"),
            Link("b", "title"),
            Link("c", "colour"),
            Link("d", "width", detail="ells"),
            Link("e", "makers", detail="king"),
            Link("f", "title@xx"),
        ),
        new_terms=("people",),
    )
    found = faults_of(wrong, "en")
    assert [source for source, _ in found] == ["b", "c", "f", "d", "e", "", ""]
    assert "No column holds the inventory number" in found[-2][1]


def test_several_columns_make_one_description():
    links = (Link("nr", "inventory_number"), Link("t", "title"), Link("a", "description"), Link("b", "description"))
    content = sheet({"nr": "1", "t": "x", "a": "first", "b": "second"}, {"nr": "2", "t": "y", "a": "", "b": "only"})
    plan = brought_in(content, Mapping(links), language="en")
    assert plan.notes == []
    assert [page.description for page in ObjectPage.objects.order_by("path")] == [
        "<p>first</p><p>second</p>",
        "<p>only</p>",
    ]
    assert planned(content, Mapping(links), language="en").unchanged == 2


def test_a_mapping_is_kept_as_json_and_read_again():
    assert Mapping.from_json(MAPPING.as_json()) == MAPPING
    for broken in ({}, {"links": [{"source": "a", "colour": "b"}]}, {"links": 5}, []):
        with pytest.raises(ValueError, match=r"links|argument|iterable|indices"):
            Mapping.from_json(broken)
