"""How a book and its chapters are cited, and what reference managers read of their pages."""

import json
import re

import pytest

from exhibits.book.models import BookContributor
from tests import factories
from tests.book.pieces import order

pytestmark = pytest.mark.django_db


@pytest.fixture
def chapter():
    people = [BookContributor(name="Ionescu, Maria", role="aut"), BookContributor(name="Popa, Dan", role="edt")]
    book = factories.book("Cartea proiectului", publisher="Asociația", isbn="978-92-95055-02-5", contributors=people)
    made = factories.chapter(book, "Drumul </script> & mai departe")
    order(book, made)
    return made


def path(page) -> str:
    return "/" + page.locale.language_code + "/" + page.url_path.split("/", 2)[2]


def test_a_chapter_is_cited_within_its_book_in_both_styles(chapter, client):
    html = client.get(path(chapter)).content.decode()
    cited = re.findall(r"<dt>(?:Chicago|APA)[^<]*</dt><dd[^>]*>(.*?)</dd>", html, re.S)
    assert len(cited) == 2
    for one in cited:
        assert "Ionescu" in one
        assert "<i>Cartea proiectului</i>" in one
        assert "</script>" not in one


def test_reference_managers_find_all_they_need_in_the_head(chapter, client):
    head = client.get(path(chapter)).content.decode().partition("</head>")[0]
    found = dict(re.findall(r'<meta name="(citation_\w+)" content="([^"]*)">', head))
    assert found["citation_title"] == "Drumul &lt;/script&gt; &amp; mai departe"
    assert found["citation_author"] == "Maria Ionescu"
    assert found["citation_inbook_title"] == "Cartea proiectului"
    assert found["citation_isbn"] == "978-92-95055-02-5"
    assert re.fullmatch(r"\d{4}/\d\d/\d\d", found["citation_publication_date"])
    told = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', head, re.S)[1])
    assert (told["@type"], told["name"]) == ("Chapter", "Drumul </script> & mai departe")
    assert told["isPartOf"]["name"] == "Cartea proiectului"
    assert told["position"] == "1"


@pytest.mark.parametrize(("ending", "begins"), [("bib", "@incollection{"), ("ris", "TY  - CHAP")])
def test_programs_get_the_citation_of_a_chapter(chapter, client, ending, begins):
    answer = client.get(f"/cite/{chapter.translation_key}.{ending}")
    assert answer.status_code == 200
    assert answer.content.decode().startswith(begins)
    chapter.unpublish()
    assert client.get(f"/cite/{chapter.translation_key}.{ending}").status_code == 404


def test_the_book_itself_is_a_book(chapter, client):
    book = chapter.get_parent()
    assert client.get(f"/cite/{book.translation_key}.ris").content.decode().startswith("TY  - BOOK")
    head = client.get(path(book)).content.decode().partition("</head>")[0]
    assert '"@type": "Book"' in head
