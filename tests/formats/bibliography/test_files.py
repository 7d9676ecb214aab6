"""BibTeX and RIS as reference managers write them, as people write them, and as nobody should."""

import json

import pytest

from exhibits.formats.bibliography.files import bibtex_writer, csl_json, ris_writer
from exhibits.formats.bibliography.files.faults import MOST_BYTES, MOST_WORKS, Wrong
from exhibits.formats.bibliography.files.keys import free, key_of, made_key
from exhibits.formats.bibliography.files.latex import decoded
from exhibits.formats.bibliography.files.names import people_in
from exhibits.formats.bibliography.files.reading import decoded as text_of
from exhibits.formats.bibliography.files.reading import read
from exhibits.formats.bibliography.people import Person
from exhibits.formats.bibliography.works import Day, Work
from tests.formats.hostile import FILES

ZOTERO = r"""
@incollection{beck_slavery_1991,
	address = {Armonk},
	title = {Slavery in the {Romanian} principalities},
	isbn = {978-0-87332-671-3},
	language = {en},
	booktitle = {The {Gypsies} of {Eastern} {Europe}},
	publisher = {M. E. Sharpe},
	author = {Beck, Sam},
	editor = {Crowe, David and Kolsti, John},
	year = {1991},
	note = {Read in the library},
	pages = {53--61},
}

@article{rosvoll_jews_2015,
	title = {«\r{A} bli dem kvit»: Utviklingen av en \glqq sig{\o}ynerpolitikk\grqq{}},
	volume = 12,
	number = "3",
	journal = {Nytt Norsk Tidsskrift},
	author = {Rosvoll, Maria and Lien, Lars and Brustad, Jan Alexander},
	month = apr, year = {2015},
	doi = {https://doi.org/10.1234/abc_def},
	url = {https://example.org/a_b%20c~d},
	urldate = {2026-05-17},
}

@techreport{nou2015, author={{NOU 2015: 7}}, title={Assimilering og motstand}, year=2015, institution = {Departementet}}
"""
BIBLATEX = r"""
@string(cup = "Cambridge University Press")
@preamble{"\newcommand{\noop}[1]{}"}
@comment{jabref-meta: databaseType:biblatex;}
@thesis{minken, author = "Anne Minken", title = {Tatere i Norden}, subtitle = {f{\o}r 1850}, date = {2009-11},
  type = {Doctoral thesis}, institution = {University of Troms{\o}}, langid = {norwegian}}
@online{latjo, author = {{Anno Glomdalsmuseet}}, title = {Latjo drom}, url = {https://glomdalsmuseet.no/latjo-drom}}
@article{news, entrysubtype = {newspaper}, author = {de la Cruz, Ana and Ion Budai-Deleanu and others},
  title = {Un titlu}, journaltitle = {Dilema}, date = {2015-04-08}, langid = {romanian}}
@book{matras2002, author = {Matras, Yaron}, title = {Romani}, publisher = cup # { Ltd}, year = 2002, edition = {2}}
@misc{ecrml, entrysubtype = {treaty}, title = {European Charter}, author = {{Council of Europe}}, date = {1992-11-05}}
@collection{years, editor = {Bakker, Peter}, title = {Studies}, date = {1891/1893}, series = {Roma}, number = {4}}
"""
RIS = """TY  - CHAP
AU  - Beck, Sam
A2  - Crowe, David
A2  - Kolsti, John
TI  - Slavery in the Romanian
principalities
T2  - The Gypsies of Eastern Europe
PB  - M. E. Sharpe
CY  - Armonk
PY  - 1991
SP  - 53
EP  - 61
ER  -

TY  - ELEC
ID  - latjo:drom
AU  - Anno Glomdalsmuseet
TI  - Latjo drom
UR  - https://glomdalsmuseet.no/latjo-drom
Y2  - 2026/05/17/
LA  - nb
ER  - \t
"""


def works(text: str) -> dict[str, Work]:
    reading = read(text)
    assert not reading.faults
    return {found.work.key: found.work for found in reading.works}


