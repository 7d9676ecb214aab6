"""Works of every kind in both styles, beyond those that the museum has (see tests/golden/references)."""

import datetime
import re

import pytest

from exhibits.formats.bibliography import oral
from exhibits.formats.bibliography.listing import APA, CHICAGO, STYLES, Listing, letters
from exhibits.formats.bibliography.people import Person
from exhibits.formats.bibliography.works import KINDS, Day, Work, from_csl

BECK, CROWE, KOLSTI = Person("Beck", "Sam"), Person("Crowe", "David"), Person("Kolsti", "John E.")
CHAPTER = Work(
    "w", "Slavery in the Romanian Principalities", "chapter", language="en", authors=(BECK,),
    editors=(CROWE, KOLSTI),
    issued=Day(1991), container="The Gypsies of Eastern Europe", place="Armonk", publisher="M. E. Sharpe",
    pages="53-61",
)  # fmt: skip
ARTICLE = Work(
    "w", "The Origins of Gypsy Slavery", "article-journal", language="en", authors=(BECK,), issued=Day(1989),
    container="Dialectical Anthropology", volume="14", issue="1", pages="53–61", doi="10.1007/BF00417672",
    sentence_title="The origins of Gypsy slavery",
)  # fmt: skip
NEWS = Work(
    "w", "Romii și presa", "article-newspaper", language="ro", authors=(Person("Pop", "Ana"),), issued=Day(2015, 4, 8),
    container="Dilema", pages="12",
)  # fmt: skip
TRANSLATED = Work(
    "w", "Dezrobirea", "book", language="ro", authors=(Person("Achim", "Viorel"),), issued=Day(1998), place="București",
    publisher="Editura", edition="2", editors=(CROWE,), translators=(Person("Ionescu", "Jean-Paul"),), volume="2",
)  # fmt: skip
INTERVIEW = Work(
    "w", "O viață", "interview", language="ro", authors=(Person("Stan", "Maria"),), issued=Day(2001, 5),
    interviewers=(Person("Pop", "Ana"),), container="Radio România", url="https://example.org/o-viata",
)  # fmt: skip
UNDATED = Work(
    "w", "Latjo drom", "webpage", language="nb", authors=(Person(literal="Anno Museum"),), url="https://example.org/",
    accessed=Day(2026, 5, 17), container="Anno Museum",
)  # fmt: skip
STORY = oral.telling(
    "w", "Cazanul bunicului", narrator="Maria din Clejani", language="ro", date="2019-05-03", place="Clejani",
    medium="Sound recording", museum="Roma’s Treasure", moment="0:12:30", address="https://example.org/id/1",
    accessed=datetime.date(2026, 5, 17),
)  # fmt: skip


def entry(work: Work, style: str = CHICAGO, language: str = "en") -> str:
    return Listing({work.key: work}, style, language).entries()[0].html


def cite(work: Work, style: str = CHICAGO, language: str = "en", **where) -> str:
    return Listing({work.key: work}, style, language).cite(work.key, **where)


