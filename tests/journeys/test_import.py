"""A curator brings a sheet of another museum's in: through its columns, a trial, a correction, to objects and back."""

import csv
import re
from io import StringIO

import pytest
from playwright.sync_api import Page, expect

from exhibits.formats.tables.delimited import write
from tests.browser.accounts import CURATOR, EDITOR

SHEETS = "/admin/objects/sheets/"
NAMES = ["Accession number", "Title", "Creation date", "Item height", "Creator", "Colour", "Shelf"]
ROWS = [
    ["J 1", "Copper kettle", "c. 1860", "7.5", "Ion|Maria", "red", "2"],
    ["J 2", "Silver ring", "one fine day", "0.0", "", "white", "3"],
]


@pytest.fixture
def sheet():
    def file(*rows: list[str]) -> dict:
        return {"name": "things.csv", "mimeType": "text/csv", "buffer": write(NAMES, rows)}

    return file


def send(page: Page, file: dict) -> None:
    page.goto(SHEETS)
    page.get_by_label("Sheet*", exact=True).or_(page.locator("input[name=sheet]")).first.set_input_files(file)
    page.locator("section[aria-labelledby=in] select[name=language]").select_option("en")
    page.get_by_role("button", name="Go on to the columns").click()


def until(page: Page, heading: str) -> None:
    """The report's page loads itself again while a job works."""
    expect(page.get_by_role("heading", name=heading)).to_be_visible(timeout=60_000)


def test_a_sheet_is_mapped_tried_corrected_and_brought_in(work, sheet):
    with work(CURATOR) as page:
        send(page, sheet(*ROWS))
        expect(page.get_by_label("Accession number: goes to")).to_have_value("inventory_number")
        expect(page.get_by_label("Item height: goes to")).to_have_value("height")
        expect(page.get_by_label("Colour: goes to")).to_have_value("")
        page.get_by_label("Item height: unit, role, or whose number").fill("in")
        page.get_by_label("Remember these columns as").fill("Neighbours")
        page.get_by_role("button", name="Try it").click()
        until(page, "Nothing can be brought in yet")
        problem = page.get_by_role("row").filter(has_text="one fine day")
        expect(problem).to_contain_text("3")
        expect(problem).to_contain_text("C Creation date")
        expect(page.get_by_role("button", name="Bring in")).to_have_count(0)
        page.get_by_role("button", name="Give up").click()
        send(page, sheet(ROWS[0], [*ROWS[1][:2], "1901", *ROWS[1][3:]]))
        page.get_by_label("Columns as remembered").select_option(label="Neighbours")
        page.get_by_role("button", name="Take these").click()
        expect(page.get_by_label("Item height: unit, role, or whose number")).to_have_value("in")
        page.get_by_role("button", name="Try it").click()
        until(page, "This was a trial: nothing is written")
        expect(page.get_by_text("Columns that go nowhere: Colour, Shelf")).to_be_visible()
        page.get_by_role("button", name="Bring in").click()
        until(page, "The objects are brought in")
        assert_back(page)


def assert_back(page: Page) -> None:
    """The museum's own sheet has them, and the neighbours' as it was but for what was listed."""
    page.goto(SHEETS)
    out = page.locator("section[aria-labelledby=out]")
    out.locator("select[name=language]").select_option("en")
    out.locator("select[name=mapping]").select_option(label="Neighbours")
    out.get_by_role("button", name="Write the sheet").click()
    until(page, "The sheet is written")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download").click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    rows = {row["Accession number"]: row for row in csv.DictReader(StringIO(text))}
    assert rows["J 1"] == dict(zip(NAMES, ["J 1", "Copper kettle", "1860~", "7.5", "Ion|Maria", "", ""], strict=True))
    page.goto("/admin/pages/search/?q=Copper+kettle")
    expect(page.get_by_role("link", name=re.compile("Copper kettle")).first).to_be_visible()


def test_it_is_no_business_of_an_editors(work):
    with work(EDITOR) as page:
        expect(page.get_by_role("link", name="Sheets of objects")).to_have_count(0)
