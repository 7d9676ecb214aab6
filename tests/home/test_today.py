"""What waits for a translator or reviewer today."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from exhibits.models import ExhibitIndexPage, ExhibitPage
from exhibits.translations.models import TranslationState
from home.today import LOOKED_AT, STEPS, Today
from museum.setup.people import CURATORS, EDUCATORS
from tests import factories
from tests.people import logged_in, member

pytestmark = pytest.mark.django_db
NB, REVIEWS = "Translators (nb)", "Reviewers (nb)"


@pytest.fixture
def begin(committed, locales):
    """Makes an exhibit and begins its Norwegian, with as many passages written."""

    def begin(title: str, written: int = 0):
        with committed():
            page = factories.exhibit(title, subtitle="Povestea unui cazan")
            source, _ = TranslationSource.update_or_create_from_instance(page)
            translation = Translation.objects.create(source=source, target_locale=locales["nb"])
            translation.save_target(publish=False)
            for segment in source.stringsegment_set.order_by("order")[:written]:
                StringTranslation.objects.create(
                    translation_of=segment.string, locale=locales["nb"], context=segment.context, data="Kjelen",
                    translation_type="manual",
                )  # fmt: skip
        return page

    return begin


@pytest.fixture
def finished(locales):
    """Makes so many Norwegian drafts, older than all others, on which a translator has nothing left to do."""

    def finished(number: int):
        parent, long_ago = ExhibitIndexPage.objects.get(locale=locales["nb"]), datetime(2020, 1, 1, tzinfo=UTC)
        kind, keys = ContentType.objects.get_for_model(ExhibitPage), [uuid.uuid4() for _ in range(number)]
        Page.objects.bulk_create(
            Page(
                title=f"Ferdig {index}", slug=f"ferdig-{index}", translation_key=key, locale=locales["nb"], live=False,
                content_type=kind, depth=parent.depth + 1, url_path=f"{parent.url_path}ferdig-{index}/",
                path=Page._get_path(parent.path, parent.depth + 1, index + 1_000),
            )
            for index, key in enumerate(keys)
        )  # fmt: skip
        TranslationState.objects.bulk_create(
            TranslationState(translation_key=key, locale=locales["nb"], changed_at=long_ago + timedelta(minutes=index))
            for index, key in enumerate(keys)
        )

    return finished


def told(user) -> list[tuple[str, str]]:
    return [(task.title, task.what) for task in Today(user).tasks()]


def begun(user) -> list[tuple[str, str]]:
    return [(title, what) for title, what in told(user) if what != "Nobody has begun it"]


def test_what_was_begun_first_comes_first_then_what_nobody_has_begun(begin, committed, locales):
    begin("Cazanul")
    begin("Ciocanul", written=1)
    with committed():
        factories.story("Povestea", language="en")
        factories.info("Despre")
    found = told(member(NB))
    assert found[:2] == [("Cazanul", "Go on: 4 words to do"), ("Kjelen", "Go on: 3 words to do")]
    missing = [title for title, what in found if what == "Nobody has begun it"]
    assert set(missing) == {"Povestea", "Despre"}


def test_an_original_that_changed_waits_for_its_translator(committed):
    with committed():
        page = factories.exhibit("Cazanul", subtitle="Povestea unui cazan")
        factories.translate(page, "nb", title="Kjelen", subtitle="Fortellingen")
    assert begun(member(NB)) == []
    with committed():
        page.subtitle = "Cu totul altceva, despre ciocane și clești"
        page.save_revision().publish()
    assert begun(member(NB, name="other")) == [("Kjelen", "The original has changed: 7 words to look at")]
    assert begun(member("Translators (en)")) == []


def test_a_reviewer_meets_what_is_to_be_read(begin, committed):
    begin("Cazanul", written=2)
    with committed():
        page = factories.exhibit("Ciocanul")
        factories.translate(page, "nb", title="Hammeren")
    assert begun(member(NB)) == []
    found = begun(member(REVIEWS))
    assert found[0] == ("Kjelen", "Translated: read it, and make it public")
    # After it the museum's own lists, which nobody has reviewed either.
    assert found[-1] == ("Hammeren", "Nobody has reviewed it yet")


def test_it_is_the_first_panel_and_leads_to_the_desk(begin, locales):
    page = begin("Cazanul")
    client = logged_in(member(NB))
    answer = client.get(reverse("wagtailadmin_home"))
    html = answer.content.decode()
    target = page.get_translation(locales["nb"])
    assert f"{reverse('wagtailadmin_pages:edit', args=[target.pk])}#next" in html
    assert html.index('id="today-heading"') < html.index('id="drafts-waiting-heading"')


def test_curators_have_other_panels_for_what_is_missing(begin):
    begin("Cazanul")
    assert told(member(CURATORS)) == [("Cazanul", "Go on: 4 words to do")]


def test_nothing_for_those_who_write_no_page(begin):
    begin("Cazanul")
    assert "today-heading" not in logged_in(member(EDUCATORS)).get(reverse("wagtailadmin_home")).content.decode()


def test_what_is_finished_hides_nothing_that_comes_after_it(begin, finished):
    begin("Cazanul")
    finished(2 * LOOKED_AT)
    assert begun(member(NB)) == [("Cazanul", "Go on: 4 words to do")]
    assert len(told(member(REVIEWS))) == 10, "for a reviewer something is left of each of them"


def test_it_looks_only_so_far(begin, finished):
    begin("Cazanul")
    finished(STEPS * LOOKED_AT + 1)
    user = member(NB)
    with CaptureQueriesContext(connection) as asked:
        assert begun(user) == []
    assert sum("translations_translationstate" in one["sql"] for one in asked) == STEPS
