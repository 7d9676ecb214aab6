"""The coastlines that are kept with the code are those that their source gives."""

import gzip
import json

from exhibits.formats.sheets import SHEETS
from museum.operations.coasts import TARGET, coasts

LIMIT = 12 * 1024


def test_the_kept_file_is_what_is_made_of_the_source():
    assert TARGET.read_text(encoding="utf-8") == coasts()


def test_it_names_its_source_and_has_every_sheet():
    kept = json.loads(TARGET.read_text(encoding="utf-8"))
    assert "Natural Earth" in kept["source"]
    assert "public domain" in kept["source"]
    assert set(kept["sheets"]) == set(SHEETS)
    assert all(sheet["coast"].startswith("M") and sheet["net"] for sheet in kept["sheets"].values())


def test_it_is_small():
    assert len(gzip.compress(TARGET.read_bytes())) <= LIMIT
