"""The marks of a chapter go into the admin's editor and come back as they were; what is not formed as it should be
marks nothing, and its words stay."""

import json

import pytest
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.models import ReferenceIndex

from exhibits.book.marks import FEATURES
from tests import factories
from tests.book.pieces import block, cite, note, order, paragraph, ref, term, work

pytestmark = pytest.mark.django_db
NOTE = "40000000-0000-4000-8000-000000000001"


@pytest.fixture
def converter() -> ContentstateConverter:
    return ContentstateConverter([*FEATURES, "bold", "link"])


def there_and_back(converter, html: str) -> str:
    return converter.to_database_format(converter.from_database_format(html))


@pytest.mark.parametrize(
    "mark",
    [
        note(NOTE),
        cite("achim2004"),
        cite("achim2004", "12–14"),
        '<a linktype="cite" work="achim2004" locator="III" label="chapter">(achim2004)</a>',
        term("cauldron", "cazanului"),
        ref(NOTE, "secțiunea 2.1"),
    ],
)
def test_marks_come_back_as_they_were(converter, mark):
    html = f'<p data-block-key="abcde">Înainte {mark} și <b>după</b>.</p>'
    back = there_and_back(converter, html)
    assert there_and_back(converter, back) == back
    for part in mark.removesuffix("</a>").split(">", 1)[0].removeprefix("<a ").split('" '):
        assert part.rstrip('"') in back
    assert 'data-block-key="abcde"' in back


def with_entity(converter, type: str, data: dict) -> str:
    state = {
        "blocks": [
            {
                "key": "abcde", "type": "unstyled", "text": "Vorbe", "depth": 0, "inlineStyleRanges": [],
                "entityRanges": [{"offset": 0, "length": 5, "key": 0}],
            }
        ],
        "entityMap": {"0": {"type": type, "mutability": "IMMUTABLE", "data": data}},
    }  # fmt: skip
    return converter.to_database_format(json.dumps(state))


@pytest.mark.parametrize(
    ("type", "data"),
    [
        ("BOOK_NOTE", {}),
        ("BOOK_NOTE", {"note": '"><script>'}),
        ("BOOK_NOTE", {"note": "x" * 65}),
        ("BOOK_CITE", {"work": "două cuvinte"}),
        ("BOOK_CITE", {"work": None}),
        ("BOOK_TERM", {"term": "a/b"}),
        ("BOOK_REF", {"to": "javascript:alert(1)"}),
    ],
)
def test_what_is_not_formed_as_it_should_be_marks_nothing(converter, type, data):
    assert with_entity(converter, type, data) == '<p data-block-key="abcde">Vorbe</p>'


def test_a_place_in_a_work_is_bounded_and_has_a_label_that_there_is(converter):
    html = with_entity(converter, "BOOK_CITE", {"work": "achim2004", "locator": '"<' + "9" * 99, "label": "onclick"})
    assert 'label="page"' in html
    assert "<9" not in html
    assert html.count("9") == 58


def test_a_work_that_is_cited_is_known_to_be_used():
    cited = work()
    book = factories.book()
    chapter = factories.chapter(book, body=[block("text", paragraph(cite("achim2004")), NOTE)])
    order(book, chapter)
    assert [page.pk for page, _ in ReferenceIndex.get_grouped_references_to(cited)] == [chapter.pk]
