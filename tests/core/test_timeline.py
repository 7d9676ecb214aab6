"""The timeline: everything that has years, bounded however much there is."""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.text import slugify
from wagtail.models import Page

from exhibits.access.models import Hold
from exhibits.catalogue.models import ObjectPage
from exhibits.core import chronology
from exhibits.core.cards import Deck
from exhibits.core.chronology import AT_MOST, PER_HEAP, asked_years, spans, timeline, years_in_words
from exhibits.core.shelf import ImageShelf
from exhibits.formats.languages import CODES
from exhibits.models import ExhibitIndexPage, ExhibitPage
from exhibits.vocabularies.models import PagePeriod
from tests import factories
from tests.desk import begin

pytestmark = pytest.mark.django_db


def deck(language: str = "ro") -> Deck:
    return Deck(language, ImageShelf())


def dated(title: str, first: int | None, last: int | None, **fields) -> ObjectPage:
    """An object of the days ``first`` to ``last`` (YYYYMMDD)."""
    made = factories.thing(title, **fields)
    ObjectPage.objects.filter(pk=made.pk).update(earliest=first, latest=last)
    return made


def of_period(title: str, start: int | None, end: int | None, make=factories.exhibit, **fields):
    term = factories.period(slugify(title), f"Perioada {title}", start_year=start, end_year=end)
    return make(title, periods=[PagePeriod(term=term)], **fields)


