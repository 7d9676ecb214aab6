"""Addresses that readers could once meet lead on, in every language."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect

from exhibits.access.models import Hold
from exhibits.core.former import find_former
from exhibits.models import ExhibitPage
from home.models import InfoPage
from tests import factories

pytestmark = pytest.mark.django_db
KJELEN, CAZANUL = "/nb/utstillinger/kjelen/", "/nb/utstillinger/cazanul/"


@pytest.fixture
def page(committed):
    with committed():
        return factories.exhibit("Cazanul")


@pytest.fixture
def kjelen(page, committed):
    with committed():
        return factories.translate(page, "nb", title="Kjelen", slug="kjelen")


@pytest.fixture
def rename(committed):
    def renamed(page, slug: str):
        page = type(page).objects.get(pk=page.pk)
        page.slug = slug
        with committed():
            page.save_revision().publish()

    return renamed


def lead(client, before: str) -> str:
    """Where an address leads; temporarily, since its page may come back to it."""
    answer = client.get(before, follow=True)
    if not answer.redirect_chain:
        assert answer.status_code == 404
        return ""
    assert answer.status_code == 200
    assert {status for _, status in answer.redirect_chain} == {302}
    return answer.redirect_chain[-1][0]


def test_an_original_with_another_slug(client, page, rename):
    assert client.get(CAZANUL).status_code == 200
    rename(page, "caldarea")
    assert lead(client, CAZANUL) == "/nb/utstillinger/caldarea/"
    assert lead(client, "/en/exhibits/cazanul/") == "/en/exhibits/caldarea/"
    rename(page, "ceaunul")
    for former in ("cazanul", "caldarea"):
        assert lead(client, f"/nb/utstillinger/{former}/") == "/nb/utstillinger/ceaunul/"
    rename(page, "cazanul")
    assert client.get(CAZANUL).status_code == 200
    assert lead(client, "/nb/utstillinger/ceaunul/") == CAZANUL


def test_and_a_translation_since(client, page, rename, committed):
    rename(page, "caldarea")
    with committed():
        factories.translate(ExhibitPage.objects.get(pk=page.pk), "nb", title="Kjelen", slug="kjelen")
    assert lead(client, CAZANUL) == KJELEN


def test_below_a_page_that_was_renamed_or_moved(client, rename, committed):
    with committed():
        above, other = factories.info("Prima"), factories.info("A doua")
        child = factories.info("Copil", parent=above)
        made = factories.translate(above, "nb", title="Første", slug="forste")
    assert client.get("/nb/forste/copil/").status_code == 200
    rename(made, "eneste")
    assert lead(client, "/nb/forste/copil/") == "/nb/eneste/copil/"
    rename(above, "singura")
    assert lead(client, "/en/prima/copil/") == "/en/singura/copil/"
    with committed():
        InfoPage.objects.get(pk=child.pk).move(other, pos="last-child")
    for before in ("/nb/forste/copil/", "/nb/eneste/copil/"):
        assert lead(client, before) == "/nb/a-doua/copil/"
    assert lead(client, "/en/singura/copil/") == "/en/a-doua/copil/"


def test_a_withdrawn_translation(client, kjelen, rename, committed):
    rename(kjelen, "gryta")
    with committed():
        ExhibitPage.objects.get(pk=kjelen.pk).unpublish()
    assert lead(client, "/nb/utstillinger/gryta/") == CAZANUL
    assert client.get(KJELEN, follow=True).redirect_chain[-1] == (CAZANUL, 302)


def test_below_a_withdrawn_translation(client, committed):
    with committed():
        above = factories.info("Prima")
        factories.info("Copil", parent=above)
        made = factories.translate(above, "nb", title="Første", slug="forste")
    with committed():
        made.unpublish()
    assert lead(client, "/nb/forste/copil/") == "/nb/prima/copil/"


def test_a_translation_that_was_never_public_is_nowhere(client, page, committed):
    with committed():
        factories.translate(page, "nb", live=False, title="Hemmelig", slug="hemmelig")
    assert lead(client, "/nb/utstillinger/hemmelig/") == ""


def test_nothing_leads_to_what_is_not_public(client, page, kjelen, rename, committed):
    rename(page, "caldarea")
    with committed():
        kjelen.unpublish()
    hold = Hold.objects.create(subject=page.translation_key, reason="family")
    for before in (KJELEN, CAZANUL, "/en/exhibits/cazanul/"):
        assert lead(client, before) == "", before
    Hold.objects.filter(pk=hold.pk).delete()
    assert lead(client, KJELEN)
    with committed():
        ExhibitPage.objects.get(pk=page.pk).unpublish()
    for before in (KJELEN, CAZANUL, "/en/exhibits/cazanul/"):
        assert lead(client, before) == "", before


def test_what_a_curator_has_redirected_leads_where_they_say(client, page, kjelen, committed):
    with committed():
        kjelen.unpublish()
    Redirect.add_redirect(KJELEN, redirect_to="/nb/om/", is_permanent=False)
    assert client.get(KJELEN).url == "/nb/om/"


def test_it_asks_as_often_for_any_path(page, rename):
    rename(page, "caldarea")
    counts = []
    for slugs in (["utstillinger", "cazanul"], ["utstillinger", "nimic"], [*"abcdefgh", "cazanul"]):
        with CaptureQueriesContext(connection) as asked:
            find_former("nb", slugs)
        counts.append(len(asked))
    assert counts[0] <= 6
    assert max(counts[1:]) <= counts[0]
    assert find_former("nb", ["x"] * 50) is None
