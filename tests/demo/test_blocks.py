"""Blocks of content files as StreamField data."""

import pytest

from exhibits.book.blocks import ChapterBlock
from exhibits.core.blocks import BodyBlock, TourBlock
from museum.demo.blocks import SHAPES, Things, stream
from museum.demo.content import ContentError, Place, Sheet, read_content

THINGS = Things(
    images={"pan": 1, "sheet": 2},
    references={"achim2004": 3, "grigore2006": 4},
    pages={"story:bread": 5, "chapter:road": 6, "exhibit:cauldron": 7},
    recordings={"bread": {"ro": 8, "nb": 9, "en": 10}},
    places={"tismana": 11, "iasi": 12},
)


def sheet(**data) -> Sheet:
    return Sheet({"kind": "exhibit", "key": "x", "original": "ro", **data}, Place("exhibits/x.toml"))


@pytest.fixture
def sheets(sample) -> dict[str, Sheet]:
    return read_content(sample.content).sheets


def ids_of(data) -> list[str]:
    if isinstance(data, list):
        return [one for item in data for one in ids_of(item)]
    if isinstance(data, dict):
        own = [data["id"]] if "id" in data else []
        return own + [one for value in data.values() for one in ids_of(value)]
    return []


def test_every_type_of_block_but_video_has_its_shape():
    assert set(SHAPES) == {*ChapterBlock().child_blocks, *TourBlock().child_blocks} - {"video"}


@pytest.mark.parametrize(("ref", "name", "block"), [
    ("exhibit:cauldron", "body", BodyBlock()), ("story:bread", "body", BodyBlock()),
])  # fmt: skip
def test_the_museums_own_blocks_read_what_is_made(db, sheets, ref, name, block):
    data = stream(sheets[ref], name, "nb", THINGS)
    assert [child.block_type for child in block.to_python(data)] == [table["type"] for table in sheets[ref].data[name]]
    for made in data:
        expected = block.child_blocks[made["type"]]
        if hasattr(expected, "child_blocks"):
            assert set(made["value"]) == set(expected.child_blocks)


def test_ids_are_alike_in_all_languages_and_unlike_on_a_page(sheets):
    mine, theirs = (ids_of(stream(sheets["exhibit:cauldron"], "body", code, THINGS)) for code in ("ro", "nb"))
    assert mine == theirs
    assert len(mine) == len(set(mine)) == 10 + 2 + 1 + 2


def test_maps_and_routes_name_places_by_their_keys():
    stops = [{"place": key, "date": {"ro": "1385"}, "text": {"ro": "Aici."}} for key in ("iasi", "tismana")]
    page = sheet(
        body=[
            {"type": "map", "title": {"ro": "Locuri"}, "sheet": "ro", "places": [{"place": "tismana"}]},
            {"type": "route", "title": {"ro": "Drumul"}, "text": {"ro": "Un drum."}, "stops": stops},
        ]
    )
    shown, route = (made["value"] for made in stream(page, "body", "ro", THINGS))
    assert (shown["sheet"], [item["value"] for item in shown["places"]]) == ("ro", [11])
    assert (route["sheet"], route["text"]) == ("everywhere", "Un drum.")
    assert [(one["value"]["place"], one["value"]["date"]) for one in route["stops"]] == [(12, "1385"), (11, "1385")]
    assert set(route) == set(BodyBlock().child_blocks["route"].child_blocks)


@pytest.mark.parametrize(
    ("block", "complaint"),
    [
        ({"type": "song"}, "no type of block 'song'"),
        ({"type": "image", "image": "none"}, "no drawing 'none'"),
        ({"type": "link", "page": "exhibit:none"}, "no page 'exhibit:none'"),
        ({"type": "map", "title": {}, "places": [{"place": "none"}]}, "no place 'none'"),
        ({"type": "route", "title": {}, "sheet": "mars"}, "no map of 'mars'"),
        ({"type": "audio", "recording": "none"}, "no recording 'none'"),
        ({"type": "references", "items": [{"reference": "none"}]}, "no reference 'none'"),
        ({"type": "heading", "text": {"ro": "a *b*"}}, "running text only"),
    ],
)
def test_what_is_not_there_is_named_with_its_place(block, complaint):
    with pytest.raises(ContentError, match=complaint) as caught:
        stream(sheet(body=[block]), "body", "ro", THINGS)
    assert str(caught.value).startswith("exhibits/x.toml, body[0]")