def faults(text: str) -> list[tuple[int, Wrong, str]]:
    return [(one.line, one.wrong, one.detail) for one in read(text).faults]


def test_bibtex_of_a_reference_manager():
    found = works(ZOTERO)
    assert list(found) == ["beck_slavery_1991", "rosvoll_jews_2015", "nou2015"]
    chapter, article, report = found.values()
    assert chapter == Work(
        "beck_slavery_1991", "Slavery in the Romanian principalities", "chapter", language="en",
        authors=(Person("Beck", "Sam"),), editors=(Person("Crowe", "David"), Person("Kolsti", "John")),
        issued=Day(1991), container="The Gypsies of Eastern Europe", publisher="M. E. Sharpe", place="Armonk",
        pages="53–61", isbn="978-0-87332-671-3", annotation="Read in the library",
    )  # fmt: skip
    assert article.title.startswith("«Å bli dem kvit»: Utviklingen av en")
    assert "sigøynerpolitikk" in article.title
    assert (article.volume, article.issue, article.number) == ("12", "3", "")
    assert (article.issued, article.accessed) == (Day(2015, 4), Day(2026, 5, 17))
    assert (article.doi, article.url) == ("10.1234/abc_def", "https://example.org/a_b%20c~d")
    assert report.authors == (Person(literal="NOU 2015: 7"),)


def test_biblatex():
    found = works(BIBLATEX)
    thesis = found["minken"]
    assert (thesis.title, thesis.language, thesis.kind) == ("Tatere i Norden: før 1850", "nb", "thesis")
    assert (thesis.issued, thesis.publisher) == (Day(2009, 11), "University of Tromsø")
    assert found["latjo"].kind == "webpage"
    assert found["news"].kind == "article-newspaper"
    assert found["news"].authors == (Person("de la Cruz", "Ana"), Person("Budai-Deleanu", "Ion"))
    assert found["matras2002"].publisher == "Cambridge University Press Ltd"
    assert found["ecrml"].kind == "treaty"
    assert (found["years"].issued, found["years"].series_number) == (Day(1891, until=1893), "4")


def test_ris():
    found = works(RIS.replace("\n", "\r\n"))
    chapter, page = found["beck1991"], found["latjo-drom"]
    assert chapter.title == "Slavery in the Romanian principalities", "a line without a tag goes on"
    assert (chapter.kind, chapter.pages, chapter.container) == ("chapter", "53–61", "The Gypsies of Eastern Europe")
    assert chapter.editors == (Person("Crowe", "David"), Person("Kolsti", "John"))
    assert (page.kind, page.accessed, page.language) == ("webpage", Day(2026, 5, 17), "nb")
    assert [one.has_own_key for one in read(RIS).works] == [False, True]


@pytest.mark.parametrize(
    ("tex", "told"),
    [
        (r"Ko\u{g}\u alniceanu, Petcu\c{t}, Sar{\u a}u", "Koğălniceanu, Petcuţ, Sarău"),
        (r"\textcommabelow{S}tefan {\^I}n {\'{\i}} \'\i \^{\i}", "Ștefan În í íî"),
        (r"\o \O{} {\aa} \AA, \ae{}\OE \ss \l \v{c}\'{c} \H{o} \k{a} \=a", "øØ å Å, æŒßłčć ő ą ā"),
        (r"``Quoted'' -- it's --- {\em so}~much \& \% \$ \# \_ \{x\}", "“Quoted” – it's — so much & % $ # _ {x}"),
        (r"\textit{a} \unknowncommand{b} \LaTeX{} 1\,000 man\-u\-script \\ end", "a b LaTeX 1 000 manuscript end"),
        (r"\"{\i}\'", "ï"),
        ("\\", ""),
    ],
)
def test_letters_of_tex(tex, told):
    assert decoded(tex) == told


