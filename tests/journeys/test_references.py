"""An editor writes a work down in fields, and brings others in from a reference manager."""

from playwright.sync_api import expect

from tests.browser.accounts import EDITOR

WORKS = "@book{journey1, author = {Ionescu, Ana}, title = {Drumul}, year = 1999}\n@book{journey2, title = {Open\n"
MENDED = WORKS.replace("{Open", "{Închis}}")


def test_a_work_in_fields_and_works_from_a_file(work):
    with work(EDITOR) as page:
        page.goto("/admin/snippets/vocabularies/reference/add/")
        page.locator("#id_title").fill("Sastipe")
        page.locator("#id_authors").fill("Popescu, Ion")
        page.locator("#id_issued").fill("last year")
        page.locator("#id_language").fill("ro")
        page.locator("#id_key").fill("journey0")
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_text("Write a year or a date in figures")).to_be_visible()
        page.locator("#id_issued").fill("2001")
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_text("Popescu, Ion. 2001. Sastipe.").first).to_be_visible()
        page.get_by_role("button", name="Actions").or_(page.get_by_label("More options")).first.click()
        page.get_by_role("link", name="Works in and out").click()
        page.get_by_label("Or the works themselves").fill(WORKS)
        page.get_by_role("button", name="Try it").click()
        expect(page.get_by_role("row").filter(has_text="closed nowhere")).to_contain_text("2")
        page.get_by_label("Or the works themselves").fill(MENDED)
        page.get_by_role("button", name="Try it").click()
        expect(page.get_by_role("row").filter(has_text="journey2")).to_contain_text("Închis.")
        page.get_by_role("button", name="Bring in").click()
        expect(page.get_by_text("2 works are brought in.")).to_be_visible()
        page.goto("/admin/references/")
        with page.expect_download() as download:
            page.get_by_role("button", name="Take all out").click()
        assert "@book{journey1," in download.value.path().read_text(encoding="utf-8")