def page_of(client, query: str = "", language: str = "ro") -> str:
    answer = client.get(f"/{language}/timeline/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def told(hundreds) -> list[tuple]:
    """Years and titles of all that is shown, in order."""
    return [
        (part.years, [entry.card.title for entry in part.entries])
        for hundred in hundreds
        for part in (hundred.long, *hundred.decades)
        if part.entries
    ]


def test_an_empty_museum_says_that_it_has_no_years(client):
    factories.exhibit("Fără ani")
    page = page_of(client)
    assert 'class="hundreds"' not in page
    assert "Fără ani" not in page


def test_one_page_makes_a_timeline(client):
    of_period("Robia", 1385, 1856)
    page = page_of(client)
    assert re.search(r"1385–1856</span>\s*<a href=\"/ro/expozitii/robia/\">Robia</a>", page)
    assert 'id="y1300"' in page
    assert 'href="#y1300"' in page


def test_exhibits_stories_and_objects_stand_in_order_of_time():
    of_period("Robia", 1385, 1856)
    of_period("Congresul", 1971, 1971, make=factories.story)
    dated("Afiș", 19330101, 19331231)
    dated("Tăviță", 19700101, 19791231)
    assert told(timeline(deck())) == [
        ("1300–1399", ["Robia"]),
        ("1930–1939", ["Afiș"]),
        ("1970–1979", ["Tăviță", "Congresul"]),
    ]


def test_what_has_a_date_of_its_own_stands_there_and_not_at_its_period():
    period = factories.period(start_year=1385, end_year=1856)
    dated("Afiș", 18400101, 18401231, periods=[PagePeriod(term=period)])
    dated("Cazan", None, None, periods=[PagePeriod(term=period)])
    assert told(timeline(deck())) == [("1300–1399", ["Cazan"]), ("1840–1849", ["Afiș"])]


def test_open_ends_are_said_in_words(client):
    of_period("Drumul", None, 1385)
    of_period("Azi", 1990, None)
    page = page_of(client, language="en")
    assert "until 1385" in page
    assert "from 1990" in page


@pytest.mark.parametrize(
    ("span", "words"),
    [
        ((1856, 1856), "1856"), ((1385, 1856), "1385–1856"), ((-500, -400), "500–400 BC"), ((-44, -44), "44 BC"),
        ((-10, 10), "10 BC–10"), ((None, -10), "until 10 BC"),
    ],
)  # fmt: skip
def test_years_in_words(span, words):
    assert years_in_words(*span) == words


def test_nothing_that_is_not_public_is_told(client):
    of_period("Ciornă", 1385, 1856, live=False)
    held = of_period("Reținută", 1385, 1385)
    Hold.objects.create(subject=held.translation_key, reason="Asked for by the family")
    for query in ("", "?from=1300&to=1399"):
        page = page_of(client, query)
        assert "Ciornă" not in page
        assert "Reținută" not in page


def test_nothing_that_is_not_public_is_counted():
    page = of_period("Robia", 1385, 1385)
    factories.translate(page, "nb", title="Slaveriet", slug="slaveriet")
    of_period("Ciornă", 1385, 1385, live=False)
    assert [hundred.total for hundred in timeline(deck())] == [1]


def test_a_decade_shows_some_and_leads_to_all(client):
    for number in range(PER_HEAP + 3):
        dated(f"Afiș {number}", 19330101, 19331231)
    page = page_of(client)
    assert page.count(">Afiș ") == PER_HEAP
    assert 'href="?from=1930&amp;to=1939"' in page
    everything = page_of(client, "?from=1930&to=1939")
    assert everything.count(">Afiș ") == PER_HEAP + 3
    assert 'class="hundreds"' not in everything


def test_a_long_list_of_some_years_is_turned_page_by_page(client, monkeypatch):
    monkeypatch.setattr(chronology, "PAGE_SIZE", 2)
    for number in range(3):
        dated(f"Afiș {number}", 19330101, 19331231)
    first, second = (page_of(client, f"?from=1930&to=1939&page={number}") for number in (1, 2))
    assert (first.count(">Afiș "), second.count(">Afiș ")) == (2, 1)
    assert "from=1930&amp;to=1939&amp;page=2" in first


@pytest.mark.parametrize(
    "query", ["from=1930", "from=a&to=b", "from=1939&to=1930", "from=%00&to=1", "from=²&to=3", "from=1&to=999999999"]
)
def test_strange_years_give_the_whole_timeline(client, query):
    of_period("Robia", 1385, 1856)
    assert 'class="hundreds"' in page_of(client, f"?{query}")


@pytest.mark.parametrize("asked", ["from=-99999&to=99999", "from=1385&to=1385&page=999", "from=1385&to=1385&page=-1"])
def test_the_widest_and_the_last_are_answered(client, asked):
    of_period("Robia", 1385, 1856)
    assert "Robia" in page_of(client, f"?{asked}")


def test_years_are_asked_for_by_two_numbers():
    assert asked_years({"from": "-500", "to": "-401"}) == (-500, -401)
    assert asked_years({"from": "1930"}) is None


def test_a_title_of_another_language_says_so(client):
    of_period("Robia", 1385, 1856)
    assert re.search(r'<a href="/en/exhibits/robia/" lang="ro">Robia</a>', page_of(client, language="en"))


def test_empty_decades_take_room():
    dated("Unu", 18700101, 18701231)
    dated("Doi", 18990101, 18991231)
    dated("Trei", 19600101, 19601231)
    nineteenth, twentieth = timeline(deck())
    assert [decade.gap for decade in nineteenth.decades] == [0, 1]
    assert [decade.gap for decade in twentieth.decades] == [0]


def exhibits_by_the_thousand(years: list[int]) -> None:
    """Exhibits of one year each, written into their tables at once."""
    parent, example = ExhibitIndexPage.objects.get(locale__language_code="ro"), factories.exhibit("Prima")
    depth, terms = parent.depth + 1, {}
    pages = [
        Page(
            title=f"E {n}", slug=f"e{n}", depth=depth, path=Page._get_path(parent.path, depth, n + 100), live=True,
            url_path=f"{parent.url_path}e{n}/", locale_id=parent.locale_id, content_type_id=example.content_type_id,
        )
        for n in range(len(years))
    ]  # fmt: skip
    pages = Page.objects.bulk_create(pages)
    for year in set(years):
        terms[year] = factories.period(f"y{year}", str(year), start_year=year, end_year=year)
    for page in pages:
        ExhibitPage(page_ptr_id=page.pk, palette="copper").save_base(raw=True, force_insert=True)
    PagePeriod.objects.bulk_create(
        PagePeriod(page=page, term=terms[year]) for page, year in zip(pages, years, strict=True)
    )


def test_five_thousand_pages_make_a_short_timeline(client):
    exhibits_by_the_thousand([1000 + 10 * (n % 100) if n % 2 else 1933 for n in range(5000)])
    page = page_of(client)
    assert 100 < page.count('class="years-small"') <= AT_MOST
    numbers = re.findall(r'#y\d+">[^<]*<span class="soft">(\d+)', page)
    assert sum(map(int, numbers)) == 5000, "all are counted"
    assert page_of(client, "?from=1930&to=1939&page=9").count('class="years-small"') == chronology.PAGE_SIZE


def test_thousands_of_decades_are_counted_and_not_shown(client):
    exhibits_by_the_thousand([10 * n for n in range(1, AT_MOST + 10)])
    page = page_of(client)
    assert page.count('class="years-small"') == 0
    assert page.count('href="?from=') == AT_MOST + 9


def queries_of(client, number: int) -> int:
    for n in range(number):
        year = 1000 + 10 * (n % 90)
        dated(f"O {ObjectPage.objects.count()}", year * 10_000 + 101, year * 10_000 + 1231)
    client.get("/ro/timeline/")
    with CaptureQueriesContext(connection) as asked:
        page_of(client)
    return len(asked)


def test_more_pages_ask_no_more_of_the_database(client):
    assert queries_of(client, 3) == queries_of(client, 60)


def test_the_page_tells_machines_what_it_is(client):
    page = page_of(client, "?from=1&to=2", language="en")
    assert page.count('rel="alternate"') == len(CODES)
    assert re.search(r'rel="canonical" href="[^"?]*/en/timeline/"', page)


def test_spans_are_one_for_each_page():
    of_period("Robia", 1385, 1856)
    dated("Afiș", 19330101, None)
    assert sorted((span.start, span.end) for span in spans("ro") if span.end) == [(1385, 1856)]
    assert len(spans("nb")) == 2


TEXT = "<p>Trec sub <b>aceeași</b> administrație.</p>"


def telling(title: str, *events: tuple[str, str, int | None], **fields):
    """An exhibit with a timeline of its own: of each event its id, its title and its year."""
    items = [
        {"type": "item", "id": key, "value": {"date": f"prin {year}", "year": year, "title": name, "text": TEXT}}
        for key, name, year in events
    ]
    block = {"type": "timeline", "id": "t", "value": {"title": "Lege cu lege", "events": items}}
    return factories.exhibit(title, body=json.dumps([block]), **fields)


def test_events_stand_on_the_same_scale_and_lead_to_where_they_are_told(client):
    telling("Legile", ("a", "Robii statului", 1843), ("b", "Fără an", None), ("c", "Ultima lege", 1856))
    dated("Afiș", 18430101, 18431231)
    page = page_of(client)
    assert "Fără an" not in page
    first, second = ("1840–1849", ["Legile", "Afiș"]), ("1850–1859", ["Legile"])
    assert told(timeline(deck())) == [first, second]
    assert re.search(r'>prin 1843</span>\s*<div>\s*<a href="/ro/expozitii/legile/#b-a">Robii statului</a>', page)
    assert re.search(r"<p[^>]*>Trec sub aceeași administrație.</p>\s*</div>\s*<span[^>]*>Legile</span>", page)
    assert 'id="b-a"' in client.get("/ro/expozitii/legile/").content.decode()
    assert "Ultima lege" in page_of(client, "?from=1850&to=1859")


def test_events_are_told_only_by_public_pages(client):
    telling("Ciornă", ("a", "Robii statului", 1843), live=False)
    held = telling("Reținută", ("a", "Ultima lege", 1856))
    page_of(client)
    Hold.objects.create(subject=held.translation_key, reason="Asked for by the family")
    for query in ("", "?from=1800&to=1899"):
        page = page_of(client, query)
        assert "Robii statului" not in page
        assert "Ultima lege" not in page


def test_an_event_of_another_language_says_so(client, committed, locales):
    with committed():
        page = telling("Legile", ("a", "Robii statului", 1843))
    words = re.compile(r'lang="ro">prin 1843</span>\s*<div lang="ro">\s*<a [^>]*>Robii statului</a>\s*<p[^>]*>Trec')
    assert words.search(page_of(client, language="nb"))
    with committed():
        begin(page, locales["nb"], publish=True)
    assert words.search(page_of(client, language="nb"))
    assert page_of(client, language="nb").count("Robii statului") == 1


def test_more_events_ask_no_more_of_the_database(client):
    def asked(number: int) -> int:
        telling(f"Legile {number}", *((f"e{n}", f"Lege {n}", 1100 + n) for n in range(number)))
        client.get("/ro/timeline/")
        with CaptureQueriesContext(connection) as queries:
            page_of(client)
        return len(queries)

    assert asked(2) == asked(30)
