"""What a passage has to keep to by its place."""

import pytest
from wagtail_localize.models import TranslationSource

from exhibits.formats.checking import Fault, Kind
from exhibits.translations.faults import words_for
from exhibits.translations.limits import limits_of
from tests import factories
from tests.factories import block

pytestmark = pytest.mark.django_db


def test_limits_are_those_of_fields_and_blocks(committed):
    years = {"date": "1385", "year": 1385, "title": "Primul", "text": "<p>Un an.</p>"}
    events = [{"type": "item", "id": "4f9b2b7e-0000-4000-8000-000000000001", "value": years}]
    body = [
        block("heading", {"text": "Mai târziu"}),
        block("text", "<p>Un <b>cazan</b>.</p>"),
        block("timeline", {"title": "Ani", "events": events}),
    ]
    with committed():
        page = factories.exhibit("Cazanul", subtitle="Povestea", body=body)
    source, _ = TranslationSource.update_or_create_from_instance(page)
    found = limits_of(source)
    heading, text, timeline = (one["id"] for one in body)
    title = page._meta.get_field("title")
    assert found["title"].letters == title.max_length
    assert not found["title"].rich
    assert found["title"].labels == (title.verbose_name,)
    assert found["subtitle"].letters == page._meta.get_field("subtitle").max_length
    blocks = page.body.stream_block.child_blocks
    assert found[f"body.{heading}.text"].letters == blocks["heading"].child_blocks["text"].field.max_length
    assert found[f"body.{heading}.text"].letters
    assert found[f"body.{text}"].rich
    assert found[f"body.{text}"].letters is None
    event = blocks["timeline"].child_blocks["events"].child_block.child_blocks
    path = f"body.{timeline}.events.4f9b2b7e-0000-4000-8000-000000000001"
    assert found[f"{path}.title"].letters == event["title"].field.max_length
    assert found[f"{path}.title"].labels[-1] == str(event["title"].label)
    assert found[f"{path}.text"].rich


@pytest.mark.parametrize("kind", Kind)
def test_every_fault_has_words(kind):
    assert "%" not in words_for(Fault(kind, "x"))
