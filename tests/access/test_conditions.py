"""What the conditions cost the database."""

import re

import pytest
from wagtail.models import Page

from exhibits.access.selectors import public

pytestmark = pytest.mark.django_db


def test_marks_are_looked_up_once_for_each_list():
    """Both databases went through all holds, or all pages, for each page that was asked about."""
    plan = public(Page.objects.filter(depth__gt=1)).explain()
    assert not re.search(r"SCAN [nf]\b", plan), "n: the pages on hold, f: what lies below them, r: the holds"
    assert plan.count("LIST SUBQUERY") == 2 or plan.count("hashed SubPlan") >= 2, plan
