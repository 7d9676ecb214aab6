"""What follows when a page is published."""

import pytest

from exhibits.media.renditions import missing_sizes
from tests import factories

pytestmark = pytest.mark.django_db


def test_pictures_of_a_published_page_get_their_sizes(committed):
    cover, shown = factories.image("Copertă"), factories.image("În text")
    for image in (cover, shown):
        image.renditions.all().delete()
    with committed():
        factories.exhibit(cover=cover, body=[factories.block("image", {"image": shown.pk})])
    for image in (cover, shown):
        image.refresh_from_db()
        assert missing_sizes(type(image).objects.get(pk=image.pk)) == []
