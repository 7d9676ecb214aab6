"""The sheet for a speaker: every Romani string beside its neighbours, the constructed ones first."""

import polib

from museum.operations.romani_review import rows, sheet


def catalogue(**translations):
    filled = polib.POFile()
    for identifier, (text, comment) in translations.items():
        filled.append(polib.POEntry(msgid=identifier, msgstr=text, tcomment=comment, occurrences=[("base.html", "")]))
    return filled


def test_the_sheet_has_every_romani_string_constructed_first():
    table = rows(
        {
            "en": catalogue(Language=("Language", ""), Road=("Road", "")),
            "ro": catalogue(Language=("Limbă", ""), Road=("Drum", "")),
            "nb": catalogue(Language=("Språk", "")),
            "rom": catalogue(Road=("Drom", "attested (sarau)"), Language=("Ćhib <b>", "constructed"), Empty=("", "")),
        }
    )
    assert [row[:5] for row in table] == [
        ["Language", "Limbă", "Språk", "Ćhib <b>", "constructed"],
        ["Road", "Drum", "", "Drom", "attested (sarau)"],
    ]
    assert "<td>Ćhib &lt;b&gt;</td>" in sheet(table)
    assert "2 to read" in sheet(table)