def test_a_cedilla_becomes_a_comma_where_that_is_certain():
    text = "@book{%s, title={Ştiinţa şi ţara}, author={Nişcă, Ţuţu}, language={%s}}\n"
    found = works(text % ("a", "ro") + text % ("b", "tr"))
    assert (found["a"].title, found["a"].authors) == ("Știința și țara", (Person("Nișcă", "Țuțu"),))
    assert found["b"].title == "Ştiința şi țara", "ş is a Turkish letter, too"


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ("Achim, Viorel", [Person("Achim", "Viorel")]),
        ("Viorel Achim and Ian F. Hancock", [Person("Achim", "Viorel"), Person("Hancock", "Ian F.")]),
        ("van der Berg, Jr, Hans", [Person("van der Berg", "Hans, Jr")]),
        ("Hans van der Berg", [Person("van der Berg", "Hans")]),
        ("{Council of Europe} and {Barnes and Noble}",
         [Person(literal="Council of Europe"), Person(literal="Barnes and Noble")]),
        ("{\\c{S}tef{\\u a}nescu}, {\\^I}on", [Person("Ştefănescu", "Îon")]),
        ("UNESCO", [Person(literal="UNESCO")]),
        (" , and others", []),
        ("Grigore,\n\tDelia\n and\n Sarău, Gheorghe", [Person("Grigore", "Delia"), Person("Sarău", "Gheorghe")]),
    ],
)  # fmt: skip
def test_names_of_bibtex(names, told):
    assert list(people_in(names)) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("@book{a,\n title = {x}\n}\n\n@book{b,\n title = {open\n\n@book{c, title={y}}",
         [(6, Wrong.NOT_CLOSED, "{")]),
        ('@book{a, title = "x}', [(1, Wrong.NOT_CLOSED, '"')]),
        ("@book{a,\n title = {x}\n year = 1990\n}", [(3, Wrong.EXPECTED, ",")]),
        ("@book{a, title {x}}", [(1, Wrong.EXPECTED, "=")]),
        ("@book{a, title = {x},\n year = 1990,", [(1, Wrong.NOT_CLOSED, "@book")]),
        ("@book{, title = {x}}", [(1, Wrong.NO_KEY, "")]),
        ("@book{漢字, title = {x}}", [(1, Wrong.WRONG_KEY, "漢字")]),
        ("@book{a, title = {x}}\n@book{A, title = {y}}", [(2, Wrong.KEY_TWICE, "A")]),
        ("@book{a, title = {x},\n title = {y}}", [(2, Wrong.FIELD_TWICE, "title")]),
        ("@book{a, title = {x}, publisher = cup}", [(1, Wrong.UNKNOWN_STRING, "cup")]),
        ("@book{a, year = 1990}", [(1, Wrong.NO_TITLE, "a")]),
        ("@book{a, title = {},\n title2={x}}", [(1, Wrong.NO_TITLE, "a")]),
        ("@book{a,\n title = {%s}}" % ("x" * 3000), [(2, Wrong.TOO_LONG, "title")]),
        ("@book{a, title = {x},\n url = {javascript:alert(1)}}", [(2, Wrong.NO_ADDRESS, "javascript:alert(1)")]),
        ("TY  - BOOK\nTI  - x\nTY  - BOOK\nTI  - y\nER  - ", [(1, Wrong.NOT_ENDED, "")]),
        ("TY  - BOOK\nTI  - x\n", [(1, Wrong.NOT_ENDED, "")]),
        ("TY  - BOOK\nTI  - x\nER  - \nAU  - y\n", [(4, Wrong.NOT_BEGUN, "")]),
        ("TY  - BOOK\nno tag\nTI  - x\nER  - ", [(2, Wrong.NO_TAG, "no tag")]),
        ("TY  - BOOK\nAU  - x\nER  - ", [(1, Wrong.NO_TITLE, "")]),
        ("", [(0, Wrong.EMPTY, "")]),
        ("@string{a = {b}}", [(0, Wrong.EMPTY, "")]),
        ("key: value", [(0, Wrong.UNKNOWN_FORM, "")]),
        ("@book{a, title = {x\x07}}", [(1, Wrong.CONTROL, "U+0007")]),
        ("\n\n@book{a, title = {x\x00}}", [(3, Wrong.CONTROL, "U+0000")]),
    ],
)  # fmt: skip
def test_every_fault_is_told_with_its_line(text, told):
    assert faults(text) == told


