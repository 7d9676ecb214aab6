"""Somebody goes through the collection, over the map and along the years; with and without scripts, on any device."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reader import DESKTOP, NARROWEST

DEVICES = [pytest.param(NARROWEST, False, id="narrow, no scripts"), pytest.param(DESKTOP, True, id="desktop")]


def titles(page: Page) -> list[str]:
    return page.locator(".card-title a, .row-title a").all_inner_texts()


@pytest.mark.parametrize(("device", "javascript"), DEVICES)
def test_the_list_is_narrowed_put_in_order_and_sent_on(read, museum, device, javascript):
    path = museum.pieces["objectindex"][0].paths["en"]
    with read(**device, java_script_enabled=javascript) as page:
        page.goto(path)
        form = page.get_by_role("main").locator("form")
        kind = form.locator("select[name=type]")
        choice = kind.locator("option").nth(1)
        promised = int(choice.inner_text().rpartition("(")[2].rstrip(")"))
        kind.select_option(choice.get_attribute("value"))
        form.locator("select[name=sort]").select_option("title")
        form.locator("select[name=view]").select_option("list")
        form.get_by_role("button").click()
        page.wait_for_url("**view=list*")
        expect(page.locator(".row")).to_have_count(promised)
        shown, address = titles(page), page.url
        assert shown == sorted(shown, key=str.casefold)
        assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
    with read() as page:
        page.goto(address)
        assert titles(page) == shown


@pytest.mark.parametrize(("device", "javascript"), DEVICES)
def test_the_map_leads_to_what_belongs_to_a_place(read, museum, device, javascript):
    with read(**device, java_script_enabled=javascript) as page:
        page.goto("/nb/map/")
        page.get_by_role("main").locator(".facet a[href$='view=ro']").click()
        page.wait_for_url("**view=ro")
        expect(page.get_by_role("main").locator("svg a.pin").first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
        place = page.locator(".places > li:not(.near) > a").first
        name = place.inner_text()
        place.click()
        expect(page.locator("h1")).to_have_text(name)
        page.locator(".card-title a").first.click()
        expect(page.get_by_role("main").get_by_role("link", name=name, exact=True).first).to_be_visible()


@pytest.mark.parametrize(("device", "javascript"), DEVICES)
def test_the_timeline_leads_through_the_centuries(read, museum, device, javascript):
    with read(**device, java_script_enabled=javascript) as page:
        page.goto("/ro/timeline/")
        page.get_by_role("main").locator("nav .facet a").last.click()
        century = page.locator(".hundred").last
        expect(century.get_by_role("heading", level=2)).to_be_in_viewport()
        assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
        entry = century.locator(".entries a:not([href*='#'])").first
        title = entry.inner_text()
        entry.click()
        expect(page.locator("h1")).to_have_text(title)


@pytest.mark.parametrize("kind", ["object", "exhibit", "story"])
def test_on_a_phone_what_is_related_stands_below_each_other_in_its_full_width(read, museum, kind):
    with read(**NARROWEST) as page:
        page.goto(museum.pieces[kind][0].paths["en"])
        assert page.locator(".related .card").count()
        for cards in page.locator(".related .cards").all():
            width = cards.bounding_box()["width"]
            assert width > NARROWEST["viewport"]["width"] * 0.8
            assert [card.bounding_box()["width"] for card in cards.locator(".card").all()] == [width] * cards.locator(
                ".card"
            ).count()


def test_an_event_on_the_timeline_leads_to_where_it_is_told(read):
    with read(**DESKTOP) as page:
        page.goto("/en/timeline/")
        event = page.locator(".entries a[href*='#b-']").first
        title = event.inner_text()
        event.click()
        told = page.locator(".timeline li:target")
        expect(told).to_contain_text(title)
        expect(told).to_be_in_viewport()


def test_the_objects_hang_in_the_exhibits(read, museum):
    hung, compared = set(), 0
    with read(**DESKTOP) as page:
        for exhibit in museum.pieces["exhibit"]:
            page.goto(exhibit.paths["nb"])
            hung |= {link.get_attribute("href") for link in page.locator(".exhibit-object .card-title a").all()}
            compared += page.locator(".compare").count()
    assert len(hung) >= 12
    assert compared
