"""``manage.py translations``, as Weblate's and git's scripts run it."""

import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from translate.storage import factory
from wagtail_localize.models import StringTranslation

from exhibits.translations.exchange import packing, views
from exhibits.translations.management.commands import translations
from museum.operations.msgfmt import find
from tests import factories
from tests.factories import block
from tests.people import member

pytestmark = pytest.mark.django_db

TEXT = (
    '<p data-block-key="a">Vezi <a href="https://example.org/">cartea</a> lui <b>Ion</b> &amp; „atât”.</p>'
    '<p data-block-key="b">Avea 12 ani.</p>'
)
TEXT_NB = (
    '<p data-block-key="a">Se <a href="https://example.org/">boka</a> til <b>Ion</b> &amp; «det».</p>'
    '<p data-block-key="b">Han var 12 år.</p>'
)
# What a catalogue of a page may well have: words to do, and other quotation marks.
NOT_FAULTS = ("untranslated", "isfuzzy", "doublequoting", "singlequoting")


@pytest.fixture
def page(committed):
    with committed():
        page = factories.exhibit("Cazanul", subtitle="Povestea", body=[block("text", TEXT)])
        factories.translate(
            page, "nb", title="Kjelen", slug="kjelen", subtitle="Fortellingen", body=[block("text", TEXT_NB)]
        )
    return page


@pytest.fixture
def run():
    def command(*arguments) -> tuple[int, str, str]:
        """Exit code, what was said, and what was complained of."""
        out, err = StringIO(), StringIO()
        try:
            call_command("translations", *map(str, arguments), stdout=out, stderr=err)
        except SystemExit as end:
            return end.code, out.getvalue(), err.getvalue()
        return 0, out.getvalue(), err.getvalue()

    return command


def export(run, folder, *more) -> list:
    run("export", "--language", "nb", "--to", folder, *more)
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_out_and_in_again(page, run, tmp_path):
    (file,) = export(run, tmp_path, "--page", page.pk)
    assert file.relative_to(tmp_path).parts[:2] == ("nb", page.get_parent().slug)
    before = file.read_bytes()
    assert run("import", tmp_path) == (0, "1 files, 0 passages written, 0 problems.\n", "")
    file.write_bytes(before.replace(b"Kjelen", b"Gryta"))
    code, out, _ = run("import", file, "--dry-run")
    assert code == 0
    assert "Kjelen → Gryta" in out
    assert not StringTranslation.objects.filter(data="Gryta").exists()
    assert run("import", file, "--user", member("Translators (nb)").username)[0] == 0
    assert StringTranslation.objects.get(data="Gryta").last_translated_by.username
    assert export(run, tmp_path, "--page", page.pk) == [file]
    assert b"Gryta" in file.read_bytes()


def test_problems_end_with_one_and_stand_on_stderr(page, run, tmp_path):
    (file,) = export(run, tmp_path, "--page", f"/{page.get_parent().slug}/cazanul/")
    file.write_bytes(file.read_bytes().replace(b"Kjelen", b"<i>Kjelen"))
    code, out, err = run("import", file)
    assert code == 1
    assert err.startswith(f"{file}:")
    assert "0 problems" not in out
    assert not StringTranslation.objects.filter(data__contains="<i>").exists()


def test_a_section_and_a_language_as_an_archive(page, run, tmp_path):
    archive = tmp_path / "nb.zip"
    run("export", "--language", "nb", "--section", page.get_parent().pk, "--format", "xliff", "--to", archive)
    first = archive.read_bytes()
    run("export", "--language", "nb", "--section", page.get_parent().pk, "--format", "xliff", "--to", archive)
    assert archive.read_bytes() == first
    assert run("import", archive)[0] == 0
    assert len(export(run, tmp_path / "all")) >= 2


def test_more_than_the_web_gives_and_no_more_than_an_archive_holds(page, run, tmp_path, monkeypatch):
    assert views.MOST_PAGES < translations.MOST_FILES == packing.MOST_FILES
    monkeypatch.setattr(views, "MOST_PAGES", 0)
    number = len(export(run, tmp_path))
    assert number > 1
    monkeypatch.setattr(translations, "MOST_FILES", number - 1)
    words = rf"{number} pages are too many for one go \({number - 1} at most\): name a --section"
    with pytest.raises(CommandError, match=words):
        export(run, tmp_path)


@pytest.mark.parametrize(
    "arguments",
    [
        ("export", "--language", "nb", "--page", "999999999", "--to", "x"),
        ("export", "--language", "nb", "--page", "9" * 30, "--to", "x"),
        ("export", "--language", "xx", "--to", "x"),
        ("import", "no/such/file.po"),
        ("import", "x.po", "--user", "nobody"),
    ],
)
def test_what_cannot_be(page, run, arguments, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CommandError):
        run(*arguments)
    assert list(tmp_path.iterdir()) == []


def test_po_files_pass_msgfmt_and_pofilter(page, run, tmp_path):
    files = export(run, tmp_path / "out")
    assert files
    for file in files:
        command = [find(), "--check", "--output-file=/dev/null", file]
        checked = subprocess.run(command, capture_output=True, text=True)
        assert checked.returncode == 0, checked.stderr
        assert "fatal" not in checked.stderr
    assert failures(tmp_path / "out", tmp_path / "faults") == []


def failures(folder: Path, faults: Path) -> list[str]:
    """What pofilter has to say of the files in a folder."""
    program = Path(sys.executable).with_name("pofilter")
    left_out = [f"--excludefilter={name}" for name in NOT_FAULTS]
    subprocess.run([program, "--progress=none", *left_out, folder, faults], check=True, capture_output=True)
    return [file.read_text() for file in faults.rglob("*") if file.is_file()]


def test_pofilter_finds_what_is_wrong(page, run, tmp_path):
    (file,) = export(run, tmp_path / "out", "--page", page.pk)
    file.write_bytes(file.read_bytes().replace("12 år".encode(), "13 år".encode()))
    assert "numbers" in failures(tmp_path / "out", tmp_path / "faults")[0]


def test_xliff_files_are_read_by_translate_toolkit(page, run, tmp_path):
    (file,) = export(run, tmp_path, "--page", page.pk, "--format", "xliff")
    store = factory.getobject(str(file))
    assert (store.sourcelanguage, store.targetlanguage) == ("ro", "nb")
    units = {str(unit.source): unit for unit in store.units}
    assert str(units["Cazanul"].target) == "Kjelen"
    assert units["Cazanul"].getnotes()
    link = next(unit for unit in store.units if "cartea" in str(unit.source))
    assert "boka" in str(link.target)
    assert len(store.units) == 4
    # What such a tool writes is read again.
    units["Cazanul"].target = "Gryta"
    file.write_bytes(bytes(store))
    assert run("import", file)[0] == 0
    assert StringTranslation.objects.filter(data="Gryta").exists()
