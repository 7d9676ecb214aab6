"""Manifests, from records alone."""

import copy
from dataclasses import replace

import pytest
from django.utils.translation import gettext_lazy as _

from exhibits.formats.things import ConceptRecord, DimensionRecord, RightsRecord
from exhibits.interchange.iiif import manifests, texts
from exhibits.interchange.iiif.metadata import MEASURES, date
from tests.golden import agreed, as_text

from . import records
from .presentation import faults


def metadata(manifest: dict) -> dict[str, dict]:
    return {pair["label"].get("en", pair["label"].get("none"))[0]: pair["value"] for pair in manifest["metadata"]}


@pytest.mark.parametrize(
    ("name", "manifest"),
    [
        ("thing", lambda: manifests.of_thing(records.thing())),
        ("exhibit", lambda: manifests.of_exhibit(records.exhibit())),
        ("bare", lambda: manifests.of_thing(records.thing(**BARE))),
    ],
)
def test_golden(name, manifest):
    found = as_text(manifest())
    assert found == agreed(f"iiif/{name}.json", found)
    assert faults(manifest()) == []


BARE = {
    "titles": {"ro": "Cazan"}, "summaries": {}, "content_notes": {}, "original_title": "", "date": "", "types": (),
    "materials": (), "places": (), "themes": (), "makers": (), "dimensions": (), "identifiers": (), "provenance": {},
    "acquired_by": "", "acquired_on": "", "holder": "", "credit_lines": {}, "rights": None, "texts": {},
    "pictures": (records.picture(records.FRONT, credit="", rights=None, alt={}),), "steps": (),
}  # fmt: skip


def comment(manifest: dict) -> dict:
    """The first annotation in it that tells of a part of a picture."""
    return next(page["items"][0] for one in manifest["items"] for page in one.get("annotations", []))


def broken(change) -> list[str]:
    manifest = copy.deepcopy(manifests.of_exhibit(records.exhibit()))
    change(manifest)
    return faults(manifest)


@pytest.mark.parametrize(
    ("clause", "change"),
    [
        ("3.1 label", lambda m: m.pop("label")),
        ("3.4 items", lambda m: m.update(items=[])),
        ("4.4", lambda m: m.update(label={})),
        ("4.4 tag", lambda m: m.update(label={"ro_RO": ["x"]})),
        ("4.4 texts", lambda m: m.update(label={"ro": "x"})),
        ("4.5", lambda m: m.update(label={"ro": ["<b>x</b>"]})),
        ("4.6", lambda m: m["items"][0].update({"@context": "x"})),
        ("3.1 rights", lambda m: m["items"][0].update(rights="https://creativecommons.org/licenses/by/4.0/")),
        ("5.3 motivation", lambda m: m["items"][0]["items"][0]["items"][0].update(motivation="supplementing")),
        ("5.6 target", lambda m: m["items"][0]["items"][0]["items"][0].update(target="http://x.example/")),
        ("5.3 a canvas", lambda m: m["items"][0].update(id="http://x.example/#1")),
        ("3.2 ids", lambda m: m["items"].append(m["items"][0])),
        ("3.2 height", lambda m: m["items"][0].update(height=0)),
        ("5.4", lambda m: m["structures"][0]["items"].append({"id": "http://x.example/", "type": "Canvas"})),
        ("3.3.1 label", lambda m: m["homepage"][0].pop("label")),
        ("A unknown", lambda m: m.update(licence="x")),
        ("3.4 annotations", lambda m: comment(m).update(motivation="painting")),
        ("WADM 3.2.4", lambda m: comment(m)["body"].update(format="text/html")),
        ("4.4 tag", lambda m: comment(m)["body"].update(language="ro_RO")),
        ("5.6 target", lambda m: comment(m).update(target="http://x.example/#xywh=0,0,1,1")),
        ("5.6 region", lambda m: comment(m).update(target=f"{comment(m)['target']}99")),
    ],
)
def test_the_validator_finds_what_is_wrong(clause, change):
    assert any(fault.startswith(clause) for fault in broken(change)), broken(change)


def test_an_object_without_a_picture_to_show_has_none():
    unmade = replace(records.picture(records.FRONT), src="", files=())
    assert manifests.of_thing(records.thing(pictures=(unmade,))) is None
    assert manifests.of_exhibit(records.exhibit(cover=None, sections=())) is None


def test_a_canvas_without_words_is_called_what_its_object_is():
    nameless = records.picture(records.FRONT, alt={}, caption={})
    assert manifests.of_thing(records.thing(pictures=(nameless,)))["items"][0]["label"]["nb"] == ["Kjele"]


