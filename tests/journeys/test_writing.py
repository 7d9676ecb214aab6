"""Writing outside any transaction, as some of the admin's views do, succeeds, and no page that was kept outlives it."""

from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

HOLD = """
from exhibits.access.models import Hold
from exhibits.models import ExhibitPage
page = ExhibitPage.objects.get(url_path__endswith="/ce-stie-ciocanul/")
print(Hold.objects.create(subject=page.translation_key, reason="Asked for").pk)
"""
LIFT = """
from django.utils import timezone
from exhibits.access.models import Hold
print(Hold.objects.update(lifted_at=timezone.now()))
"""


def test_a_row_inserted_by_itself_ends_what_is_kept(museum):
    address = f"{museum.address}/ro/expozitii/ce-stie-ciocanul/"
    for _ in range(6):  # each of the processes that serve keeps it
        assert urlopen(address).status == 200
    museum.manage("django", "shell", "-c", HOLD)
    with pytest.raises(HTTPError, match="404"):
        urlopen(address)
    museum.manage("django", "shell", "-c", LIFT)
    assert urlopen(address).status == 200
