"""The museum's books are opened, paged to their end and followed along their links in a reading program."""

import zipfile
from collections.abc import Iterator
from dataclasses import replace

import pytest

from exhibits.formats.languages import CODES
from exhibits.formats.publication import Document, Matter, Part
from exhibits.publishing.epub.building import build
from tests.browser.books import open_book, pages, served
from tests.browser.reader import DESKTOP, NARROWEST, reading
from tests.publishing.epub.hostile import hostile
from tests.publishing.epub.sample import sample

# The program's own frames, of which the browser thinks little.
EXPECTED = {"sandbox"}
LEAVES = 12
DEVICES = {"desktop": DESKTOP, "narrow": NARROWEST}
# Follows every address of the book's lists, and says which lead to no element.
FOLLOW = """async () => {
    const flat = items => (items ?? []).flatMap(item => [item.href, ...flat(item.subitems)]);
    const {toc, pageList, landmarks, sections} = view.book, lost = [];
    const found = {toc: flat(toc), pages: flat(pageList), landmarks: landmarks.map(mark => mark.href)};
    for (const href of Object.values(found).flat()) {
        const {index, anchor} = view.book.resolveHref(href) ?? {};
        const target = index === undefined ? null : anchor(await sections[index].createDocument());
        if (href.includes("#") ? !target?.id : index === undefined) lost.push(href);
    }
    return {lost, ...Object.fromEntries(Object.entries(found).map(([name, hrefs]) => [name, hrefs.length]))};
}"""
# What the program shows in a window for the first call of a note on the page.
NOTE = """() => new Promise((resolve, reject) => {
    const handler = new FootnoteHandler();
    handler.addEventListener("before-render", ({detail}) => document.body.append(detail.view));
    handler.addEventListener("render", ({detail}) => resolve(
        [detail.type, detail.hidden, detail.view.renderer.getContents()[0].doc.body.textContent.trim()]));
    view.addEventListener("link", event => handler.handle(view.book, event)?.catch(reject), {once: true});
    view.renderer.getContents()[0].doc.querySelector('[role~="doc-noteref"]').click();
})"""
# Follows a link on the page; returns the id of what is then in view.
CLICK = """async selector => {
    const {doc} = view.renderer.getContents()[0], link = doc.querySelector(selector);
    const moved = new Promise(done => view.addEventListener("relocate", done, {once: true}));
    link.click();
    await moved;
    const {range} = view.lastLocation, now = view.renderer.getContents()[0].doc;
    const id = link.getAttribute("href").split("#")[1];
    return [range.intersectsNode(now.getElementById(id)), id];
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("books")
    for code in CODES:
        build(sample(folder, code), folder / f"{code}.epub")
    build(hostile(folder), folder / "hostile.epub")
    with served(folder) as address:
        yield address


@pytest.mark.parametrize(
    ("name", "device", "scheme", "leaves"),
    [
        ("ro", "desktop", "light", LEAVES),
        ("rom", "narrow", "dark", LEAVES),
        ("nb", "narrow", "light", LEAVES),
        ("en", "desktop", "dark", LEAVES),
        ("hostile", "narrow", "light", 5),
    ],
)
def test_a_book_is_read_to_its_end(browser, site, name, device, scheme, leaves):
    with reading(browser, site, EXPECTED, color_scheme=scheme, **DEVICES[device]) as page:
        open_book(page, f"{name}.epub")
        seen = list(pages(page))
    assert [*dict.fromkeys(one["index"] for one in seen)] == list(range(leaves))
    assert [one for one in seen if one["overflowing"] or one["unseen"] or one["faces"]] == []


def test_words_that_do_not_fit_are_noticed(browser, site, tmp_path):
    long = "Menneskerettighetserklæringen" * 20
    tight, loose = (
        Document("one", "One", "nb", Part.CHAPTER, Matter.BODY, f"<h1>One</h1>{body}")
        for body in (f"<p>{long}</p><pre>{long}</pre>{_wide_table(long)}", f'<p style="white-space:pre">{long}</p>')
    )
    found = {}
    with served(tmp_path) as address, reading(browser, address, EXPECTED, **NARROWEST) as page:
        for name, chapter in (("tight", tight), ("loose", loose)):
            record = replace(sample(tmp_path, "nb"), documents=(chapter,), pages=())
            build(record, tmp_path / f"{name}.epub")
            open_book(page, f"{name}.epub")
            found[name] = [words for one in pages(page) for words in one["overflowing"]]
    assert found["tight"] == []
    assert any(words.startswith("#text Menneske") for words in found["loose"])


def _wide_table(word: str) -> str:
    head = "".join(f'<th scope="col">{word[:29]}</th>' for _ in range(6))
    cells = head.replace("th", "td").replace(' scope="col"', "")
    return f"<table><thead><tr>{head}</tr></thead><tbody><tr>{cells}</tr></tbody></table>"


def test_all_that_the_lists_lead_to_is_there(browser, site):
    with reading(browser, site, EXPECTED, **DESKTOP) as page:
        open_book(page, "ro.epub")
        assert page.evaluate(FOLLOW) == {"lost": [], "toc": 13, "pages": 6, "landmarks": 6}


def test_a_note_opens_in_a_window_and_leads_back(browser, site):
    with reading(browser, site, EXPECTED, **NARROWEST) as page:
        open_book(page, "ro.epub")
        page.evaluate("() => view.goTo('EPUB/book/one.xhtml')")
        kind, is_hidden, words = page.evaluate(NOTE)
        assert (kind, is_hidden) == ("footnote", False)
        assert words.startswith("1 Declaratio, 1948.")
        assert page.evaluate(CLICK, '[href="#note-2"]') == [True, "note-2"]
        assert page.evaluate(CLICK, '[role~="doc-backlink"][href="#call-note-2"]') == [True, "call-note-2"]
        assert page.evaluate(CLICK, '[href="two.xhtml#two-picture"]') == [True, "two-picture"]


def test_words_are_divided_where_there_are_rules_for_it(browser, site, tmp_path):
    build(sample(tmp_path, "ro"), tmp_path / "ro.epub")
    zipfile.ZipFile(tmp_path / "ro.epub").extractall(tmp_path)
    with served(tmp_path) as address, reading(browser, address, **DESKTOP) as page:
        page.goto("/EPUB/book/one.xhtml")
        hyphens = {
            selector: page.locator(selector).first.evaluate("element => getComputedStyle(element).hyphens")
            for selector in ("p", "blockquote p", "li[lang=en]", ".verse p", "h1")
        }
    assert [selector for selector, value in hyphens.items() if value == "auto"] == ["p", "li[lang=en]"]


def test_romani_letters_are_drawn_in_the_fonts_of_the_book(browser, site):
    with reading(browser, site, EXPECTED, **DESKTOP) as page:
        open_book(page, "rom.epub")
        page.evaluate("() => view.goTo('EPUB/book/one.xhtml#one-verse')")
        loaded = page.evaluate("""async () => {
            const {doc} = view.renderer.getContents()[0];
            await doc.fonts.ready;
            return [...doc.fonts].filter(face => face.status === "loaded").map(face => `${face.family} ${face.style}`);
        }""")
    assert {name.replace('"', "") for name in loaded} >= {
        "Alegreya normal", "Alegreya Extended normal", "Alegreya Theta normal", "Alegreya italic",
    }  # fmt: skip