@pytest.mark.parametrize(
    ("work", "style", "language", "told"),
    [
        (
            CHAPTER, CHICAGO, "en",
            "Beck, Sam. 1991. “Slavery in the Romanian Principalities.” In <i>The Gypsies of Eastern Europe</i>, "
            "edited by David Crowe and John E. Kolsti, 53–61. Armonk: M. E. Sharpe.",
        ),
        (
            CHAPTER, CHICAGO, "ro",
            'Beck, Sam. 1991. <span lang="en">„Slavery in the Romanian Principalities”</span>. În <i lang="en">The '
            "Gypsies of Eastern Europe</i>, ed. David Crowe și John E. Kolsti, 53–61. Armonk: M. E. Sharpe.",
        ),
        (
            CHAPTER, APA, "en",
            "Beck, S. (1991). Slavery in the Romanian Principalities. In D. Crowe &amp; J. E. Kolsti (Eds.), <i>The "
            "Gypsies of Eastern Europe</i> (pp. 53–61). M. E. Sharpe.",
        ),
        (
            CHAPTER, APA, "nb",
            'Beck, S. (1991). <span lang="en">Slavery in the Romanian Principalities</span>. I D. Crowe &amp; J. E. '
            'Kolsti (Red.), <i lang="en">The Gypsies of Eastern Europe</i> (s. 53–61). M. E. Sharpe.',
        ),
        (
            ARTICLE, CHICAGO, "en",
            "Beck, Sam. 1989. “The Origins of Gypsy Slavery.” <i>Dialectical Anthropology</i> 14 (1): 53–61. "
            "https://doi.org/10.1007/BF00417672.",
        ),
        (
            ARTICLE, APA, "en",
            "Beck, S. (1989). The origins of Gypsy slavery. <i>Dialectical Anthropology</i>, <i>14</i>(1), 53–61. "
            "https://doi.org/10.1007/BF00417672",
        ),
        (
            NEWS, CHICAGO, "ro",
            "Pop, Ana. 2015. „Romii și presa”. <i>Dilema</i>, 8 aprilie, 12.",
        ),
        (
            NEWS, APA, "ro",
            "Pop, A. (2015, 8 aprilie). Romii și presa. <i>Dilema</i>, 12.",
        ),
        (
            NEWS, APA, "en",
            'Pop, A. (2015, April 8). <span lang="ro">Romii și presa</span>. <i lang="ro">Dilema</i>, 12.',
        ),
        (
            TRANSLATED, CHICAGO, "ro",
            "Achim, Viorel. 1998. <i>Dezrobirea</i>. Ediție îngrijită de David Crowe. Traducere de Jean-Paul Ionescu."
            " Ed. a 2-a. Vol. 2. București: Editura.",
        ),
        (
            TRANSLATED, CHICAGO, "nb",
            'Achim, Viorel. 1998. <i lang="ro">Dezrobirea</i>. Redigert av David Crowe. Oversatt av Jean-Paul '
            "Ionescu. 2. utg. Bd. 2. București: Editura.",
        ),
        (
            TRANSLATED, APA, "en",
            'Achim, V. (1998). <i lang="ro">Dezrobirea</i> (2nd ed., Vol. 2) (D. Crowe, Ed.; J.-P. Ionescu, Trans.). '
            "Editura.",
        ),
        (
            INTERVIEW, CHICAGO, "en",
            'Stan, Maria. 2001. <span lang="ro">“O viață.”</span> Interview by Ana Pop. May. Radio România. '
            "https://example.org/o-viata.",
        ),
        (
            INTERVIEW, APA, "nb",
            'Stan, M. (2001, mai). <i lang="ro">O viață</i> [Intervju]. Radio România. https://example.org/o-viata',
        ),
        (
            UNDATED, CHICAGO, "en",
            'Anno Museum. n.d. <span lang="nb">“Latjo drom.”</span> Accessed 17 May 2026. https://example.org/.',
        ),
        (
            UNDATED, APA, "en",
            'Anno Museum. (n.d.). <i lang="nb">Latjo drom</i>. Retrieved May 17, 2026, from https://example.org/',
        ),
        (
            UNDATED, APA, "nb",
            "Anno Museum. (u.å.). <i>Latjo drom</i>. Hentet 17. mai 2026 fra https://example.org/",
        ),
        (
            UNDATED, APA, "ro",
            'Anno Museum. (f.a.). <i lang="nb">Latjo drom</i>. Accesat la 17 mai 2026, la https://example.org/',
        ),
        (
            STORY, CHICAGO, "en",
            'Maria din Clejani. 2019. <span lang="ro">“Cazanul bunicului.”</span> Clejani, 3 May. Sound recording, '
            "0:12:30. Roma’s Treasure. Accessed 17 May 2026. https://example.org/id/1.",
        ),
        (
            STORY, APA, "en",
            'Maria din Clejani. (2019, May 3). <i lang="ro">Cazanul bunicului</i> [Sound recording, Clejani, '
            "0:12:30]. Roma’s Treasure. Retrieved May 17, 2026, from https://example.org/id/1",
        ),
    ],
)  # fmt: skip
def test_entries(work, style, language, told):
    assert entry(work, style, language) == told


