"""The form of pages: an address with every letter of the title, as long as the page was never public."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from exhibits.models import ExhibitIndexPage, ExhibitPage
from museum.setup.people import EDITORS
from tests.factories import exhibit
from tests.people import logged_in, member


@pytest.fixture
def editor(db):
    return logged_in(member(EDITORS))


def form(title: str, slug: str = "", **fields) -> dict:
    empty = {name: inline_formset([]) for name in ("periods", "themes", "places", "people", "comments")}
    words = {"introduction": rich_text("<p></p>"), "credits": rich_text("<p></p>"), "body": streamfield([])}
    page = {"title": title, "slug": slug, "palette": "copper", "subtitle": "", "content_note": "", "cover": ""}
    return nested_form_data({**page, "seo_title": "", "search_description": "", **words, **empty, **fields})


def create(client, *args, **fields):
    section = ExhibitIndexPage.objects.get(locale__language_code="ro")
    address = reverse("wagtailadmin_pages:add", args=["exhibits", "exhibitpage", section.pk])
    answer = client.post(address, form(*args, **fields))
    assert answer.status_code == 302, answer.context["form"].errors
    return ExhibitPage.objects.latest("pk")


def save(client, page, *args):
    answer = client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form(*args))
    assert answer.status_code == 302, answer.context["form"].errors
    return ExhibitPage.objects.get(pk=page.pk).get_latest_revision_as_object()


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Meșteșugul aramei", "mestesugul-aramei"),
        ("Ʒukel θaj ćhib", "dzukel-taj-chib"),
        ("Blåbær på øya", "blabaer-pa-oya"),
    ],
)
def test_the_address_is_made_from_the_title_and_loses_no_letter(editor, title, slug):
    assert create(editor, title).slug == slug


def test_a_title_without_letters_gets_an_address_too(editor):
    assert create(editor, "«…»").slug == "page"


def test_two_pages_of_one_title_have_two_addresses(editor):
    assert [create(editor, "Cazanul").slug for _ in range(2)] == ["cazanul", "cazanul-1"]


def test_while_it_is_a_draft_the_address_follows_the_title(editor):
    page = create(editor, "Caz")
    assert save(editor, page, "Cazanul de aramă", page.slug).slug == "cazanul-de-arama"


def test_an_address_that_was_written_stays(editor):
    page = create(editor, "Cazanul", "kettle")
    assert page.slug == "kettle"
    assert save(editor, page, "Altul", "kettle").slug == "kettle"


def test_a_public_page_keeps_its_address(editor):
    page = exhibit("Cazanul")
    assert save(editor, page, "Cazanul de aramă", "cazanul").slug == "cazanul"


def test_an_address_in_use_is_refused(editor):
    exhibit("Cazanul")
    section = ExhibitIndexPage.objects.get(locale__language_code="ro")
    address = reverse("wagtailadmin_pages:add", args=["exhibits", "exhibitpage", section.pk])
    assert "already in use" in editor.post(address, form("Altul", "cazanul")).content.decode()
