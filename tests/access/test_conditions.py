"""The conditions of the selectors cost each row of a list as little in a large museum as in a small one."""

import pytest
from django.db import connection
from wagtail.models import Page

from exhibits.access.selectors import public


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite's own words for how it goes about a query")
def test_no_condition_walks_through_all_pages_for_each_page():
    sql, parameters = public(Page.objects.filter(depth=3)).values("pk").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", parameters)
        steps = [row[3] for row in cursor.fetchall()]
    assert any(step.startswith("CORRELATED") for step in steps)
    assert not [step for step in steps if step.startswith(("SCAN a", "SCAN f", "SCAN n", "SCAN q"))], steps