@pytest.mark.parametrize(
    ("where", "chicago", "apa", "apa_nb", "chicago_ro"),
    [
        ({}, "(Beck 1991)", "(Beck, 1991)", "(Beck, 1991)", "(Beck 1991)"),
        ({"locator": "12"}, "(Beck 1991, 12)", "(Beck, 1991, p. 12)", "(Beck, 1991, s. 12)", "(Beck 1991, 12)"),
        ({"locator": "12-14"}, "(Beck 1991, 12–14)", "(Beck, 1991, pp. 12–14)", "(Beck, 1991, s. 12–14)",
         "(Beck 1991, 12–14)"),
        ({"locator": "3", "label": "chapter"}, "(Beck 1991, chap. 3)", "(Beck, 1991, Chapter 3)",
         "(Beck, 1991, kap. 3)", "(Beck 1991, cap. 3)"),
        ({"locator": "7, 9", "label": "article"}, "(Beck 1991, arts. 7, 9)", "(Beck, 1991, arts. 7, 9)",
         "(Beck, 1991, art. 7, 9)", "(Beck 1991, art. 7, 9)"),
        ({"locator": "2", "label": "section"}, "(Beck 1991, sec. 2)", "(Beck, 1991, Section 2)", "(Beck, 1991, § 2)",
         "(Beck 1991, secț. 2)"),
        ({"locator": "12:30", "label": "timestamp"}, "(Beck 1991, 12:30)", "(Beck, 1991, 12:30)", "(Beck, 1991, 12:30)",
         "(Beck 1991, 12:30)"),
        ({"locator": "lăutar", "label": "sub-verbo"}, "(Beck 1991, s.v. lăutar)", "(Beck, 1991, s.v. lăutar)",
         "(Beck, 1991, s.v. lăutar)", "(Beck 1991, s.v. lăutar)"),
        ({"locator": "passim"}, "(Beck 1991, passim)", "(Beck, 1991, passim)", "(Beck, 1991, passim)",
         "(Beck 1991, passim)"),
        ({"locator": "5", "label": "no such"}, "(Beck 1991, 5)", "(Beck, 1991, 5)", "(Beck, 1991, 5)",
         "(Beck 1991, 5)"),
    ],
)  # fmt: skip
def test_places_within_a_work(where, chicago, apa, apa_nb, chicago_ro):
    assert cite(CHAPTER, CHICAGO, "en", **where) == chicago
    assert cite(CHAPTER, APA, "en", **where) == apa
    assert cite(CHAPTER, APA, "nb", **where) == apa_nb
    assert cite(CHAPTER, CHICAGO, "ro", **where) == chicago_ro


def people(number: int) -> tuple[Person, ...]:
    return tuple(Person(f"Name{letters(n)}", "Ana") for n in range(number))


@pytest.mark.parametrize(
    ("number", "chicago", "apa", "chicago_cites", "apa_cites"),
    [
        (2, "Namea, Ana, and Ana Nameb. 2001.", "Namea, A., & Nameb, A. (2001).", "(Namea and Nameb 2001)",
         "(Namea & Nameb, 2001)"),
        (3, "Namea, Ana, Ana Nameb, and Ana Namec. 2001.", "Namea, A., Nameb, A., & Namec, A. (2001).",
         "(Namea et al. 2001)", "(Namea et al., 2001)"),
        (7, "Namea, Ana, Ana Nameb, Ana Namec, et al. 2001.", "Namea, A., Nameb, A.,", "(Namea et al. 2001)",
         "(Namea et al., 2001)"),
        (25, "Namea, Ana, Ana Nameb, Ana Namec, et al. 2001.", "Names, A., . . . Namey, A. (2001).",
         "(Namea et al. 2001)", "(Namea et al., 2001)"),
    ],
)  # fmt: skip
def test_many_authors(number, chicago, apa, chicago_cites, apa_cites):
    work = Work("w", "T", "book", authors=people(number), issued=Day(2001))
    assert chicago in entry(work)
    assert apa in entry(work, APA).replace("&amp;", "&")
    assert cite(work) == chicago_cites
    assert cite(work, APA).replace("&amp;", "&") == apa_cites


