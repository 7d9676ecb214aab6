"""A sheet for a speaker of Romani: every interface string with its neighbours, its basis and room for a correction.

``make romani-review`` writes ``.build/romani-review.html``, to be printed or sent. The interface was put together
without a Romani speaker; this is how one mends it, without any tool but a pen.
"""

import html
import sys
from pathlib import Path

import polib

from museum.operations.catalogues import ROMANI, catalogue_path, key, texts
from museum.operations.install import ROOT

SHEET = ROOT / ".build" / "romani-review.html"
NEIGHBOURS = ("en", "ro", "nb")
COLUMNS = ("English", "Romanian", "Norwegian", "Romani", "Rests on", "Where", "Better")
STYLE = """
body { font: 11pt/1.4 serif; margin: 1.5cm; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #888; padding: .3em .5em; text-align: left; vertical-align: top; }
th:last-child { width: 22%; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
td:nth-child(4) { font-weight: bold; }
"""


def rows(catalogues: dict[str, polib.POFile]) -> list[list[str]]:
    """One row per Romani string: the other languages, the Romani, its basis and where it is seen; constructed first."""
    neighbours = {code: {key(entry): entry for entry in catalogues[code]} for code in NEIGHBOURS}
    table = []
    for entry in catalogues[ROMANI]:
        if not entry.translated():
            continue
        beside = [neighbours[code].get(key(entry)) for code in NEIGHBOURS]
        english = [" / ".join(texts(beside[0])) if beside[0] else entry.msgid]
        others = [" / ".join(texts(other)) if other else "" for other in beside[1:]]
        where = ", ".join(place for place, _ in entry.occurrences)
        table.append([*english, *others, " / ".join(texts(entry)), entry.tcomment, where])
    return sorted(table, key=lambda row: (not row[4].startswith("constructed"), row[0].casefold()))


def sheet(table: list[list[str]]) -> str:
    head = "".join(f"<th>{column}</th>" for column in COLUMNS)
    body = "\n".join(
        "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "<td></td></tr>" for row in table
    )
    return (
        f'<!doctype html>\n<html lang="en"><meta charset="utf-8"><title>Romani interface strings</title>\n'
        f"<style>{STYLE}</style>\n<h1>Romani interface strings: {len(table)} to read</h1>\n"
        "<p>Put together without a Romani speaker. Words that were constructed come first. "
        "Write what is better in the last column.</p>\n"
        f"<table><thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table></html>\n"
    )


def main(target: Path = SHEET) -> int:
    table = rows({code: polib.pofile(str(catalogue_path(code))) for code in (*NEIGHBOURS, ROMANI)})
    target.parent.mkdir(exist_ok=True)
    target.write_text(sheet(table), encoding="utf-8")
    print(f"{len(table)} strings: open or print {target}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
