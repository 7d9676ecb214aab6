"""Sheets from files: what is read, and what is named by line and column."""

import csv
import zipfile
from datetime import date, datetime
from io import BytesIO, StringIO

import pytest
from openpyxl import Workbook

from exhibits.formats.tables import delimited, workbook
from exhibits.formats.tables.reading import read
from exhibits.formats.tables.shapes import MOST_COLUMNS, MOST_LETTERS, Remark, Unreadable, Wrong, letter_of, mended

HEAD = b"number,title\r\n"


def flaws_of(content: bytes, **options) -> list[tuple[int, int, Wrong]]:
    """All of them, whether the sheet can be read or not."""
    try:
        found = read(content, **options).flaws
    except Unreadable as unreadable:
        found = unreadable.flaws
    return [(flaw.line, flaw.column, flaw.wrong) for flaw in found]


def cells_of(content: bytes, **options) -> list[tuple[str, ...]]:
    return [row.cells for row in read(content, **options).rows]


def book(*rows, **more) -> bytes:
    """A workbook of these rows; ``more`` are further sheets by name."""
    made = Workbook()
    for row in rows:
        made.active.append(row)
    for name, cells in more.items():
        made.create_sheet(name).append(cells)
    buffer = BytesIO()
    made.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_any_countrys_csv_is_read(delimiter, end):
    text = end.join([f"number{delimiter}title", f'1{delimiter}"a{delimiter}b"', ""])
    assert cells_of(text.encode()) == [("1", f"a{delimiter}b")]


def test_lines_are_those_of_the_file_whatever_stands_within_cells():
    content = b'number,title\r\n1,"two\r\nlines"\r\n\r\n\r\n2,x\r\n'
    assert [row.line for row in read(content).rows] == [2, 6]
    assert [row.line for row in read(b"sep=,\r\n" + content).rows] == [3, 7]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1250"])
def test_romanian_is_read_in_every_encoding(encoding):
    table = read("număr;titlu\n1;ţesătură şi aşchie\n".encode(encoding))
    assert table.rows[0].cells == ("1", "ţesătură şi aşchie")
    assert table.remarks == ({Remark.ENCODING: "cp1250"} if encoding == "cp1250" else {})


def test_norwegian_of_old_programs_is_told_from_romanian():
    table = read("nr;tittel\n1;kjøkkenstøy på Ås, ærlig talt\n".encode("cp1252"))
    assert table.rows[0].cells[1] == "kjøkkenstøy på Ås, ærlig talt"
    assert table.remarks == {Remark.ENCODING: "cp1252"}
    assert cells_of("a\né\n".encode("cp1252"), language="nb") == [("é",)]


def test_somebody_may_know_the_encoding():
    content = "nr\nå\n".encode("cp1252")
    assert cells_of(content, encoding="cp1250") == [("ĺ",)]
    assert flaws_of(content, encoding="utf-8") == [(2, 0, Wrong.UNDECODABLE)]


def test_a_file_of_two_encodings_names_the_lines_of_the_second():
    content = "nr;titlu\n1;căldare\n".encode() + "2;cafea şi ţuică\n".encode("cp1250") + "3;brățară\n".encode()
    assert flaws_of(content) == [(3, 0, Wrong.MIXED_ENCODING)]


def test_two_encodings_are_told_even_where_neither_has_more_letters():
    content = "nr;titlu\n1;Căldare\n".encode() + "2;Căldare ţ\n".encode("cp1250")
    assert flaws_of(content) == [(3, 0, Wrong.MIXED_ENCODING)]


def test_letters_that_another_program_mistook_are_mended():
    assert mended("Saint Michael\x92s \x96 \x93x\x94") == "Saint Michael’s – “x”"
    assert flaws_of("nr\nMichael\x92s\n".encode()) == []
    assert mended("a\r\nb\rc") == "a\nb\nc"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", [(1, 0, Wrong.EMPTY)]),
        (b"\n \n,,\n", [(1, 0, Wrong.EMPTY)]),
        (HEAD + b'1,"open\r\n2,x\r\n', [(2, 0, Wrong.QUOTE)]),
        (HEAD + b'1,"a"b\r\n', [(2, 0, Wrong.QUOTE)]),
        (b"a,,b\r\n", [(1, 2, Wrong.UNNAMED)]),
        (b"a,A\r\n", [(1, 2, Wrong.DOUBLED_NAME)]),
        (HEAD + b"1,x,y\r\n", [(2, 3, Wrong.BEYOND)]),
        (HEAD + b"1,x,,\r\n", []),
        (HEAD + b"1\r\n", []),
        (HEAD + b"1,a\x0bb\r\n", [(2, 2, Wrong.CONTROL)]),
        (HEAD + b"1,a\0b\r\n", [(2, 0, Wrong.CONTROL)]),
        (HEAD + "1,a\u202eb\r\n".encode(), [(2, 2, Wrong.CONTROL)]),
        (HEAD + "1,a\ufffdb\r\n".encode(), [(2, 2, Wrong.CONTROL)]),
        (HEAD + b"1,=SUM(A1:A9)\r\n", [(2, 2, Wrong.FORMULA)]),
        (HEAD + b"1,'=SUM(A1:A9)\r\n", []),
        (HEAD + b"1," + b"x" * (MOST_LETTERS + 1) + b"\r\n", [(2, 2, Wrong.TOO_LONG)]),
        (HEAD + b"1," + b"x" * MOST_LETTERS + b"\r\n", []),
        (b",".join(b"c%d" % n for n in range(MOST_COLUMNS + 1)), [(1, MOST_COLUMNS + 1, Wrong.TOO_MANY_COLUMNS)]),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", [(0, 0, Wrong.UNKNOWN_FORM)]),
        (b"%PDF-1.7", [(0, 0, Wrong.UNKNOWN_FORM)]),
        (b"PK\x03\x04 and no more", [(0, 0, Wrong.DAMAGED)]),
    ],
)
def test_what_is_wrong_is_named_by_line_and_column(content, expected):
    assert flaws_of(content) == expected


