"""The museum's own works as each style writes them in each language, and what books and files ask of them."""

import json

import pytest

from exhibits.formats.bibliography.files.reading import read
from exhibits.formats.bibliography.listing import STYLES
from exhibits.formats.bibliography.oral import telling
from exhibits.formats.bibliography.words import LABELS
from exhibits.vocabularies import citing
from exhibits.vocabularies.citing import APA, CHICAGO, Bibliography
from exhibits.vocabularies.models import Reference
from tests.golden import agreed

pytestmark = pytest.mark.django_db


def all_works() -> dict[str, Reference]:
    return {work.key: work for work in Reference.objects.order_by("key")}


@pytest.mark.parametrize("style", [CHICAGO, APA])
@pytest.mark.parametrize("language", ["ro", "nb", "en"])
def test_golden(style, language):
    """Each string was compared with what the manuals say of its kind (see docs/decisions/0013)."""
    bibliography = Bibliography(all_works(), style, language)
    lines = [f"{one.key}\n  {bibliography.cite(one.key, '12-14')}\n  {one.html}\n" for one in bibliography.entries()]
    found = "".join(lines)
    assert found == agreed(f"references/{style}.{language}.txt", found)


def test_romani_texts_have_a_bibliography_in_romanian_that_says_so():
    works = all_works()
    romani, romanian = Bibliography(works, language="rom"), Bibliography(works, language="ro")
    assert romani.lang == "ro"
    assert {one.lang for one in romani.entries()} == {"ro"}
    assert sorted(one.html for one in romani.entries()) == sorted(one.html for one in romanian.entries())


def test_a_book_asks_once_for_all_its_works(django_assert_num_queries):
    with django_assert_num_queries(1):
        bibliography = Bibliography.of(["achim2004", "achim2004", "gone", "udhr"], APA, "en")
        assert bibliography.cite("achim2004", "12") == "(Achim, 2004, p. 12)"
        assert bibliography.cite("gone") == ""
        assert "gone" not in bibliography
        assert [one.key for one in bibliography.entries()] == ["achim2004", "udhr"]


def test_letters_depend_on_what_stands_in_one_list():
    works = all_works()
    alone = Bibliography({"achim2004": works["achim2004"]}, language="en")
    assert alone.cite("achim2004") == "(Achim 2004)"
    both = Bibliography({key: works[key] for key in ("achim2004", "achim2004doc")}, language="en")
    assert both.cite("achim2004") == "(Achim 2004b)"
    assert both.cite("achim2004doc", "3", "chapter") == "(Achim 2004a, chap. 3)"
    assert [one.html.split(". <")[0] for one in both.entries()] == ["Achim, Viorel, ed. 2004a", "Achim, Viorel. 2004b"]


def test_a_told_story_may_stand_among_the_works():
    story = telling("s1", "Cazanul", narrator="Maria", date="2019-05-03", medium="Înregistrare audio")
    bibliography = Bibliography({"s1": story, "udhr": all_works()["udhr"]}, language="ro")
    assert bibliography.cite("s1", "12:30", "timestamp") == "(Maria 2019, 12:30)"


def test_an_entry_leads_to_the_work():
    addresses = {one.key: one.url for one in Bibliography(all_works()).entries()}
    assert addresses["latjodrom"] == "https://glomdalsmuseet.no/latjo-drom"
    assert addresses["achim2004"] == ""


def test_a_work_of_which_there_is_only_a_line_is_that_line():
    work = Reference.objects.create(
        key="old", citation="Wlislocki, Heinrich von. Vom wandernden <Volke>. Hamburg, 1890."
    )
    bibliography = Bibliography({"old": work}, APA, "en")
    assert bibliography.cite("old", "3") == "(Wlislocki, 1890, p. 3)"
    assert bibliography.entries()[0].html == "Wlislocki, Heinrich von. Vom wandernden &lt;Volke&gt;. Hamburg, 1890."


def test_what_editors_choose_from_has_a_name_each():
    assert set(citing.STYLE_NAMES) == set(STYLES)
    assert set(citing.LABEL_NAMES) == set(LABELS)


@pytest.mark.parametrize("write", [citing.bibtex, citing.ris])
def test_the_museums_works_leave_it_and_come_back_the_same(write):
    works = all_works()
    reading = read(write(works.values()))
    assert not reading.faults
    assert [found.work.key for found in reading.works] == list(works)
    again = {found.work.key: found.work for found in reading.works}
    kept = (
        "title",
        "authors",
        "editors",
        "issued",
        "publisher",
        "place",
        "edition",
        "genre",
        "number",
        "url",
        "language",
    )
    for key, work in works.items():
        told = work.work()
        for name in kept:
            if write is citing.ris and name == "authors" and key in ("cmrec2020", "acfc2017"):
                continue  # RIS cannot tell an institution that has a comma in its name from a person.
            assert getattr(again[key], name) == getattr(told, name), (key, name)
        if write is citing.bibtex:
            assert again[key].kind == told.kind, "BibTeX files say the type in any case"


def test_csl_json_is_a_list_of_items_by_key():
    items = json.loads(citing.csl_json(all_works().values()))
    assert [item["id"] for item in items] == list(all_works())
    achim = next(item for item in items if item["id"] == "achim2004")
    assert achim["issued"] == {"date-parts": [[2004]]}
    assert achim["language"] == "en"
    assert "note" not in achim, "the museum's notes on titles are no notes of the work"


def test_files_of_works_hold_one_work_each_whatever_their_titles_say():
    hostile = 'A}{ \\input{x} 100% of $5 & #1_~^ "q"\r\nER  - \n@misc{x,\u2028TY  - BOOK\x00'
    work = Reference(key="x", data={"type": "book", "title": hostile, "author": [{"literal": hostile}]})
    for write in (citing.bibtex, citing.ris):
        reading = read(write([work]))
        assert not reading.faults
        assert len(reading.works) == 1
        assert reading.works[0].work.title == " ".join(hostile.replace("\x00", " ").split())