def test_romani_bears_the_tag_of_its_variety():
    manifest = manifests.of_thing(records.thing())
    assert manifest["label"] == {"ro": ["Cazan"], "rmy": ["Kakavi"], "nb": ["Kjele"]}
    assert [page["language"] for page in manifest["homepage"]] == [["ro"], ["rmy"], ["nb"]]


def test_labels_are_in_all_the_museums_languages():
    labels = [pair["label"] for pair in manifests.of_thing(records.thing())["metadata"]]
    address = next(label for label in labels if label.get("en") == ["Permanent address"])
    assert set(address) == {"ro", "rom", "nb", "en"}
    assert len({words[0] for words in address.values()}) == 4


def test_english_is_not_passed_off_as_another_language():
    assert texts.spoken("No catalogue has this") == {"en": ["No catalogue has this"]}


def test_numbers_are_written_as_each_language_writes_them(monkeypatch):
    monkeypatch.setitem(MEASURES, "height", _("Date"))  # which has a word in every language
    found = metadata(manifests.of_thing(records.thing(dimensions=(DimensionRecord("height", "1200.5", "cm"),))))
    assert (found["Measures"]["en"], found["Measures"]["nb"]) == (["Date 1200.5 cm"], ["Dato 1200,5 cm"])


def test_no_name_of_several_is_lost_to_a_language_that_lacks_one():
    assert metadata(manifests.of_thing(records.thing()))["Material or technique"] == {"ro": ["aramă", "cositor"]}
    apart = (ConceptRecord("copper", {"nb": "kobber"}), ConceptRecord("tin", {"ro": "cositor"}))
    found = metadata(manifests.of_thing(records.thing(materials=apart)))
    assert found["Material or technique"] == {"none": ["kobber", "cositor"]}


def test_dates_are_said_in_words_where_there_are_any(monkeypatch):
    assert date("1860") == {"none": ["1860"]}
    said = {"ro": "circa 1860", "rom": "paśa 1860", "nb": "omkring 1860", "en": "about 1860"}
    monkeypatch.setattr("exhibits.interchange.iiif.metadata.date_words", lambda edtf, code: said[code])
    assert date("1860~") == {code: [words] for code, words in said.items()}


def test_a_date_that_is_none_stands_as_it_was_written(monkeypatch):
    def refuse(edtf, code):
        raise ValueError(edtf)

    monkeypatch.setattr("exhibits.interchange.iiif.metadata.date_words", refuse)
    assert date("sub Mihai") == {"none": ["sub Mihai"]}


def test_a_title_with_a_note_is_left_to_the_page():
    assert metadata(manifests.of_thing(records.thing()))["Original title"] == {"de": ["Kupferkessel"]}
    noted = records.thing(original_title="Zigeunerkessel", original_title_notes={"ro": "jignitor"})
    assert "Zigeuner" not in as_text(manifests.of_thing(noted))
    nameless = metadata(manifests.of_thing(records.thing(original_title_language="limba germană")))
    assert nameless["Original title"] == {"none": ["Kupferkessel"]}


def test_the_content_note_must_be_shown_before_the_credit():
    statement = manifests.of_thing(records.thing())["requiredStatement"]
    assert statement["value"]["nb"] == ["Et krenkende ord.", "Gave fra familien Stan"]
    partly = records.thing(content_notes={"ro": "Un cuvânt jignitor."})
    assert manifests.of_thing(partly)["requiredStatement"]["value"] == {
        "ro": ["Un cuvânt jignitor.", "Dar al familiei Stan"]
    }


def test_without_a_credit_line_the_pictures_credit_stands():
    bare = records.thing(content_notes={}, credit_lines={})
    assert manifests.of_thing(bare)["requiredStatement"]["value"] == {"ro": ["Foto: Ion Stan"]}
    nobodys = replace(records.picture(records.FRONT), credit="")
    assert "requiredStatement" not in manifests.of_thing(
        records.thing(content_notes={}, credit_lines={}, pictures=(nobodys,))
    )


@pytest.mark.parametrize(
    ("uri", "expected"),
    [
        ("https://creativecommons.org/licenses/by-sa/3.0/ro/", "http://creativecommons.org/licenses/by-sa/3.0/ro/"),
        ("http://creativecommons.org/publicdomain/mark/1.0/", "http://creativecommons.org/publicdomain/mark/1.0/"),
        ("https://rightsstatements.org/vocab/InC/1.0/", "http://rightsstatements.org/vocab/InC/1.0/"),
        ("https://creativecommons.org/licenses/by/4.0/deed.ro", None),
        ("http://museum.example/terms", None),
        ("http://creativecommons.org.evil.example/licenses/by/4.0/", None),
    ],
)
def test_rights_are_those_that_the_standard_allows(uri, expected):
    rights = RightsRecord(uri, "X", {}, True)
    manifest = manifests.of_thing(
        records.thing(rights=rights, pictures=(records.picture(records.FRONT, rights=rights),))
    )
    assert manifest.get("rights") == expected
    assert manifest["items"][0].get("rights") == expected


