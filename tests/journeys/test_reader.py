"""Somebody reads the museum: other languages, pages without a translation, lists, search; with and without scripts."""

import re

import pytest
from playwright.sync_api import Page, expect

from exhibits.core.browse import PAGE_SIZE
from exhibits.formats.languages import BY_CODE, CODES
from tests.browser.pieces import each_view, one_of_each
from tests.browser.reader import NARROWEST

WISHES = {"ro-RO": "ro", "nn-NO": "nb", "no": "nb", "rmy": "rom", "en-GB": "en", "fr-FR": "ro"}
CLOCK = re.compile(r"|\d+:\d\d")
HOSTILE = {
    "quotes": '"\' OR 1=1 -- "',
    "unbalanced": '"rom',
    "null": "rom\0anes",
    "emoji": "💃🏽 romani 🪕",
    "operators": "AND OR NOT NEAR(a b) a* ^b {c} (d",
    "markup": "<script>alert(1)</script>",
    "right to left": "\u202eromanes\u202c",
    "percent": "%_%%",
    "only signs": "!!! ??? ***",
    "long": "romanes " * 1250,
}


@pytest.mark.parametrize("wish", WISHES)
def test_the_door_opens_in_the_readers_language(read, museum, wish):
    with read(locale=wish) as page:
        page.goto("/")
        expect(page).to_have_url(f"{museum.address}/{WISHES[wish]}/")
        expect(page.locator("html")).to_have_attribute("lang", WISHES[wish])


def test_the_switcher_keeps_the_reader_on_the_page(read, museum):
    exhibit = museum.pieces["exhibit"][0]
    with read() as page:
        page.goto(exhibit.paths["ro"])
        titles = set()
        for code in ("nb", "en", "rom", "ro"):
            switch = page.get_by_role("banner").get_by_role("link", name=BY_CODE[code].native, exact=True)
            switch.click()
            expect(page).to_have_url(museum.address + exhibit.paths[code])
            expect(page.locator("html")).to_have_attribute("lang", code)
            expect(switch).to_have_attribute("aria-current", "true")
            titles.add(page.locator("h1").inner_text())
        assert len(titles) == len(exhibit.own)


def test_a_page_without_a_translation_says_so_and_leads_to_its_original(read, museum):
    exhibit = next(piece for piece in museum.pieces["exhibit"] if "rom" not in piece.own)
    with read() as page:
        page.goto(exhibit.paths["rom"])
        title = page.locator("h1")
        expect(page.locator("html")).to_have_attribute("lang", "rom")
        original = title.evaluate("element => element.closest('[lang]').lang")
        assert original in exhibit.own
        words = page.locator("main p").filter(visible=True).last
        assert words.evaluate("element => element.closest('[lang]').lang")
        notice = page.locator("main").get_by_role("link").and_(page.locator(f"[hreflang={original}]"))
        expect(notice).to_be_in_viewport()
        shown = title.inner_text()
        notice.click()
        expect(page).to_have_url(museum.address + exhibit.paths[original])
        expect(page.locator("html")).to_have_attribute("lang", original)
        expect(page.locator("h1")).to_have_text(shown)


@pytest.mark.parametrize("javascript", [False, True])
@pytest.mark.parametrize("kind", ["exhibitindex", "storyindex"])
def test_a_list_is_narrowed_and_widened_again(read, museum, kind, javascript):
    with read(java_script_enabled=javascript) as page:
        page.goto(museum.pieces[kind][0].paths["nb"])
        everything = _cards(page).count()
        assert everything >= len(museum.pieces[kind.removesuffix("index")])
        select = page.get_by_role("main").get_by_role("combobox").first
        choice = select.locator("option").nth(1)
        promised = int(choice.inner_text().rpartition("(")[2].rstrip(")"))
        select.select_option(choice.get_attribute("value"))
        page.get_by_role("main").get_by_role("button").first.click()
        page.wait_for_url("**?*=*")
        expect(_cards(page)).to_have_count(promised)
        expect(page.locator("option:checked").first).to_have_attribute("value", choice.get_attribute("value"))
        page.get_by_role("main").locator("a[aria-current=true], .facets a").first.click()
        expect(_cards(page)).to_have_count(everything)


@pytest.fixture
def crowd(museum):
    """Enough exhibits for two pages of the list."""
    museum.manage("tests.browser.enlarge", str(PAGE_SIZE))
    yield
    museum.manage("tests.browser.enlarge", "0")


