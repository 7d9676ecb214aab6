"""The dashboard: what waits, and what lacks a translation."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from exhibits.access.models import Hold
from exhibits.media.models import ImageText
from exhibits.translations.progress import Progress
from home.dashboard import SHOWN, DraftsWaiting, LacksTranslation, PicturesLackWords
from home.today import Today
from museum.setup.people import CURATORS, EDITORS, EDUCATORS
from tests.factories import exhibit, image, translate
from tests.people import logged_in, member

NB = "Translators (nb)"


@pytest.fixture
def curator(db):
    return member(CURATORS)


def waiting(user) -> list[str]:
    return [draft.page.title for draft in DraftsWaiting(user).drafts()]


def submitted(page, language, locales, translate_first=0):
    source, _ = TranslationSource.update_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=locales[language])
    translation.save_target(publish=False)
    for segment in source.stringsegment_set.all()[:translate_first]:
        StringTranslation.objects.create(
            translation_of=segment.string, locale=locales[language], context=segment.context, data="Kjelen"
        )
    return page.get_translation(locales[language])


def test_drafts_and_changed_pages_wait_the_oldest_first(curator):
    exhibit("Prima", live=False)
    changed = exhibit("A doua")
    exhibit("Publică")
    changed.subtitle = "Cu o schimbare"
    changed.save_revision()
    assert waiting(curator) == ["Prima", "A doua"]


def test_what_is_under_review_says_for_which_step(curator):
    page = exhibit("Cazanul", live=False)
    page.get_workflow().start(page, member(EDITORS))
    (draft,) = DraftsWaiting(curator).drafts()
    assert draft.step == "Second reading"


def test_the_progress_of_a_translation_is_told(curator, locales):
    page = exhibit("Cazanul", subtitle="Meșteșug", search_description="Un cazan.")
    submitted(page, "nb", locales, translate_first=1)
    submitted(page, "en", locales, translate_first=3)
    told = {draft.language.code: draft.progress for draft in DraftsWaiting(curator).drafts()}
    assert told == {"nb": Progress(1, 3, words_to_do=3), "en": Progress(3, 3)}
    words = logged_in(curator).get(reverse("wagtailadmin_home")).content.decode()
    assert "Translation: 1 of 3 texts" in words
    assert "Translated; waits to be published" in words


def test_one_sees_only_what_one_may_change(curator, locales):
    page = exhibit("Cazanul")
    submitted(page, "nb", locales)
    submitted(page, "en", locales)
    assert [draft.language.code for draft in DraftsWaiting(member(NB)).drafts()] == ["nb"]
    assert waiting(member(EDUCATORS)) == []
    words = logged_in(member(EDUCATORS, name="teacher")).get(reverse("wagtailadmin_home")).content.decode()
    assert "drafts-waiting" not in words


def test_more_than_ten_are_counted_not_shown(curator):
    for number in range(SHOWN + 2):
        exhibit(f"Schița {number}", live=False)
    panel = DraftsWaiting(curator)
    context = panel.get_context_data({})
    assert (len(context["drafts"]), context["total"], context["more"]) == (SHOWN, SHOWN + 2, 2)
    assert "2 more are waiting." in logged_in(curator).get(reverse("wagtailadmin_home")).content.decode()


def lacks(user, chosen="") -> dict[str, list[tuple[str, bool]]]:
    rows = LacksTranslation(user, chosen).rows()
    return {row.page.title: [(lack.language.code, lack.begun) for lack in row.lacks] for row in rows}


def test_originals_lack_what_is_missing_or_draft(curator, locales):
    begun, done = exhibit("Început"), exhibit("Tradus")
    submitted(begun, "nb", locales)
    for language in ("rom", "nb", "en"):
        translate(done, language, slug=f"done-{language}")
    exhibit("Schiță", live=False)
    assert lacks(curator) == {"Început": [("rom", False), ("nb", True), ("en", False)]}
    assert LacksTranslation(curator).counts() == {"ro": 0, "rom": 1, "nb": 1, "en": 1}


def test_a_page_first_written_in_another_language_lacks_the_others(curator):
    exhibit("Kjelen", "nb")
    assert lacks(curator) == {"Kjelen": [("ro", False), ("rom", False), ("en", False)]}


def test_what_nobody_outside_sees_lacks_nothing(curator):
    held = exhibit("Cazanul")
    Hold.objects.place(held.translation_key, "De văzut.")
    assert lacks(curator) == {}


def test_what_lacks_most_comes_first_and_a_language_can_be_chosen(curator):
    little, much = exhibit("Puțin"), exhibit("Mult")
    translate(little, "nb", slug="lite")
    assert list(lacks(curator)) == ["Mult", "Puțin"]
    assert lacks(curator, "nb") == {"Mult": [("nb", False)]}
    assert lacks(curator, "xx") == lacks(curator)
    page = logged_in(curator).get(reverse("wagtailadmin_home"), {"lacks": "nb"}).content.decode()
    assert f"{reverse('wagtail_localize:submit_page_translation', args=[much.pk])}?select_locale=nb" in page


def test_a_translator_goes_on_with_a_draft_and_cannot_begin_one(locales):
    begun, new = exhibit("Început"), exhibit("Nou")
    draft = submitted(begun, "nb", locales)
    translator = member(NB)
    rows = {row.page.pk: row.lacks[0] for row in LacksTranslation(translator).rows()}
    assert rows[begun.pk].url == reverse("wagtailadmin_pages:edit", args=[draft.pk])
    assert rows[new.pk].url == ""
    assert [language.code for language in LacksTranslation(translator).languages] == ["nb"]
    assert "an editor has to begin it" in logged_in(translator).get(reverse("wagtailadmin_home")).content.decode()


def wordless(user) -> dict[str, list[str]]:
    rows = PicturesLackWords(user).get_context_data({})["rows"]
    return {picture.title: [language.code for language in languages] for picture, languages in rows}


def test_pictures_without_words_in_a_language_are_listed(curator):
    everywhere = {"ro": "Un cazan", "rom": "Kakavi", "nb": "En kjele", "en": "A cauldron"}
    image("Complet", alt=everywhere)
    image("Doar română", alt={"ro": "Un cazan"})
    half = image("Pe jumătate", alt={"ro": "Un cazan", "nb": "En kjele", "rom": "Kakavi"})
    ImageText.objects.create(image=half, language="en", alt_kind=ImageText.Alt.DESCRIBED)
    image("Ornament").texts.update(alt="", alt_kind=ImageText.Alt.DECORATIVE)
    captioned = image("Cu legendă", alt=everywhere)
    ImageText.objects.filter(image=captioned, language__in=["ro", "nb"]).update(caption="Aramă")
    assert wordless(curator) == {"Doar română": ["rom", "nb", "en"], "Cu legendă": ["rom", "en"]}
    words = logged_in(curator).get(reverse("wagtailadmin_home")).content.decode()
    assert "2 pictures have no alternative text" in words
    assert reverse("wagtailimages:edit", args=[captioned.pk]) in words


def test_pictures_are_listed_for_those_who_may_change_them(db):
    image("Cazan", alt={"ro": "Un cazan"})
    assert wordless(member(EDITORS)) == {}
    assert "pictures-lack-words" not in logged_in(member(NB)).get(reverse("wagtailadmin_home")).content.decode()


def test_the_panels_take_the_same_queries_for_any_number(curator, locales, rolled_back):
    def queries(number):
        with rolled_back():
            for index in range(number):
                page = exhibit(f"Cazan {index}")
                submitted(page, "nb", locales)
                image(f"Cazan {index}", alt={"ro": "Un cazan"})
                draft = exhibit(f"Schiță {index}", live=False)
                draft.get_workflow().start(draft, curator)
            fresh = type(curator).objects.get(pk=curator.pk)
            with CaptureQueriesContext(connection) as captured:
                for panel in (Today(fresh), DraftsWaiting(fresh), LacksTranslation(fresh), PicturesLackWords(fresh)):
                    panel.render_html({"request": None})
            return len(captured)

    few = queries(2)
    assert few == queries(7)
    assert few <= 18
