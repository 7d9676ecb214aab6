"""The neutral record of objects."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from exhibits.catalogue.describe import record_of, records_of
from exhibits.catalogue.models import ObjectDimension, ObjectImage, ObjectMaker
from exhibits.media.models import TileSet
from exhibits.vocabularies.models import PagePlace
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def cauldron(committed):
    with committed():
        made = factories.thing(
            number="CR 1",
            date="1860",
            summary="De aramă.",
            description="<p>Bătut <b>rece</b>.</p>",
            images=[ObjectImage(image=factories.image(alt={"ro": "Un cazan", "nb": "En kjele"}))],
            makers=[ObjectMaker(name="necunoscut")],
            dimensions=[ObjectDimension(kind="height", value="42.500")],
            places=[PagePlace(term=factories.place(wikidata="Q1"), role="used")],
        )
        factories.translate(made, "nb", title="Kjele", slug="kjele")
    return made


def test_it_says_what_is_known_in_all_languages(cauldron):
    record = record_of(cauldron.translation_key)
    assert (record.number, record.date) == ("CR 1", "1860")
    assert record.titles == {"ro": "Cazan", "nb": "Kjele"}
    assert record.descriptions["ro"] == "Bătut rece."
    assert record.addresses["nb"].endswith("/nb/samlingen/kjele/")
    assert record.permanent.endswith(f"/id/{cauldron.translation_key}")
    assert [(one.kind, one.value, one.unit) for one in record.dimensions] == [("height", "42.5", "cm")]
    place = record.places[0]
    assert (place.key, place.role, place.uri) == ("tismana", "used", "http://www.wikidata.org/entity/Q1")
    assert record.pictures[0].alt == {"ro": "Un cazan", "nb": "En kjele"}
    assert record.pictures[0].src.startswith("http")
    assert record.pictures[0].service == "", "a small picture has no tiles"
    assert (record.texts["nb"].original, record.texts["ro"].original) == ("ro", "")


def test_a_picture_with_tiles_says_where_they_are(cauldron):
    image = cauldron.images.get().image
    TileSet.objects.create(image=image, directory="tiles/a/b", width=4000, height=3000)
    assert record_of(cauldron.translation_key).pictures[0].service == f"http://localhost:8000/iiif/3/{image.uuid}"


def test_what_nobody_may_see_has_none(cauldron, committed):
    with committed():
        cauldron.get_translations().first().unpublish()
    assert set(record_of(cauldron.translation_key).titles) == {"ro"}
    with committed():
        cauldron.unpublish()
    assert record_of(cauldron.translation_key) is None


def test_as_many_queries_for_any_number(cauldron, committed):
    with committed():
        others = [
            factories.thing(
                f"Cazan {n}",
                images=[ObjectImage(image=factories.image())],
                places=[PagePlace(term=factories.place(f"place-{n}", f"Loc {n}"))],
                dimensions=[ObjectDimension(kind="height", value=n)],
            )
            for n in range(4)
        ]
    keys = [cauldron.translation_key, *(one.translation_key for one in others)]
    counts = []
    for some in (keys[:1], keys):
        with CaptureQueriesContext(connection) as asked:
            assert len(records_of(some)) == len(some)
        counts.append(len(asked))
    assert counts[0] == counts[1]