@pytest.mark.usefixtures("crowd")
def test_a_long_list_is_turned_page_by_page_without_scripts(read, museum):
    with read(java_script_enabled=False) as page:
        page.goto(museum.pieces["exhibitindex"][0].paths["en"])
        seen = []
        while True:
            seen += _cards(page).evaluate_all("links => links.map(link => link.href)")
            following = page.locator("a[rel=next]")
            if not following.count():
                break
            address = following.evaluate("link => link.href")
            following.click()
            page.wait_for_url(address)
        assert len(seen) == len(set(seen)) >= PAGE_SIZE + len(museum.pieces["exhibit"])
        page.locator("a[rel=prev]").click()
        expect(page.locator("a[rel=next]")).to_be_visible()


@pytest.mark.parametrize("javascript", [False, True])
def test_search_finds_a_title(read, museum, javascript):
    exhibit = museum.pieces["exhibit"][0]
    with read(java_script_enabled=javascript) as page:
        page.goto(exhibit.paths["nb"])
        title = page.locator("h1").inner_text()
        page.goto("/nb/")
        field = page.get_by_role("banner").get_by_role("searchbox")
        field.fill(title)
        field.press("Enter")
        page.wait_for_url("**/nb/search/?q=*")
        expect(page.locator(f"main a[href='{exhibit.paths['nb']}']").first).to_be_visible()


@pytest.mark.parametrize("name", HOSTILE)
def test_search_bears_everything(read, name):
    with read() as page:
        for code in CODES:
            answer = page.request.get(f"/{code}/search/", params={"q": HOSTILE[name], "page": "-1"})
            # A request line beyond 4,094 letters is refused by the server before the museum sees it.
            assert answer.status == (414 if name == "long" else 200), answer.text()[:400]


@pytest.mark.parametrize("number", ["-1", "0", "999999999999", "abc", "1.5", "٣", ""])
def test_lists_bear_every_page_number(read, museum, number):
    lists = [museum.pieces["exhibitindex"][0].paths["en"], "/en/search/"]
    with read() as page:
        for path in lists:
            assert page.request.get(path, params={"q": "Roma", "page": number}).status == 200


def test_the_forms_words_do_not_run(read):
    with read() as page:
        page.goto("/en/search/?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E")
        assert not page.locator("img[src=x]").count()


@pytest.mark.parametrize("code", CODES)
def test_every_type_of_page_fits_the_narrowest_phone(read, museum, code):
    with read(**NARROWEST, expected={404}) as page:
        for kind, paths in each_view(museum).items():
            page.goto(paths[code])
            width = page.evaluate("document.documentElement.scrollWidth")
            assert width <= NARROWEST["viewport"]["width"], f"{paths[code]} is {width} px wide"
            assert not _sticking_out(page), paths[code]
            languages = page.get_by_role("banner").locator("a[hreflang]").filter(visible=True)
            assert languages.count() == (0 if kind == "notfound" else len(CODES)), kind


@pytest.mark.parametrize("code", CODES)
def test_every_type_of_page_can_be_read_without_scripts(read, museum, code):
    with read(java_script_enabled=False, expected={404}) as page:
        for paths in one_of_each(museum).values():
            page.goto(paths[code])
            expect(page.locator("h1")).to_be_visible()
            # Times in a transcript are buttons, a dialog is opened: without scripts they could do nothing, and are not
            # shown.
            hidden = page.locator("main :is(h2, h3, p, li):not(dialog *)").filter(visible=False)
            assert not [text for text in hidden.all_text_contents() if not CLOCK.fullmatch(text.strip())], paths[code]


def _cards(page: Page):
    """The links of the things in a list."""
    return page.get_by_role("main").get_by_role("article").get_by_role("heading").get_by_role("link")


def _sticking_out(page: Page) -> list[str]:
    """Words and controls beyond the edge of the screen, but for those in a box that scrolls by itself."""
    return page.evaluate("""() => {
        const scrolls = element => ["auto", "scroll"].includes(getComputedStyle(element).overflowX);
        const boxed = element => element !== document.body && (scrolls(element) || boxed(element.parentElement));
        return [...document.body.querySelectorAll("a, button, dd, dt, figcaption, h1, h2, h3, input, li, p, select")]
            .filter(element => element.getBoundingClientRect().right > innerWidth + 1 && !boxed(element))
            .map(element => element.outerHTML.slice(0, 120));
    }""")
