"""Citations for BibTeX and reference managers, from records alone."""

import re
from dataclasses import replace
from datetime import date

import pytest
from django.utils import timezone

from exhibits.interchange.cite import bibtex, ris
from exhibits.interchange.cite.citation import of_record
from exhibits.interchange.cite.words import in_words
from tests.golden import agreed

from . import records

HOSTILE = 'A}{ \\input{x} 100% of $5 & #1_~^ "q"\r\nER  - \n@misc{x,\u2028TY  - BOOK\x00'


def hostile():
    return replace(of_record(records.thing()), title=HOSTILE, creators=(HOSTILE,), number=HOSTILE)


@pytest.mark.parametrize(
    ("name", "record"), [("thing", records.thing), ("exhibit", records.exhibit), ("story", records.story)]
)
@pytest.mark.parametrize(("form", "write"), [("bib", bibtex.entry), ("ris", ris.record)])
def test_golden(monkeypatch, name, record, form, write):
    monkeypatch.setattr(timezone, "localdate", lambda: date(2026, 5, 4))
    found = write(of_record(record()))
    assert found == agreed(f"cite/{name}.{form}", found)


def test_only_those_whose_work_it_is_are_its_creators():
    assert of_record(records.thing()).creators == ("Ion Stan",)


def test_the_title_is_that_of_the_original_with_its_tag():
    romani = records.thing(titles={"rom": "Kakavi", "ro": "Cazan"})
    assert (of_record(romani).title, of_record(romani).language) == ("Kakavi", "rmy")


def test_bibtex_keeps_within_its_braces():
    entry = bibtex.entry(hostile())
    assert entry.count("{") == entry.count("}")
    depth = 0
    for character in entry.rstrip()[:-1]:
        depth += {"{": 1, "}": -1}.get(character, 0)
        assert depth >= 0
    assert depth == 1, "only the entry itself is still open before its last brace"
    assert len(re.findall(r"^@", entry, re.M)) == 1


def test_bibtex_takes_no_character_for_more_than_it_is():
    assert bibtex.escaped("\\ { } $ & % # _ ~ ^") == (
        r"\textbackslash{} \textbraceleft{} \textbraceright{} \$ \& \% \# \_ \textasciitilde{} \textasciicircum{}"
    )
    assert bibtex.escaped("ʒ θ ș “x”") == "ʒ θ ș “x”"


@pytest.mark.parametrize(
    ("date", "fields"),
    [
        ("1860", {"date": "1860", "year": "1860"}),
        ("1860-05-02", {"date": "1860-05-02", "year": "1860"}),
        ("1860~", {"date": "1860~"}),
        ("1925~/1940", {"date": "1925~/1940"}),
        ("1860%", {}),
        ("vara}", {}),
        ("", {}),
    ],
)
def test_bibtex_dates(date, fields):
    entry = bibtex.entry(replace(of_record(records.thing()), date=date))
    assert dict(re.findall(r"^  (date|year) = \{(.*)\},$", entry, re.M)) == fields


def test_ris_begins_no_tag_that_is_not_its_own():
    lines = ris.record(hostile()).split("\r\n")
    assert lines[-1] == ""
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines[:-1])
    assert [line[:2] for line in lines[:-1]] == ["TY", "AU", "TI", "PY", "DA", "PB", "AN", "LA", "UR", "ER"]
    assert not re.search(r"[\x00-\x09\x0b\x0c\x0e-\x1f\u2028]", "".join(lines))


def test_ris_says_as_much_of_a_date_as_it_can():
    assert "DA  - ///186X\r\n" in ris.record(replace(of_record(records.thing()), date="186X"))
    assert "PY" not in ris.record(replace(of_record(records.thing()), date="186X"))


def test_in_words():
    citation = of_record(records.thing())
    assert in_words(citation, "om 1860") == (
        f"Ion Stan. Cazan. om 1860. Comoara romilor, CR 1. http://localhost:8000/id/{records.THING}"
    )
    assert in_words(replace(citation, creators=(), title="Cine?", number=""), "") == (
        f"Cine? Comoara romilor. http://localhost:8000/id/{records.THING}"
    )
