"""What a sheet of objects costs, by rows and by languages: tried, brought in, tried again, taken out."""

import pytest

from exhibits.interchange.spreadsheets.bringing import bring_in
from exhibits.interchange.spreadsheets.exporting import export
from tests.bench.clock import timed
from tests.browser.tables import table
from tests.interchange.spreadsheets.sheets import own_sheet, planned

ROWS = (250, 500, 1000)
LANGUAGES = {"one language": (), "four languages": ("@rom", "@nb", "@en")}


def rows(number: int, languages: tuple[str, ...]) -> list[dict[str, str]]:
    return [
        {
            "inventory_number": f"CR {row}",
            "title": f"Căldare {row}",
            "description": "O căldare de aramă, cu mânerul nituit.\n\nDin sudul țării.",
            "date": f"18{row % 90 + 10}~",
            "dimensions": "height 12.5 cm|diameter 30 cm",
            "makers": "Ion Căldărarul|owner: Maria",
            "provenance": "Familia, până în 1933; apoi muzeul.",
            **{f"title{at}": f"Căldare {row} {at}" for at in languages},
        }
        for row in range(number)
    ]


@pytest.mark.parametrize("name", LANGUAGES)
def test_a_sheet_of_objects(rolled_back, name):
    lines = []
    for number in ROWS:
        content = own_sheet(*rows(number, LANGUAGES[name]))
        with rolled_back():
            tried, plan = timed(planned, content)
            brought, _ = timed(bring_in, plan)
            again, _ = timed(planned, content)
            out, back = timed(export, "ro", "csv")
            assert back == content
        lines.append([str(number), *(f"{seconds:.1f}" for seconds in (tried, brought, again, out))])
    table(f"A sheet in {name}: seconds of CPU", ["rows", "tried", "brought in", "tried again", "taken out"], lines)