def test_works_that_would_be_cited_alike_get_letters_in_the_order_of_the_list():
    author = (Person("Achim", "Viorel"),)
    works = {key: Work(key, title, "book", authors=author, issued=Day(2004)) for key, title in
             (("z", "Beta"), ("y", "Alfa"), ("x", "Gama"))}  # fmt: skip
    works["n1"], works["n2"] = (Work(key, key, "book", authors=author) for key in ("n1", "n2"))
    chicago, apa = Listing(works, CHICAGO, "en"), Listing(works, APA, "en")
    assert [chicago.cite(key) for key in chicago.keys] == [
        "(Achim 2004a)", "(Achim 2004b)", "(Achim 2004c)", "(Achim, n.d.-a)", "(Achim, n.d.-b)",
    ]  # fmt: skip
    assert apa.keys == ["n1", "n2", "y", "z", "x"], "APA has what is undated first"
    assert [letters(n) for n in (0, 25, 26, 27, 701, 702)] == ["a", "z", "aa", "ab", "zz", "aaa"]


def cited_together(*authors: tuple[Person, ...], style: str = CHICAGO, language: str = "en") -> list[str]:
    works = {str(n): Work(str(n), f"T{n}", "book", authors=one, issued=Day(2001)) for n, one in enumerate(authors)}
    listing = Listing(works, style, language)
    return [listing.cite(key).replace("&amp;", "&") for key in works]


def test_other_authors_of_the_same_first_one_are_named_until_they_differ():
    a, b, c, d, e = people(5)
    assert cited_together((a, b, c, d), (a, c, b, d)) == ["(Namea, Nameb, et al. 2001)", "(Namea, Namec, et al. 2001)"]
    assert cited_together((a, b, c), (a, b, d)) == ["(Namea, Nameb, and Namec 2001)", "(Namea, Nameb, and Named 2001)"]
    assert cited_together((a, b, c), (a, b, d), style=APA) == [
        "(Namea, Nameb, & Namec, 2001)",
        "(Namea, Nameb, & Named, 2001)",
    ]
    assert cited_together((a, b, c), (a, d, e), style=APA, language="nb")[0] == "(Namea, Nameb & Namec, 2001)"
    assert cited_together((a, b, c), (a, b, c)) == ["(Namea et al. 2001a)", "(Namea et al. 2001b)"]
    assert cited_together((a, b, c), (b, a, c)) == ["(Namea et al. 2001)", "(Nameb et al. 2001)"]


@pytest.mark.parametrize("style", STYLES)
def test_letters_are_the_same_in_all_languages(style):
    author = (Person("Achim", "Viorel"),)
    titles = ("Țara", "Zori", "Tzara", "Ægir", "Åsen", "Ștefan", "Szabo")
    works = {title: Work(title, title, "book", authors=author, issued=Day(2004)) for title in titles}
    ro, nb, en = (Listing(works, style, language) for language in ("ro", "nb", "en"))
    assert ro.keys == nb.keys == en.keys
    assert [ro.cite(key) for key in titles] == [nb.cite(key) for key in titles] == [en.cite(key) for key in titles]


def test_namesakes_get_their_initials():
    works = {key: Work(key, key, "book", authors=(Person("Achim", given),), issued=Day(year))
             for key, given, year in (("v", "Viorel", 2004), ("m", "Maria", 2005))}  # fmt: skip
    assert Listing(works, APA, "en").cite("v") == "(V. Achim, 2004)"
    assert Listing(works, CHICAGO, "en").cite("m") == "(M. Achim 2005)"


def test_the_list_is_in_the_alphabet_of_its_language():
    names = ("Zapp", "Ære", "Åsen", "Ștefan", "Stan", "Tudor")
    works = {name: Work(name, "T", "book", authors=(Person(name, "A"),), issued=Day(2000)) for name in names}
    assert Listing(works, language="nb").keys == ["Stan", "Ștefan", "Tudor", "Zapp", "Ære", "Åsen"]
    assert Listing(works, language="ro").keys == ["Ære", "Åsen", "Stan", "Ștefan", "Tudor", "Zapp"]
    titles = {"a": Work("a", "The Zither", "book", language="en"), "b": Work("b", "Yes", "book", language="en")}
    assert Listing(titles, language="en").keys == ["b", "a"]


