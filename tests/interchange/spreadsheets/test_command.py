"""``manage.py objects``, as an operator runs it."""

import json
import zipfile
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from exhibits.access.selectors import public
from exhibits.catalogue.models import ObjectPage, SheetMapping
from tests import factories
from tests.people import member

from .sheets import own_sheet, sheet
from .test_mapping import MAPPING, ROWS

pytestmark = pytest.mark.django_db

SPOON = {"inventory_number": "CR 1", "title": "Lingură"}


@pytest.fixture
def file(tmp_path):
    def written(content: bytes, name: str = "sheet.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return written


def run(*arguments) -> tuple[int, str, str]:
    """Exit code, what was said, and what was complained of."""
    out, err = StringIO(), StringIO()
    try:
        call_command("objects", *map(str, arguments), stdout=out, stderr=err)
    except SystemExit as end:
        return end.code, out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def test_in_and_out_again(file, tmp_path):
    content = own_sheet(SPOON)
    assert run("import", file(content))[:2] == (0, "1 new, 0 changed, 0 unchanged, 0 problems.\nWritten.\n")
    run("export", "--to", tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_bytes() == content
    run("export", "--to", tmp_path / "out.xlsx", "--form", "xlsx")
    assert "0 new, 0 changed, 1 unchanged" in run("import", tmp_path / "out.xlsx")[1]


def test_a_dry_run_writes_nothing(file):
    assert "1 new" in run("import", file(own_sheet(SPOON)), "--dry-run")[1]
    assert not ObjectPage.objects.exists()


def test_problems_are_told_and_nothing_is_written(file):
    code, _said, complained = run("import", file(own_sheet(SPOON, {**SPOON, "date": "cândva"})))
    assert code == 1
    assert "3: A (inventory_number): The number “CR 1” stands in line 2 already." in complained
    assert "3: I (date): “cândva”" in complained
    assert complained.endswith("Nothing is written.\n")
    assert not ObjectPage.objects.exists()


def test_what_is_no_sheet_says_why(file):
    code, _said, complained = run("import", file(b'inventory_number,title\r\n1,"open\r\n'))
    assert (code, complained.partition("\n")[0][:2]) == (1, "2:")
    with pytest.raises(CommandError, match="nowhere"):
        run("import", "nowhere.csv")
    with pytest.raises(CommandError, match="There is no member nobody"):
        run("import", file(own_sheet(SPOON)), "--user", "nobody")


def test_a_foreign_sheet_needs_a_mapping_and_gets_a_suggestion(file):
    with pytest.raises(CommandError, match='"target": "inventory_number"'):
        run("import", file(sheet(*ROWS)), "--language", "en")
    with pytest.raises(CommandError, match="No column holds the inventory number"):
        run("import", file(sheet(*ROWS)), "--mapping", file(b'{"links": []}', "m.json"))
    with pytest.raises(CommandError, match="is no mapping"):
        run("import", file(sheet(*ROWS)), "--mapping", file(b"[", "m.json"))


def test_a_mapping_comes_from_a_file_or_is_remembered(file, tmp_path):
    mapping = file(json.dumps(MAPPING.as_json()).encode(), "mapping.json")
    arguments = ("import", file(sheet(*ROWS)), "--language", "en")
    code, said, _ = run(*arguments, "--mapping", mapping, "--user", member("Curators").username)
    assert code == 0
    assert "Columns that go nowhere: creator_role" in said
    assert "2: C (creation_date): written as '1925~/1940~', not 'c. 1925-1940'" in said
    SheetMapping.objects.create(name="open data", links=MAPPING.as_json())
    assert "0 new, 0 changed, 3 unchanged" in run(*arguments, "--mapping", "open data")[1]
    run("export", "--to", tmp_path / "back.csv", "--mapping", "open data", "--language", "en")
    assert "7.875" in (tmp_path / "back.csv").read_text(encoding="utf-8-sig")
    assert ObjectPage.objects.first().owner.username == "curators"


def test_unknown_terms_are_made_on_demand(file):
    path = file(own_sheet({**SPOON, "types": "lingură"}))
    assert run("import", path)[0] == 1
    assert run("import", path, "--new-terms", "types")[0] == 0


def test_pictures_and_publication(file, tmp_path):
    archive = tmp_path / "pictures.zip"
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("a.png", factories.picture_file().read())
    run("import", file(own_sheet({**SPOON, "images": "a.png"})), "--images", archive, "--publish")
    page = public(ObjectPage.objects.order_by("pk")).get()
    assert page.images.get().image.title == "a.png"
    with pytest.raises(CommandError, match="no ZIP"):
        run("import", file(own_sheet(SPOON)), "--images", file(b"x", "x.zip"))


def test_the_empty_sheet(tmp_path):
    run("template", "--to", tmp_path / "t.csv", "--language", "nb")
    assert (tmp_path / "t.csv").read_bytes().startswith("\ufeffinventory_number,title,".encode())
