"""Every paragraph of a chapter is found again under its own anchor, in every language."""

import re
from collections import Counter

import pytest

from exhibits.book.anchors import Anchors
from tests import factories
from tests.book.pieces import block, order, paragraph

pytestmark = pytest.mark.django_db
TEXT, FACTS = "50000000-0000-4000-8000-000000000001", "50000000-0000-4000-8000-000000000002"
ITEMS = '<ul><li data-block-key="item1">unu</li><li data-block-key="item2">doi</li></ul>'


@pytest.fixture
def chapter():
    book = factories.book()
    facts = {"title": "Pe scurt", "text": paragraph("Un fapt.", "fact1")}
    body = [block("text", paragraph("Din India.", "first") + ITEMS, TEXT), block("facts", facts, FACTS)]
    made = factories.chapter(book, "Drumul", body=body, summary=paragraph("Pe scurt.", "short"))
    order(book, made)
    factories.translate(type(book).objects.get(pk=book.pk), "nb", title="Boken", slug="boken")
    factories.translate(made, "nb", title="Veien", slug="veien", summary=paragraph("Kort.", "short"))
    return made


def ids(html: str) -> list[str]:
    return re.findall(r'\sid="([^"]+)"', html)


def anchors(client, address: str) -> list[str]:
    html = client.get(address).content.decode()
    assert not [id for id, count in Counter(ids(html)).items() if count > 1]
    assert "data-block-key" not in html
    return [id for id in ids(html) if id.startswith("p-")]


HERE = [f"p-{TEXT}-first", f"p-{TEXT}-item1", f"p-{TEXT}-item2", f"p-{FACTS}-fact1"]


@pytest.mark.parametrize("address", ["/ro/cartea/drumul/", "/nb/boken/veien/", "/ro/cartea/?whole=1"])
def test_paragraphs_and_items_have_the_same_anchors_in_all_languages(chapter, client, address):
    assert anchors(client, address) == HERE


def test_beside_another_language_each_anchor_stands_once(chapter, client):
    assert anchors(client, "/ro/cartea/drumul/?beside=nb") == HERE


def test_of_a_chapter_that_was_copied_no_anchor_stands_twice(chapter, client):
    copied = chapter.copy(update_attrs={"title": "Copie", "slug": "copie"}, keep_live=True, copy_revisions=False)
    assert copied.live
    html = client.get("/ro/cartea/?whole=1").content.decode()
    assert Counter(ids(html))[HERE[0]] == 1


def test_what_is_in_no_block_has_no_anchor():
    assert Anchors()(None, "short") == ""