def test_initials():
    told = {"Jan Alexander": "J. A.", "Jean-Paul": "J.-P.", "Ștefan": "Ș.", "ion": "I.", "“Q”": "Q.", "": "", "-": "",
            "J. R. R.": "J. R. R.", "3": ""}  # fmt: skip
    assert {given: Person("X", given).initials for given in told} == told


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("language", ["ro", "rom", "nb", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_doubled_or_left_open_whatever_is_missing(style, language, kind):
    full = {
        "type": kind,
        "title": "Title",
        "author": [{"family": "A", "given": "B"}],
        "editor": [{"literal": "E"}],
        "translator": [{"family": "T"}],
        "issued": {"date-parts": [[2000, 1, 2]]},
        "accessed": {"date-parts": [[2020]]},
        "container-title": "Container",
        "collection-title": "Series",
        "publisher": "P.",
        "publisher-place": "Place",
        "volume": "1",
        "issue": "2",
        "page": "3-4",
        "edition": "2",
        "number": "5",
        "genre": "Genre",
        "event-title": "Event",
        "archive": "Archive",
        "URL": "https://example.org/",
    }
    for missing in (*full, None):
        work = from_csl("w", {name: value for name, value in full.items() if name != missing})
        told = re.sub("<[^>]+>", "", entry(work, style, language)).replace(". . .", "")
        assert not re.search(r"\.\.|,,|\s\s|,\.|\(\)|\[\]|\s[,.)]|\(\s|[;:]\.|“”|„”|«»", told), told
        assert not told.startswith((".", ",", " "))
    assert entry(from_csl("w", {}), style, language)


HOSTILE = '<script>alert("1")</script> & <i>x</i> \x00\u2028</i>'


@pytest.mark.parametrize("style", STYLES)
def test_no_text_becomes_markup(style):
    item = dict.fromkeys(("title", "publisher", "publisher-place", "container-title", "genre", "number"), HOSTILE)
    item |= {"author": [{"literal": HOSTILE}], "language": '"><script>', "URL": "javascript:alert(1)", "DOI": HOSTILE}
    for kind in KINDS:
        work = from_csl("w", item | {"type": kind})
        for told in (entry(work, style), cite(work, style, locator=HOSTILE)):
            assert set(re.findall(r"<[^>]*>", told)) <= {"<i>", "</i>"}
            assert "&lt;script&gt;" in told
        assert Listing({"w": work}, style, "en").entries()[0].url == ""
    lang = from_csl("w", {"title": "T", "type": "book", "language": "ro-Latn-RO"})
    assert entry(lang, style, "en").count('<i lang="ro-Latn-RO">') == 1


@pytest.mark.parametrize(
    "item",
    [
        None, 5, "x", [], {"title": {"a": 1}}, {"author": {"family": "x"}},
        {"author": [None, 5, {}, {"family": 3}, "Y"]},
        {"issued": {"date-parts": [["x", None], 5]}}, {"issued": {"date-parts": "2004"}}, {"issued": 10**30},
        {"title": "x" * 100_000, "author": [{"family": "y" * 100_000}] * 1000},
        {"issued": {"date-parts": [[2004, 2, 31]]}},
        {"custom": 3, "title": "T"}, {"type": ["book"]},
    ],
)  # fmt: skip
def test_an_item_of_no_shape_is_a_work_of_which_little_is_known(item):
    work = from_csl("w", item)
    assert len(entry(work)) < 50_000
    assert work.issued.day == 0


def test_a_thousand_works_are_told_apart():
    works = {f"w{n}": Work(f"w{n}", f"Title {n}", "book", authors=people(3), issued=Day(1900 + n % 100), language="nb")
             for n in range(1000)}  # fmt: skip
    listing = Listing(works, APA, "ro")
    assert len(listing.entries()) == 1000
    assert len({listing.cite(key) for key in works}) == 1000