def test_a_picture_with_a_content_note_is_no_thumbnail():
    first = replace(records.picture(records.FRONT), content_note="Un mort")
    manifest = manifests.of_thing(records.thing(pictures=(first, records.picture(records.HANDLE))))
    assert records.HANDLE in manifest["thumbnail"][0]["id"]
    assert manifest["thumbnail"][0]["format"] == "image/webp"
    assert "thumbnail" not in manifest["items"][0]
    assert manifest["items"][0]["requiredStatement"]["value"] == {"ro": ["Un mort", "Foto: Ion Stan"]}


def test_only_a_picture_with_tiles_has_a_service():
    bodies = [canvas["items"][0]["items"][0]["body"] for canvas in manifests.of_thing(records.thing())["items"]]
    assert "service" not in bodies[0]
    assert bodies[1]["service"] == [
        {"id": f"http://localhost:8000/iiif/3/{records.HANDLE}", "type": "ImageService3", "profile": "level0"}
    ]


def test_a_canvas_stands_upright_though_the_camera_did_not():
    turned = replace(records.picture(records.FRONT), src_size=(853, 1280))
    canvas = manifests.of_thing(records.thing(pictures=(turned,)))["items"][0]
    assert (canvas["width"], canvas["height"]) == (2000, 3000)


def test_text_that_looks_like_html_is_not_taken_for_it():
    hostile = "<script>alert(1)</script>"
    manifest = manifests.of_thing(
        records.thing(titles={"ro": hostile}, provenance={"ro": hostile}, number=hostile, texts={})
    )
    assert faults(manifest) == []
    assert metadata(manifest)["Where it comes from"] == {"ro": [f"{hostile} "]}


def test_only_addresses_of_the_web_become_links():
    bad = replace(records.thing().identifiers[0], url="javascript:alert(1)")
    found = metadata(manifests.of_thing(records.thing(identifiers=(bad,))))
    assert found["Wikidata"] == {"none": ["Q1"]}
    assert metadata(manifests.of_thing(records.thing()))["Wikidata"]["none"] == [
        '<a href="https://www.wikidata.org/wiki/Q1?a=1&amp;b=2">Q1</a>'
    ]


def test_an_exhibit_has_ranges_by_its_headings_and_each_canvas_once():
    manifest = manifests.of_exhibit(records.exhibit())
    uri = manifest["id"]
    cover, handle, object_ = (f"{uri}/canvas/{uuid}" for uuid in (records.COVER, records.HANDLE, records.THING))
    assert [canvas["id"] for canvas in manifest["items"]] == [cover, handle, object_]
    ranges = [(span["label"]["nb"], [item["id"] for item in span["items"]]) for span in manifest["structures"]]
    assert ranges == [(["Kjelen"], [object_]), (["Igjen"], [handle])]


def test_an_object_in_an_exhibit_leads_to_its_own_manifest():
    canvas = manifests.of_exhibit(records.exhibit())["items"][2]
    assert canvas["label"]["nb"] == ["Kjele"]
    assert canvas["summary"] == {"ro": ["Priviți marginea."], "nb": ["Se på kanten."]}
    assert canvas["partOf"][0]["id"] == manifests.of_thing(records.thing())["id"]


def test_steps_are_annotations_of_the_canvas_of_their_picture():
    front, handle = manifests.of_thing(records.thing())["items"]
    (page,) = front["annotations"]
    told = {one["body"]["language"]: one for one in page["items"]}
    assert {tag: one["body"]["value"] for tag, one in told.items()} == {"ro": "Marginea – Îndoită.", "nb": "Kanten"}
    assert {one["target"] for one in page["items"]} == {f"{front['id']}#xywh=300,400,900,100"}
    (only,) = handle["annotations"][0]["items"]
    assert only["body"]["language"] == "rmy", "the variety that the text is written in"
    assert only["body"]["value"] == "Karfin – <khanć>"


def test_an_object_in_an_exhibit_brings_its_steps_along():
    hung = [one for one in manifests.of_exhibit(records.exhibit())["items"] if one["id"].endswith(records.THING)]
    assert [len(one["annotations"][0]["items"]) for one in hung] == [2]


def test_a_picture_without_steps_has_no_annotations():
    assert all("annotations" not in one for one in manifests.of_thing(records.thing(steps=()))["items"])