def test_too_many_rows_are_told_not_read(monkeypatch):
    monkeypatch.setattr("exhibits.formats.tables.shapes.MOST_ROWS", 2)
    assert flaws_of(HEAD + b"1,a\n2,b\n") == []
    assert flaws_of(HEAD + b"1,a\n2,b\n3,c\n") == [(4, 0, Wrong.TOO_MANY_ROWS)]
    assert flaws_of(book(["a"], [1], [2], [3])) == [(4, 0, Wrong.TOO_MANY_ROWS)]


def test_the_first_rows_are_read_without_the_others():
    content = HEAD + b"1,a\r\n2,b\r\n" + b'3,"never closed'
    assert [row.cells[0] for row in read(content, most=2).rows] == ["1", "2"]
    assert len(read(book(["a"], [1], [2], [3]), most=2).rows) == 2


def test_what_looks_like_a_formula_goes_out_guarded_and_comes_back():
    texts = ["=1+1", "+x", "-x", "@x", "\tx", "'=x", "-0044", "+40 21", "-12.5", "1-2", "'", "x"]
    content = delimited.write(["a"], [[text] for text in texts])
    raw = [row[0] for row in csv.reader(StringIO(content.decode("utf-8-sig"), newline=""))][1:]
    assert not any(text.startswith(("=", "@", "+x", "-x", "\t")) for text in raw)
    assert "-0044" in raw
    assert cells_of(content) == [(text,) for text in texts]
    assert flaws_of(content) == []


def test_names_of_columns_are_guarded_as_well():
    content = delimited.write(["=HYPERLINK(1)", "-a", "b"], [["1", "2", "3"]])
    assert content.decode("utf-8-sig").startswith("'=HYPERLINK(1),'-a,b")
    assert read(content).names == ("=HYPERLINK(1)", "-a", "b")


def test_a_workbook_is_read_as_it_is_shown():
    made = Workbook()
    sheet = made.active
    day = date(1933, 5, 2)
    shown = [
        (12, "General", "12"), (12.5, "General", "12.5"), (12.5, "0.00", "12.50"), (7, "00000", "00007"),
        (0.1 + 0.2, "General", "0.3"), (1234.5, "#,##0.0", "1234.5"), (-0.5, "0.00", "-0.50"),
        (day, "yyyy-mm-dd", "1933-05-02"), (day, "yyyy", "1933"), (day, "mmmm yyyy", "1933-05"),
        (True, "General", "TRUE"), (None, "General", ""), ("00012", "General", "00012"), (" x\ny", "General", " x\ny"),
    ]  # fmt: skip
    sheet.append([f"c{number}" for number in range(len(shown))])
    sheet.append([value for value, _, _ in shown])
    for cell, (_, form, _) in zip(sheet[2], shown, strict=True):
        cell.number_format = form
    buffer = BytesIO()
    made.save(buffer)
    assert cells_of(buffer.getvalue()) == [tuple(text for _, _, text in shown)]


def test_formulas_and_errors_of_a_workbook_are_refused_by_cell():
    table = read(book(["a", "b"], ["x", "=A2"], ["#N/A", "y"]))
    assert [(flaw.line, flaw.column, flaw.wrong) for flaw in table.flaws] == [
        (2, 2, Wrong.FORMULA),
        (3, 1, Wrong.ERROR),
    ]
    assert table.flaws[0].detail == "=A2"


def test_times_of_day_and_further_sheets_are_told():
    table = read(book(["a"], [datetime.fromisoformat("1933-05-02T10:30")], notes=["x"]))
    assert table.rows[0].cells == ("1933-05-02",)
    assert table.remarks == {Remark.TIME_OF_DAY: "A2", Remark.OTHER_SHEETS: "notes"}


def test_a_workbook_goes_out_as_text_and_comes_back():
    rows = [["=1+1", "00012", "1933-05", "două\nrânduri", "ʒ θ ș"], ["", "x", "", "", ""]]
    content = workbook.write(list("abcde"), rows)
    table = read(content)
    assert [list(row.cells) for row in table.rows] == rows
    assert table.flaws == []


def test_an_archive_that_unfolds_to_fill_the_memory_is_not_opened(monkeypatch):
    monkeypatch.setattr(workbook, "MOST_UNPACKED", 100_000)
    buffer = BytesIO(book(["a"], ["x"]))
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/more.xml", b" " * 1_000_000)
    assert flaws_of(buffer.getvalue()) == [(0, 0, Wrong.TOO_LARGE)]


def test_a_row_that_says_it_is_the_millionth_is_not_counted_up_to(monkeypatch):
    buffer, out = BytesIO(book(["a"], ["x"])), BytesIO()
    with zipfile.ZipFile(buffer) as before, zipfile.ZipFile(out, "w") as after:
        for part in before.infolist():
            content = before.read(part)
            if part.filename.endswith("sheet1.xml"):
                content = content.replace(b'r="2"', b'r="900000000000"').replace(b'r="A2"', b'r="A900000000000"')
            after.writestr(part.filename, content)
    assert flaws_of(out.getvalue())[0][2] in (Wrong.TOO_MANY_ROWS, Wrong.DAMAGED)


def test_columns_are_called_as_spreadsheets_call_them():
    assert [letter_of(number) for number in (1, 26, 27, 52, 703)] == ["A", "Z", "AA", "AZ", "AAA"]
