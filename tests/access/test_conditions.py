"""What the conditions cost the database."""

import pytest
from wagtail.models import Page

from exhibits.access.selectors import public

pytestmark = pytest.mark.django_db


def test_pages_are_not_gone_through_once_for_each_page():
    """SQLite began with the pages, of which there are thousands, and not with the holds. PostgreSQL chooses well."""
    plan = public(Page.objects.filter(depth__gt=1)).explain()
    assert "SCAN a" not in plan, "a: the pages on hold, h: the holds"
    assert "SCAN h" in plan or "on access_hold h" in plan
