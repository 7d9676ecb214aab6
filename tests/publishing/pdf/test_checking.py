"""The checks find what they are for: each is shown a book that was spoiled in that way."""

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from exhibits.publishing.pdf.checking import CHECKS, faults


def structure(file, role):
    return [one for one in file.objects if isinstance(one, Dictionary) and one.get("/S") == role]


def fonts(file):
    return [one for one in file.objects if isinstance(one, Dictionary) and one.get("/Subtype") == "/Type0"]


def spoil_content(file):
    page = file.pages[-1]
    page.Contents = file.make_stream(page.Contents.read_bytes() + b"\n0 0 m 9 9 l S")


SPOILS = {
    "does not say that it is tagged": lambda file: file.Root.MarkInfo.__setitem__("/Marked", False),
    "has no structure": lambda file: file.Root.__delitem__("/StructTreeRoot"),
    "does not lead from the pages": lambda file: file.Root.StructTreeRoot.__delitem__("/ParentTree"),
    "does not say that it is PDF/UA-1": lambda file: file.Root.__delitem__("/Metadata"),
    "has no title": lambda file: file.trailer.Info.__delitem__("/Title"),
    "the file's name and not the title": lambda file: file.Root.__delitem__("/ViewerPreferences"),
    "does not name its language": lambda file: file.Root.__delitem__("/Lang"),
    "Picture 2 has no words": lambda file: structure(file, "/Figure")[1].__delitem__("/Alt"),
    "A heading of rank 4 follows": lambda file: structure(file, "/H2")[0].__setitem__("/S", Name.H4),
    "Table 1 has 1 headers that": lambda file: structure(file, "/TH")[0].__delitem__("/A"),
    "notes without a name": lambda file: structure(file, "/Note")[0].__delitem__("/ID"),
    "a link does not say": lambda file: file.pages[3].Annots[0].__delitem__("/Contents"),
    "a link is not in the structure": lambda file: file.pages[3].Annots[0].__delitem__("/StructParent"),
    "not visited in the order": lambda file: file.pages[3].__delitem__("/Tabs"),
    "does not say which letters": lambda file: fonts(file)[0].__delitem__("/ToUnicode"),
    "is not in the file": lambda file: fonts(file)[0].DescendantFonts[0].FontDescriptor.__delitem__("/FontFile2"),
    "neither tagged nor marked": spoil_content,
    "has no bookmarks": lambda file: file.Root.__delitem__("/Outlines"),
    "not named as they are printed": lambda file: file.Root.__delitem__("/PageLabels"),
}


@pytest.mark.parametrize("words", SPOILS)
def test_a_spoiled_book_is_found_out(press, tmp_path, words):
    with pikepdf.open(press("en", "a5").path) as file:
        SPOILS[words](file)
        file.save(tmp_path / "spoiled.pdf")
    assert any(words in fault for fault in faults(tmp_path / "spoiled.pdf"))


def test_a_table_without_headers_is_found_out(press, tmp_path):
    with pikepdf.open(press("en", "a5").path) as file:
        for cell in structure(file, "/TH"):
            cell.S = Name.TD
        file.save(tmp_path / "spoiled.pdf")
    assert "Table 1 has no headers." in faults(tmp_path / "spoiled.pdf")


def test_a_structure_in_a_circle_is_read_to_an_end(press, tmp_path):
    with pikepdf.open(press("en", "a5").path) as file:
        table = structure(file, "/Table")[0]
        table.K = Array([table])
        file.save(tmp_path / "spoiled.pdf")
    assert "Table 1 has no headers." in faults(tmp_path / "spoiled.pdf")


def test_what_is_no_pdf_is_said_to_be_none(tmp_path):
    (tmp_path / "none.pdf").write_bytes(b"%PDF-1.7 and no more")
    assert faults(tmp_path / "none.pdf")[0].startswith("The file cannot be read as a PDF")


def test_each_check_says_which_clause_asks_for_it():
    assert all(check.__doc__[0].isdigit() for check in CHECKS)
