"""Passages to files of both forms and back, and what no file may be."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from exhibits.formats import po, xliff
from exhibits.formats.units import MOST_BYTES, MOST_FLAWS, Document, Flaw, Unit, Unreadable, Wrong, version_of

FORMATS = pytest.mark.parametrize("form", [po, xliff], ids=["po", "xliff"])
UNITS = (
    Unit("title", "Cazanul „vechi” \"'", notes=("Page: Cazanul", "Two\nlines"), limit=255),
    Unit("body.1", 'Vezi <a id="a1">cartea <b>lui</b></a><br/>și <b>Ion</b> 👩‍👩‍👧 &lt;b&gt; &amp; C:\\n\t.'),
    Unit("body.1", "Un alt rând\nși unul", 'Se <a id="a1">boka</a>', unfinished=True, previous_source="Un <b>rând</b>",
         previous_target="En\nlinje", was="0123456789ab unfinished"),
    Unit("body.2", "E ćhaj ǎ ʒ θ\r.", "Ei jente", was="0123456789ab"),
)  # fmt: skip
DOCUMENT = Document("4f9b2b7e-0000-4000-8000-000000000001", "ro", "nb", UNITS, version_of(UNITS))


def flaws(form, content) -> list[Flaw]:
    with pytest.raises(Unreadable) as caught:
        form.read(content)
    return caught.value.flaws


def swapped(form, before: str, after: str) -> list[Flaw]:
    content = form.write(DOCUMENT).decode()
    assert before in content
    return flaws(form, content.replace(before, after).encode())


@FORMATS
def test_nothing_is_lost_on_the_way_and_back(form):
    content = form.write(DOCUMENT)
    back = form.read(content)
    for unit, found in zip(UNITS, back.units, strict=True):
        kept = (found.path, found.source, found.target, found.key, found.unfinished, found.was)
        assert kept == (unit.path, unit.source, unit.target, unit.key, unit.unfinished, unit.was)
        line = content.decode().split("\n")[found.line - 1]
        assert unit.path in line
    assert replace(back, units=UNITS) == DOCUMENT
    assert form.write(DOCUMENT) == content


@FORMATS
def test_what_an_earlier_translation_was_of_stands_beside_it(form):
    content = form.write(DOCUMENT).decode()
    for words in ("rând", "linje", "Page: Cazanul"):
        assert words in content


@FORMATS
@pytest.mark.parametrize("odd", ["was: 0123456789", "was: 0123456789ab finished", "was: 0123456789ax", "0123456789ab"])
def test_what_is_no_stamp_is_none(form, odd):
    content = form.write(DOCUMENT).replace(b"was: 0123456789ab unfinished", b"was: 0123456789ab").decode()
    assert content.count("was: 0123456789ab") == 2
    units = form.read(content.replace("was: 0123456789ab", odd).encode()).units
    assert [unit.was for unit in units] == [""] * len(UNITS)


@FORMATS
def test_any_text_comes_back(form):
    letters = [chr(code) for code in range(0x20, 0x3000, 7)] + ["😀", "\u00a0", "\\", '"', "%", "#"]
    texts = ["".join(letters[at : at + 40]) for at in range(0, len(letters), 40)]
    texts = [text.replace("&", "").replace("<", "").replace(">", "").strip() for text in texts]
    units = tuple(Unit(f"body.{number}", text, text) for number, text in enumerate(texts))
    back = form.read(form.write(replace(DOCUMENT, units=units)))
    assert [(unit.source, unit.target) for unit in back.units] == [(text, text) for text in texts]


@FORMATS
def test_only_utf8(form):
    content = form.write(DOCUMENT)
    latin = content.replace("și".encode(), b"\xbai")
    assert {flaw.wrong for flaw in flaws(form, latin)} == {Wrong.ENCODING}
    assert flaws(form, latin)[0].line == latin[: latin.index(b"\xbai")].count(b"\n") + 1
    assert flaws(form, b"\xef\xbb\xbf" + content) == [Flaw(1, Wrong.BOM)]
    assert flaws(form, content.decode().encode("utf-16")) == [Flaw(1, Wrong.ENCODING)]
    assert flaws(form, b"\x89PNG\r\n\x1a\n\x00\x00")[0].wrong == Wrong.BINARY
    assert flaws(form, b" " * 10_000_000) == [Flaw(1, Wrong.TOO_LARGE, str(MOST_BYTES // 1_000_000))]
    many = flaws(form, b"\xff\n" * 100_000)
    assert len(many) == MOST_FLAWS


@FORMATS
def test_a_passage_stands_there_once(form):
    twice = form.write(replace(DOCUMENT, units=(UNITS[0], UNITS[0])))
    assert [flaw.wrong for flaw in flaws(form, twice)] == [Wrong.DOUBLED]


@pytest.mark.parametrize(
    ("before", "after", "wrong"),
    [
        ('msgctxt "title"', 'msgctxt "title', Wrong.SYNTAX),
        ('msgctxt "title"', 'msgctx "title"', Wrong.SYNTAX),
        ('msgctxt "title"', "anything", Wrong.SYNTAX),
        ('msgctxt "title"', 'msgctxt "title\\q"', Wrong.SYNTAX),
        ('msgstr "Ei jente"', "", Wrong.SYNTAX),
        ('msgstr "Ei jente"', 'msgstr "Ei jente"\nmsgstr "Ei"', Wrong.SYNTAX),
        ('msgstr "Ei jente"', 'msgstr[0] "Ei jente"', Wrong.PLURAL),
        ("charset=UTF-8", "charset=ISO-8859-2", Wrong.ENCODING),
        ("X-Page", "X-Pag", Wrong.HEADER),
        ('"Language: nb\\n"', "", Wrong.HEADER),
    ],
)
def test_bad_po(before, after, wrong):
    found = swapped(po, before, after)
    assert wrong in {flaw.wrong for flaw in found}
    content = po.write(DOCUMENT).decode()
    if wrong != Wrong.HEADER and before.startswith("msg"):
        assert abs(found[0].line - content[: content.index(before)].count("\n") - 1) <= 2


def test_every_flaw_of_a_po_file_is_found():
    content = po.write(DOCUMENT).decode().replace("msgctxt", "msgctx").encode()
    assert len(flaws(po, content)) >= len(UNITS)


def test_po_as_other_tools_write_it():
    content = po.write(DOCUMENT).decode().replace('msgstr "Ei jente"', 'msgstr ""\n"Ei "\n"jente"')
    content = content.replace("\n", "\r\n")
    content += '\r\n#. was: 0123456789ab\r\n#, fuzzy\r\n#~ msgid "gone"\r\n#~ msgstr "borte"\r\n'
    content += '\r\n# a person\r\n#: body:1\r\nmsgctxt "body.9"\r\nmsgid "Nou"\r\nmsgstr "Ny"\r\n'
    back = po.read(content.encode())
    assert [unit.target for unit in back.units[-2:]] == ["Ei jente", "Ny"]
    assert back.units[-2].was
    assert not back.units[-1].unfinished
    assert not back.units[-1].was


LAUGHS = """<?xml version="1.0"?>
<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>
<xliff>&c;</xliff>"""


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        (LAUGHS, Wrong.DOCTYPE),
        ('<?xml version="1.0"?>\n<!DOCTYPE xliff SYSTEM "file:///etc/passwd"><xliff/>', Wrong.DOCTYPE),
        ("<xliff>", Wrong.SYNTAX),
        ("", Wrong.SYNTAX),
        ("<a>" * 100_000, Wrong.SYNTAX),
        ('<xliff version="1.2"/>', Wrong.VERSION),
        ('<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0"/>', Wrong.VERSION),
        ('<?xml version="1.0" encoding="windows-1250"?><xliff/>', Wrong.ENCODING),
    ],
)
def test_bad_xml(content, wrong):
    assert [flaw.wrong for flaw in flaws(xliff, content.encode())] == [wrong]


@pytest.mark.parametrize(
    ("before", "after", "wrong"),
    [
        (f'original="{DOCUMENT.page}"', "", Wrong.HEADER),
        ("Vezi", "Vedeți", Wrong.ALTERED),
        ('<target state="translated">Ei jente', '<target><ph id="1"/>Ei jente', Wrong.INLINE),
        ('<target state="translated">Ei jente', "<target><g>Ei</g> jente", Wrong.INLINE),
        ('<target state="translated">Ei jente', '<target><g id="script.1">Ei</g> jente', Wrong.INLINE),
    ],
)
def test_bad_xliff(before, after, wrong):
    assert [flaw.wrong for flaw in swapped(xliff, before, after)] == [wrong]


def test_what_another_part_of_the_process_does_with_prefixes_changes_nothing(monkeypatch):
    """The library that reads pictures makes the namespace of SVG the default of the whole process."""
    monkeypatch.setattr(ElementTree, "_namespace_map", dict(ElementTree._namespace_map))
    before = xliff.write(DOCUMENT)
    ElementTree.register_namespace("", "http://www.w3.org/2000/svg")
    assert xliff.write(DOCUMENT) == before


def test_xliff_as_translation_tools_write_it():
    content = xliff.write(DOCUMENT).decode()
    content = content.replace(
        '<target state="translated">Ei jente',
        '<seg-source>x</seg-source><target><mrk mtype="seg" mid="0">Ei <g id="b.1">jente</g><x id="br.1"/></mrk>',
    )
    assert xliff.read(content.encode()).units[-1].target == "Ei <b>jente</b><br/>"