def test_one_fault_hides_no_other_and_no_other_work():
    reading = read("@book{a, title {x}}\n@book{b, title={y}}\n@book{c}\n@book{d, title={z}, x}\n")
    assert [(one.line, one.wrong) for one in reading.faults] == [
        (1, Wrong.EXPECTED), (3, Wrong.NO_TITLE), (4, Wrong.EXPECTED),
    ]  # fmt: skip
    assert [found.work.key for found in reading.works] == ["b", "c"]


@pytest.mark.parametrize("name", FILES)
def test_what_nobody_means_has_faults(name):
    assert read(FILES[name]).faults


def test_how_much_is_read():
    assert faults("@book{a, title={x}}\n" * (MOST_WORKS + 1)) == [(0, Wrong.TOO_MANY, "500")]
    assert len(works("".join(f"@book{{a{n}, title={{x}}}}\n" for n in range(MOST_WORKS)))) == MOST_WORKS
    assert faults("TY  - BOOK\nTI  - x\nER  - \n" * (MOST_WORKS + 1)) == [(0, Wrong.TOO_MANY, "500")]
    assert faults("x" * (MOST_BYTES + 1)) == [(0, Wrong.TOO_LARGE, "1000")]
    assert text_of(b"x" * (MOST_BYTES + 1))[1].wrong is Wrong.TOO_LARGE
    assert text_of("Ț\n".encode("iso8859_16"))[1].wrong is Wrong.UNDECODABLE
    assert text_of("Ț".encode("utf-16")) == ("Ț", None)
    assert text_of("\ufeffȚ".encode()) == ("Ț", None)


def test_keys():
    assert key_of("Achim_2004-a") == "Achim_2004-a"
    assert key_of("DBLP:conf/x") == "dblp-conf-x"
    assert key_of("x" * 80) == "x" * 60
    assert made_key(Work("", "T", authors=(Person("Kogălniceanu", "Mihail"),), issued=Day(1837))) == "kogalniceanu1837"
    assert made_key(Work("", "Latjo drom og mer")) == "latjodrom"
    assert made_key(Work("", "漢字")) == "work"
    assert free("a", {"a", "a-2"}) == "a-3"


FULL = Work(
    "full",
    "Ț & {x} \\y",
    "chapter",
    short_title="Ț",
    sentence_title="ț",
    language="ro",
    authors=(Person("Budai-Deleanu", "Ion"), Person(literal="Council, of Europe")),
    editors=(Person("van Baar", "Huub"),),
    translators=(Person("Madonna"),),
    issued=Day(1991, 4, 2),
    accessed=Day(2026, 5, 17),
    container="Cartea #1",
    series="Seria",
    series_number="4",
    publisher="Ed_itura",
    place="Iași",
    volume="2",
    pages="53–61",
    edition="2",
    genre="Eseu",
    event="Congres",
    doi="10.1007/BF00417672",
    isbn="978-0-87332-671-3",
    url="https://example.org/a_b%20{c}",
    annotation="note",
)


def test_a_work_that_is_written_is_read_as_it_was():
    again = works(bibtex_writer.entry(FULL))["full"]
    told = FULL.__dict__ | {"sentence_title": "", "url": "https://example.org/a_b%20%7Bc%7D"}
    assert again.__dict__ == told, "BibTeX has no place for the title with few capitals"
    [item] = json.loads(csl_json.write([FULL]))
    assert item["author"] == [{"family": "Budai-Deleanu", "given": "Ion"}, {"literal": "Council, of Europe"}]
    assert item["custom"] == {"sentence-title": "ț"}
    ris = works(ris_writer.record(FULL))["full"]
    assert (ris.title, ris.pages, ris.issued) == (FULL.title, FULL.pages, FULL.issued)
    assert ris.authors[0] == FULL.authors[0]
    assert ris.translators == (Person(literal="Madonna"),), "RIS has no single names"
